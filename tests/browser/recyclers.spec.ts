// The register: what facilities hold and who looked it up, on which terms they take what; and take-back programmes, which
// are proposals until somebody made sure.
import { writeFile } from 'node:fs/promises';
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Locator, Page } from '@playwright/test';

test.use({ book: 'sample' });

const dialogOf = (page: Page, name: string | RegExp) => page.getByRole('dialog', { name });
const pane = (page: Page) => page.getByRole('complementary');
const certification = (page: Page, standard: string) => pane(page).getByRole('article', { name: new RegExp(`^${standard}, `) });

/** The facility of the sample that holds most. */
async function harbor(host: Host) {
	const cards = await host.call('recyclers.list', null);
	return cards.reduce((most, card) => (card.certifications.length > most.certifications.length ? card : most));
}

async function openHarbor(page: Page, host: Host) {
	const card = await harbor(host);
	await page.goto(`/recyclers?facility=${card.facility.id}`);
	await expect(pane(page).getByRole('heading', { name: card.facility.name })).toBeVisible();
	return card;
}

async function save(dialog: Locator, verb: string): Promise<void> {
	await dialog.getByRole('button', { name: verb, exact: true }).click();
	await expect(dialog).toBeHidden();
}

test('the list tells how each facility stands; the arrow keys show one after the other, Enter leads into it', async ({ page, host }) => {
	const cards = await host.call('recyclers.list', null);
	await page.goto('/recyclers');
	await expect(rowsOf(page, 'Recyclers')).toHaveCount(cards.length);
	await expect(rowsOf(page, 'Recyclers').filter({ hasText: 'Dayton works' })).toContainText('R2v3: ends in 24 days');
	await page.getByRole('grid', { name: 'Recyclers' }).focus();
	await page.keyboard.press('ArrowDown');
	await expect(page).toHaveURL(/facility=/);
	await expect(pane(page).getByRole('heading', { level: 2 }).first()).toHaveText(cards[0]!.facility.name);
	await page.keyboard.press('ArrowDown');
	await expect(pane(page).getByRole('heading', { level: 2 }).first()).toHaveText(cards[1]!.facility.name);
	await page.keyboard.press('Enter');
	await expect(pane(page).getByRole('region').first()).toBeFocused();
	await page.keyboard.press('Escape');
	await expect(pane(page)).toBeHidden();
	await expect(page.getByRole('grid', { name: 'Recyclers' })).toBeFocused();
});

test('a facility shows what it holds, on one axis of time and in full, and where to look it up', async ({ page, host }) => {
	const card = await openHarbor(page, host);
	const bars = pane(page).getByRole('list', { name: 'Validity' }).getByRole('listitem');
	await expect(bars).toHaveCount(card.certifications.length);
	await expect(bars.first()).toContainText(/e-Stewards: .+ – .+\. Valid to /);
	const r2 = certification(page, 'R2v3');
	await expect(r2).toContainText('Ends in 60 days');
	await expect(r2).toContainText('Appendix B, data sanitization');
	const directory = r2.getByRole('link', { name: 'Public directory' });
	await expect(directory).toHaveAttribute('href', /^https:\/\/sustainableelectronics\.org\//);
	await expect(directory).toHaveAttribute('target', '_blank');
	await expect(r2.getByRole('list', { name: 'Look-ups of R2v3' }).getByRole('listitem')).toContainText('Dana Whitfield');
	await r2.getByText(/^\d+ earlier$/).click();
	await expect(r2.getByRole('list', { name: 'Earlier look-ups of R2v3' }).getByRole('listitem')).toHaveCount(14);
	await expect(pane(page).getByRole('region', { name: 'Terms' })).toContainText(/In force since .+ Takes\s*everything/);
	await expectUsableByAll(page);
});

test('what somebody changed meanwhile is not overwritten, and stands in the dialog when it is opened again', async ({ page, host }) => {
	const { facility } = await openHarbor(page, host);
	const open = async () => {
		await pane(page).getByRole('button', { name: 'More' }).click();
		await page.getByRole('menuitem', { name: 'Change name or address…' }).click();
	};
	await open();
	const name = page.getByRole('dialog').getByRole('textbox', { name: 'Name' });
	const { id, recyclerId, version, address } = facility;
	await host.call('recyclers.saveFacility', { id, recyclerId, version, address, name: 'Lake works', corrects: false });
	await name.fill('Harbor works');
	for (const time of ['first', 'second']) {
		await page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
		await expect(page.getByRole('dialog').getByRole('alert'), time).toContainText('Somebody changed this facility');
	}
	await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
	await open();
	await expect(name).toHaveValue('Lake works');
});

test('what somebody sees in a directory counts at once, and stays', async ({ page, host }, info) => {
	await openHarbor(page, host);
	await page.getByRole('button', { name: /^Look up: R2v3/ }).click();
	const dialog = dialogOf(page, 'R2v3 of Ohio facility, looked up');
	await expect(dialog.getByRole('textbox', { name: 'Who looked' })).toHaveValue('Dana Whitfield');
	await dialog.getByRole('combobox', { name: 'What it says there' }).selectOption('Suspended');
	await dialog.getByRole('textbox', { name: 'Looked up on' }).fill('1 Dec 2027');
	await dialog.getByRole('textbox', { name: 'Since' }).fill('2 Nov 2026');
	await dialog.getByRole('button', { name: 'Note it' }).click();
	await expect(dialog.getByRole('textbox', { name: 'Looked up on' })).toHaveAccessibleDescription(/future/);
	await expect(dialog.getByRole('textbox', { name: 'Since' })).toHaveValue('2 Nov 2026');
	await expectUsableByAll(page);
	await dialog.getByRole('textbox', { name: 'Looked up on' }).fill('23 Nov 2026');
	const picture = info.outputPath('directory.png');
	await writeFile(picture, Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
	const chooser = page.waitForEvent('filechooser');
	await dialog.getByRole('button', { name: 'Choose picture or print…' }).click();
	await (await chooser).setFiles(picture);
	await expect(dialog.getByText('directory.png')).toBeVisible();
	await save(dialog, 'Note it');
	await expect(said(page)).toHaveText('Noted the look-up of R2v3, Ohio facility. It stays and cannot be undone.');
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
	const r2 = certification(page, 'R2v3');
	await expect(r2).toContainText('Suspended since 2 Nov 2026');
	await expect(rowsOf(page, 'Recyclers').filter({ hasText: 'Ohio facility' })).toContainText('R2v3: suspended');
	await expect(pane(page).getByRole('list', { name: 'Validity' })).toContainText('Did not stand 2 Nov 2026 – ');
	await r2.getByRole('button', { name: 'Open directory.png' }).click();
	await expect.poll(async () => (await host.shown()).map(({ path }) => path.slice(-4))).toEqual(['.png']);
	await expectUsableByAll(page);
});

test('the address of a certified facility is only corrected; where it moves, a new one begins with nothing', async ({ page, host }) => {
	await openHarbor(page, host);
	const more = async (item: RegExp | string) => {
		await pane(page).getByRole('button', { name: 'More' }).click();
		await page.getByRole('menuitem', { name: item }).click();
	};
	await more('Change name or address…');
	const change = dialogOf(page, 'Change facility');
	await change.getByRole('textbox', { name: /^Street/ }).fill('1201 Dock Road');
	await change.getByRole('button', { name: 'Save' }).click();
	await expect(change.getByRole('textbox', { name: /^Street/ })).toHaveAccessibleDescription(/a certificate does not move/);
	await expectUsableByAll(page);
	await change.getByRole('checkbox', { name: 'This corrects a mistake in the address' }).check();
	await save(change, 'Save');
	await expect(pane(page)).toContainText('1201 Dock Road');

	await more('Close or move…');
	const closing = dialogOf(page, 'Close or move Ohio facility');
	await closing.getByText('It moves', { exact: true }).click();
	await closing.getByRole('textbox', { name: 'Last day' }).fill('20 Nov 2026');
	await closing.getByRole('textbox', { name: 'Name of the new facility' }).fill('');
	await closing.getByRole('button', { name: 'Move facility' }).click();
	await expect(closing.getByRole('textbox', { name: 'Name of the new facility' })).toHaveAccessibleDescription('This is needed.');
	await expectUsableByAll(page);
	await closing.getByRole('textbox', { name: 'Name of the new facility' }).fill('Lima plant');
	await closing.getByRole('textbox', { name: /^City/ }).fill('Lima');
	await save(closing, 'Move facility');
	await expect(pane(page).getByRole('heading', { name: 'Lima plant' })).toBeVisible();
	await expect(pane(page)).toContainText('No certification is noted.');
	await expect(rowsOf(page, 'Recyclers').filter({ hasText: 'Ohio facility' })).toContainText('Closed on 20 Nov 2026');
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(rowsOf(page, 'Recyclers').filter({ hasText: 'Lima plant' })).toHaveCount(0);
});

test('a certification is renewed beside the old one, corrected, and removed only while nobody looked it up', async ({ page, host }) => {
	await openHarbor(page, host);
	await expect(certification(page, 'R2v3').getByRole('button', { name: /^Remove/ })).toHaveCount(0);
	await page.getByRole('button', { name: /^Renew: R2v3/ }).click();
	const renewed = dialogOf(page, 'Renewed certification of Ohio facility');
	await expect(renewed.getByRole('textbox', { name: 'Valid from' })).toHaveValue('23 Jan 2027');
	await expect(renewed.getByRole('checkbox', { name: 'Appendix B, data sanitization' })).toBeChecked();
	await renewed.getByRole('textbox', { name: 'Certificate number' }).fill('R2-55555');
	await renewed.getByRole('button', { name: 'Add certification' }).click();
	await expect(renewed.getByRole('textbox', { name: 'Valid to' })).toHaveAttribute('aria-invalid', 'true');
	await expectUsableByAll(page);
	await renewed.getByRole('textbox', { name: 'Valid to' }).fill('22 Jan 2030');
	await save(renewed, 'Add certification');
	const one = pane(page).getByRole('article', { name: 'R2v3, R2-55555' });
	await expect(one).toContainText('Valid from 23 Jan 2027');
	await expect(one).toContainText('It was never looked up.');

	await one.getByRole('button', { name: /^Correct/ }).click();
	const correct = dialogOf(page, 'Correct a certification of Ohio facility');
	await correct.getByRole('textbox', { name: /^Certified by/ }).fill('Perry Johnson');
	await save(correct, 'Save');
	await expect(one).toContainText('Perry Johnson');
	await one.getByRole('button', { name: /^Remove/ }).click();
	await expect(one).toHaveCount(0);
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(one).toBeVisible();
});

test('new terms hold from their day on; until then they can be removed, the older ones stay', async ({ page, host }) => {
	await openHarbor(page, host);
	const terms = pane(page).getByRole('region', { name: 'Terms' });
	await terms.getByRole('button', { name: 'Note new terms…' }).click();
	const dialog = dialogOf(page, /^Terms of .+, Ohio facility$/);
	await expect(dialog.getByRole('textbox', { name: 'Amount' })).toHaveValue('0.45');
	await dialog.getByRole('textbox', { name: 'Apply from' }).fill('1 Jan 2027');
	await dialog.getByRole('combobox', { name: 'Takes' }).fill('lap');
	await dialog.getByRole('option', { name: 'Laptop' }).click();
	await dialog.getByRole('combobox', { name: 'Takes' }).fill('serv');
	await page.keyboard.press('Enter');
	await expect(dialog.getByRole('list', { name: 'Chosen: Takes' }).getByRole('listitem')).toHaveCount(2);
	await dialog.getByRole('textbox', { name: /^From/ }).fill('Atlantis');
	await dialog.getByRole('textbox', { name: /^At most each, kg/ }).fill('heavy');
	await dialog.getByRole('button', { name: 'Note terms' }).click();
	await expect(dialog.getByRole('textbox', { name: /^From/ })).toHaveAttribute('aria-invalid', 'true');
	await expect(dialog.getByRole('textbox', { name: /^At most each, kg/ })).toHaveAttribute('aria-invalid', 'true');
	await expectUsableByAll(page);
	await dialog.getByRole('textbox', { name: /^From/ }).fill('Ohio, US-PA');
	await dialog.getByRole('textbox', { name: /^At most each, kg/ }).fill('31.75');
	await save(dialog, 'Note terms');
	await expect(terms).toContainText('From 1 Jan 2027, in 39 days');
	await expect(terms).toContainText('laptops, servers');
	await expect(terms).toContainText('In force since');
	await terms.getByRole('button', { name: 'Remove' }).click();
	await expect(terms).not.toContainText('From 1 Jan 2027');
	await expect(terms).toContainText('In force since');
});

test('a proposal is looked at and confirmed by somebody, and only then it is in the book', async ({ page, host }) => {
	const before = await host.call('recyclers.programmes', null);
	await page.goto('/recyclers');
	await page.getByRole('navigation', { name: 'Sides of the register' }).getByRole('link', { name: 'Programmes' }).click();
	await expect(page).toHaveURL(/\/recyclers\/programmes$/);
	const proposals = page.getByRole('list', { name: 'Proposals to be confirmed' });
	const lexmark = proposals.getByRole('listitem').filter({ hasText: /Lexmark/ }).filter({ hasText: 'quite sure' }).first();
	await expect(lexmark).toContainText('Not confirmed.');
	await expect(lexmark.getByRole('link').first()).toHaveAttribute('target', '_blank');
	await expectUsableByAll(page);
	await lexmark.getByRole('button', { name: /^Look and confirm/ }).click();
	const dialog = dialogOf(page, /^Confirm the programme: /);
	await expect(dialog).toContainText('A proposal, not a fact.');
	await dialog.getByRole('textbox', { name: 'Programme' }).fill('Lexmark cartridges');
	await dialog.getByRole('button', { name: 'Confirm and add' }).click();
	await expect(dialog.getByRole('textbox', { name: 'Who made sure' })).toHaveAccessibleDescription('This is needed.');
	await expectUsableByAll(page);
	expect(await host.call('recyclers.programmes', null)).toHaveLength(before.length);
	await dialog.getByRole('textbox', { name: 'Who made sure' }).fill('Dana Whitfield');
	// A region that names no country has to be said by whoever makes sure.
	await dialog.getByRole('textbox', { name: /^From/ }).fill('US');
	await save(dialog, 'Confirm and add');
	await expect(pane(page).getByRole('heading', { name: 'Lexmark cartridges' })).toBeVisible();
	await expect(pane(page)).toContainText('toner cartridges');
	await expect(page.getByRole('table', { name: 'Take-back programmes' }).getByRole('row', { name: /^Lexmark cartridges/ })).toContainText('23 Nov 2026');
	expect(await host.call('recyclers.programmes', null)).toHaveLength(before.length + 1);
	await expectUsableByAll(page);
});

test('a programme that nobody confirmed for a year asks for it, and is changed', async ({ page, host }) => {
	const [card] = await host.call('recyclers.programmes', null);
	const { id, version, name } = card!.programme;
	await host.call('recyclers.confirmProgramme', { id, version, confirmedOn: '2025-11-01', confirmedBy: 'Sam' });
	await page.goto(`/recyclers/programmes?programme=${id}`);
	const row = page.getByRole('table', { name: 'Take-back programmes' }).getByRole('row', { name: new RegExp(`^${name.slice(0, 9)}`) });
	await expect(row).toContainText('1 Nov 2025, over a year ago');
	await expectUsableByAll(page);
	await row.getByRole('button', { name: /^Confirm again/ }).click();
	const again = dialogOf(page, `Confirm again: ${name}`);
	await expect(again).toContainText('Sam made sure on 1 Nov 2025');
	await again.getByRole('textbox', { name: 'Who made sure' }).fill('Dana Whitfield');
	await save(again, 'Terms are as noted');
	await expect(row).not.toContainText('over a year ago');

	await pane(page).getByRole('button', { name: 'Change…' }).click();
	const change = dialogOf(page, 'Change programme');
	await change.getByRole('textbox', { name: /^Ends/ }).fill('1 Jan 2020');
	await change.getByRole('button', { name: 'Save' }).click();
	await expect(change.getByRole('textbox', { name: /^Ends/ })).toHaveAttribute('aria-invalid', 'true');
	await change.getByRole('textbox', { name: /^Ends/ }).fill('30 Nov 2026');
	await save(change, 'Save');
	await expect(row).toContainText('Ends in 7 days');
	await expect(pane(page)).toContainText('Ends in 7 days');
});

test.describe('on a book in which nothing is noted yet', () => {
	test.use({ book: 'begun' });

	test('the register says what to do next, and a first facility stands open once it is entered', async ({ page }) => {
		await page.goto('/recyclers/programmes');
		await expect(page.getByText('No programme is in this book')).toBeVisible();
		await expectUsableByAll(page);
		await page.goto('/recyclers');
		await expect(page.getByText('No recyclers yet')).toBeVisible();
		await page.getByRole('main').getByRole('button', { name: 'Add recycler' }).click();
		const dialog = dialogOf(page, 'Add recycler');
		await dialog.getByRole('textbox', { name: 'Name of the recycler' }).fill('Wiederverwertungsgesellschaft Süddeutschland');
		await dialog.getByRole('textbox', { name: 'First facility' }).fill('Unterschleißheim-Lohhof Zerlegebetrieb');
		await save(dialog, 'Add recycler');
		await expect(pane(page)).toContainText('No certification is noted. Add what this facility holds.');
		await expect(pane(page)).toContainText('No terms are noted');
		await expectUsableByAll(page);
	});
});
