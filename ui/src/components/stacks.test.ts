// Many series become few, and nothing is lost on the way.
import { expect, test } from 'vitest';
import { fewest } from './stacks';

const series = [
	{ name: 'a', values: [1, 0] },
	{ name: 'b', values: [5, 5] },
	{ name: 'c', values: [0, 0] },
	{ name: 'd', values: [2, 2] },
	{ name: 'e', values: [0, 3] }
];

test('few series stay, the largest first; empty ones are left out', () => {
	expect(fewest(series, 4, 'Other').map(({ name }) => name)).toEqual(['b', 'd', 'e', 'a']);
});

test('what is too many is summed bar by bar', () => {
	expect(fewest(series, 3, 'Other')).toEqual([
		{ name: 'b', values: [5, 5] },
		{ name: 'd', values: [2, 2] },
		{ name: 'Other', values: [1, 3], rest: true }
	]);
});
