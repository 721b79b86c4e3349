// What is offered while somebody chooses several of a list.
import { expect, test } from 'vitest';
import { left } from './choose-several';

const options = [
	{ value: 'laptop', text: 'Laptop' },
	{ value: 'monitor_lcd', text: 'Monitor' },
	{ value: 'monitor_crt', text: 'CRT monitor' },
	{ value: 'ups', text: 'UPS, with battery' }
];
const offered = (typed: string, chosen: string[] = []) => left(options, chosen, typed).map(({ value }) => value);

test('everything that is not chosen yet is offered, in its order', () => {
	expect(offered('')).toEqual(['laptop', 'monitor_lcd', 'monitor_crt', 'ups']);
	expect(offered('', ['laptop', 'ups'])).toEqual(['monitor_lcd', 'monitor_crt']);
});

test('the beginnings of words find it, in any order and case', () => {
	expect(offered('mon')).toEqual(['monitor_lcd', 'monitor_crt']);
	expect(offered('MON crt')).toEqual(['monitor_crt']);
	expect(offered('batt')).toEqual(['ups']);
	expect(offered('onitor')).toEqual([]);
});
