// What ends and what loses its route by it, and routes that changed: each with the verb that leads on.
import { expect, test } from 'vitest';
import { changeItem, endingItem } from './routes';
import type { EndingRow } from '$api/types';

const r2: EndingRow = {
	kind: 'certification',
	facilityId: 'f',
	programmeId: null,
	name: 'Blue Harbor, Columbus',
	standard: 'r2v3',
	until: '2027-06-30',
	days: 30,
	urgency: 'month',
	devices: 14,
	supplies: 0,
	without: 0
};

test('a certification that ends says what loses its route, and leads to its facility', () => {
	const item = endingItem(r2);
	expect(item).toMatchObject({
		tone: 'attention',
		text: 'R2v3, Blue Harbor, Columbus',
		note: 'ends 30 Jun 2027, in 30 days; 14 devices will go elsewhere',
		verb: 'Renew',
		href: '/recyclers?facility=f'
	});
	expect(item.label).toBe('Renew: R2v3, Blue Harbor, Columbus');
});

test.each([
	[{ devices: 0 }, 'ends 30 Jun 2027, in 30 days'],
	[{ devices: 1, without: 1 }, 'ends 30 Jun 2027, in 30 days; 1 device loses its route and has no other yet'],
	[{ supplies: 40, without: 40 }, 'ends 30 Jun 2027, in 30 days; 14 devices and 40 supplies lose their route, 40 of them have no other yet'],
	[{ devices: 0, supplies: 40 }, 'ends 30 Jun 2027, in 30 days; 40 supplies will go elsewhere'],
	[{ days: 1 }, 'ends tomorrow; 14 devices will go elsewhere'],
	[{ days: 0 }, 'ends today; 14 devices will go elsewhere'],
	[{ days: -3, devices: 0 }, 'ended 30 Jun 2027']
] as const)('what %o says', (more, note) => {
	expect(endingItem({ ...r2, ...more }).note).toBe(note);
});

test.each([
	['ended', 'wrong'],
	['week', 'wrong'],
	['month', 'attention'],
	['quarter', 'waiting']
] as const)('what ends within a span of %s is %s', (urgency, tone) => {
	expect(endingItem({ ...r2, urgency }).tone).toBe(tone);
});

test('what ends within a week and takes no route away asks for attention only', () => {
	expect(endingItem({ ...r2, urgency: 'week', devices: 0 }).tone).toBe('attention');
});

test('a programme leads to its terms', () => {
	const item = endingItem({ ...r2, kind: 'programme', facilityId: null, programmeId: 'p', name: 'Toner return', standard: null });
	expect(item).toMatchObject({ text: 'Toner return', verb: 'Renew', href: '/recyclers/programmes?programme=p' });
});

test('what goes elsewhere says where, and what lost its outlet asks to be resolved', () => {
	const row = { foundOn: '2026-11-20', was: 'Prairie, Dayton', becomes: 'Blue Harbor, Columbus', devices: 12, supplies: 0 };
	expect(changeItem(row)).toMatchObject({
		tone: 'order',
		text: '12 devices now go to Blue Harbor, Columbus',
		note: 'since 20 Nov 2026, instead of Prairie, Dayton',
		verb: 'See'
	});
	expect(changeItem({ ...row, becomes: null, devices: 1 })).toMatchObject({ tone: 'attention', text: '1 device has no outlet any more', verb: 'Resolve' });
	expect(changeItem({ ...row, was: null }).note).toBe('since 20 Nov 2026; there was none before');
});
