// Pasted text becomes lines: serials alone, columns of a spreadsheet, with and without headings.
import { expect, test } from 'vitest';
import { isManyLines, readPasted } from './paste';

test('serial numbers one per line, blank lines left out', () => {
	expect(readPasted('5CG3412KXY\r\n\r\n 5CG3412KY0 \n', 'USD').map((line) => line.serial)).toEqual([
		'5CG3412KXY',
		'5CG3412KY0'
	]);
});

test('a third column of amounts is the price, any other the tag', () => {
	expect(readPasted('A1\tHP EliteBook\t1,069.70\nA2\tHP EliteBook\t999.00', 'USD')[0]).toEqual({
		serial: 'A1',
		model: 'HP EliteBook',
		tag: '',
		price: '1,069.70'
	});
	expect(readPasted('A1\tHP EliteBook\t100234\nA2\tHP EliteBook\t100235', 'USD')[1]?.tag).toBe('100235');
	expect(readPasted('A1\tHP EliteBook\t1070\nA2\tHP EliteBook\t1070', 'USD')[1]?.price).toBe('1070');
});

test('four columns are serial, model, tag and price', () => {
	expect(readPasted('A1\tDell P2419H\tT-1\t149', 'USD')).toEqual([
		{ serial: 'A1', model: 'Dell P2419H', tag: 'T-1', price: '149' }
	]);
});

test('headings are left out', () => {
	expect(readPasted('Serial number\tModel\nA1\tDell P2419H', 'USD').map((line) => line.serial)).toEqual(['A1']);
});

test('one word is an ordinary paste', () => {
	expect(isManyLines('5CG3412KXY\n')).toBe(false);
	expect(isManyLines('A1\nA2')).toBe(true);
	expect(isManyLines('A1\tDell')).toBe(true);
});
