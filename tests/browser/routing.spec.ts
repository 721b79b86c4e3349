// Where everything goes: the rules and the bench they are tried on, why a device goes where it goes, what holds it, and
// what a customer asks of recyclers.
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

const bench = (page: Page) => page.getByRole('group', { name: 'What is tried' });
const answer = (page: Page) => page.getByRole('region', { name: 'What would happen' });
const outlets = (page: Page) => page.getByRole('list', { name: 'Outlets, the best first' });
const rules = (page: Page) => page.getByRole('table', { name: 'Rules' });
const rule = (page: Page, place: number) => rules(page).getByRole('row').nth(place);
const foot = (page: Page) => page.getByRole('contentinfo');

/** A facility in Ohio that is certified to e-Stewards for some years. */
async function certified(host: Host): Promise<void> {
	const address = { street: '1200 Dock Road', city: 'Toledo', region: 'OH', postalCode: '43604', country: '' };
	const facilityId = await host.call('recyclers.add', { name: 'Blue Harbor', facilityName: 'Toledo', address });
	await host.call('recyclers.saveCertification', {
		facilityId,
		id: null,
		version: 0,
		standard: 'e-stewards',
		revision: '',
		number: 'ES-0417',
		body: '',
		scopes: [],
		scopeText: '',
		validFrom: '2025-07-01',
		validUntil: '2027-06-30',
		file: null,
		checkedOn: '',
		checkedAt: ''
	});
}

test.describe('the test bench', () => {
	test('says what to do while nothing is in the register', async ({ page }) => {
		await page.goto('/recyclers/routing');
		await expect(answer(page)).toContainText('Certified recycler wanted, but none may take it');
		await expect(answer(page)).toContainText('by the rule “Whatever holds data”');
		await expect(answer(page).getByRole('link', { name: 'Enter a recycler' })).toBeVisible();
		await expectUsableByAll(page);
	});

	test('answers what would happen to a 22 kg server in Ohio on 1 July', async ({ page, host }) => {
		await certified(host);
		await page.goto('/recyclers/routing');
		await bench(page).getByRole('combobox', { name: 'Category' }).selectOption('Server');
		await bench(page).getByRole('textbox', { name: 'Weight, kg each' }).fill('22');
		await bench(page).getByRole('textbox', { name: 'Place' }).fill('Ohio');
		await bench(page).getByRole('textbox', { name: 'On' }).fill('30 Jun 2027');
		await expect(answer(page)).toContainText('Goes to Blue Harbor, Toledo');
		await expect(outlets(page)).toContainText('e-Stewards, certificate ES-0417, valid to 30 Jun 2027.');
		await expect(outlets(page)).toContainText('Its terms are not noted: ask before anything leaves.');
		await expectUsableByAll(page);
		await bench(page).getByRole('textbox', { name: 'On' }).fill('1 Jul 2027');
		await expect(answer(page)).toContainText('Certified recycler wanted, but none may take it');
		await expect(outlets(page)).toContainText('Its e-Stewards certification is valid only to 30 Jun 2027.');
		await bench(page).getByRole('checkbox', { name: 'Leased' }).check();
		await expect(answer(page)).toContainText('It stays where it is');
		await expect(answer(page)).toContainText('It is leased and goes back to the lessor.');
	});

	test('refuses what it cannot read at its field, and keeps it', async ({ page, host }) => {
		await certified(host);
		await page.goto('/recyclers/routing');
		const place = bench(page).getByRole('textbox', { name: 'Place' });
		const weight = bench(page).getByRole('textbox', { name: 'Weight, kg each' });
		await place.fill('Atlantis');
		await weight.fill('heavy');
		await expect(place).toHaveAccessibleDescription(/^“Atlantis” is no country or state/);
		await expect(weight).toHaveAccessibleDescription('This is not a number. Write it like 1234.50.');
		await expectUsableByAll(page);
		await place.fill('Ohio');
		await weight.fill('2.5');
		await expect(place).toHaveAccessibleDescription('');
		await expect(answer(page)).toContainText('Goes to Blue Harbor, Toledo');
		const customer = bench(page).getByRole('combobox', { name: 'Customer' });
		await customer.fill('Nobody of this book');
		await expect(customer).toHaveAccessibleDescription(/^No customer has this name/);
		await expect(answer(page)).not.toContainText('Goes to');
		await expectUsableByAll(page);
		await customer.fill('');
		await expect(answer(page)).toContainText('Goes to Blue Harbor, Toledo');
	});
});

test.describe('the routing table', () => {
	test('a new rule decides on the bench before it is saved, and is kept while the screen is left', async ({ page, host }) => {
		await certified(host);
		await page.goto('/recyclers/routing');
		await page.getByRole('button', { name: 'Add rule' }).click();
		const dialog = page.getByRole('dialog', { name: 'Add rule' });
		await dialog.getByRole('button', { name: 'Add to the table' }).click();
		await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('This is needed.');
		await dialog.getByRole('textbox', { name: 'Name' }).fill('Heavy things');
		await dialog.getByRole('textbox', { name: 'Heavier than, kg each' }).fill('20');
		await dialog.getByRole('textbox', { name: 'Up to, kg each' }).fill('10');
		await dialog.getByRole('textbox', { name: 'Only from' }).fill('Ohio, Atlantis');
		await dialog.getByRole('button', { name: 'Add to the table' }).click();
		await expect(dialog.getByRole('textbox', { name: 'Up to, kg each' })).toHaveAccessibleDescription(/Nothing weighs more/);
		await expect(dialog.getByRole('textbox', { name: 'Only from' })).toHaveAccessibleDescription(/^“Atlantis” is no country/);
		await expectUsableByAll(page);
		await dialog.getByRole('textbox', { name: 'Up to, kg each' }).fill('');
		await dialog.getByRole('textbox', { name: 'Only from' }).fill('Ohio, Canada');
		await dialog.getByRole('button', { name: 'Add a certification' }).click();
		await dialog.getByRole('combobox', { name: 'Standard of certification 1' }).selectOption('R2v3');
		await dialog.getByRole('checkbox', { name: 'Appendix B, data sanitization' }).check();
		await dialog.getByRole('button', { name: 'Add to the table' }).click();
		await expect(dialog).toBeHidden();
		await expect(rule(page, 1)).toContainText('Everything; above 20.0 kg each; from Ohio, Canada');
		await expect(rule(page, 1)).toContainText('R2v3 (Appendix B, data sanitization)');

		await bench(page).getByRole('combobox', { name: 'Category' }).selectOption('Server');
		await bench(page).getByRole('textbox', { name: 'Place' }).fill('Ohio');
		await expect(answer(page)).toContainText('by the rule “Heavy things”');
		await expect(outlets(page)).toContainText('It holds none of the certifications asked for: R2v3.');
		await expect(foot(page)).toContainText('This table is not saved yet');
		await page.getByRole('navigation', { name: 'Sides of the register' }).getByRole('link', { name: 'Recyclers' }).click();
		await page.getByRole('navigation', { name: 'Sides of the register' }).getByRole('link', { name: 'Routing' }).click();
		await expect(rule(page, 1)).toContainText('Heavy things');

		await foot(page).getByRole('button', { name: 'Save table' }).click();
		await expect(said(page)).toHaveText('Saved the routing table: 9 rules');
		expect((await host.call('routing.table', null)).rules[0]).toMatchObject({ name: 'Heavy things', above: 20_000, areas: ['US-OH', 'CA'] });
		await expect(foot(page)).toContainText('This table is yours');
		await foot(page).getByRole('button', { name: 'Restore Endwell’s table…' }).click();
		await page.getByRole('dialog', { name: 'Restore Endwell’s table' }).getByRole('button', { name: 'Restore' }).click();
		await expect(said(page)).toHaveText('Restored Endwell’s routing table');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(rules(page)).not.toContainText('Heavy things');
		await page.keyboard.press('Control+z');
		await expect(rule(page, 1)).toContainText('Heavy things');
	});

	test('rules are moved by the keyboard and by their buttons, and what is never reached says so', async ({ page }) => {
		await page.goto('/recyclers/routing');
		await expect(rule(page, 8)).toContainText('Everything else');
		await rule(page, 8).focus();
		await page.keyboard.press('Alt+ArrowUp');
		await expect(rule(page, 7)).toContainText('Everything else');
		await expect(rule(page, 7)).toBeFocused();
		await expect(rule(page, 8)).toContainText('It is never reached: “Everything else” takes everything before it.');
		await expect(said(page)).toHaveText('“Everything else” is now rule 7 of 8');
		await expectUsableByAll(page);
		await page.getByRole('button', { name: 'Move down: “Everything else”' }).click();
		await expect(rule(page, 8)).toContainText('Everything else');
		await expect(rule(page, 8)).toBeFocused();
		await expect(foot(page)).toContainText('This is the table Endwell comes with.');
	});

	test('the key for undo takes back edits of the table, and never what was done elsewhere', async ({ page, host }) => {
		await certified(host);
		const recyclers = (await host.call('recyclers.list', null)).length;
		await page.goto('/recyclers/routing');
		await page.getByRole('button', { name: 'Remove the rule “Phones”' }).click();
		await rule(page, 1).focus();
		await page.keyboard.press('Control+z');
		await expect(rules(page)).toContainText('Phones');
		await expect(said(page)).toHaveText('Took back the last edit of the table');
		await page.keyboard.press('Control+z');
		await expect(said(page)).toHaveText(/^Nothing more of this table/);
		await page.keyboard.press('Control+Shift+z');
		await expect(rules(page)).not.toContainText('Phones');
		expect((await host.call('recyclers.list', null)).length).toBe(recyclers);
	});

	test('a table that somebody saved meanwhile is told of, and the person chooses', async ({ page, host }) => {
		await page.goto('/recyclers/routing');
		await page.getByRole('button', { name: 'Remove the rule “Phones”' }).click();
		const { version, rules: stored } = await host.call('routing.table', null);
		await host.call('routing.saveTable', { version, rules: stored, freshDays: '21' });
		await foot(page).getByRole('button', { name: 'Save table' }).click();
		const days = page.getByRole('textbox', { name: 'At most so many days old' });
		await expect(page.getByText(/^Another table was saved since you began/)).toBeVisible();
		await expect(rules(page)).not.toContainText('Phones');
		await expectUsableByAll(page);
		await page.getByRole('button', { name: 'Keep my edits' }).click();
		await foot(page).getByRole('button', { name: 'Save table' }).click();
		await expect(said(page)).toHaveText('Saved the routing table: 7 rules');
		await expect(days).toHaveValue('30');
	});

	test('a table that cannot be is refused where it stands, and nothing is lost', async ({ page }) => {
		await page.goto('/recyclers/routing');
		await page.getByRole('button', { name: 'Remove the rule “Phones”' }).click();
		const days = page.getByRole('textbox', { name: 'At most so many days old' });
		await days.fill('0');
		await expect(days).toHaveAccessibleDescription('From 1 to 365.');
		await foot(page).getByRole('button', { name: 'Save table' }).click();
		await expect(days).toHaveAccessibleDescription('From 1 to 365.');
		await expect(answer(page)).toContainText('A rule needs a look before this can be tried.');
		await days.fill('14');
		await foot(page).getByRole('button', { name: 'Save table' }).click();
		await expect(said(page)).toHaveText('Saved the routing table: 7 rules');
	});
});

test.describe('a device', () => {
	test.use({ book: 'sample' });

	async function openLaptop(page: Page, host: Host): Promise<string> {
		const { rows } = await host.call('find.equipment', { text: '', customerId: null, category: 'laptop', state: 'in-service', after: null });
		for (const { id, serial } of rows) {
			const { holds, pickup } = await host.call('find.device', { id });
			if (holds.length > 0 || pickup !== null) continue;
			await page.goto(`/equipment?find=${serial}&device=${id}`);
			return serial;
		}
		throw new Error('every laptop is held');
	}

	test('says where it goes and why; a hold keeps it, and lifting lets it go again', async ({ page, host }) => {
		const serial = await openLaptop(page, host);
		const pane = page.getByRole('complementary', { name: `Device ${serial}` });
		const panel = pane.getByRole('region', { name: 'Where it goes' });
		await expect(panel).toContainText('by the rule “Whatever holds data”');
		await panel.getByRole('button', { name: 'Why?' }).click();
		await expect(pane.getByRole('list', { name: 'Outlets, the best first' })).toContainText('Proposed');
		await expectUsableByAll(page);

		await panel.getByRole('button', { name: 'Put on hold…' }).click();
		const dialog = page.getByRole('dialog', { name: `Put ${serial} on hold` });
		await dialog.getByRole('radio', { name: 'Legal hold' }).check({ force: true });
		await dialog.getByRole('textbox', { name: 'Since' }).fill('3 May 2026');
		await dialog.getByRole('textbox', { name: 'Note' }).fill('Case 17');
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Put on hold' }).click();
		await expect(dialog).toBeHidden();
		await expect(said(page)).toHaveText(`Put ${serial} on hold: legal hold`);
		await expect(panel).toContainText('It is under a legal hold and must not leave.');
		await expect(panel.getByRole('list', { name: 'What holds it' })).toContainText('Legal hold since 3 May 2026');
		await expect(pane.getByRole('list', { name: 'Outlets, the best first' })).not.toContainText('Proposed');

		await panel.getByRole('button', { name: 'Lift: Legal hold' }).click();
		await expect(said(page)).toHaveText(`Lifted a hold of ${serial}: legal hold`);
		await expect(panel).not.toContainText('Legal hold since');
		await page.keyboard.press('Control+z');
		await expect(panel).toContainText('Legal hold since 3 May 2026');
	});

	test('several are put on hold at once', async ({ page, host }) => {
		await page.goto('/equipment?category=laptop&state=in-service');
		const devices = rowsOf(page, 'Equipment');
		for (const at of [0, 1, 2]) await devices.nth(at).getByRole('gridcell').first().click();
		const serials = await Promise.all([0, 1, 2].map((at) => devices.nth(at).getByRole('gridcell').nth(1).innerText()));
		await foot(page).getByRole('button', { name: 'Hold…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Put 3 devices on hold' });
		await dialog.getByRole('radio', { name: 'Warranty claim' }).check({ force: true });
		await dialog.getByRole('button', { name: 'Put on hold' }).click();
		await expect(said(page)).toHaveText('Put 3 devices on hold: warranty claim');
		for (const serial of serials) {
			const { rows } = await host.call('find.equipment', { text: serial, customerId: null, category: '', state: '', after: null });
			const { holds } = await host.call('find.device', { id: rows[0]!.id });
			expect(holds.map(({ kind }) => kind)).toContain('warranty-claim');
		}
	});
});

test('what a customer asks of recyclers decides where its new equipment goes', async ({ page, host }) => {
	await certified(host);
	const address = { street: '', city: 'Dayton', region: 'OH', postalCode: '', country: '' };
	const customer = await host.call('customers.add', { name: 'Harbor Dental', siteName: 'Main site', address });
	await page.goto(`/customers/${customer.id}?side=planning`);
	const asks = page.getByRole('region', { name: 'What it asks of recyclers' });
	await expect(asks).toContainText('Nothing of its own');
	await asks.getByRole('button', { name: 'Set…' }).click();
	const dialog = page.getByRole('dialog', { name: 'What Harbor Dental asks of recyclers' });
	await dialog.getByRole('checkbox', { name: 'NAID AAA' }).check();
	await dialog.getByRole('checkbox', { name: 'Nothing is exported' }).check();
	await dialog.getByRole('textbox', { name: 'Note' }).fill('Contract, section 4');
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(said(page)).toHaveText('Noted what Harbor Dental asks of recyclers');
	await expect(asks).toContainText('Contract, section 4');
	await expect(page.getByText('Asks of recyclers: only NAID AAA, nothing exported')).toBeVisible();

	await page.goto(`/deployments/new?customer=${customer.id}`);
	await page.getByRole('textbox', { name: 'Serial number, line next' }).fill('5CG0417XQ2');
	await page.getByRole('combobox', { name: 'Model, line 1' }).fill('EliteBook 845 G8');
	await page.getByRole('option', { name: /EliteBook 845 G8/ }).first().click();
	const line = page.getByRole('table', { name: 'Equipment' }).getByRole('row').nth(1);
	await expect(line).toContainText('The customer accepts only NAID AAA.');
	const plan = page.getByRole('region', { name: 'End of life, planned today' });
	await expect(plan).toContainText('The customer wants nothing exported; whether it exports is not known.');
	await expect(plan.getByRole('link', { name: 'See the recyclers' })).toBeVisible();
	await expectUsableByAll(page);
});
