// What stands on the floor against what a pickup carries: ticked, twice, missing, elsewhere, or to be added.
import { beforeEach, expect, test, vi } from 'vitest';
import { PickupScan } from './scan.svelte';
import type { PickupCard, ScannedDevice, Step } from '$api/types';

const asked = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));

const device = (serial: string, more: Partial<ScannedDevice> = {}): ScannedDevice => ({
	id: `id-${serial}`,
	foundBy: 'serial',
	serial,
	tag: '',
	maker: 'HP',
	model: 'HP E24',
	customerId: 'customer-1',
	customer: 'Harbor Dental',
	siteId: 'site-1',
	site: 'Main site',
	state: 'retired',
	...more
});

/** The devices of the book by what is scanned of them. */
const book: Record<string, ScannedDevice[]> = {
	A1: [device('A1')],
	A2: [device('A2')],
	A3: [device('A3')],
	MORE: [device('MORE', { state: 'in-service' })],
	GONE: [device('GONE', { state: 'disposed' })],
	ELSEWHERE: [device('ELSEWHERE', { siteId: 'site-2', customer: 'Orchard', site: 'Yard', state: 'in-service' })],
	// Two makers gave one number.
	BOTH: [device('ELSEWHERE', { siteId: 'site-2' }), device('A3')]
};

function pickupOf(serials: readonly string[], step: Step = 'planned'): PickupCard {
	const device = (serial: string) => ({ id: `line-${serial}`, assetId: `id-${serial}`, quantity: 1, serial });
	const supplies = { id: 'line-toner', assetId: null, quantity: 12, serial: '' };
	return { pickup: { id: 'pickup-1', siteId: 'site-1', step }, lines: [...serials.map(device), supplies] } as unknown as PickupCard;
}

let card = pickupOf([]);
beforeEach(() => {
	localStorage.clear();
	card = pickupOf(['A1', 'A2', 'A3']);
	asked.call.mockReset().mockImplementation((name: string, { text }: { text: string }) =>
		Promise.resolve(name === 'scanning.read' ? { kind: 'plain', serial: text, refused: [], tag: text, devices: book[text] ?? [] } : null)
	);
});

async function scanAll(scan: PickupScan, ...texts: string[]): Promise<string[]> {
	for (const text of texts) {
		scan.scanner.text = text;
		void scan.scanner.end();
	}
	await scan.scanner.end();
	return scan.scanner.scanned.slice(0, texts.length).reverse().map(({ verdict, note }) => `${verdict}: ${note}`);
}

test('what is there is ticked once, and what is missing is named', async () => {
	const scan = new PickupScan(() => card);
	expect([scan.count, scan.summary]).toEqual([null, '0 of 3 scanned, 3 missing: A1, A2, A3']);
	expect(await scanAll(scan, 'A1', 'A3', 'A1')).toEqual(['accepted: HP E24', 'accepted: HP E24', 'duplicate: Scanned already: HP E24']);
	expect([scan.count, scan.summary]).toEqual([14, '2 of 3 scanned, 1 missing: A2']);
	await scanAll(scan, 'A2');
	expect(scan.summary).toBe('3 of 3 scanned, nothing is missing');
	await scan.scanner.takeBack();
	expect(scan.missing.map(({ serial }) => serial)).toEqual(['A2']);
});

test('a count outlives its window, until nothing is counted any more', async () => {
	await scanAll(new PickupScan(() => card), 'A1', 'A3');
	const again = new PickupScan(() => card);
	expect(again.missing.map(({ serial }) => serial)).toEqual(['A2']);
	await scanAll(again, 'A2');
	await again.scanner.takeBack();
	expect(new PickupScan(() => card).summary).toBe('2 of 3 scanned, 1 missing: A2');
	new PickupScan(() => pickupOf(['A1'], 'closed'));
	expect(localStorage.length).toBe(0);
});

test('many missing devices are counted, and a few named', () => {
	card = pickupOf(Array.from({ length: 35 }, (_, at) => `N${at}`));
	expect(new PickupScan(() => card).summary).toBe('0 of 35 scanned, 35 missing: N0, N1, N2, N3, N4, N5, N6, N7 and 27 more');
});

test('what is not on the pickup is told why', async () => {
	const scan = new PickupScan(() => card);
	expect(await scanAll(scan, 'NOBODY', 'GONE', 'ELSEWHERE', 'MORE', 'BOTH')).toEqual([
		'unknown: No device in the book has this number.',
		'unknown: HP E24 stands here by the book, but is no longer in service. It is on another pickup, or gone.',
		'unknown: HP E24 belongs to Orchard, Yard.',
		'unknown: HP E24 stands here, but is not on this pickup.',
		'accepted: HP E24'
	]);
	expect(asked.call).toHaveBeenCalledWith('scanning.read', { text: 'MORE', siteId: 'site-1' });
});

test('a device that stands there is added while the pickup is planned, and counts as seen', async () => {
	const scan = new PickupScan(() => card);
	await scanAll(scan, 'MORE');
	const [one] = scan.scanner.scanned;
	card = pickupOf(['A1', 'MORE']);
	if (one) await scan.scanner.accept(one);
	expect(asked.call).toHaveBeenLastCalledWith('pickups.addLines', { id: 'pickup-1', assets: ['id-MORE'] }, expect.anything());
	expect(scan.scanner.scanned[0]?.verdict).toBe('accepted');
	expect(scan.has('id-MORE')).toBe(true);
	expect(await scanAll(scan, 'A1')).toEqual(['accepted: HP E24']);
});

test('once it was collected nothing is offered, and the count begins again', async () => {
	let step: Step = 'planned';
	const scan = new PickupScan(() => pickupOf(['A1', 'A2'], step));
	await scanAll(scan, 'A1');
	step = 'collected';
	const other = new PickupScan(() => pickupOf(['A1', 'A2'], step));
	await scanAll(other, 'MORE');
	expect(other.scanner.scanned[0]?.offer).toBeUndefined();
	expect(scan.has('id-A1')).toBe(false);
});
