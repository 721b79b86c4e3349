// A device's state in the list, its life as a line, and where today stands on its value.
import { expect, test } from 'vitest';
import { dueStanding, life, markOf } from './words';
import type { DeviceCard } from '$api/types';

test.each([
	[-82, 'wrong', 'Overdue 82 days'],
	[-1, 'wrong', 'Overdue 1 day'],
	[0, 'attention', 'Due today'],
	[1, 'attention', 'Due tomorrow'],
	[30, 'attention', 'Due in 30 days'],
	[31, 'order', 'In service'],
	[null, 'order', 'In service']
])('a device with %s days left is %s: %s', (days, tone, text) => {
	expect(dueStanding(days)).toEqual({ tone, text });
});

const laptop: DeviceCard = {
	id: 'a',
	serial: 'PF2ZK1T8',
	tag: '',
	model: 'Lenovo ThinkPad T14 G2',
	category: 'laptop',
	customerId: 'c',
	customer: 'Meridian Legal',
	siteId: 's',
	site: 'Boston',
	state: 'in-service',
	deploymentId: 'd',
	deployedOn: '2023-09-02',
	orderNumber: 'SO-11873',
	refreshOn: '2026-09-02',
	days: -82,
	refreshSource: 'policy',
	refreshWhy: { scope: 'category', months: 36, counted: '2026-09-02' },
	warrantyUntil: null,
	supportUntil: null,
	answer: 'none',
	replacedBy: null,
	deploymentReplaces: 0,
	answers: [],
	outlet: 'certified-recycler',
	outletReason: 'holds-data',
	holdsData: true,
	weight: null,
	usualWeight: 1900,
	price: null,
	value: [],
	worthNow: null,
	worthInAYear: null,
	pickup: null,
	disposition: null,
	certificates: [],
	history: []
};

test('an overdue laptop says when it was due and why, and where it will go', () => {
	const [deployed, refresh, outlet] = life(laptop);
	expect(deployed).toMatchObject({ title: 'Deployed', when: '2 Sep 2023', why: 'order SO-11873' });
	expect(refresh).toMatchObject({ title: 'Refresh was due', when: '2 Sep 2026', overdue: true });
	expect(refresh?.why).toBe('36 months after 2 Sep 2023, policy for laptops');
	expect(outlet).toMatchObject({ when: 'Certified recycler', why: 'because it holds data', future: true });
});

test('what was recycled is late no more', () => {
	const pickup = {
		id: 'p',
		number: 'P-0041',
		step: 'closed' as const,
		plannedOn: '2026-10-01',
		movedOn: '2026-10-20',
		recycler: 'Blue Harbor',
		facility: 'Ohio'
	};
	const events = life({ ...laptop, state: 'disposed', pickup, disposition: 'recycled' });
	expect(events.map(({ title }) => title)).toEqual(['Deployed', 'Refresh was planned for', 'Pickup P-0041', 'Recycled']);
	expect(events.some(({ overdue }) => overdue)).toBe(false);
});

test('today stands on the value by its share of the time', () => {
	const points = ['2026-01-01', '2026-01-11', '2026-01-21'].map((on) => ({ on, minor: 1 }));
	expect(markOf(points, '2026-01-06')).toBe(0.5);
	expect(markOf([], '2026-01-06')).toBeUndefined();
});
