// Scanned devices become lines with the model of those before; what is known already is told at once and can be taken back.
import { beforeEach, expect, test, vi } from 'vitest';
import { DeploymentScan } from './scan.svelte';
import { Lines, type LineText } from './lines.svelte';
import type { Scan, ScannedDevice } from '$api/types';

const asked = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));

const device: ScannedDevice = {
	id: 'asset-1',
	foundBy: 'serial',
	serial: 'KNOWN1',
	tag: 'HD-1',
	maker: 'HP',
	model: 'HP EliteBook 840 G8',
	customerId: 'customer-1',
	customer: 'Harbor Dental',
	siteId: 'site-1',
	site: 'Main site',
	state: 'in-service'
};
const plain = (text: string): Scan => ({
	kind: 'plain',
	serial: text,
	refused: [],
	tag: text,
	maker: null,
	partNumber: null,
	gtin: null,
	devices: []
});

/** What the core says of codes that are more than a new number. */
const codes: Record<string, Partial<Scan>> = {
	KNOWN1: { devices: [device] },
	'HD-1': { devices: [{ ...device, foundBy: 'tag' }] },
	'N/A': { serial: null, refused: [{ field: 'text', code: 'serial-placeholder', params: { serial: 'N/A' } }] },
	'1PE8-40': { kind: 'label-letter', serial: null, partNumber: 'E8-40' },
	'(01)': { kind: 'gs1', serial: null, tag: null, gtin: '09521234543213' },
	T14a: { kind: 'lenovo', serial: 'PF1', tag: null, maker: 'Lenovo', partNumber: '20QE' },
	T14b: { kind: 'lenovo', serial: 'PF2', tag: null, maker: 'Lenovo', partNumber: '20QE' },
	DELL: { kind: 'link', serial: 'ABC1234', tag: null, maker: 'Dell' },
	T16: { kind: 'lenovo', serial: 'PF3', tag: null, maker: 'Lenovo', partNumber: '21HH' }
};

beforeEach(() => {
	asked.call.mockReset().mockImplementation((_: string, { text }: { text: string }) => Promise.resolve({ ...plain(text), ...codes[text] }));
});

function begun(...texts: Partial<LineText>[]) {
	const lines = new Lines();
	const whole = { kind: 'device', serial: '', model: '', category: '', tag: '', price: '', warranty: '', quantity: '' } as const;
	lines.restore(texts.map((text) => ({ ...whole, ...text })));
	const scan = new DeploymentScan(lines, () => 'site-1');
	scan.begin(lines.devices.at(-1));
	return { lines, scan };
}

async function scanAll(scan: DeploymentScan, ...texts: string[]): Promise<string[]> {
	for (const text of texts) {
		scan.scanner.text = text;
		void scan.scanner.end();
	}
	await scan.scanner.end();
	return scan.scanner.scanned.slice(0, texts.length).reverse().map(({ verdict, note }) => `${verdict}: ${note}`);
}

const sent = (lines: Lines) => lines.request('USD').map(({ serial, model, price, tag }) => [serial, model, price, tag].join(' ').trim());

test('what was scanned before a model was chosen takes it, as it is typed', async () => {
	const { lines, scan } = begun();
	await scanAll(scan, 'AAA111', 'BBB222');
	for (const typed of ['H', 'HP', 'HP E24']) scan.choose(typed);
	expect(sent(lines)).toEqual(['AAA111 HP E24', 'BBB222 HP E24']);
	await scanAll(scan, 'CCC333');
	scan.choose('HP E27');
	await scanAll(scan, 'DDD444');
	expect(sent(lines)).toEqual(['AAA111 HP E24', 'BBB222 HP E24', 'CCC333 HP E24', 'DDD444 HP E27']);
});

test('each device takes model and price from the one before', async () => {
	const { lines, scan } = begun({ serial: 'A1', model: 'HP E24', price: '200' });
	expect(await scanAll(scan, 'A2', 'A3')).toEqual(['accepted: HP E24', 'accepted: HP E24']);
	expect(sent(lines)).toEqual(['A1 HP E24 200.00', 'A2 HP E24 200.00', 'A3 HP E24 200.00']);
	scan.choose('Dell P2419H');
	await scanAll(scan, 'B1', 'B2');
	expect(sent(lines).slice(3)).toEqual(['B1 Dell P2419H', 'B2 Dell P2419H']);
});

test('a device that is there already is told, here or in the book, and adds no line', async () => {
	const { lines, scan } = begun({ serial: 'a-1', model: 'HP E24' });
	expect(await scanAll(scan, 'A1', 'KNOWN1')).toEqual([
		'duplicate: Already in line 1.',
		'duplicate: HP EliteBook 840 G8 is already at Harbor Dental, Main site.'
	]);
	scan.choose('Dell P2419H');
	expect(await scanAll(scan, 'KNOWN1')).toEqual(['accepted: Dell P2419H']);
	expect(sent(lines)).toEqual(['a-1 HP E24', 'KNOWN1 Dell P2419H']);
});

test('what is no serial number is refused with what it is', async () => {
	const { lines, scan } = begun();
	expect(await scanAll(scan, 'N/A', '1PE8-40', '(01)')).toEqual([
		'unknown: “N/A” is no serial number, it stands for one that is missing. Look at the device’s label.',
		'unknown: It names the part E8-40, not one device. Scan its serial number.',
		'unknown: It names the product 09521234543213, the same on every piece. Scan the serial number.'
	]);
	expect(lines.sent).toEqual([]);
});

test('a refusal of the core is told and the scanner goes on', async () => {
	const { scan } = begun();
	asked.call.mockRejectedValueOnce({ code: 'fields-refused', params: {}, fields: [{ field: 'text', code: 'missing', params: {} }], trace: '' });
	const [first, second] = await scanAll(scan, 'A1', 'A2');
	expect(first).toMatch(/^unknown: /);
	expect(second).toBe('accepted: ');
});

test('a code that names its model is believed until somebody chooses better', async () => {
	const { lines, scan } = begun();
	await scanAll(scan, 'T14a');
	scan.choose('Lenovo ThinkPad T14');
	await scanAll(scan, 'T14b', 'T16', 'T14b');
	expect(sent(lines)).toEqual(['PF1 Lenovo 20QE', 'PF2 Lenovo ThinkPad T14', 'PF3 Lenovo 21HH']);
});

test('a label that names another maker is not taken for the model before', async () => {
	const { lines, scan } = begun({ serial: 'A1', model: 'HP E24' });
	expect(await scanAll(scan, 'T14a', 'T14b', 'DELL')).toEqual([
		'accepted: Lenovo 20QE',
		'accepted: Lenovo 20QE',
		'unknown: A label of Dell, but Lenovo 20QE comes next. Choose the model first.'
	]);
	scan.choose('Dell Latitude 5420');
	await scanAll(scan, 'DELL');
	expect(sent(lines)).toEqual(['A1 HP E24', 'PF1 Lenovo 20QE', 'PF2 Lenovo 20QE', 'ABC1234 Dell Latitude 5420']);
});

test('serial, then tag, in turn; a tag that is missing is skipped', async () => {
	const { lines, scan } = begun({ serial: 'A0', model: 'HP E24', tag: 'HD-0' });
	scan.order = 'serial-tag';
	expect(await scanAll(scan, 'A1', 'HD-0', 'HD-1', '(01)', 'HD-7')).toEqual([
		'accepted: HP E24',
		'duplicate: Already the tag of line 1.',
		'duplicate: Already the tag of KNOWN1 at Harbor Dental, Main site.',
		'unknown: Not an asset tag; the tag of A1 comes next.',
		'accepted: tag of A1'
	]);
	await scanAll(scan, 'A2');
	expect(scan.wantsTag).toBe('A2');
	scan.skipTag();
	await scanAll(scan, 'A3', 'HD-9');
	expect(sent(lines)).toEqual(['A0 HP E24  HD-0', 'A1 HP E24  HD-7', 'A2 HP E24', 'A3 HP E24  HD-9']);
});

test('taking back goes from code to code: the tag first, then its device', async () => {
	const { lines, scan } = begun({ serial: 'A0', model: 'HP E24' });
	scan.order = 'serial-tag';
	await scanAll(scan, 'A1', 'HD-7', 'A2');
	await scan.scanner.takeBack();
	expect(scan.wantsTag).toBeNull();
	await scan.scanner.takeBack();
	expect([sent(lines), scan.wantsTag]).toEqual([['A0 HP E24', 'A1 HP E24'], 'A1']);
	await scan.scanner.takeBack();
	expect(sent(lines)).toEqual(['A0 HP E24']);
	await scanAll(scan, 'A5');
	expect(sent(lines)).toEqual(['A0 HP E24', 'A5 HP E24']);
});
