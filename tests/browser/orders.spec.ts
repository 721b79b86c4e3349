// Importing a distributor's orders: a look first, then all or nothing, and the same file again changes nothing.
import { expect, expectUsableByAll, orders, said, test } from './test.ts';
import type { Page } from '@playwright/test';

async function choose(page: Page, button: string, file: string | { name: string; mimeType: string; buffer: Buffer }) {
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: button, exact: true }).click();
	await (await chooser).setFiles(file);
}

const importButton = (page: Page) => page.getByRole('button', { name: 'Import', exact: true });

test('a file of orders is looked at, imported, found to hold nothing new, and taken back', async ({ page, host }) => {
	await page.goto('/import');
	await choose(page, 'Choose a file', orders);
	const holds = page.getByRole('list', { name: 'What this file holds' });
	await expect(holds).toContainText('160');
	await expect(holds).toContainText('6,068');
	await expect(holds).toContainText('24 will be added');
	await expect(page.getByRole('table', { name: 'Customers' }).getByRole('row')).toHaveCount(25);
	await expectUsableByAll(page);
	expect((await host.call('book.state', null)).counts.assets, 'a look writes nothing').toBe(0);
	await importButton(page).click();
	await expect(page.getByText('Imported 6,068 devices of 160 orders')).toBeVisible({ timeout: 30_000 });
	await expect(said(page)).toHaveText(/Imported 160 orders with 6,068 devices/);
	await expectUsableByAll(page);
	expect((await host.call('book.state', null)).counts).toMatchObject({ assets: 6068, customers: 24 });

	await page.getByRole('button', { name: 'Choose another file' }).click();
	await choose(page, 'Choose a file', orders);
	await expect(page.getByText('Nothing in this file is new: all 160 orders are in the book already.')).toBeVisible();
	await expect(importButton(page)).toBeDisabled();
	await expectUsableByAll(page);

	await page.keyboard.press('Control+z');
	await expect(said(page)).toHaveText(/^Undone: Imported 160 orders/, { timeout: 30_000 });
	expect((await host.call('book.state', null)).counts).toMatchObject({ assets: 0, customers: 0 });
	await expect(page.getByRole('link', { name: 'Customers', exact: true })).toBeVisible();
});

test('an import shows how far it has come, and stopping it leaves the book as it was', async ({ page, host }) => {
	await page.goto('/import');
	await choose(page, 'Choose a file', orders);
	await expect(importButton(page)).toBeEnabled();
	await importButton(page).click();
	await page.getByRole('button', { name: 'Cancel' }).click();
	await expect(page.getByRole('progressbar')).toBeHidden({ timeout: 30_000 });
	expect((await host.call('book.state', null)).counts).toMatchObject({ assets: 0, customers: 0 });
	await importButton(page).click();
	await expect(page.getByRole('progressbar', { name: 'Importing the orders' })).toBeVisible();
	await expect(page.getByText('Imported 6,068 devices of 160 orders')).toBeVisible({ timeout: 30_000 });
});

for (const [what, name, bytes, sentence] of [
	['a picture', 'orders.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff, 0xfe, 0]), 'This file is not text.'],
	['an empty file', 'orders.json', Buffer.from(''), 'There is nothing to read'],
	['half a JSON file', 'orders.json', Buffer.from('[{"orderNumber": "1", '), 'This file is damaged']
] as const) {
	test(`${what} is refused with a sentence, and another file can be chosen`, async ({ page }) => {
		await page.goto('/import');
		await choose(page, 'Choose a file', { name, mimeType: 'text/plain', buffer: bytes });
		await expect(page.getByRole('alert')).toContainText(sentence);
		await expectUsableByAll(page);
		// What could be orders was turned to as orders.
		const other = page.getByRole('button', { name: 'Choose another file' });
		if (await other.isVisible()) await other.click();
		await choose(page, 'Choose a file', orders);
		await expect(page.getByRole('list', { name: 'What this file holds' })).toContainText('6,068');
	});
}
