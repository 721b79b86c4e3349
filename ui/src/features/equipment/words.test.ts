// A device's state in the list, its life as a line, and where today stands on its value.
import { expect, test } from 'vitest';
import { dueStanding, life, markOf, standing } from './words';
import type { DeviceCard, EquipmentRow } from '$api/types';

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

test.each([
	['none', 'wrong', 'Overdue 82 days'],
	['declined', 'waiting', 'Declined'],
	['replaced', 'waiting', 'Being replaced']
] as const)('a late device that is answered with %s is %s: %s', (answer, tone, text) => {
	const row: EquipmentRow = {
		id: 'a',
		serial: 'PF2ZK1T8',
		tag: '',
		model: 'Lenovo ThinkPad T14 G2',
		category: 'laptop',
		customerId: 'c',
		customer: 'Meridian Legal',
		site: 'Boston',
		state: 'in-service',
		refreshOn: '2026-09-02',
		answer,
		days: -82,
		pickupId: null,
		pickup: null,
		disposition: null,
		worth: null
	};
	expect(standing(row)).toEqual({ tone, text });
});

const laptop: DeviceCard = {
	id: 'a',
	serial: 'PF2ZK1T8',
	tag: '',
	note: '',
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
	policy: null,
	answer: 'none',
	replacedBy: null,
	deploymentReplaces: 0,
	answers: [],
	route: {
		kind: 'certified-recycler',
		outlet: 'facility:f',
		name: 'Blue Harbor, Ohio',
		rule: 'Whatever holds data',
		cost: null,
		against: []
	},
	holds: [],
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
	expect(outlet).toMatchObject({ when: 'Certified recycler', why: 'Blue Harbor, Ohio', future: true });
});

test('a device that is held will go nowhere', () => {
	const route = { ...laptop.route, outlet: null, name: null, against: [{ code: 'legal-hold' as const, params: {} }] };
	expect(life({ ...laptop, route }).at(-1)).toEqual({ id: 'outlet', title: 'Stays where it is', future: true });
	const nowhere = { ...route, against: [] };
	expect(life({ ...laptop, route: nowhere }).at(-1)).toMatchObject({ title: 'Will go to', when: 'Certified recycler', why: '' });
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

test('a refresh that was declined or is settled by a deployment is late no more', () => {
	const declined = life({ ...laptop, answer: 'declined' });
	expect(declined[1]).toMatchObject({ title: 'Refresh was declined', when: 'it was due 2 Sep 2026', why: 'it stays as long as it lasts' });
	const replacedBy = { id: 'n', customerId: 'c', site: 'Boston', deployedOn: '2026-11-03', orderNumber: 'SO-2', devices: 3 };
	const replaced = life({ ...laptop, answer: 'replaced', replacedBy });
	expect(replaced[2]).toMatchObject({ title: 'Replaced by', when: 'deployment of 3 Nov 2026, Boston, order SO-2' });
	expect([...declined, ...replaced].some(({ overdue }) => overdue)).toBe(false);
});

test('today stands on the value by its share of the time', () => {
	const points = ['2026-01-01', '2026-01-11', '2026-01-21'].map((on) => ({ on, minor: 1 }));
	expect(markOf(points, '2026-01-06')).toBe(0.5);
	expect(markOf([], '2026-01-06')).toBeUndefined();
});
