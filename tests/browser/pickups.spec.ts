// From retiring devices to the certificate in hand: what one person does in the window over some weeks.
import { createHash } from 'node:crypto';
import { addCustomer, addFacility, addProgramme, deploy, serials } from './register.ts';
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

test.use({ book: 'sample' });

/** Opens the refresh plan of a customer that has five devices to retire, and answers their serial numbers. */
async function selectFive(page: Page, host: Host): Promise<string[]> {
	const { rows } = await host.call('planning.customers', { text: '', after: null });
	const customer = rows.find((row) => row.overdue >= 5)!;
	await liftHolds(host, customer.id);
	await page.goto(`/refresh-plan?customer=${customer.id}&band=overdue`);
	const devices = rowsOf(page, 'Refresh plan');
	await devices.nth(0).getByRole('gridcell').first().click();
	await devices.nth(4).click({ modifiers: ['Shift'] });
	await expect(page.getByText('5 selected')).toBeVisible();
	const five = await devices.filter({ has: page.locator(':scope') }).all();
	return Promise.all(five.slice(0, 5).map((row) => row.getByRole('gridcell').nth(1).innerText()));
}

/** Nothing of this customer that is overdue is on hold. */
async function liftHolds(host: Host, customerId: string): Promise<void> {
	const { rows } = await host.call('planning.due', { band: 'overdue', month: null, customerId, siteId: null, category: '', after: null });
	for (const { id } of rows) {
		const { holds } = await host.call('find.device', { id });
		for (const { kind } of holds) await host.call('deployments.liftHold', { assetId: id, kind });
	}
}

/** What can be done with a pickup besides its next step. */
async function more(page: Page, what: string): Promise<void> {
	await page.getByRole('button', { name: 'More' }).click();
	await page.getByRole('menuitem', { name: what }).click();
}

/** Whatever is proposed for the five devices, all of them go there, with one pickup. */
async function planPickup(page: Page, outlet: RegExp): Promise<void> {
	await page.getByRole('button', { name: 'Retire…' }).click();
	const dialog = page.getByRole('dialog', { name: 'Retire 5 devices' });
	await expect(dialog.getByRole('group')).not.toHaveCount(0);
	await expectUsableByAll(page);
	for (const choice of await dialog.getByRole('combobox', { name: 'Goes to' }).all()) {
		const option = await choice.getByRole('option', { name: outlet }).innerText();
		await choice.selectOption(option);
	}
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
	await page.getByRole('button', { name: 'Choose where it goes' }).click();
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
	const note = page.getByRole('textbox', { name: /^Note/ });
	await expect(note).toHaveAttribute('aria-required', 'true');
	await page.getByRole('textbox', { name: 'Seal numbers' }).press('Enter');
	await expect(note, 'Enter in a field notes no evidence').not.toHaveAttribute('aria-invalid');
	await page.getByRole('textbox', { name: 'Seal numbers' }).press('Control+Enter');
	await expect(note).toHaveAccessibleDescription('4 were counted and 5 are on the list: say why.');
	await counted.fill('5');
	await expect(note).not.toHaveAttribute('aria-required');
	await expect(note).not.toHaveAttribute('aria-invalid');
	await counted.fill('many');
	await page.getByRole('dialog').getByRole('button', { name: 'Note collection' }).click();
	await expect(counted).toHaveAttribute('aria-invalid', 'true');
	await expect(counted).toHaveValue('many');

	await counted.fill('4');
	await note.fill('One was not found');
	await page.getByRole('dialog').getByRole('button', { name: 'Note collection' }).click();
	await page.getByRole('button', { name: 'Note arrival' }).click();
	await expect(counted, 'what was counted before').toHaveValue('4');
});

test.describe('before a load goes on', () => {
	test.use({ book: 'begun' });

	/** Plans a pickup of two laptops; answers its address. */
	async function planTwo(host: Host, to: { facilityId: string | null; programmeId: string | null }): Promise<string> {
		const place = await addCustomer(host, 'Harbor Dental');
		const laptops = serials('LAP', 2).map((serial) => ({ kind: 'device' as const, serial, model: 'Dell Latitude 5440', category: 'laptop' }));
		await deploy(host, place, laptops);
		const { rows } = await host.call('find.equipment', { text: '', customerId: place.customerId, category: '', state: '', after: null });
		const load = { assets: rows.map(({ id }) => id), supplies: [], plannedOn: '2026-11-20', carrier: 'Lake Freight', ...to };
		const [pickup] = await host.call('pickups.planLoads', { loads: [load] });
		return `/pickups/${pickup!.id}`;
	}

	test('it is said in one line that nothing speaks against it', async ({ page, host }) => {
		const facilityId = await addFacility(host, 'Blue Harbor', '2026-11-11');
		await page.goto(await planTwo(host, { facilityId, programmeId: null }));
		await page.getByRole('button', { name: 'Note collection' }).click();
		const dialog = page.getByRole('dialog', { name: /^Collection of P-/ });
		await expect(dialog).toContainText('Checked for 20 Nov 2026: nothing speaks against Blue Harbor, Ohio facility');
		await expect(dialog.getByRole('textbox', { name: 'Why it goes on all the same' })).toHaveCount(0);
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Note collection' }).click();
		await expect(dialog).toBeHidden();
		const checks = page.getByRole('list', { name: 'Checks before it went on' });
		await expect(checks).toContainText('Before collection 20 Nov 2026');
		await expect(checks).toContainText('Blue Harbor, Ohio facility: nothing spoke against it');
	});

	test('what speaks against it is said before it is saved; it goes on when somebody signs, and the page says who and why', async ({ page, host }) => {
		const facilityId = await addFacility(host, 'Blue Harbor', '');
		await page.goto(await planTwo(host, { facilityId, programmeId: null }));
		await page.getByRole('button', { name: 'Note collection' }).click();
		const dialog = page.getByRole('dialog', { name: /^Collection of P-/ });
		await expect(dialog).toContainText('One thing speaks against Blue Harbor, Ohio facility on 20 Nov 2026');
		await expect(dialog).toContainText('Nobody has looked up whether its e-Stewards certification stands.');
		await expect(dialog).toContainText('printed on the certificate');
		await dialog.getByRole('textbox', { name: 'Seal numbers' }).fill('S-100');
		await dialog.getByRole('button', { name: 'Note collection' }).click();
		const reason = dialog.getByRole('textbox', { name: 'Why it goes on all the same' });
		const by = dialog.getByRole('textbox', { name: 'Who decided that' });
		await expect(reason).toHaveAccessibleDescription('This is needed.');
		await expect(by).toHaveAccessibleDescription('This is needed.');
		await expect(dialog.getByRole('textbox', { name: 'Seal numbers' })).toHaveValue('S-100');
		await expectUsableByAll(page);
		await reason.fill('Confirmed by phone, the directory was down');
		await by.fill('Dana Whitfield');
		await dialog.getByRole('button', { name: 'Note collection' }).click();
		await expect(dialog).toBeHidden();
		const checks = page.getByRole('list', { name: 'Checks before it went on' });
		await expect(checks).toContainText('Went on all the same, Dana Whitfield: “Confirmed by phone, the directory was down”');
		await expectUsableByAll(page);
	});

	test('a certification that is suspended between collection and processing stops the document, until somebody signs', async ({ page, host }) => {
		const facilityId = await addFacility(host, 'Blue Harbor', '2026-11-11');
		const address = await planTwo(host, { facilityId, programmeId: null });
		const id = address.split('/').at(-1)!;
		const { version } = (await host.call('pickups.show', { id })).pickup;
		const hands = { fromPerson: '', toPerson: '', counted: '2', seal: '', document: '', note: '', override: null };
		await host.call('pickups.collect', { ...hands, id, version, on: '2026-11-20' });
		const [card] = await host.call('recyclers.list', null);
		await host.call('recyclers.checkStatus', {
			certificationId: card!.certifications[0]!.certification.id,
			checkedOn: '2026-11-22',
			checkedBy: 'Dana Whitfield',
			checkedAt: 'the standard’s register',
			status: 'suspended',
			since: '2026-11-21',
			note: '',
			file: null
		});
		await page.goto(address);
		await more(page, 'Enter recycler’s document');
		const dialog = page.getByRole('dialog', { name: /^Recycler’s document for P-/ });
		await expect(dialog).toContainText('Its e-Stewards certification is suspended.');
		await dialog.getByRole('textbox', { name: 'Processed on' }).fill('20 Nov 2026');
		await expect(dialog).toContainText('Checked for 20 Nov 2026: nothing speaks against Blue Harbor');
		await dialog.getByRole('textbox', { name: 'Processed on' }).fill('23 Nov 2026');
		await expect(dialog.getByRole('textbox', { name: 'Why it goes on all the same' })).toBeVisible();
		await dialog.getByRole('textbox', { name: 'Document number' }).fill('BH-1');
		await dialog.getByRole('textbox', { name: 'Why it goes on all the same' }).fill('Arrived before the suspension');
		await dialog.getByRole('textbox', { name: 'Who decided that' }).fill('Dana Whitfield');
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Save the document' }).click();
		await expect(dialog).toBeHidden();
		await page.getByRole('button', { name: 'Issue certificate' }).click();
		await expect(page.getByRole('dialog', { name: 'Issue certificate' })).toContainText('It went on once although something spoke against it');
	});

	test('a pickup goes to a programme, and its document says where it was processed', async ({ page, host }) => {
		await addFacility(host, 'Blue Harbor', '2026-11-11');
		const programmeId = await addProgramme(host, 'Laptop return', ['laptop']);
		await page.goto(await planTwo(host, { facilityId: null, programmeId: null }));
		await page.getByRole('button', { name: 'Choose where it goes' }).click();
		const plan = page.getByRole('dialog', { name: /^Plan of P-/ });
		const goesTo = plan.getByRole('combobox', { name: 'Goes to' });
		await goesTo.selectOption('Laptop return (programme)');
		await expect(goesTo).toHaveAccessibleDescription('Run by Second Turn to 31 Dec 2027.');
		await expectUsableByAll(page);
		await plan.getByRole('button', { name: 'Save' }).click();
		await expect(plan).toBeHidden();
		const main = page.getByRole('main');
		await expect(main).toContainText('Second Turn, for A distributor');
		await expect(main.getByRole('link', { name: 'Terms of this programme' })).toHaveAttribute('href', `/recyclers/programmes?programme=${programmeId}`);

		const id = page.url().split('/').at(-1)!;
		const { version } = (await host.call('pickups.show', { id })).pickup;
		const signed = { reason: 'Agreed with the programme', by: 'Dana Whitfield' };
		const hands = { fromPerson: '', toPerson: '', counted: '2', seal: '', document: '', note: '', override: signed };
		await host.call('pickups.collect', { ...hands, id, version, on: '2026-11-20' });
		await page.reload();
		await more(page, 'Enter recycler’s document');
		const dialog = page.getByRole('dialog', { name: /^Recycler’s document for P-/ });
		const where = dialog.getByRole('combobox', { name: 'Processed at' });
		await dialog.getByRole('textbox', { name: 'Document number' }).fill('ST-1');
		await dialog.getByRole('textbox', { name: 'Why it goes on all the same' }).fill('Agreed with the programme');
		await dialog.getByRole('textbox', { name: 'Who decided that' }).fill('Dana Whitfield');
		await dialog.getByRole('button', { name: 'Save the document' }).click();
		await expect(where).toHaveAttribute('aria-invalid', 'true');
		await where.selectOption('Blue Harbor, Ohio facility');
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Save the document' }).click();
		await expect(dialog).toBeHidden();
	});
});
