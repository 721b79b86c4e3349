// Recording a deployment: by typing, by pasting, and with everything that people get wrong.
import { expect, expectUsableByAll, paste, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

const serial = (line: number | 'next') => `Serial number, line ${line}`;
const record = (page: Page) => page.getByRole('button', { name: 'Record deployment' });
const foot = (page: Page) => page.getByRole('contentinfo');
const line = (page: Page, number: number) =>
	page.getByRole('table', { name: 'Equipment' }).getByRole('row').nth(number);

async function begin(page: Page, host: Host, name = 'Harbor Dental') {
	await host.call('customers.add', {
		name,
		siteName: 'Main site',
		address: { street: '', city: '', region: '', postalCode: '', country: '' }
	});
	await page.goto('/deployments/new');
	await chooseCustomer(page, name);
}

async function chooseCustomer(page: Page, name: string) {
	const customer = page.getByRole('combobox', { name: 'Customer' });
	await customer.fill(name.slice(0, 6));
	await page.getByRole('option', { name: new RegExp(`^${name}`) }).click();
	await expect(customer).toHaveValue(name);
}

async function typeDevice(page: Page, serialNumber: string, model: string) {
	await page.getByRole('textbox', { name: serial('next') }).fill(serialNumber);
	await page.getByRole('combobox', { name: 'Model, line 1' }).fill(model);
	await page.getByRole('option', { name: new RegExp(model) }).first().click();
}

test('a deployment is typed, says at once when and where each device ends, and is recorded', async ({ page, host }) => {
	await begin(page, host);
	await typeDevice(page, '5CG0417XQ2', 'EliteBook 845 G8');
	await expect(line(page, 1)).toContainText('Nov 20');
	await expect(line(page, 1)).toContainText('Certified recycler');
	await page.getByRole('textbox', { name: serial(1) }).press('Enter');
	await page.keyboard.type('5CG0417XQ3');
	await expect(line(page, 2)).toContainText('Certified recycler');
	await expect(foot(page).getByText('2 devices', { exact: true })).toBeVisible();
	await expectUsableByAll(page);
	await page.keyboard.press('Control+Enter');
	await expect(page.getByText('Recorded 2 devices at Harbor Dental')).toBeVisible();
	await expect(said(page)).toHaveText('Recorded a deployment at Harbor Dental: 2 devices');
	await expect(page.getByRole('textbox', { name: serial('next') })).toHaveValue('');
	await page.getByRole('link', { name: /^Equipment/ }).click();
	await expect(page.getByRole('grid', { name: 'Equipment' })).toContainText('5CG0417XQ3');
});

test('forty serial numbers are pasted with their model and recorded', async ({ page, host }) => {
	await begin(page, host);
	await typeDevice(page, 'SCAN-01', 'Latitude 5410');
	await page.getByRole('textbox', { name: serial(1) }).press('Enter');
	const pasted = Array.from({ length: 40 }, (_, at) => `PASTED-${String(at).padStart(2, '0')}`);
	await paste(page.getByRole('textbox', { name: serial('next') }), pasted.join('\r\n'));
	await expect(page.getByRole('textbox', { name: serial(41) })).toHaveValue('PASTED-39');
	await expect(foot(page).getByText('41 devices', { exact: true })).toBeVisible();
	await record(page).click();
	await expect(page.getByText('Recorded 41 devices at Harbor Dental')).toBeVisible();
	const recorded = await host.call('find.equipment', { text: 'PASTED', customerId: null, category: '', state: '', after: null });
	expect(recorded.rows.map((row) => row.serial).sort()).toEqual(pasted);
	expect(new Set(recorded.rows.map((row) => row.model)).size).toBe(1);
});

test('columns of a spreadsheet are pasted with serial, model, tag and price', async ({ page, host }) => {
	await begin(page, host);
	const rows = ['Serial\tModel\tTag\tPrice', 'SHEET-1\tHP EliteBook 845 G8\tA-1\t1,249.00', 'SHEET-2\tDell Latitude 5410\tA-2\t999.50'];
	await paste(page.getByRole('textbox', { name: serial('next') }), rows.join('\n'));
	await expect(foot(page).getByText('2 devices', { exact: true })).toBeVisible();
	await record(page).click();
	await expect(page.getByText('Recorded 2 devices')).toBeVisible();
	const { rows: devices } = await host.call('find.equipment', { text: 'SHEET-2', customerId: null, category: '', state: '', after: null });
	const device = await host.call('find.device', { id: devices[0]!.id });
	expect({ model: device.model, tag: device.tag, price: device.price }).toEqual({
		model: 'Dell Latitude 5410',
		tag: 'A-2',
		price: { minor: 99950, currency: 'USD' }
	});
});

test.describe('what is wrong is said where it stands, and nothing typed is lost', () => {
	test('a serial number that is in the book already, with the place where it is', async ({ page, host }) => {
		await begin(page, host);
		await typeDevice(page, '5CG0417XQ2', 'EliteBook 845 G8');
		await record(page).click();
		await expect(page.getByText('Recorded 1 device')).toBeVisible();
		await page.getByRole('button', { name: 'Another for this customer' }).click();
		await page.getByRole('textbox', { name: 'Order number' }).fill('PO-7');
		await typeDevice(page, '5cg0417xq2', 'EliteBook 845 G8');
		await page.getByRole('textbox', { name: serial(1) }).press('Enter');
		await page.keyboard.type('5CG0417XQ9');
		await expect(line(page, 1)).toContainText('Already at Harbor Dental, Main site, since 23 Nov 2026.');
		await record(page).click();
		await expect(foot(page)).toContainText('One line needs a look');
		await expect(page.getByRole('textbox', { name: serial(1) })).toHaveAccessibleDescription(/Already at Harbor Dental/);
		await expectUsableByAll(page);
		await expect(page.getByRole('textbox', { name: serial(1) })).toHaveValue('5cg0417xq2');
		await expect(page.getByRole('textbox', { name: serial(2) })).toHaveValue('5CG0417XQ9');
		await expect(page.getByRole('textbox', { name: 'Order number' })).toHaveValue('PO-7');
		expect((await host.call('book.state', null)).counts.assets).toBe(1);
		await page.getByRole('button', { name: 'Remove line 1' }).click();
		await record(page).click();
		await expect(page.getByText('Recorded 1 device')).toBeVisible();
		expect((await host.call('book.state', null)).counts.assets).toBe(2);
	});

	test('the same serial number twice', async ({ page, host }) => {
		await begin(page, host);
		await typeDevice(page, 'TWICE-1', 'EliteBook 845 G8');
		await page.getByRole('textbox', { name: serial(1) }).press('Enter');
		await page.keyboard.type('TWICE-1');
		await expect(line(page, 2)).toContainText('The same as in line 1.');
	});

	test('a day that is none, and one that could be two', async ({ page, host }) => {
		await begin(page, host);
		await typeDevice(page, 'DAY-1', 'EliteBook 845 G8');
		const day = page.getByRole('textbox', { name: 'In service from' });
		await day.fill('31 Feb 2026');
		await record(page).click();
		await expect(day).toHaveAccessibleDescription('There is no 31 Feb 2026 in the calendar.');
		await expect(day).toHaveValue('31 Feb 2026');
		await day.fill('3/5/2026');
		await day.blur();
		await expect(day).toHaveAccessibleDescription(/can be two dates/);
		await day.fill('soon');
		await day.blur();
		await expect(day).toHaveAccessibleDescription(/not a date/);
		await record(page).click();
		expect((await host.call('book.state', null)).counts.assets).toBe(0);
		await day.fill('31 Aug 2026');
		await record(page).click();
		await expect(page.getByText('Recorded 1 device')).toBeVisible();
	});

	for (const price of ['-5', 'ten', '1.999']) {
		test(`a price of ${price}`, async ({ page, host }) => {
			await begin(page, host);
			await typeDevice(page, 'PRICE-1', 'EliteBook 845 G8');
			const field = page.getByRole('textbox', { name: 'Price, line 1' });
			await field.fill(price);
			await record(page).click();
			await expect(field).toHaveAttribute('aria-invalid', 'true');
			await expect(field).toHaveAccessibleDescription(/\w/);
			await expect(field).toHaveValue(price);
			expect((await host.call('book.state', null)).counts.assets).toBe(0);
		});
	}

	test('no customer and no equipment', async ({ page }) => {
		await page.goto('/deployments/new');
		await record(page).click();
		await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveAccessibleDescription('This is needed.');
		await expect(page.getByText('Enter at least one device or supply.')).toBeVisible();
		await expectUsableByAll(page);
	});

	test('a model the catalogue does not know asks for a category', async ({ page, host }) => {
		await begin(page, host);
		await page.getByRole('textbox', { name: serial('next') }).fill('ODD-1');
		await page.getByRole('combobox', { name: 'Model, line 1' }).fill('Zzyzx Quantifier 9');
		await record(page).click();
		const category = page.getByRole('combobox', { name: 'Category, line 1' });
		await expect(category).toHaveAccessibleDescription(/\w/);
		await category.selectOption('Server');
		await record(page).click();
		await expect(page.getByText('Recorded 1 device')).toBeVisible();
	});

	test('what was typed is there again after looking at another screen', async ({ page, host }) => {
		await begin(page, host);
		await typeDevice(page, 'LATER-1', 'EliteBook 845 G8');
		await expect(line(page, 1)).toContainText('Certified recycler');
		await page.getByRole('link', { name: 'Today' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Monday 23 November' })).toBeVisible();
		await page.goBack();
		await expect(page.getByRole('textbox', { name: serial(1) })).toHaveValue('LATER-1');
		await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Harbor Dental');
	});
});

test('a customer is added along the way', async ({ page }) => {
	await page.goto('/deployments/new');
	await page.getByRole('combobox', { name: 'Customer' }).fill('Żelazny & Söhne');
	await page.getByRole('option', { name: 'Add “Żelazny & Söhne” as a new customer' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add customer' });
	await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveValue('Żelazny & Söhne');
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Add customer' }).click();
	await expect(dialog).toBeHidden();
	await expect(page.getByRole('combobox', { name: 'Customer' })).toHaveValue('Żelazny & Söhne');
	await expect(page.getByRole('combobox', { name: 'Site' })).toContainText('Main site');
});

test('supplies are counted beside the devices', async ({ page, host }) => {
	await begin(page, host);
	await page.getByRole('button', { name: 'Add supplies' }).click();
	await page.keyboard.type('CF259A');
	await page.getByRole('textbox', { name: 'How many, line 1' }).fill('12');
	await page.getByRole('combobox', { name: 'Model, line 1' }).fill('HP 59A toner');
	await page.keyboard.press('Escape');
	await page.getByRole('combobox', { name: 'Category, line 1' }).selectOption('Toner cartridge');
	await expect(line(page, 2)).toContainText('Take-back programme');
	await record(page).click();
	await expect(page.getByText('Recorded 12 supplies at Harbor Dental')).toBeVisible();
});
