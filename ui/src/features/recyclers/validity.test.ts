// A date alone does not make a certification good: it must also have been looked up, and not long ago.
import { expect, test } from 'vitest';
import { standingOf } from './validity';
import type { Certification } from '$api/types';

const held: Certification = {
	id: '1',
	standard: 'r2v3',
	number: 'R2-33810',
	validFrom: '2025-01-01',
	validUntil: '2027-12-31',
	checkedOn: '2026-11-11',
	checkedAt: 'the directory'
};

test.each([
	[{}, '2026-11-23', 'valid'],
	[{}, '2027-10-15', 'ends-soon'],
	[{}, '2027-12-31', 'ends-soon'],
	[{}, '2028-01-01', 'ended'],
	[{}, '2024-12-31', 'not-yet'],
	[{ checkedOn: null }, '2026-11-23', 'unchecked'],
	[{ checkedOn: '2026-01-01' }, '2026-11-23', 'stale']
] as const)('%o on %s is %s', (change, today, expected) => {
	expect(standingOf({ ...held, ...change }, today)).toBe(expected);
});
