// A selection becomes loads that can be changed, and pickups; what was changed survives another split and a refusal.
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '$host/host';
import { Retire, type SuppliesLeft } from './retire.svelte';
import type { PlannedLoad, SplitPlan, StaysRow } from '$api/types';

const asked = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));

const load = (outlet: string, more: Partial<PlannedLoad> = {}): PlannedLoad => ({
	customerId: 'c',
	customer: 'Harbor Dental',
	siteId: 's',
	site: 'Pier 4',
	outlet,
	kind: outlet.startsWith('facility') ? 'certified-recycler' : 'take-back',
	name: outlet,
	on: '2026-11-30',
	assets: [`asset of ${outlet}`],
	supplies: [],
	categories: [{ category: 'laptop', pieces: 1 }],
	quantity: 1,
	weight: 1650,
	conditions: [],
	cost: [],
	elsewhere: [],
	...more
});

const stays = (assetId: string, code: StaysRow['reasons'][number]['code'], nearest: string | null = null): StaysRow => ({
	assetId,
	supplyLotId: null,
	what: `Latitude 5440, ${assetId}`,
	customer: 'Harbor Dental',
	site: 'Pier 4',
	category: 'laptop',
	quantity: 1,
	reasons: [{ code, params: {} }],
	nearest
});

const HARBOR = 'facility:harbor';
const PHONES = 'programme:phones';
const lot: SuppliesLeft = { id: 'lot', model: 'TN-760', site: 'Pier 4', left: 40 };

let answer: SplitPlan;
let plan: (request: unknown) => unknown;
beforeEach(() => {
	answer = { loads: [load(HARBOR), load(PHONES, { on: '2026-12-07', assets: ['phone'] })], stays: [stays('LEASED', 'leased')] };
	plan = () => [{ id: 'p', number: 'P-0001' }];
	asked.call.mockReset().mockImplementation((name: string, request: unknown) => {
		if (name === 'pickups.split') return Promise.resolve(answer);
		if (name === 'pickups.planLoads') return Promise.resolve().then(() => plan(request));
		return Promise.resolve([]);
	});
});

async function begun(more: Partial<Parameters<Retire['begin']>[1]> = {}): Promise<Retire> {
	const retire = new Retire();
	retire.begin('2026-11-23', { assets: ['a', 'b'], ...more });
	await again(retire);
	return retire;
}

async function again(retire: Retire): Promise<void> {
	if (retire.question) await retire.ask(retire.question);
}

const requests = () => asked.call.mock.calls.filter(([name]) => name === 'pickups.planLoads').map(([, request]) => request as unknown);

test('a week ahead is proposed, and each load becomes a pickup on the day that it can leave', async () => {
	const retire = await begun();
	expect(asked.call).toHaveBeenCalledWith('pickups.split', { assets: ['a', 'b'], supplies: [], plannedOn: '2026-11-30' });
	retire.carrier = 'Lake Freight';
	expect(await retire.plan()).toBe(true);
	const common = { supplies: [], carrier: 'Lake Freight' };
	expect(requests()).toEqual([
		{
			loads: [
				{ ...common, assets: ['asset of facility:harbor'], plannedOn: '2026-11-30', facilityId: 'harbor', programmeId: null },
				{ ...common, assets: ['phone'], plannedOn: '2026-12-07', facilityId: null, programmeId: 'phones' }
			]
		}
	]);
	expect([retire.planned?.length, retire.staysCount]).toEqual([1, 1]);
});

test('what is left out stays, and what is sent to the same outlet on the same day goes together', async () => {
	const retire = await begun();
	const [harbor, phones] = retire.loads;
	if (phones) phones.outlet = HARBOR;
	expect(retire.wanted.map(({ request }) => request.assets)).toEqual([['asset of facility:harbor', 'phone']]);
	if (harbor) harbor.taken = false;
	expect(retire.wanted.map(({ request }) => request.assets)).toEqual([['phone']]);
	expect(retire.staysCount).toBe(2);
	if (phones) phones.taken = false;
	expect(await retire.plan()).toBe(false);
	expect(requests()).toEqual([]);
});

test('another day is asked for anew, and what was changed by hand is not lost', async () => {
	const retire = await begun();
	const [, phones] = retire.loads;
	if (phones) {
		phones.setApart(retire.plannedOn, 'Own van');
		phones.plannedOn = '2026-12-24';
		phones.outlet = '';
	}
	retire.plannedOn = '2026-12-14';
	expect(retire.isCurrent).toBe(false);
	expect(await retire.plan()).toBe(false);
	answer = { loads: [load(HARBOR, { on: '2026-12-14' }), load(PHONES, { on: '2026-12-14', assets: ['phone'] })], stays: [] };
	await again(retire);
	expect(retire.loads[0]?.on(retire.plannedOn)).toBe('2026-12-14');
	const { wanted } = retire;
	expect(wanted[1]?.request).toMatchObject({ plannedOn: '2026-12-24', facilityId: null, programmeId: null, carrier: 'Own van' });
});

test('only the last question counts', async () => {
	const retire = await begun();
	let slow: (late: SplitPlan) => void = () => undefined;
	asked.call.mockReturnValueOnce(new Promise<SplitPlan>((resolve) => (slow = resolve)));
	const first = again(retire);
	retire.plannedOn = '2026-12-14';
	answer = { loads: [load(PHONES)], stays: [] };
	await again(retire);
	slow({ loads: [], stays: [] });
	await first;
	expect(retire.loads.map(({ proposal }) => proposal.outlet)).toEqual([PHONES]);
	expect([retire.asking, retire.isCurrent]).toEqual([false, true]);
});

test('a refusal stands at the load it is about, where it can be changed, and nothing typed is lost', async () => {
	const retire = await begun();
	const [harbor, phones] = retire.loads;
	retire.carrier = 'x'.repeat(130);
	plan = () => {
		const fields = [{ field: 'loads.1.carrier', code: 'too-long', params: { limit: '120', length: '130' } }];
		throw new Refused({ code: 'fields-refused', params: {}, fields, trace: '' });
	};
	expect(await retire.plan()).toBe(false);
	if (!harbor || !phones) throw new Error('no loads');
	expect(retire.errorOf(phones, 'carrier')).toContain('120');
	expect(retire.errorOf(harbor, 'carrier')).toBeUndefined();
	expect([phones.isOwn, phones.carrier.length, harbor.isOwn]).toEqual([true, 130, false]);
	expect(retire.notice).toBeNull();
	retire.forget(phones, 'carrier');
	expect(retire.errorOf(phones, 'carrier')).toBeUndefined();
});

test('what no outlet may take is fetched all the same when somebody says so; what is on hold is not', async () => {
	answer = { loads: [], stays: [stays('LEASED', 'leased'), stays('LOCKED', 'locked-refused', 'Blue Harbor, Ohio')] };
	const retire = await begun();
	expect([retire.ready, retire.unrouted, retire.loads.length]).toEqual([false, 1, 0]);
	retire.allTheSame = true;
	expect(retire.stays.map(({ title }) => title)).toEqual(['Latitude 5440, LEASED']);
	await retire.plan();
	expect(requests()).toEqual([
		{ loads: [{ assets: ['LOCKED'], supplies: [], plannedOn: '2026-11-30', facilityId: null, programmeId: null, carrier: '' }] }
	]);
});

test('supplies of a lot go as many as are typed; those offered go only when somebody says how many', async () => {
	const retire = await begun({ supplies: [lot], offered: [{ ...lot, id: 'other', left: 5 }] });
	const supplies = () => retire.question?.supplies;
	expect(supplies()).toEqual([{ id: 'lot', quantity: 40 }]);
	const [chosen, offered] = retire.lots;
	if (!chosen || !offered) throw new Error('no lots');
	offered.typed = '5';
	chosen.typed = '12';
	expect(supplies()).toEqual([{ id: 'lot', quantity: 12 }, { id: 'other', quantity: 5 }]);
	offered.typed = '6';
	expect([retire.question, offered.refused]).toEqual([null, 'From 0 to 5.']);
	offered.typed = '';
	chosen.typed = '0';
	expect([retire.question, chosen.refused]).toEqual([null, 'From 1 to 40.']);
});

test('without a day nothing is asked, and the day is said to be needed', async () => {
	const retire = await begun();
	retire.plannedOn = null;
	expect(retire.question).toBeNull();
	expect(await retire.plan()).toBe(false);
	expect(retire.dayError).toBe('This is needed.');
});
