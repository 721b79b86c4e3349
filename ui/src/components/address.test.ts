// Parameters of an address are set and taken away one by one; the others stay.
import { expect, test } from 'vitest';
import { withParameters } from './address';

test.each([
	['/equipment', { category: 'laptop' }, '/equipment?category=laptop'],
	['/equipment?category=laptop', { find: '5CG 12' }, '/equipment?category=laptop&find=5CG+12'],
	['/equipment?category=laptop&find=5CG', { category: '' }, '/equipment?find=5CG'],
	['/equipment?find=5CG', { find: '' }, '/equipment'],
	['/equipment?find=a%26b', { device: '7' }, '/equipment?find=a%26b&device=7']
])('%s with %o is %s', (address, changes, expected) => {
	expect(withParameters(address, changes as Record<string, string>)).toBe(expected);
});
