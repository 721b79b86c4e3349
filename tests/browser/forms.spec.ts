// What people type into forms: too much, too little, other scripts; and two windows on one record.
import { expect, expectUsableByAll, said, test } from './test.ts';
import type { Host } from './test.ts';

const address = { street: '', city: '', region: '', postalCode: '', country: '' };
const addCustomer = (host: Host, name: string) => host.call('customers.add', { name, siteName: 'Main site', address });

for (const [what, name] of [
	['an emoji', 'Bäckerei Müller 🥐👩🏽‍🍳'],
	['Hebrew', 'מרפאת השיניים של נמל'],
	['Arabic with a number', 'شركة الأمل 2026'],
	['Greek and Cyrillic', 'Ωμέγα и Сыновья'],
	['markup', '<b>Smith</b> & "Sons" {name}']
] as const) {
	test(`a customer's name with ${what} stands everywhere as it was typed`, async ({ page }) => {
		await page.goto('/customers');
		await page.getByRole('banner').getByRole('button', { name: 'Add customer' }).click();
		const dialog = page.getByRole('dialog', { name: 'Add customer' });
		await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
		await dialog.getByRole('textbox', { name: 'Street' }).fill(name);
		await dialog.getByRole('button', { name: 'Add customer' }).click();
		await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
		await page.getByRole('tab', { name: 'Sites and contacts' }).click();
		await expect(page.getByRole('tabpanel')).toContainText(name);
		await expectUsableByAll(page);
		await page.getByRole('link', { name: /^Customers/ }).click();
		await expect(page.getByRole('grid', { name: 'Customers' })).toContainText(name);
	});
}

test('a name of 300 characters is refused with its length, and stays in the field', async ({ page, host }) => {
	await page.goto('/customers');
	await page.getByRole('banner').getByRole('button', { name: 'Add customer' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add customer' });
	const name = dialog.getByRole('textbox', { name: 'Name', exact: true });
	await name.fill('x'.repeat(300));
	await dialog.getByRole('textbox', { name: 'City' }).fill('Toledo');
	await dialog.getByRole('button', { name: 'Add customer' }).click();
	await expect(name).toHaveAccessibleDescription(/^At most \d+ characters; this has 300\.$/);
	await expect(name).toHaveValue('x'.repeat(300));
	await expect(dialog.getByRole('textbox', { name: 'City' })).toHaveValue('Toledo');
	await expectUsableByAll(page);
	expect((await host.call('book.state', null)).counts.customers).toBe(0);
});

test('a long name breaks nothing on any screen that shows it', async ({ page, host }) => {
	const { id } = await addCustomer(host, 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft');
	for (const place of [`/customers/${id}`, '/customers', `/equipment?customer=${id}`, `/refresh-plan?customer=${id}`, `/refresh-plan/forecast?customer=${id}`, `/refresh-plan/plans?customer=${id}`]) {
		await page.goto(place);
		await expect(page.getByText(/^Donaudampfschiff/).first()).toBeVisible();
		await expectUsableByAll(page);
	}
});

test('an empty form says at every field what is needed, at once', async ({ page }) => {
	await page.goto('/recyclers');
	await page.getByRole('banner').getByRole('button', { name: 'Add recycler' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add recycler' });
	await dialog.getByRole('button', { name: 'Add recycler' }).click();
	await expect(dialog.getByRole('textbox', { name: 'Name of the recycler' })).toHaveAccessibleDescription('This is needed.');
	await expect(dialog.getByRole('textbox', { name: 'First facility' })).toHaveAttribute('aria-invalid', 'true');
	await expectUsableByAll(page);
});

test('a recycler, its facility and its certification are entered', async ({ page }) => {
	await page.goto('/recyclers');
	await page.getByRole('banner').getByRole('button', { name: 'Add recycler' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add recycler' });
	await dialog.getByRole('textbox', { name: 'Name of the recycler' }).fill('Blue Harbor');
	await dialog.getByRole('textbox', { name: 'First facility' }).fill('Toledo');
	await dialog.getByRole('button', { name: 'Add recycler' }).click();
	await expect(dialog).toBeHidden();
	await page.getByRole('button', { name: 'Add certification' }).click();
	const paper = page.getByRole('dialog', { name: 'Certification of Toledo' });
	await paper.getByRole('combobox', { name: 'Standard' }).selectOption('R2v3');
	await paper.getByRole('textbox', { name: 'Certificate number' }).fill('R2-1');
	await paper.getByRole('textbox', { name: 'Valid from' }).fill('1 Jan 2026');
	await paper.getByRole('textbox', { name: 'Valid to' }).fill('1 Jan 2025');
	await paper.getByRole('button', { name: 'Add certification' }).click();
	await expect(paper.getByRole('textbox', { name: 'Valid to' })).toHaveAccessibleDescription(/cannot be before/);
	await expectUsableByAll(page);
	await paper.getByRole('textbox', { name: 'Valid to' }).fill('31 Dec 2028');
	await paper.getByRole('button', { name: 'Add certification' }).click();
	await expect(page.getByRole('article', { name: 'R2v3, R2-1' })).toContainText('It was never looked up.');
});

test('a contact with a wrong e-mail address is refused at its field, then kept', async ({ page, host }) => {
	const { id } = await addCustomer(host, 'Harbor Dental');
	await page.goto(`/customers/${id}?side=places`);
	await page.getByRole('button', { name: 'Add contact' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add contact' });
	await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('Ana Ruiz');
	await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ana at example');
	await dialog.getByRole('button', { name: /Add|Save/ }).click();
	await expect(dialog.getByRole('textbox', { name: 'E-mail' })).toHaveAccessibleDescription('An e-mail address looks like name@example.com.');
	await expectUsableByAll(page);
	await dialog.getByRole('textbox', { name: 'E-mail' }).fill('ana@example.com');
	await dialog.getByRole('button', { name: /Add|Save/ }).click();
	await expect(page.getByRole('tabpanel')).toContainText('ana@example.com');
});

test('a loss of value that is no number is refused in its row; a good one holds and goes back to the default', async ({ page }) => {
	await page.goto('/settings?part=prices');
	const percent = page.getByRole('textbox', { name: 'Loss of value in a year, in per cent: Laptop' });
	const usual = await percent.inputValue();
	await percent.fill('a third');
	await percent.press('Enter');
	await expect(percent).toHaveAccessibleDescription('Only whole numbers, please.');
	await expectUsableByAll(page);
	await percent.fill('30');
	await percent.press('Enter');
	await expect(said(page)).toHaveText('Set the yearly loss of value of laptops to 30 %');
	await page.getByRole('button', { name: /^Back to .*: Laptop$/ }).click();
	await expect(percent).toHaveValue(usual);
});

test('the company is changed in the settings, and the rail says so', async ({ page }) => {
	await page.goto('/settings');
	const form = page.getByRole('form', { name: 'Company' });
	await form.getByRole('textbox', { name: 'Name', exact: true }).fill('Südwind IT');
	await form.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('navigation', { name: 'Places' })).toContainText('Südwind IT');
});

test('two windows on one customer: the later change is refused, says so, and keeps what was typed', async ({ page, context, host }) => {
	const { id } = await addCustomer(host, 'Harbor Dental');
	const second = await context.newPage();
	for (const window of [page, second]) {
		await window.goto(`/customers/${id}`);
		await window.getByRole('button', { name: 'Change', exact: true }).click();
	}
	const [mine, theirs] = [page, second].map((window) => window.getByRole('dialog', { name: 'Change customer' }));
	await theirs!.getByRole('textbox', { name: 'Name', exact: true }).fill('Harbor Dental Group');
	await theirs!.getByRole('button', { name: 'Save' }).click();
	await expect(theirs!).toBeHidden();
	await mine!.getByRole('textbox', { name: 'Name', exact: true }).fill('Harbour Dental');
	await mine!.getByRole('button', { name: 'Save' }).click();
	await expect(mine!.getByRole('alert')).toContainText('Somebody changed this customer since you opened it.');
	await expect(mine!.getByRole('textbox', { name: 'Name', exact: true })).toHaveValue('Harbour Dental');
	await expectUsableByAll(page);
	expect((await host.call('customers.show', { id })).name).toBe('Harbor Dental Group');
});
