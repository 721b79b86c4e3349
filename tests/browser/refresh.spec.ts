// When equipment is refreshed: policies with what they do, vendors' support, what a customer asks for, dates of devices.
import { writeFile } from 'node:fs/promises';
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

test.use({ book: 'sample' });

const policy = (page: Page, name: string) => page.getByRole('dialog', { name });
const effect = (page: Page) => page.getByRole('region', { name: 'What this changes' });

async function someCustomer(host: Host) {
	const { rows } = await host.call('planning.customers', { text: '', after: null });
	return rows.find((row) => row.overdue > 0)!;
}

async function someDevice(host: Host, customerId: string | null = null) {
	const found = await host.call('find.equipment', { text: '', customerId, category: 'laptop', state: 'in-service', after: null });
	return found.rows[0]!;
}

test('a policy says what it would do before it is saved, does that, and goes back to the default', async ({ page, host }) => {
	await page.goto('/settings?part=policies');
	await page.getByRole('button', { name: 'Change the policy: Laptop' }).click();
	const dialog = policy(page, 'Change policy');
	await dialog.getByRole('textbox', { name: 'How many months' }).fill('30');
	await dialog.getByRole('checkbox', { name: 'When the warranty ends' }).check();
	await dialog.getByRole('combobox', { name: 'Moved to' }).selectOption('The end of its quarter');
	await expect(effect(page).getByRole('status')).toHaveText(/ refresh dates (this concerns )?move, [\d,]+ devices become overdue/);
	await expect(effect(page).getByRole('table', { name: 'Devices that move farthest' }).getByRole('row')).toHaveCount(11);
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	await expect(dialog).toBeHidden();
	await expect(said(page)).toHaveText(/^Set the refresh policy for laptops; [\d,]+ refresh dates moved$/);
	const table = page.getByRole('table', { name: 'By category' });
	await expect(table).toContainText('The earliest of 30 months in service and the warranty’s end, moved to the end of the quarter');
	const device = await host.call('find.device', { id: (await someDevice(host)).id });
	expect(device.refreshWhy).toMatchObject({ scope: 'category', months: 30, movedTo: 'quarter-end' });

	await page.getByRole('button', { name: 'Back to the default: Laptop' }).click();
	const back = policy(page, 'Back to the default: Laptop');
	await expect(back.getByRole('status')).toContainText('no longer overdue');
	await expectUsableByAll(page);
	await back.getByRole('button', { name: 'Back to default' }).click();
	await expect(table.getByRole('row', { name: /^Laptop / })).toContainText('48 months in service default');
});

test('months that make no sense are refused at their field, and nothing typed is lost', async ({ page }) => {
	await page.goto('/settings?part=policies');
	await page.getByRole('button', { name: 'Change the policy: Laptop' }).click();
	const dialog = policy(page, 'Change policy');
	const months = dialog.getByRole('textbox', { name: 'How many months' });
	await dialog.getByRole('radio', { name: 'Never' }).check({ force: true });
	await dialog.getByRole('radio', { name: 'By date' }).check({ force: true });
	await months.fill('9999');
	await expect(months).toHaveAccessibleDescription('From 1 to 600.');
	await months.fill('three years');
	await expect(months).toHaveAccessibleDescription('Only whole numbers, please.');
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	await expect(months).toHaveValue('three years');
	await expectUsableByAll(page);
	await dialog.getByRole('checkbox', { name: 'Months in service' }).uncheck();
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	await expect(dialog.getByRole('alert')).toHaveText('Choose at least one date, or Never.');
});

test('a policy for a model and a customer is added, changed when it is added again, and removed', async ({ page, host }) => {
	const customer = await someCustomer(host);
	const { model } = await someDevice(host);
	await page.goto('/settings?part=policies');
	await page.getByRole('button', { name: 'Add policy…' }).click();
	const dialog = policy(page, 'Add policy');
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	await expect(dialog.getByRole('combobox', { name: 'Customer' })).toHaveAccessibleDescription('This is needed.');
	await dialog.getByText('A model', { exact: true }).click();
	await dialog.getByRole('combobox', { name: 'Model' }).fill(model);
	await dialog.getByRole('option', { name: model }).first().click();
	await dialog.getByRole('combobox', { name: 'Customer' }).fill(customer.name.slice(0, 8));
	await dialog.getByRole('option', { name: customer.name }).click();
	await dialog.getByText('Never', { exact: true }).click();
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	const row = page.getByRole('table', { name: 'For customers and models' }).getByRole('row', { name: new RegExp(`^${model} at `) });
	await expect(row).toContainText('Never: nothing is scheduled');

	await page.getByRole('button', { name: 'Add policy…' }).click();
	await dialog.getByText('A model', { exact: true }).click();
	await dialog.getByRole('combobox', { name: 'Model' }).fill(model);
	await dialog.getByRole('option', { name: model }).first().click();
	await dialog.getByRole('combobox', { name: 'Customer' }).fill(customer.name.slice(0, 8));
	await dialog.getByRole('option', { name: customer.name }).click();
	await expect(dialog.getByText('There is a policy for this already. Saving changes it.')).toBeVisible();
	await dialog.getByRole('textbox', { name: 'How many months' }).fill('72');
	await dialog.getByRole('button', { name: 'Save policy' }).click();
	await expect(row).toContainText('72 months in service');
	await row.getByRole('button', { name: /^Remove the policy/ }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Remove policy' }).click();
	await expect(row).toHaveCount(0);
});

test('a list of support dates is taken over in part: a bad row says why, and stays out', async ({ page, host }, info) => {
	const { model } = await someDevice(host);
	const [maker, ...rest] = model.split(' ');
	const file = info.outputPath('support.csv');
	await writeFile(file, `maker,model,support ends,source\n${maker},${rest.join(' ')},2028-06-30,letter\nDell,Latitude 5290,2025-02-31,letter\nApple,iPhone 12,2027-09-30,letter\n`);
	await page.goto('/settings?part=support');
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Import CSV…' }).click();
	await (await chooser).setFiles(file);
	const dialog = policy(page, 'Dates of support from support.csv');
	await expect(dialog).toContainText('2 new, 1 refused.');
	const bad = dialog.getByRole('row', { name: /Latitude 5290/ });
	await expect(bad).toContainText('2025-02-31');
	await expect(bad).toContainText('Support ends: This is not a day. In a file, write it like 2026-11-30.');
	await expect(bad.getByRole('checkbox')).toHaveCount(0);
	await expectUsableByAll(page);
	await dialog.getByRole('checkbox', { name: 'Take over Apple iPhone 12' }).uncheck();
	await dialog.getByRole('button', { name: 'Take over 1 date' }).click();
	await expect(rowsOf(page, 'Vendor support')).toHaveCount(1);
	await expect(rowsOf(page, 'Vendor support')).toContainText('30 Jun 2028');
	await expectUsableByAll(page);

	await page.getByRole('button', { name: /^Change the date: / }).click();
	const change = policy(page, 'Change the end of a vendor’s support');
	await change.getByRole('textbox', { name: 'As of' }).fill('1 Jan 2030');
	await expect(change.getByRole('textbox', { name: 'As of' })).toHaveAccessibleDescription('This cannot be after 23 Nov 2026.');
	await expectUsableByAll(page);
	await change.getByRole('button', { name: 'Remove…' }).click();
	await page.getByRole('dialog').getByRole('button', { name: 'Remove date' }).click();
	await expect(page.getByText('No dates yet')).toBeVisible();
});

test('a file that is no list of support dates says which columns it needs', async ({ page }, info) => {
	const file = info.outputPath('orders.csv');
	await writeFile(file, 'serial,customer\n1,2\n');
	await page.goto('/settings?part=support');
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Import CSV…' }).click();
	await (await chooser).setFiles(file);
	await expect(page.getByRole('tabpanel')).toContainText('This file is no list of support dates.');
});

test('the service that is asked has an address, and a wrong one is refused', async ({ page }) => {
	await page.goto('/settings?part=support');
	await page.getByRole('tabpanel').getByText(/^Looked up at/).getByRole('button', { name: 'Change…' }).click();
	const dialog = policy(page, 'Where dates of support are looked up');
	const address = dialog.getByRole('textbox', { name: 'Address' });
	await address.fill('our server');
	await dialog.getByRole('button', { name: 'Save address' }).click();
	await expect(address).toHaveAccessibleDescription('An address looks like https://example.com or https://example.com/api.');
	await expectUsableByAll(page);
	await address.fill('http://127.0.0.1:9/api/');
	await dialog.getByRole('button', { name: 'Save address' }).click();
	await expect(page.getByRole('tabpanel')).toContainText('Looked up at http://127.0.0.1:9/api');
	await page.getByRole('button', { name: 'Look up online' }).click();
	await expect(page.getByText('Everything else works without it.')).toBeVisible();
	await expectUsableByAll(page);
});

test('prices are kept where they are typed; what is no amount is refused in its row', async ({ page, host }) => {
	const { model } = await someDevice(host);
	await page.goto('/settings?part=prices');
	const laptop = page.getByRole('textbox', { name: 'Price to replace: Laptop, USD' });
	await laptop.fill('lots');
	await laptop.press('Enter');
	await expect(laptop).toHaveAccessibleDescription('This is not an amount. Write it like 1,234.50.');
	await laptop.fill('1,249.5');
	await laptop.press('Enter');
	await expect(said(page)).toHaveText('Changed a replacement price');
	await expect(laptop).toHaveValue('1,249.50');
	const rise = page.getByRole('textbox', { name: 'Prices rise by' });
	await rise.fill('2.55');
	await rise.press('Enter');
	await expect(rise).toHaveAccessibleDescription(/one digit after the point/);
	await expectUsableByAll(page);
	await rise.fill('2,5');
	await rise.press('Enter');
	await expect(rise).toHaveValue('2.5');
	expect((await host.call('planning.prices', null)).inflation).toBe(25);
	await page.getByRole('button', { name: 'Add model…' }).click();
	const dialog = policy(page, 'Price of a model');
	await dialog.getByRole('combobox', { name: 'Model' }).fill(model);
	await dialog.getByRole('option').first().click();
	await dialog.getByRole('textbox', { name: 'Price' }).fill('999');
	await dialog.getByRole('button', { name: 'Save price' }).click();
	await expect(page.getByRole('textbox', { name: `Price to replace: ${model}, USD` })).toHaveValue('999.00');
});

test('what a customer asks of planning: a fiscal year cannot begin on the 31st, nor every month be closed', async ({ page, host }) => {
	const customer = await someCustomer(host);
	await page.goto(`/customers/${customer.id}?side=planning`);
	await expect(page.getByRole('tabpanel')).toContainText('1 January');
	await page.getByRole('button', { name: 'Change…', exact: true }).click();
	const dialog = policy(page, `Planning at ${customer.name}`);
	const day = dialog.getByRole('textbox', { name: 'On day' });
	await day.fill('31');
	await expect(day).toHaveAccessibleDescription(/^A fiscal year can begin on the 1st to the 28th/);
	await expectUsableByAll(page);
	await dialog.getByRole('combobox', { name: 'Fiscal year begins in' }).selectOption('April');
	await day.fill('1');
	const months = dialog.getByRole('group', { name: 'Closed months' }).getByRole('checkbox');
	for (const month of await months.all()) await month.check({ force: true });
	await expect(dialog.getByRole('alert')).toContainText('Leave at least one month open');
	for (const month of await months.all()) await month.uncheck({ force: true });
	await dialog.getByRole('checkbox', { name: 'August' }).check({ force: true });
	await dialog.getByText('180 days').click();
	await expect(effect(page).getByRole('status')).toHaveText(/move|keep/);
	await dialog.getByRole('button', { name: 'Save' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('tabpanel')).toContainText('1 April');
	expect(await host.call('customers.terms', { id: customer.id })).toMatchObject({ dueSoonDays: 180, blackoutMonths: [8] });
	await page.getByRole('button', { name: 'Add policy…' }).click();
	const add = policy(page, 'Add policy');
	await add.getByRole('combobox', { name: 'Category' }).selectOption('Laptop');
	await add.getByRole('textbox', { name: 'How many months' }).fill('36');
	await add.getByRole('combobox', { name: 'Moved to' }).selectOption('The end of the fiscal year');
	await add.getByRole('button', { name: 'Save policy' }).click();
	await expect(page.getByRole('table', { name: 'Policies made for this customer' })).toContainText('36 months in service, moved to the end of the fiscal year');
});

test('a device gets a date by hand, says why, and follows its policy again', async ({ page, host }) => {
	const device = await someDevice(host);
	await page.goto(`/equipment?device=${device.id}`);
	const pane = page.getByRole('complementary', { name: `Device ${device.serial}` });
	await expect(pane).toContainText('default for laptops');
	const menu = pane.getByRole('button', { name: 'Refresh date' });
	await menu.click();
	await expect(pane.getByRole('menuitem', { name: 'Follow the policy again' })).toHaveCount(0);
	await pane.getByRole('menuitem', { name: 'Set refresh date…' }).click();
	const dialog = policy(page, `Refresh date of ${device.serial}`);
	const on = dialog.getByRole('textbox', { name: 'Refresh on' });
	await on.fill('1 Jan 1999');
	await dialog.getByRole('textbox', { name: 'Reason' }).fill('the lease ends');
	await dialog.getByRole('button', { name: 'Set date' }).click();
	await expect(on).toHaveAccessibleDescription(/^This cannot be before/);
	await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveValue('the lease ends');
	await expectUsableByAll(page);
	await on.fill('1 Mar 2027');
	await dialog.getByRole('button', { name: 'Set date' }).click();
	await expect(pane).toContainText('1 Mar 2027');
	await expect(pane).toContainText('Set by hand: the lease ends');
	await menu.click();
	await expectUsableByAll(page);
	await pane.getByRole('menuitem', { name: 'Follow the policy again' }).click();
	await expect(pane).toContainText('default for laptops');
	await menu.click();
	await pane.getByRole('menuitem', { name: 'Warranty…' }).click();
	await page.getByRole('dialog').getByRole('textbox', { name: 'Runs until' }).fill('31 May 2028');
	await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
	await expect(pane).toContainText('31 May 2028');
});

test('a device has a policy of its own, which is changed and removed again where it was made', async ({ page, host }) => {
	const device = await someDevice(host);
	await page.goto(`/equipment?device=${device.id}`);
	const pane = page.getByRole('complementary', { name: `Device ${device.serial}` });
	const choose = async (name: string) => {
		await pane.getByRole('button', { name: 'Refresh date' }).click();
		await pane.getByRole('menuitem', { name }).click();
	};
	const save = async (title: string, months: string) => {
		const dialog = policy(page, title);
		await expect(dialog).toContainText(`Device ${device.serial}`);
		await dialog.getByRole('textbox', { name: 'How many months' }).fill(months);
		await expect(effect(page).getByRole('status')).toContainText('The one refresh date this concerns moves');
		await dialog.getByRole('button', { name: 'Save policy' }).click();
		await expect(dialog).toBeHidden();
		await expect(pane).toContainText(`${months} months after`);
		await expect(pane).toContainText('policy for this device');
	};
	await choose('Policy for this device…');
	await save('Add policy', '70');
	await choose('Change this device’s policy…');
	await expect(policy(page, 'Change policy').getByRole('textbox', { name: 'How many months' })).toHaveValue('70');
	await expectUsableByAll(page);
	await save('Change policy', '72');
	await choose('Remove this device’s policy…');
	const dialog = policy(page, `Remove the policy: Device ${device.serial}`);
	await expect(effect(page).getByRole('status')).toContainText('The one refresh date this concerns moves');
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Remove policy' }).click();
	await expect(pane).toContainText('default for laptops');
	expect((await host.call('find.device', { id: device.id })).policy).toBeNull();
});

test('a deployment has one warranty, or each line its own; the plan says what follows', async ({ page, host }) => {
	const customer = await someCustomer(host);
	await host.call('planning.apply', {
		kind: 'set-policy',
		of: {
			scope: { customerId: customer.id, category: '', modelId: null, assetId: null },
			version: 0,
			months: null,
			warranty: true,
			support: false,
			pick: 'earliest',
			movedTo: 'as-counted'
		}
	});
	await page.goto(`/deployments/new?customer=${customer.id}`);
	await page.getByRole('textbox', { name: 'Serial number, line next' }).fill('5CG2417XQ2');
	await page.getByRole('combobox', { name: 'Model, line 1' }).fill('HP EliteBook 845 G8');
	const warranty = page.getByRole('textbox', { name: /^Warranty\s/ });
	await warranty.fill('for ever');
	await expect(warranty).toHaveAccessibleDescription('Months (36), or its last day (30 Nov 2029).');
	await warranty.fill('3 years');
	await expect(page.getByRole('list', { name: 'Refresh dates' })).toContainText(`Warranty ends 23 Nov 2029, policy for ${customer.name}`);
	await page.getByRole('button', { name: 'Warranty by line' }).click();
	await page.getByRole('textbox', { name: 'Warranty, line 1' }).fill('30 Nov 2030');
	await expect(page.getByRole('list', { name: 'Refresh dates' })).toContainText('Warranty ends 30 Nov 2030');
	await expectUsableByAll(page);
	await page.getByRole('button', { name: /^Record deployment/ }).click();
	await expect(page.getByText(/^Recorded 1 device at/).first()).toBeVisible();
	await page.getByRole('button', { name: 'Lifecycle plan…' }).click();
	const paper = page.getByRole('dialog', { name: 'Lifecycle plan' });
	await expect(paper).toContainText(`What was deployed at ${customer.name} now`);
	await expectUsableByAll(page);
	await paper.getByRole('button', { name: 'Open' }).click();
	await expect.poll(async () => (await host.shown()).map(({ path }) => path.slice(-4))).toEqual(['.pdf']);
	await paper.getByRole('button', { name: 'Close' }).click();
	const found = await host.call('find.equipment', { text: '5CG2417XQ2', customerId: null, category: '', state: '', after: null });
	expect((await host.call('find.device', { id: found.rows[0]!.id })).warrantyUntil).toBe('2030-11-30');
});
