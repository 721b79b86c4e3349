// A scanner is a keyboard that types fast: in a new deployment, at a pickup, in the settings and in the search field.
import { expect, expectUsableByAll, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

const GS = '\u001d';
const field = (page: Page) => page.getByRole('textbox', { name: /^Scan / });
const told = (page: Page) => page.getByRole('region', { name: /^Scan / }).getByRole('status');
const foot = (page: Page) => page.getByRole('contentinfo');

/** Codes as a scanner types them: without a pause, each with its key at the end. */
async function scan(page: Page, codes: readonly string[], end: 'Enter' | 'Tab' = 'Enter'): Promise<void> {
	for (const code of codes) {
		for (const key of code) await (key === GS ? page.keyboard.press('Control+]') : page.keyboard.press(key));
		await page.keyboard.press(end);
	}
}

async function customer(host: Host, name: string): Promise<{ id: string; siteId: string }> {
	const address = { street: '', city: '', region: '', postalCode: '', country: '' };
	return host.call('customers.add', { name, siteName: 'Main site', address });
}

async function deploy(host: Host, { id, siteId }: { id: string; siteId: string }, serials: readonly string[]): Promise<string[]> {
	const line = { kind: 'device', maker: '', model: 'HP EliteBook 845 G8', category: '', warranty: '', price: '', currency: '', quantity: '' } as const;
	const lines = serials.map((serial) => ({ ...line, serial, tag: `TAG-${serial}` }));
	await host.call('deployments.record', { customerId: id, siteId, deployedOn: '2022-01-31', orderNumber: '', lines });
	const found = await Promise.all(serials.map((text) => host.call('scanning.read', { text, siteId })));
	return found.map(({ devices }) => devices[0]!.id);
}

test.describe('a new deployment', () => {
	test.beforeEach(async ({ page, host }) => {
		const { id } = await customer(host, 'Harbor Dental');
		await page.goto(`/deployments/new?customer=${id}`);
		await page.getByRole('button', { name: 'Scan', exact: true }).click();
		await expect(field(page)).toBeFocused();
		await page.getByRole('combobox', { name: 'Model of what is scanned' }).fill('EliteBook 845 G8');
		await page.getByRole('option', { name: /EliteBook 845 G8/ }).first().click();
		await expect(field(page)).toBeFocused();
	});

	test('thirty devices are scanned without a pause, told, and recorded', async ({ page, host }) => {
		const serials = Array.from({ length: 30 }, (_, at) => `5CG21234${at + 10}`);
		await scan(page, serials);
		await expect(foot(page).getByText('30 devices', { exact: true })).toBeVisible();
		await expect(page.getByRole('textbox', { name: 'Serial number, line 30' })).toHaveValue('5CG2123439');
		await expect(told(page)).toHaveText(/^Accepted: 5CG2123439\. HP EliteBook 845 G8/);
		await scan(page, ['5cg2123410']);
		await expect(told(page)).toHaveText('Duplicate: 5cg2123410. Already in line 1.');
		await scan(page, ['N/A']);
		await expect(told(page)).toHaveText(/^Unknown: N\/A\. .*no serial number/);
		await expectUsableByAll(page);
		await page.keyboard.press('Control+Enter');
		await expect(page.getByText('Recorded 30 devices at Harbor Dental')).toBeVisible();
		expect((await host.call('book.state', null)).counts.assets).toBe(30);
		// The scanner goes on where it was: what is known now is told at once.
		await scan(page, ['5CG2123410']);
		await expect(told(page)).toHaveText(/^Duplicate: 5CG2123410\. HP EliteBook 845 G8 .*is already at Harbor Dental, Main site\.$/);
	});

	test('labels are read as what they are: GS1, Lenovo’s, a part', async ({ page }) => {
		await scan(page, [`010952123454321321GS1-77${GS}240E8-40`, '(01)09521234543213(21)GS1-78', '1S21HHS0AB00PF3ABCDE'], 'Tab');
		await expect(page.getByRole('textbox', { name: 'Serial number, line 1' })).toHaveValue('GS1-77');
		await expect(page.getByRole('textbox', { name: 'Serial number, line 2' })).toHaveValue('GS1-78');
		await expect(page.getByRole('textbox', { name: 'Serial number, line 3' })).toHaveValue('PF3ABCDE');
		await scan(page, ['(01)09521234543213']);
		await expect(told(page)).toHaveText(/It names the product 09521234543213/);
	});

	test('serial and tag in turn, and the undo key goes back from code to code', async ({ page }) => {
		await page.getByText('Serial number, then tag').click();
		await expect(field(page)).toBeFocused();
		await scan(page, ['AAA111', 'TAG-1', 'BBB222']);
		await expect(page.getByRole('textbox', { name: 'Scan the asset tag of BBB222' })).toBeFocused();
		const rows = page.getByRole('table', { name: 'Equipment' }).getByRole('row');
		await expect(rows.nth(1)).toContainText('TAG-1');
		await page.keyboard.press('Backspace');
		await expect(told(page)).toHaveText('Taken back: BBB222');
		await page.keyboard.press('Control+z');
		await expect(told(page)).toHaveText('Taken back: TAG-1');
		await expect(rows.nth(1)).not.toContainText('TAG-1');
		await expect(page.getByRole('textbox', { name: 'Scan the asset tag of AAA111' })).toBeFocused();
		await expect(foot(page).getByText('1 device', { exact: true })).toBeVisible();
		await page.getByRole('button', { name: 'No tag' }).click();
		await scan(page, ['CCC333']);
		await expect(page.getByRole('textbox', { name: 'Scan the asset tag of CCC333' })).toBeFocused();
	});

	test('a code always lands in the field, wherever the focus was left, until Esc', async ({ page }) => {
		await page.getByRole('heading', { level: 1 }).click();
		await scan(page, ['AAA111']);
		await page.getByRole('button', { name: 'Take back' }).focus();
		await scan(page, ['BBB222']);
		await expect(told(page)).toHaveText(/^Accepted: BBB222/);
		await expect(foot(page).getByText('2 devices', { exact: true })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(field(page)).toBeHidden();
		await expect(page.getByRole('button', { name: 'Scan', exact: true })).toBeFocused();
		await expect(page.getByRole('textbox', { name: 'Serial number, line 2' })).toHaveValue('BBB222');
	});
});

test('sounds differ, are turned off, and stay off', async ({ page }) => {
	await page.addInitScript(() => {
		const heard: number[] = [];
		const Tone = window.OscillatorNode;
		Object.assign(window, { heard });
		window.OscillatorNode = class extends Tone {
			constructor(context: BaseAudioContext, options?: OscillatorOptions) {
				super(context, options);
				heard.push(options?.frequency ?? 0);
			}
		};
	});
	const heard = () => page.evaluate(() => (window as unknown as { heard: number[] }).heard.splice(0));
	await page.goto('/workshop');
	await field(page).focus();
	await scan(page, ['A1']);
	const accepted = await heard();
	await scan(page, ['A1']);
	const duplicate = await heard();
	await scan(page, ['X1']);
	const unknown = await heard();
	expect(new Set([accepted, duplicate, unknown].map(String)).size).toBe(3);
	expect([accepted, duplicate, unknown].every((tones) => tones.length > 0)).toBe(true);
	await page.getByRole('button', { name: 'Sound', pressed: true }).click();
	await page.reload();
	await expect(page.getByRole('button', { name: 'Sound', pressed: false })).toBeVisible();
	await field(page).focus();
	await scan(page, ['A2']);
	await expect(told(page)).toHaveText(/^Accepted: A2/);
	expect(await heard()).toEqual([]);
	await expectUsableByAll(page);
});

test.describe('a pickup', () => {
	async function planned(page: Page, host: Host): Promise<{ id: string; siteId: string }> {
		const harbor = await customer(host, 'Harbor Dental');
		const [one, two, three] = await deploy(host, harbor, ['AAA111', 'BBB222', 'CCC333', 'DDD444']);
		await deploy(host, await customer(host, 'Orchard Logistics'), ['OOO999']);
		const [pickup] = await host.call('pickups.plan', {
			assets: [one!, two!, three!],
			supplies: [],
			plannedOn: '2026-11-20',
			facilityId: null,
			programmeId: null,
			carrier: ''
		});
		await page.goto(`/pickups/${pickup!.id}`);
		await page.getByRole('button', { name: 'Scan', exact: true }).click();
		await expect(field(page)).toBeFocused();
		return { ...pickup!, siteId: harbor.siteId };
	}

	test('what stands there is ticked, what is missing is named, and the count is proposed', async ({ page, host }) => {
		const { id } = await planned(page, host);
		const region = page.getByRole('region', { name: 'Scan what stands there' });
		await expect(region).toContainText('0 of 3 scanned, 3 missing: AAA111, BBB222, CCC333');
		await scan(page, ['AAA111', 'TAG-BBB222', 'AAA111', 'OOO999', 'NOBODY']);
		await expect(told(page)).toHaveText('Unknown: NOBODY. No device in the book has this number.');
		await expect(region).toContainText('2 of 3 scanned, 1 missing: CCC333');
		await expect(region).toContainText('HP EliteBook 845 G8 belongs to Orchard Logistics, Main site.');
		await expect(region).toContainText('Scanned already: HP EliteBook 845 G8');
		const grid = page.getByRole('grid', { name: 'Equipment' });
		await expect(grid.getByRole('row', { name: /AAA111/ })).toContainText('Scanned');
		await expect(grid.getByRole('row', { name: /CCC333/ })).toContainText('Not yet');
		await expectUsableByAll(page);
		await page.getByRole('button', { name: 'Note collection' }).click();
		const dialog = page.getByRole('dialog', { name: /^Collection of / });
		await expect(dialog.getByRole('textbox', { name: 'Pieces counted' })).toHaveValue('2');
		await expect(dialog).toContainText('The list has 3. Say in the note why it differs.');
		expect((await host.call('pickups.show', { id })).custody).toEqual([]);
	});

	test('a device that stands there too is added on the spot', async ({ page, host }) => {
		const { id } = await planned(page, host);
		await scan(page, ['DDD444']);
		await expect(told(page)).toHaveText('Unknown: DDD444. HP EliteBook 845 G8 stands here, but is not on this pickup.');
		await page.getByRole('button', { name: 'Add to this pickup' }).click();
		await expect(said(page)).toHaveText(/^Added DDD444 to pickup P-/);
		await expect(page.getByRole('region', { name: 'Scan what stands there' })).toContainText('1 of 4 scanned');
		await expect(field(page)).toBeFocused();
		expect((await host.call('pickups.show', { id })).lines.map(({ serial }) => serial)).toContain('DDD444');
	});

	test('what arrives is counted anew', async ({ page, host }) => {
		await planned(page, host);
		await scan(page, ['AAA111', 'BBB222', 'CCC333']);
		await expect(told(page)).toHaveText(/^Accepted: CCC333/);
		await page.getByRole('button', { name: 'Note collection' }).click();
		const dialog = page.getByRole('dialog', { name: /^Collection of / });
		await expect(dialog).toContainText('3 of 3 devices were scanned.');
		await dialog.getByRole('button', { name: 'Note collection' }).click();
		await expect(dialog).toBeHidden();
		await expect(page.getByRole('region', { name: 'Scan what stands there' })).toContainText('0 of 3 scanned');
		await scan(page, ['DDD444']);
		await expect(told(page)).toHaveText(/is not on this pickup\.$/);
		await expect(page.getByRole('button', { name: 'Add to this pickup' })).toBeHidden();
	});
});

test('the scanner is set up, and a label is tried', async ({ page, host }) => {
	await deploy(host, await customer(host, 'Harbor Dental'), ['5CG1234XYZ']);
	await page.goto('/settings');
	const form = page.getByRole('form', { name: 'Scanner' });
	const attempt = page.getByRole('textbox', { name: 'Try it' });
	const answer = page.getByRole('region', { name: 'Try it' }).getByRole('status');
	await attempt.focus();
	await scan(page, ['S5CG1239AAA']);
	await expect(answer).toHaveText('Accepted: S5CG1239AAA. serial number S5CG1239AAA');
	await form.getByRole('checkbox', { name: /^An S before/ }).check();
	await form.getByRole('textbox', { name: 'Typed before each code' }).fill('~');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(said(page)).toHaveText('Changed how scanned codes are read');
	await attempt.focus();
	await scan(page, ['~S5CG1239AAA']);
	await expect(answer).toHaveText('Accepted: ~S5CG1239AAA. serial number 5CG1239AAA');
	await scan(page, ['~S5CG1234XYZ']);
	await expect(answer).toHaveText(/serial number 5CG1234XYZ; in the book: HP EliteBook 845 G8 at Harbor Dental, Main site$/);
	await scan(page, ['https://example.com/about']);
	await expect(answer).toHaveText(/^Unknown: .*A web address/);
	await expectUsableByAll(page);
});

test('a label’s whole code finds the device in the search field', async ({ page, host }) => {
	await deploy(host, await customer(host, 'Harbor Dental'), ['5CG1234XYZ']);
	await page.goto('/');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'Find or do' }).getByRole('combobox')).toBeFocused();
	await scan(page, ['(01)09521234543213(21)5CG1234XYZ']);
	await expect(page).toHaveURL(/\/equipment/);
	await expect(page.getByRole('main')).toContainText('5CG1234XYZ');
});
