// Everything without a mouse: the palette, lists, panes, undo and redo.
import { expect, rowsOf, said, test } from './test.ts';
import type { Locator, Page } from '@playwright/test';

/** Presses Tab until this has the focus, as a person without a mouse does. */
async function tabTo(page: Page, wanted: Locator): Promise<void> {
	for (let presses = 0; presses < 40; presses += 1) {
		if (await wanted.evaluate((element) => element === document.activeElement)) return;
		await page.keyboard.press('Tab');
	}
	await expect(wanted).toBeFocused();
}

async function goByPalette(page: Page, words: string, heading: string): Promise<void> {
	await page.keyboard.press('Control+k');
	await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
	await page.keyboard.type(words);
	await expect(page.getByRole('option', { selected: true })).toContainText(heading);
	await page.keyboard.press('Enter');
	await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
}

test.describe('on the sample book', () => {
	test.use({ book: 'sample' });

	test('palette, equipment, arrow keys, Enter, Esc', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await goByPalette(page, 'equip', 'Equipment');
		const grid = page.getByRole('grid', { name: 'Equipment' });
		await tabTo(page, grid);
		await page.keyboard.press('ArrowDown');
		await page.keyboard.press('ArrowDown');
		const serial = await rowsOf(page, 'Equipment').nth(1).getByRole('gridcell').nth(1).innerText();
		const pane = page.getByRole('complementary', { name: `Device ${serial}` });
		await expect(pane).toBeVisible();
		await page.keyboard.press('Enter');
		await expect(pane.getByRole('region', { name: `Device ${serial}` })).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(pane).toBeHidden();
		await expect(grid).toBeFocused();
		await page.keyboard.press('ArrowDown');
		await expect(page.getByRole('complementary')).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('complementary')).toBeHidden();
	});

	test('rows are selected with Space and Shift and let go with Esc', async ({ page }) => {
		await page.goto('/refresh-plan?band=year');
		await tabTo(page, page.getByRole('grid', { name: 'Refresh plan' }));
		await page.keyboard.press('Home');
		await page.keyboard.press('Space');
		await page.keyboard.press('Shift+ArrowDown');
		await page.keyboard.press('Shift+ArrowDown');
		await expect(page.getByText('3 selected')).toBeVisible();
		await expect(page.getByRole('row', { selected: true })).toHaveCount(3);
		await page.keyboard.press('Escape');
		await expect(page.getByText('3 selected')).toBeHidden();
	});

	test('the end of a long list is reached with one key', async ({ page }) => {
		await page.goto('/equipment');
		const grid = page.getByRole('grid', { name: 'Equipment' });
		await tabTo(page, grid);
		await page.keyboard.press('End');
		await expect(page.getByRole('row', { selected: false }).last()).toBeVisible();
		await page.keyboard.press('PageUp');
		await page.keyboard.press('Home');
		await expect(rowsOf(page, 'Equipment').first()).toBeInViewport();
	});

	test('the palette finds a device by the beginning of its serial number and opens it', async ({ page, host }) => {
		const { rows } = await host.call('find.equipment', { text: '', customerId: null, category: '', state: '', after: null });
		const { serial } = rows[0]!;
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.keyboard.press('Control+k');
		await page.keyboard.type(serial);
		await expect(page.getByRole('option', { selected: true })).toContainText(serial);
		await page.keyboard.press('Enter');
		await expect(page.getByRole('complementary', { name: `Device ${serial}` })).toBeVisible();
	});

	test('Esc closes the palette and a dialog, and the focus is where it was', async ({ page }) => {
		await page.goto('/customers');
		const add = page.getByRole('button', { name: 'Add customer' });
		await add.focus();
		await page.keyboard.press('Control+k');
		await expect(page.getByRole('dialog', { name: 'Find or do' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(add).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('dialog', { name: 'Add customer' })).toBeVisible();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('dialog')).toBeHidden();
		await expect(add).toBeFocused();
	});

	test('Enter opens a customer from the list', async ({ page }) => {
		await page.goto('/customers');
		await tabTo(page, page.getByRole('grid', { name: 'Customers' }));
		await page.keyboard.press('ArrowDown');
		const name = await rowsOf(page, 'Customers').first().getByRole('link').first().innerText();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
	});

	test('a filter menu is opened, chosen from and closed', async ({ page }) => {
		await page.goto('/equipment');
		await page.getByRole('button', { name: 'Category' }).focus();
		await page.keyboard.press('ArrowDown');
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		await page.keyboard.press('Escape');
		await expect(page.getByRole('button', { name: 'Category' })).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page.getByRole('menuitem').first()).toBeFocused();
		await page.keyboard.press('Enter');
		await expect(page).toHaveURL(/category=/);
	});
});

test('a change is undone and done again, and undo in a field is the field’s', async ({ page, host }) => {
	const address = { street: '', city: '', region: '', postalCode: '', country: '' };
	const { id } = await host.call('customers.add', { name: 'Harbor Dental', siteName: 'Main site', address });
	await page.goto(`/customers/${id}`);
	await page.getByRole('button', { name: 'Change', exact: true }).click();
	const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name', exact: true });
	await name.fill('Harbor Dental Group');
	await name.press('Control+z');
	await expect(name, 'undo belongs to the text while it is typed').toHaveValue('Harbor Dental');
	await name.fill('Harbor Dental Group');
	await page.keyboard.press('Control+Enter');
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText('Harbor Dental Group');
	await expect(said(page)).toHaveText('Changed Harbor Dental Group');
	await page.keyboard.press('Control+z');
	await expect(heading).toHaveText('Harbor Dental');
	await expect(said(page)).toHaveText('Undone: Changed Harbor Dental Group');
	await page.keyboard.press('Control+Shift+z');
	await expect(heading).toHaveText('Harbor Dental Group');
	await expect(said(page)).toHaveText('Done again: Changed Harbor Dental Group');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(heading).toHaveText('Harbor Dental');
	await page.keyboard.press('Control+y');
	await expect(heading).toHaveText('Harbor Dental Group');
});

test('with nothing to undo or redo the window says so', async ({ page }) => {
	await page.goto('/customers');
	await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
	await page.keyboard.press('Control+Shift+z');
	await expect(said(page)).toHaveText('There is nothing to redo.');
});
