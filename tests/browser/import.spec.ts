// A list becomes devices: read, mapped, questioned, looked at row by row, mended in place, imported, and taken back.
import { expect, expectUsableByAll, orders, paste, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Locator, Page } from '@playwright/test';

interface File {
	name: string;
	mimeType: string;
	buffer: Buffer;
}

/** A register as people keep it: semicolons, letters of Windows, days that can be two, a number a spreadsheet has rounded. */
const register: File = {
	name: 'old register.csv',
	mimeType: 'text/csv',
	buffer: Buffer.from(
		[
			'Client;Site;Type;Make;Model;Serial No.;Installed;Cost;Shelf',
			'Núñez Legal;HQ;Laptop;HP;EliteBook 840 G8;5CG1287FQ2;03/04/25;1.069,70;A',
			'Harbor Example;Main;Gizmo;Acme;Gizmotron 9;GZ0001;05/06/25;20,00;B',
			'Harbor Example;Main;Laptop;HP;EliteBook 840 G8;6.37702E+15;05/06/25;10,00;C'
		].join('\r\n'),
		'latin1'
	)
};

async function choose(page: Page, file: File | string): Promise<void> {
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Choose a file' }).click();
	await (await chooser).setFiles(file);
}

async function start(page: Page): Promise<void> {
	await page.goto('/import');
	await expect(page.getByRole('button', { name: 'Choose a file' })).toBeVisible();
}

const show = (page: Page, name: string) => page.getByRole('group', { name: 'Rows shown' }).getByText(name, { exact: true });
const figures = (page: Page) => page.getByRole('group', { name: 'Rows shown' });
const detail = (page: Page) => page.getByRole('region', { name: 'The row in words' });
const check = (page: Page) => page.getByRole('button', { name: 'Check the rows' }).click();
const rowOf = (page: Page, text: string): Locator => rowsOf(page, 'Rows of the list').filter({ hasText: text });
const assets = async (host: Host) => (await host.call('book.state', null)).counts.assets;

/** Answers what the register does not tell: its days, and what a Gizmo is. */
async function answer(page: Page): Promise<void> {
	const questions = page.getByRole('region', { name: /questions? first/ });
	// Answered, it is no question any more.
	await questions.getByRole('radio', { name: '3 Apr 2025, day first' }).click();
	await expect(questions.getByRole('radio')).toHaveCount(0);
	await questions.getByRole('combobox', { name: 'Category of Gizmo' }).selectOption({ label: 'Network switch' });
	await questions.getByRole('button', { name: 'Answer for all its rows' }).click();
	await expect(questions).toBeHidden();
	await expect(page.getByRole('grid', { name: 'Rows of the list' }), 'nobody loses their place').toBeFocused();
}

test('a list is read, questioned, mended in place, imported, known again, and taken back', async ({ page, host }) => {
	await start(page);
	await expectUsableByAll(page);
	await choose(page, register);
	await expect(page.getByRole('combobox', { name: 'Encoding' })).toHaveValue('windows-1252');
	await expect(page.getByRole('combobox', { name: 'Columns are parted by' })).toHaveValue(';');
	await expect(page.getByRole('row', { name: /^Customer/ })).toContainText('Núñez Legal');
	const days = page.getByRole('group', { name: 'Deployed on: what does 03/04/25 mean?' });
	await expect(days.getByRole('radio', { checked: true }), 'the program does not decide').toHaveCount(0);
	await expect(page.getByRole('list').filter({ hasText: 'Shelf' })).toBeVisible();
	await expectUsableByAll(page);

	await check(page);
	await expect(page.getByText('2 questions first')).toBeVisible();
	await expectUsableByAll(page);
	await answer(page);
	await expect(figures(page)).toContainText('New 2');
	await expect(figures(page)).toContainText('Refused 1');
	expect(await assets(host), 'a look writes nothing').toBe(0);

	await rowOf(page, '5CG1287FQ2').getByRole('gridcell').first().click();
	await expect(detail(page), 'how a day is read is said').toContainText('Read as: Deployed on 3 Apr 2025');
	await show(page, 'Refused').click();
	await expect(page).toHaveURL(/show=refused/);
	await expect(rowsOf(page, 'Rows of the list')).toHaveCount(1);
	await page.getByRole('gridcell', { name: /^6\.37702E\+15/ }).click();
	await expect(detail(page)).toContainText('“6.37702E+15” was rounded by a spreadsheet. Take the number from the label.');
	await page.keyboard.press('F2');
	await page.keyboard.press('Escape');
	await page.keyboard.press('Enter');
	await page.keyboard.type('5CG1287FQ9');
	await page.keyboard.press('Enter');
	await expect(detail(page)).toContainText('New');
	await expect(figures(page)).toContainText('New 3');
	await expect(rowsOf(page, 'Rows of the list'), 'the row stays until the filter is changed').toHaveCount(1);

	await page.getByRole('button', { name: 'Import 3 rows' }).click();
	await expect(page.getByText('3 rows are in the book')).toBeVisible();
	await expect(said(page)).toHaveText(/Imported old register\.csv: 3 new/);
	await expectUsableByAll(page);
	expect(await assets(host)).toBe(3);

	await page.getByRole('button', { name: 'Import another list' }).click();
	await choose(page, register);
	await page.getByRole('radio', { name: '3 Apr 2025, day first' }).check();
	await check(page);
	await expect(figures(page)).toContainText('Unchanged 2');
	await expect(page.getByRole('button', { name: 'Import', exact: true })).toBeDisabled();

	await page.getByRole('button', { name: 'Import another list' }).click();
	await page.getByRole('button', { name: 'Undo the import of old register.csv' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog).toContainText('Nothing depends on them.');
	await dialog.getByRole('button', { name: 'Undo', exact: true }).click();
	await expect(page.getByRole('table', { name: 'Earlier imports' })).toContainText('Undone 23 Nov 2026');
	expect(await assets(host)).toBe(0);
});

test('while rows are refused, the good ones are imported or none, and the refused ones are saved to be mended', async ({ page, host }) => {
	await start(page);
	await choose(page, register);
	await check(page);
	await answer(page);
	await page.getByText('Nothing while rows are refused').click();
	await expect(page.getByRole('button', { name: 'Import 2 rows' })).toBeDisabled();
	await expect(page.getByRole('contentinfo')).toContainText('one row is refused');
	await page.getByText('Only the good rows').click();
	await page.getByRole('button', { name: 'Save refused rows…' }).click();
	await expect(page.getByText('The refused rows are in old register refused.csv.')).toBeVisible();
	await page.getByRole('button', { name: 'Import 2 rows' }).click();
	await expect(page.getByText('2 rows are in the book')).toBeVisible();
	await expect(page.getByText('One refused row was left out.')).toBeVisible();
	expect(await assets(host)).toBe(2);
});

test('what depends on an import is said before it is undone', async ({ page, host }) => {
	await start(page);
	await choose(page, register);
	await check(page);
	await answer(page);
	await page.getByRole('button', { name: 'Import 2 rows' }).click();
	await expect(page.getByText('2 rows are in the book')).toBeVisible();
	const { rows } = await host.call('find.equipment', { text: 'GZ0001', customerId: null, category: '', state: '', after: null });
	await host.call('pickups.plan', { assets: [rows[0]!.id], supplies: [], plannedOn: '2026-11-30', facilityId: null, programmeId: null, carrier: '' });
	await page.getByRole('button', { name: 'Undo this import' }).click();
	const dialog = page.getByRole('dialog');
	await expect(dialog.getByRole('alert')).toContainText('One of its devices is on a pickup.');
	await expect(dialog.getByRole('button', { name: 'Undo', exact: true })).toBeDisabled();
	await expectUsableByAll(page);
});

test('cells are pasted anywhere, a mapping is saved under a name, and the next such list is read by it', async ({ page }) => {
	const cells = 'Kunde\tGerät\tNummer\tSeit\nHarbor Example\tHP EliteBook 840 G8\t5CG1287FQ2\t2025-03-04';
	await start(page);
	await paste(page.locator('body'), cells);
	const serial = page.getByRole('combobox', { name: 'Column of Serial number' });
	await serial.selectOption({ label: 'Nummer' });
	await page.getByRole('combobox', { name: 'Column of Customer' }).selectOption({ label: 'Kunde' });
	await page.getByRole('combobox', { name: 'Column of Model' }).selectOption({ label: 'Gerät' });
	await page.getByRole('combobox', { name: 'Column of Deployed on' }).selectOption({ label: 'Seit' });
	await page.getByRole('button', { name: 'Save this mapping…' }).click();
	await page.getByRole('textbox', { name: 'Name' }).fill('Lagerliste');
	await expectUsableByAll(page);
	await page.getByRole('button', { name: 'Save', exact: true }).click();
	await expect(page.getByRole('dialog')).toBeHidden();

	await page.getByRole('link', { name: 'Customers', exact: true }).click();
	await expect(page.getByRole('heading', { level: 1, name: 'Customers' })).toBeVisible();
	await page.goBack();
	await expect(serial, 'what was chosen is kept').toHaveValue('2');

	await page.keyboard.press('Control+k');
	await page.keyboard.type('Paste a list');
	await page.keyboard.press('Enter');
	await page.getByRole('textbox', { name: 'Cells of a spreadsheet' }).fill(cells);
	await expectUsableByAll(page);
	await page.getByRole('button', { name: 'Read the list' }).click();
	await expect(page.getByText('As you saved it under “Lagerliste”.')).toBeVisible();
	await check(page);
	await expect(rowOf(page, '5CG1287FQ2')).toContainText('New');
});

test('a list without what it cannot do without says so and stays', async ({ page }) => {
	await start(page);
	await paste(page.locator('body'), 'Colour\tShape\nred\tround');
	await expect(page.getByRole('contentinfo')).toContainText('Still open: Customer, Model, Serial number, Deployed on');
	await check(page);
	await expect(page.getByRole('alert')).toContainText('Say first which column holds the serial number');
	await expectUsableByAll(page);
});

test('the key for undo takes back the cell that was edited, and no import before it', async ({ page, host }) => {
	await start(page);
	await choose(page, register);
	await check(page);
	await answer(page);
	await page.getByRole('button', { name: 'Import 2 rows' }).click();
	await expect(page.getByText('2 rows are in the book')).toBeVisible();
	await page.goBack();
	await expect(figures(page), 'whoever comes back sees what the rows would do now').toContainText('Unchanged 2');
	await page.getByRole('gridcell', { name: /^6\.37702E\+15/ }).click();
	await page.keyboard.press('Enter');
	await page.keyboard.type('5CG1287FQ9');
	await page.keyboard.press('Enter');
	await expect(figures(page)).toContainText('New 1');
	await page.keyboard.press('ControlOrMeta+z');
	await expect(rowOf(page, '6.37702E+15')).toContainText('Refused');
	await page.keyboard.press('ControlOrMeta+z');
	expect(await assets(host)).toBe(2);
});

test('a Snipe-IT that does not answer is asked for again, with why', async ({ page }) => {
	await start(page);
	await page.getByRole('button', { name: 'From Snipe-IT' }).click();
	const dialog = page.getByRole('dialog', { name: 'Read from Snipe-IT' });
	// Nobody listens at the port for discarded things.
	await dialog.getByRole('textbox', { name: 'Address' }).fill('http://127.0.0.1:9');
	await dialog.getByLabel('API token').fill('made-up-token');
	await dialog.getByRole('button', { name: 'Read the register' }).click();
	await expect(dialog.getByRole('alert')).toContainText('127.0.0.1 does not answer. Check the address');
	await expect(dialog.getByRole('textbox', { name: 'Address' })).toHaveValue('http://127.0.0.1:9/');
	await expectUsableByAll(page);
});

test('a title above the names of the columns is passed over, and another row can name them', async ({ page }) => {
	await start(page);
	await paste(page.locator('body'), 'Assets of Harbor Example\n\nClient\tMake\tModel\tSerial\nHarbor Example\tHP\tE24 G4\tCN0K4TT8');
	const names = page.getByRole('combobox', { name: 'Names of the columns' });
	await expect(names).toHaveValue('3');
	await expect(page.getByRole('row', { name: /^Serial number/ })).toContainText('CN0K4TT8');
	await names.selectOption({ label: 'In no row' });
	await expect(page.getByRole('row', { name: /^Serial number/ })).not.toContainText('CN0K4TT8');
});

test('a list with five hundred columns can be mapped', async ({ page }) => {
	const names = Array.from({ length: 500 }, (_, at) => `Field ${at + 1}`);
	await start(page);
	await paste(page.locator('body'), `${names.join('\t')}\n${names.map((_, at) => `value ${at + 1}`).join('\t')}`);
	await page.getByRole('combobox', { name: 'Names of the columns' }).selectOption({ label: 'In row 1' });
	await page.getByRole('combobox', { name: 'Column of Note' }).selectOption({ label: 'Field 499' });
	await page.getByRole('combobox', { name: 'Column 2 of Note' }).selectOption({ label: 'Field 500' });
	await expect(page.getByRole('row', { name: /^Note/ })).toContainText('value 499');
});

test('a list that is no longer at hand leads back to the start', async ({ page }) => {
	await page.goto('/import?list=gone&step=check');
	await expect(page.getByText('This list is no longer at hand.')).toBeVisible();
	await expectUsableByAll(page);
	await choose(page, orders);
	await expect(page.getByRole('list', { name: 'What this file holds' })).toContainText('6,068');
});
