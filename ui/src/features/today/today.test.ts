// What Today says: quarters carry their year where it begins, what waits ends with its verb.
import { expect, test } from 'vitest';
import { bars, waitingItem } from './today';

test('a year stands at the first quarter shown and where it begins; what begins within 90 days is emphasised', () => {
	const starts = ['2026-10-01', '2027-01-01', '2027-04-01'];
	const shown = bars(
		starts.map((startsOn) => ({ startsOn, devices: 3 })),
		'2026-11-23'
	);
	expect(shown.map(({ label }) => label)).toEqual(['Q4 26', 'Q1 27', 'Q2']);
	expect(shown.map(({ name }) => name)).toEqual(['Q4 2026', 'Q1 2027', 'Q2 2027']);
	expect(shown.map(({ emphasised }) => emphasised)).toEqual([true, true, false]);
});

test('what waits says why, for whom, and what resolves it', () => {
	const row = { pickupId: 'p', number: 'P-0041', customer: 'Meridian Legal', devices: 36, since: '2026-10-12' };
	const item = waitingItem({ ...row, why: 'no-document' });
	expect(item.text).toBe('No document yet');
	expect(item.note).toBe('P-0041, Meridian Legal: on its way since 12 Oct 2026');
	expect(item.verb).toBe('Enter');
	expect(waitingItem({ ...row, why: 'fetch-overdue' }).tone).toBe('wrong');
});
