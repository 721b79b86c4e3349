// Lists as files: what is shown is written, with its filters, and the window says how much and where.
import { expect, expectUsableByAll, said, test } from './test.ts';
import type { Page } from '@playwright/test';

const written = /^Wrote ([\d,]+) rows? to (.+)$/;

/** Chooses from the menu by keyboard alone. */
async function choose(page: Page, entry: string): Promise<void> {
	const menu = page.getByRole('button', { name: 'Export', exact: true });
	await menu.focus();
	await page.keyboard.press('ArrowDown');
	const wanted = page.getByRole('menuitem', { name: entry });
	await expect(page.getByRole('menuitem').first()).toBeFocused();
	while (!(await wanted.evaluate((element) => element === document.activeElement))) await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Enter');
}

async function exported(page: Page): Promise<{ rows: number; path: string; text: string }> {
	await expect(said(page)).toHaveText(written);
	const [, rows, path] = written.exec((await said(page).textContent()) ?? '') ?? [];
	if (rows === undefined || path === undefined) throw new Error('nothing was said');
	const file = await page.request.get(`/host/file?path=${encodeURIComponent(path)}`);
	return { rows: Number(rows.replace(',', '')), path, text: (await file.body()).toString('utf8') };
}

test.use({ book: 'sample' });

test('the equipment list is written with the filters that hold', async ({ page, host }) => {
	await page.goto('/equipment?category=laptop&state=in-service');
	const { total } = await host.call('find.equipment', { text: '', customerId: null, category: 'laptop', state: 'in-service', after: null });
	await page.getByRole('button', { name: 'Export', exact: true }).click();
	const count = `${(total ?? 0).toLocaleString('en-US')} rows`;
	await expect(page.getByRole('menuitem')).toHaveText([`CSV…${count}`, `Excel workbook…${count}`, `Open as a workbook${count}`]);
	await expectUsableByAll(page);
	await page.keyboard.press('Escape');
	await choose(page, 'CSV');
	const { rows, path, text } = await exported(page);
	expect(rows).toBe(total);
	expect(path).toMatch(/Equipment\.csv$/);
	expect(text.startsWith('\ufeffCustomer,Site,Category,Manufacturer,Model,Serial number,')).toBe(true);
	expect(text.split('\r\n')).toHaveLength(rows + 2);
	await choose(page, 'Excel workbook');
	await expect(said(page)).toHaveText(/Equipment\.xlsx$/);
	await choose(page, 'Open as a workbook');
	await expect.poll(async () => (await host.shown()).map((shown) => shown.path).join()).toMatch(/Equipment\.xlsx$/);
});

for (const [address, entry, begins] of [
	['/refresh-plan?band=overdue', 'CSV', 'Customer,Site,Category,Model,Serial number,'],
	['/refresh-plan/forecast', 'CSV', 'Category,'],
	['/customers', 'Customers: CSV', 'Customer,Sites,In service,'],
	['/customers', 'Contacts: CSV', 'Customer,Name,Role,'],
	['/pickups?show=all', 'CSV', 'Pickup,Customer,Site,'],
	['/certificates', 'CSV', 'Certificate,Kind,Issued on,'],
	['/recyclers', 'CSV', 'Recycler,Facility,'],
	['/settings?part=support', 'CSV', 'Maker,Model,Support ends,'],
	['/settings?part=policies', 'CSV', 'Policy for,Category,']
] as const) {
	test(`${address} is written: ${entry}`, async ({ page }) => {
		await page.goto(address);
		await choose(page, entry);
		const { rows, text } = await exported(page);
		expect(text.startsWith(`\ufeff${begins}`), text.slice(0, 80)).toBe(true);
		expect(text.trimEnd().split('\r\n').length).toBeGreaterThanOrEqual(rows > 0 ? 2 : 1);
	});
}

test('a customer’s sides and a pickup’s lines are written', async ({ page, host }) => {
	const [customer] = (await host.call('planning.customers', { text: '', after: null })).rows;
	if (customer === undefined) throw new Error('no customer');
	await page.goto(`/customers/${customer.id}`);
	await choose(page, 'CSV');
	expect((await exported(page)).rows).toBe(customer.devices);
	await page.goto(`/customers/${customer.id}?side=places`);
	await choose(page, 'Sites: CSV');
	expect((await exported(page)).rows).toBe(customer.sites);
	await page.goto(`/customers/${customer.id}?side=history`);
	await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeHidden();
	const [pickup] = (await host.call('pickups.list', { open: false, customerId: null, after: null })).rows;
	if (pickup === undefined) throw new Error('no pickup');
	await page.goto(`/pickups/${pickup.id}`);
	await choose(page, 'CSV');
	expect((await exported(page)).path).toContain(`Pickup lines ${pickup.number}`);
	await expectUsableByAll(page);
});
