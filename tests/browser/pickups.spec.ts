// From retiring devices to the certificate in hand: what one person does in the window over some weeks.
import { createHash } from 'node:crypto';
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

test.use({ book: 'sample' });

/** Opens the refresh plan of a customer that has five devices to retire, and answers their serial numbers. */
async function selectFive(page: Page, host: Host): Promise<string[]> {
	const { rows } = await host.call('planning.customers', { text: '', after: null });
	const customer = rows.find((row) => row.overdue >= 5)!;
	await page.goto(`/refresh-plan?customer=${customer.id}&band=overdue`);
	const devices = rowsOf(page, 'Refresh plan');
	await devices.nth(0).getByRole('gridcell').first().click();
	await devices.nth(4).click({ modifiers: ['Shift'] });
	await expect(page.getByText('5 selected')).toBeVisible();
	const five = await devices.filter({ has: page.locator(':scope') }).all();
	return Promise.all(five.slice(0, 5).map((row) => row.getByRole('gridcell').nth(1).innerText()));
}

/** What can be done with a pickup besides its next step. */
async function more(page: Page, what: string): Promise<void> {
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: what }).click();
}

async function planPickup(page: Page, facility: RegExp): Promise<void> {
	await page.getByRole('button', { name: 'Retire…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Retire 5 devices' });
	await expectUsableByAll(page);
	const option = await dialog.getByRole('option', { name: facility }).innerText();
	await dialog.getByRole('combobox', { name: 'Goes to' }).selectOption(option);
	await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Lake Freight');
	await dialog.getByRole('button', { name: 'Plan pickup' }).click();
	await page.getByRole('dialog', { name: 'Planned' }).getByRole('link', { name: /^Open pickup/ }).click();
	await expect(page.getByRole('heading', { level: 1, name: /^Pickup P-/ })).toBeVisible();
}

test('five devices are retired, collected, processed, certified, and the certificate is saved', async ({ page, host }) => {
	const serials = await selectFive(page, host);
	expect(new Set(serials).size).toBe(5);
	await planPickup(page, /Blue Harbor/);
	const lines = page.getByRole('main');
	for (const serial of serials) await expect(lines).toContainText(serial);

	await page.getByRole('button', { name: 'Note collection' }).click();
	const collection = page.getByRole('dialog', { name: /^Collection of P-/ });
	await expect(collection.getByRole('textbox', { name: 'Pieces counted' })).toHaveValue('5');
	await collection.getByRole('textbox', { name: 'Seal numbers' }).fill('S-100, S-101');
	await expectUsableByAll(page);
	await collection.getByRole('button', { name: 'Note collection' }).click();
	await expect(collection).toBeHidden();
	await expect(lines).toContainText('seal S-100, S-101');

	await more(page, 'Enter recycler’s document');
	const processing = page.getByRole('dialog', { name: /^Recycler’s document for P-/ });
	await processing.getByRole('button', { name: 'Save the document' }).click();
	await expect(processing.getByRole('textbox', { name: 'Document number' })).toHaveAccessibleDescription('This is needed.');
	await processing.getByRole('textbox', { name: 'Document number' }).fill('BH-2026-5');
	await processing.getByRole('textbox', { name: `Weight of ${serials[0]} in kilograms` }).fill('2.4');
	const chooser = page.waitForEvent('filechooser');
	await processing.getByRole('button', { name: 'Attach the document' }).click();
	await (await chooser).setFiles({ name: 'BH-2026-5.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
	await expect(processing).toContainText('BH-2026-5.pdf');
	await expectUsableByAll(page);
	await processing.getByRole('button', { name: 'Save the document' }).click();
	await expect(processing).toBeHidden();

	await page.getByRole('button', { name: 'Issue certificate' }).click();
	const issuing = page.getByRole('dialog', { name: 'Issue certificate' });
	await expect(issuing).toContainText('5 lines will be listed');
	await expectUsableByAll(page);
	await issuing.getByRole('button', { name: 'Issue certificate' }).click();
	const issued = page.getByRole('dialog', { name: /^C-2026-\d+ was issued$/ });
	await expect(issued).toBeVisible();
	await expectUsableByAll(page);
	await issued.getByRole('button', { name: 'Open the PDF' }).click();
	await expect.poll(async () => (await host.shown()).map(({ verb }) => verb)).toEqual(['open']);
	await issued.getByRole('link', { name: 'Show in Certificates' }).click();

	const pane = page.getByRole('complementary', { name: /^C-2026-/ });
	await pane.getByRole('button', { name: 'Save as…' }).click();
	await expect(said(page)).toHaveText(/^Saved C-2026-\d+ to /);
	const path = /^Saved \S+ to (.*)$/.exec(await said(page).innerText())?.[1] ?? '';
	const saved = await page.request.get(`/host/file?path=${encodeURIComponent(path)}`);
	const bytes = await saved.body();
	expect(bytes.subarray(0, 5).toString()).toBe('%PDF-');
	await expect(pane).toContainText(createHash('sha256').update(bytes).digest('hex'));
	await pane.getByRole('button', { name: 'Print' }).click();
	await expect.poll(async () => (await host.shown()).map(({ verb }) => verb)).toEqual(['open', 'print']);
});

test('what made evidence cannot be undone, and the window says so', async ({ page, host }) => {
	await selectFive(page, host);
	await planPickup(page, /Blue Harbor/);
	await page.getByRole('button', { name: 'Note collection' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Note collection' }).click();
	await expect(page.getByRole('dialog')).toBeHidden();
	await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden();
	await page.keyboard.press('Control+z');
	await expect(said(page)).toHaveText(/There is nothing to undo/);
	await expect(page.getByRole('button', { name: 'Note arrival' })).toBeVisible();
});

test('a pickup without a facility asks for one before anything arrives there', async ({ page, host }) => {
	await selectFive(page, host);
	await planPickup(page, /Choose later/);
	await expect(page.getByText('Nobody has chosen yet where this goes.')).toBeVisible();
	await page.getByRole('button', { name: 'Choose the facility' }).click();
	const plan = page.getByRole('dialog', { name: /^Plan of P-/ });
	await expectUsableByAll(page);
	const option = await plan.getByRole('option', { name: /Blue Harbor/ }).innerText();
	await plan.getByRole('combobox', { name: 'Goes to' }).selectOption(option);
	await plan.getByRole('button', { name: 'Save' }).click();
	await expect(plan).toBeHidden();
	await expect(page.getByText('Nobody has chosen yet where this goes.')).toBeHidden();
});

test('a pickup that is called off gives its devices back, and undo brings it back', async ({ page, host }) => {
	const [serial] = await selectFive(page, host);
	const inService = (await host.call('book.state', null)).counts.assets;
	await planPickup(page, /Blue Harbor/);
	expect((await host.call('book.state', null)).counts.assets).toBe(inService - 5);
	await page.getByRole('button', { name: `Leave behind ${serial}` }).click();
	await expect(said(page)).toContainText(`${serial} behind`);
	await more(page, 'Call off');
	const dialog = page.getByRole('dialog', { name: /^Call off P-/ });
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Call off' }).click();
	await expect(page.getByText('This pickup was called off.')).toBeVisible();
	expect((await host.call('book.state', null)).counts.assets).toBe(inService);
	await page.keyboard.press('Control+z');
	await expect(page.getByRole('button', { name: 'Note collection' })).toBeVisible();
	expect((await host.call('book.state', null)).counts.assets).toBe(inService - 4);
});

test('a count that differs from the list asks for a note', async ({ page, host }) => {
	await selectFive(page, host);
	await planPickup(page, /Blue Harbor/);
	await page.getByRole('button', { name: 'Note collection' }).click();
	const counted = page.getByRole('textbox', { name: 'Pieces counted' });
	await counted.fill('4');
	await expect(counted).toHaveAccessibleDescription('The list has 5. Say in the note why it differs.');
	await counted.fill('many');
	await page.getByRole('dialog').getByRole('button', { name: 'Note collection' }).click();
	await expect(counted).toHaveAttribute('aria-invalid', 'true');
	await expect(counted).toHaveValue('many');
});
