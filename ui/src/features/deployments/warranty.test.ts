// A warranty is written as months, years or a last day.
import { expect, test } from 'vitest';
import { plainWarranty } from './warranty';

test.each([
	['36', '36'],
	[' 36 months ', '36'],
	['12m', '12'],
	['3 years', '36'],
	['1y', '12'],
	['30 Nov 2029', '2029-11-30'],
	['2029-11-30', '2029-11-30'],
	['', ''],
	// Left as they are, so that they are refused where they stand.
	['lifetime', 'lifetime'],
	['3/4/2029', '3/4/2029'],
	['-12', '-12']
])('%j is %j', (typed, sent) => {
	expect(plainWarranty(typed)).toBe(sent);
});
