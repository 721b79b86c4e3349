// What stays is told once for all that are alike, what is on hold first.
import { expect, test } from 'vitest';
import { staying, withoutOutlet } from './stays';
import type { ReasonCode, StaysRow } from '$api/types';

const row = (serial: string, code: ReasonCode, more: Partial<StaysRow> = {}): StaysRow => ({
	assetId: serial,
	supplyLotId: null,
	what: `Latitude 5440, ${serial}`,
	customer: 'Harbor Dental',
	site: 'Pier 4',
	category: 'laptop',
	quantity: 1,
	reasons: [{ code, params: {} }],
	nearest: null,
	...more
});

test('a device on hold says why, and where it is lifted', () => {
	const [leased] = staying([row('A1', 'leased')], false);
	expect(leased).toMatchObject({
		title: 'Latitude 5440, A1',
		why: 'It is leased and goes back to the lessor.',
		held: true,
		only: 'A1'
	});
});

test('what no outlet takes names the one that comes nearest, or that there is none', () => {
	const [locked, open] = staying([row('A1', 'locked-refused', { nearest: 'Blue Harbor, Ohio' }), row('A2', 'no-outlet')], false);
	expect(locked?.why).toBe('Nearest: Blue Harbor, Ohio. It does not take locked devices.');
	expect(open?.why).toBe('There is no recycler and no take-back programme in the book yet.');
	expect(locked?.held).toBe(false);
});

test('alike pieces stand together, a few are named, and those on hold come first', () => {
	const many = Array.from({ length: 6 }, (_, at) => row(`N${at}`, 'not-certified', { nearest: 'Blue Harbor, Ohio' }));
	const rows = staying([...many, row('A1', 'legal-hold')], true);
	expect(rows.map(({ title }) => title)).toEqual(['Latitude 5440, A1: Harbor Dental, Pier 4', '6 laptops: Harbor Dental, Pier 4']);
	expect(rows[1]?.devices.map(({ id }) => id)).toEqual(['N0', 'N1', 'N2', 'N3']);
	expect([rows[1]?.more, rows[1]?.only]).toEqual([2, null]);
});

test('without an outlet each site has one load, in which nothing is that is on hold', () => {
	const toner = row('', 'too-light', { assetId: null, supplyLotId: 'lot', quantity: 12, category: 'toner_cartridge' });
	const loads = withoutOutlet([row('A1', 'leased'), row('A2', 'no-rule'), toner, row('A3', 'no-rule', { site: 'Yard' })], '2026-11-30');
	expect(loads.map(({ site, assets, supplies, outlet }) => ({ site, assets, supplies, outlet }))).toEqual([
		{ site: 'Pier 4', assets: ['A2'], supplies: [{ id: 'lot', quantity: 12 }], outlet: '' },
		{ site: 'Yard', assets: ['A3'], supplies: [], outlet: '' }
	]);
	expect(loads[0]?.categories).toEqual([
		{ category: 'laptop', pieces: 1 },
		{ category: 'toner_cartridge', pieces: 12 }
	]);
});
