// The refresh plan: what customers say to a due date, the forecast, plans on a board, papers, and the reminder.
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import type { Host } from './test.ts';
import type { Locator, Page } from '@playwright/test';
import type { BoardItem, CustomerForecast } from '../../ui/src/api/types.ts';

test.use({ book: 'sample' });

const due = (page: Page) => rowsOf(page, 'Refresh plan');

/** Selects these rows of the due list by their boxes; answers their serial numbers. */
async function select(page: Page, ...rows: number[]): Promise<string[]> {
	const serials: string[] = [];
	for (const at of rows) {
		const row = due(page).nth(at);
		serials.push(await row.getByRole('gridcell').nth(1).innerText());
		await row.getByRole('gridcell').first().click();
	}
	return serials;
}

async function busiest(host: Host): Promise<CustomerForecast> {
	const [first] = await host.call('planning.forecastByCustomer', { from: '1990-01-01', until: '2029-11-01' });
	return first!;
}

test.describe('what a customer says to a due date', () => {
	test('a date in the past is refused at its field; a later one takes the devices off the list, and undo brings them back', async ({ page }) => {
		await page.goto('/refresh-plan?band=90-days');
		const [first, second] = await select(page, 0, 1);
		await page.getByRole('button', { name: 'Extend…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Extend 2 devices' });
		const until = dialog.getByRole('textbox', { name: 'New refresh date' });
		await until.fill('1 Nov 2026');
		await dialog.getByRole('button', { name: 'Extend' }).click();
		await expect(until).toHaveAccessibleDescription('This cannot be before 24 Nov 2026.');
		await expect(until).toHaveValue('1 Nov 2026');
		await expect(dialog.getByRole('textbox', { name: 'Reason' })).toHaveAccessibleDescription('This is needed.');
		await expectUsableByAll(page);
		await dialog.getByRole('textbox', { name: 'Reason' }).fill('Budget comes in 2029');
		await until.fill('1 Mar 2029');
		await dialog.getByRole('button', { name: 'Extend' }).click();
		await expect(dialog).toBeHidden();
		await expect(said(page)).toHaveText('Extended 2 devices to 1 Mar 2029');
		const list = page.getByRole('grid', { name: 'Refresh plan' });
		for (const serial of [first!, second!]) await expect(list).not.toContainText(serial);
		await expect(page.getByRole('contentinfo')).not.toContainText('selected');
		await page.keyboard.press('Control+z');
		for (const serial of [first!, second!]) await expect(list).toContainText(serial);
	});

	test('what was declined leaves the list, and is late nowhere', async ({ page, host }) => {
		await page.goto('/refresh-plan?band=90-days');
		const [serial] = await select(page, 0);
		await page.getByRole('button', { name: 'Declined…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Refresh of 1 device declined' });
		await dialog.getByRole('button', { name: 'Note as declined' }).click();
		await expect(said(page)).toHaveText('Noted 1 device as declined');
		await expect(page.getByRole('grid', { name: 'Refresh plan' })).not.toContainText(serial!);
		const { rows } = await host.call('find.equipment', { text: serial!, customerId: null, category: '', state: '', after: null });
		await page.goto(`/equipment?find=${serial!}`);
		await expect(rowsOf(page, 'Equipment').first()).toContainText('Declined');
		await page.goto(`/customers/${rows[0]!.customerId}?side=equipment`);
		// What is answered stands behind all that is due.
		const answered = rowsOf(page, 'Equipment').filter({ hasText: serial! });
		await page.getByRole('grid', { name: 'Equipment' }).focus();
		await expect(async () => {
			await page.keyboard.press('End');
			await expect(answered).toContainText('Declined', { timeout: 500 });
		}).toPass();
	});

	test('devices of two customers are not replaced by one deployment, and the window says so before', async ({ page, host }) => {
		await page.goto('/refresh-plan?band=90-days');
		const { rows } = await host.call('planning.due', {
			band: '90-days',
			month: null,
			customerId: null,
			siteId: null,
			category: '',
			after: null
		});
		const other = rows.findIndex(({ customerId }) => customerId !== rows[0]!.customerId);
		await select(page, 0, other);
		await page.getByRole('button', { name: 'Being replaced…' }).click();
		const dialog = page.getByRole('dialog', { name: '2 devices are being replaced' });
		await expect(dialog).toContainText('The selected devices stand at 2 customers.');
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Close' }).click();
		await expect(page.getByRole('contentinfo')).toContainText('2 selected');
	});

	test('a deployment takes the place of what is selected; without one the form asks for it', async ({ page, host }) => {
		await page.goto('/refresh-plan?band=90-days');
		const [serial] = await select(page, 0);
		await page.getByRole('button', { name: 'Being replaced…' }).click();
		const dialog = page.getByRole('dialog', { name: '1 device is being replaced' });
		const choice = dialog.getByRole('combobox', { name: 'Replaced by the deployment' });
		await dialog.getByRole('button', { name: 'Note as being replaced' }).click();
		await expect(choice).toHaveAccessibleDescription('This is needed.');
		const { rows } = await host.call('find.equipment', { text: serial!, customerId: null, category: '', state: '', after: null });
		const device = await host.call('find.device', { id: rows[0]!.id });
		const deployments = await host.call('planning.deploymentsOf', { customerId: device.customerId });
		await choice.selectOption(deployments.find(({ id }) => id !== device.deploymentId)!.id);
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Note as being replaced' }).click();
		await expect(said(page)).toHaveText('Noted 1 device as being replaced');
		await expect(page.getByRole('grid', { name: 'Refresh plan' })).not.toContainText(serial!);
	});

	test('the list is narrowed to one month, one customer and one category, and the address keeps it', async ({ page }) => {
		await page.goto('/refresh-plan');
		await page.getByRole('button', { name: 'One month' }).click();
		await page.getByRole('menuitem', { name: 'Dec 2026' }).click();
		await expect(page).toHaveURL(/month=2026-12/);
		await expect(due(page).first()).toContainText('Dec 2026');
		await page.getByRole('button', { name: 'Category' }).click();
		await page.getByRole('menuitem', { name: 'Monitor', exact: true }).click();
		await expect(page).toHaveURL(/category=monitor/);
		const customer = await due(page).first().getByRole('gridcell').nth(3).innerText();
		await page.getByRole('combobox', { name: 'Customer' }).fill(customer);
		await page.getByRole('option', { name: customer }).click();
		await expect(page.getByRole('button', { name: `Remove “${customer}”` })).toBeVisible();
		await expectUsableByAll(page);
		await page.getByRole('link', { name: 'Forecast' }).click();
		await expect(page).toHaveURL(/forecast\?customer=.*&category=monitor/);
		await expect(page.getByRole('button', { name: `Remove “${customer}”` })).toBeVisible();
	});
});

test.describe('the forecast', () => {
	for (const [what, address] of [
		['devices by quarter', '/refresh-plan/forecast'],
		['budget by year', '/refresh-plan/forecast?show=budget&by=year&years=5']
	] as const) {
		test(`the chart has the sums of the table: ${what}`, async ({ page }) => {
			await page.goto(address);
			const table = page.getByRole('table', { name: 'As figures' });
			await expect(table).toBeVisible();
			const totals = table.locator('tfoot tr');
			await expect(page.getByRole('img', { name: /^Stacked bars/ })).toHaveCount(await totals.count());
			for (let at = 0; at < (await totals.count()); at += 1) {
				const chart = page.getByRole('img', { name: /^Stacked bars/ }).nth(at);
				const cells = await totals.nth(at).getByRole('cell').allInnerTexts();
				const sums = cells.slice(0, -1).filter((text) => text !== '–');
				await expect.poll(() => chart.locator('svg text').allTextContents()).toEqual(expect.arrayContaining(sums));
				const [total] = /[\d,]+$/.exec(cells.at(-1)!)!;
				await expect(chart).toHaveAccessibleName(new RegExp(`\\b${total} in all`));
			}
			await expectUsableByAll(page);
		});
	}

	test('the lines of the table add up, and agree with the core', async ({ page, host }) => {
		await page.goto('/refresh-plan/forecast?by=month&years=1');
		const table = page.getByRole('table', { name: 'As figures' });
		await expect(table).toBeVisible();
		const number = (text: string) => (text === '–' ? 0 : Number(text.replaceAll(',', '')));
		const sums = (await table.locator('tfoot tr').getByRole('cell').allInnerTexts()).map(number);
		const lines = await table.locator('tbody tr').all();
		const cells = await Promise.all(lines.map(async (line) => (await line.getByRole('cell').allInnerTexts()).map(number)));
		expect(sums.map((_, at) => cells.reduce((all, line) => all + line[at]!, 0))).toEqual(sums);
		const { rows } = await host.call('planning.forecast', { customerId: null, scenarioId: null, category: '', by: 'month', years: 1 });
		expect(sums.at(-1)).toBe(rows.reduce((all, { devices }) => all + devices, 0));
		await expect(table.getByRole('columnheader').nth(1)).toHaveText('Before this month');
		await table.getByRole('link', { name: 'Dec 2026' }).click();
		await expect(page).toHaveURL(/refresh-plan\?month=2026-12/);
	});

	test('a customer of the ranking leads to its own forecast', async ({ page, host }) => {
		const { name, devices } = await busiest(host);
		await page.goto('/refresh-plan/forecast');
		await page.getByRole('table', { name: 'By customer' }).getByRole('link', { name }).click();
		await expect(page.getByRole('button', { name: `Remove “${name}”` })).toBeVisible();
		await expect(page.getByRole('table', { name: 'As figures' }).locator('tfoot tr').getByRole('cell').last()).toHaveText(String(devices));
	});
});

const card = (page: Page, key: string): Locator => page.locator(`[id="${key}"]`);
const keyOf = ({ siteId, category, from }: BoardItem) => `${siteId} ${category} ${from}`;
const column = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

test.describe('a plan', () => {
	/** A plan on the board, and what it holds. */
	async function start(page: Page, host: Host) {
		const customer = await busiest(host);
		await page.goto(`/refresh-plan/plans?customer=${customer.id}`);
		await page.getByRole('banner').getByRole('button', { name: 'New plan' }).click();
		const dialog = page.getByRole('dialog', { name: 'New plan' });
		await dialog.getByRole('button', { name: 'Start the plan' }).click();
		await expect(dialog.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription('This is needed.');
		await dialog.getByRole('textbox', { name: 'Name' }).fill('Haushaltsplanungsentwurf 2027');
		await dialog.getByRole('button', { name: 'Start the plan' }).click();
		await expect(column(page, 'Q1 2027')).toBeVisible();
		const [scenario] = await host.call('planning.scenarios', { customerId: customer.id });
		const board = () => host.call('planning.board', { id: scenario!.id });
		const { items } = await board();
		return { customer, board, items: items.filter(({ from }) => from >= '2027-01-01') };
	}
	const sum = (page: Page, name: string) => column(page, name).locator('.sum').innerText();

	test('a card moves by keyboard and back, and the quarters say what they take', async ({ page, host }) => {
		const { items } = await start(page, host);
		const item = items.find(({ from }) => from === '2027-01-01')!;
		const before = await sum(page, 'Q1 2027');
		await card(page, keyOf(item)).focus();
		await page.keyboard.press('Alt+ArrowRight');
		await expect(column(page, 'Q2 2027').locator(`[id="${keyOf(item)}"]`)).toBeFocused();
		await expect(column(page, 'Q2 2027')).toContainText('moved from Q1 2027');
		expect(await sum(page, 'Q1 2027')).not.toBe(before);
		await expect(column(page, 'Q1 2027')).toContainText(`unplanned ${before}`);
		await expect(page.getByText(/^Q2 2027 now takes/)).toBeAttached();
		await expectUsableByAll(page);
		await column(page, 'Q2 2027').getByRole('button', { name: /^Put back/ }).click();
		await expect(column(page, 'Q1 2027').locator(`[id="${keyOf(item)}"]`)).toBeVisible();
		expect(await sum(page, 'Q1 2027')).toBe(before);
		await card(page, keyOf(item)).press('Enter');
		const dialog = page.getByRole('dialog', { name: /^Move / });
		await expectUsableByAll(page);
		await dialog.getByRole('combobox', { name: 'To' }).selectOption({ label: await option(dialog, 'Q3 2027') });
		await dialog.getByRole('button', { name: 'Move' }).click();
		await expect(column(page, 'Q3 2027').locator(`[id="${keyOf(item)}"]`)).toBeVisible();
	});

	test('a card is dragged; adopting moves the devices, the plan stands still, and undo takes all of it back', async ({ page, host }) => {
		const { board, items, customer } = await start(page, host);
		const item = items.find(({ from }) => from === '2027-01-01')!;
		const before = await sum(page, 'Q1 2027');
		const inQuarter = await devicesIn(host, customer.id, '2027-01-01');
		await drag(page, card(page, keyOf(item)), column(page, 'Q3 2027'));
		await expect(column(page, 'Q3 2027').locator(`[id="${keyOf(item)}"]`)).toBeVisible();
		await expect(page.getByRole('dialog')).toBeHidden();
		expect(await sum(page, 'Q1 2027')).not.toBe(before);
		await expect.poll(async () => (await board()).items.filter(({ from, to }) => from !== to).length).toBe(1);

		await page.getByRole('button', { name: 'Adopt…' }).click();
		const dialog = page.getByRole('dialog', { name: /^Adopt / });
		await expect(dialog).toContainText(`${item.devices} devices get other refresh dates.`);
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Adopt', exact: true }).click();
		await expect(dialog).toBeHidden();
		await expect(page.getByText(/^Adopted on 23 Nov 2026/)).toBeVisible();
		await expect(page.getByRole('button', { name: 'Adopt…' })).toBeHidden();
		await expectUsableByAll(page);
		expect(await devicesIn(host, customer.id, '2027-01-01')).toBe(inQuarter - item.devices);

		await page.keyboard.press('Control+z');
		await expect(page.getByRole('button', { name: 'Adopt…' })).toBeVisible();
		await page.keyboard.press('Control+z');
		await expect(column(page, 'Q1 2027').locator(`[id="${keyOf(item)}"]`)).toBeVisible();
		expect(await sum(page, 'Q1 2027')).toBe(before);
	});

	test('a plan that was changed elsewhere says so, and a deleted one comes back by undo', async ({ page, host }) => {
		const { board, items } = await start(page, host);
		const [item] = items;
		const { scenario } = await board();
		await host.call('planning.moveItem', {
			scenarioId: scenario.id,
			version: scenario.version,
			siteId: item!.siteId,
			category: item!.category,
			from: item!.from,
			to: '2029-01-01'
		});
		await card(page, keyOf(item!)).focus();
		await page.keyboard.press('Alt+ArrowRight');
		await expect(page.getByRole('alert')).toContainText('Somebody changed');
		await page.reload();
		await page.getByRole('button', { name: 'Delete' }).click();
		await expect(said(page)).toHaveText('Deleted the plan Haushaltsplanungsentwurf 2027');
		await expect(page.getByRole('banner').getByRole('button', { name: 'New plan' })).toBeVisible();
		await expect(page.getByRole('main')).not.toContainText('Haushaltsplanungsentwurf');
		await page.keyboard.press('Control+z');
		await expect(column(page, 'Q1 2027')).toBeVisible();
	});

	test('the forecast is shown as the plan has it', async ({ page, host }) => {
		const { items } = await start(page, host);
		const item = items.find(({ from }) => from === '2027-01-01')!;
		await card(page, keyOf(item)).focus();
		await page.keyboard.press('Alt+ArrowRight');
		await expect(column(page, 'Q2 2027')).toContainText('moved from');
		const planned = await sum(page, 'Q2 2027');
		await page.getByRole('link', { name: 'As a forecast' }).click();
		await expect(page.getByRole('button', { name: /^Remove “Plan: / })).toBeVisible();
		const table = page.getByRole('table', { name: 'As figures' });
		await expect(table).toBeVisible();
		const heads = await table.getByRole('columnheader').allInnerTexts();
		const cells = await table.locator('tfoot tr').locator('th, td').allInnerTexts();
		expect(cells[heads.indexOf('Q2 2027')]).toBe(planned);
	});
});

async function option(dialog: Locator, beginning: string): Promise<string> {
	const texts = await dialog.getByRole('option').allInnerTexts();
	return texts.find((text) => text.startsWith(beginning))!;
}

async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
	const [start, end] = [(await from.boundingBox())!, (await to.boundingBox())!];
	await page.mouse.move(start.x + 20, start.y + 20);
	await page.mouse.down();
	await page.mouse.move(start.x + 60, start.y + 40, { steps: 4 });
	await page.mouse.move(end.x + end.width / 2, start.y + 60, { steps: 6 });
	await page.mouse.up();
}

async function devicesIn(host: Host, customerId: string, startsOn: string): Promise<number> {
	const { rows } = await host.call('planning.forecast', { customerId, scenarioId: null, category: '', by: 'quarter', years: 3 });
	return rows.filter((row) => row.startsOn === startsOn).reduce((all, { devices }) => all + devices, 0);
}

test.describe('papers', () => {
	test('a proposal is looked at and saved; its day is read again at the field; a letter needs an address', async ({ page, host }) => {
		const { id } = await busiest(host);
		await page.goto(`/refresh-plan?customer=${id}`);
		await page.getByRole('button', { name: 'Documents' }).click();
		await page.getByRole('menuitem', { name: 'Refresh proposal…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Refresh proposal' });
		const until = dialog.getByRole('textbox', { name: 'Up to' });
		await expect(until).toHaveValue('23 Nov 2027');
		await until.fill('');
		await dialog.getByRole('button', { name: 'Open' }).click();
		await expect(until).toHaveAttribute('aria-invalid', 'true');
		await until.fill('31 Dec 2028');
		await dialog.getByRole('button', { name: 'Open' }).click();
		await expect.poll(async () => (await host.shown()).map(({ path }) => path.slice(-4))).toEqual(['.pdf']);
		await dialog.getByRole('button', { name: 'E-mail draft' }).click();
		await expect(dialog.getByRole('alert')).toContainText('e-mail address');
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Save PDF…' }).click();
		await expect(said(page)).toHaveText(/^Saved to .*Refresh proposal .*\.pdf$/);
	});

	test('a lifecycle plan is printed from its customer’s page', async ({ page, host }) => {
		const { id } = await busiest(host);
		await page.goto(`/customers/${id}`);
		await page.getByRole('button', { name: 'Documents' }).click();
		await page.getByRole('menuitem', { name: 'Lifecycle plan…' }).click();
		await page.getByRole('dialog', { name: 'Lifecycle plan' }).getByRole('button', { name: 'Open' }).click();
		await expect.poll(async () => (await host.shown()).map(({ path }) => path.slice(-4))).toEqual(['.pdf']);
	});

	test('the calendar of all customers opens', async ({ page, host }) => {
		await page.goto('/refresh-plan');
		await page.getByRole('button', { name: 'Documents' }).click();
		await page.getByRole('menuitem', { name: 'Calendar file…' }).click();
		const dialog = page.getByRole('dialog', { name: 'Calendar file' });
		await expectUsableByAll(page);
		await dialog.getByRole('button', { name: 'Open in the calendar' }).click();
		await expect.poll(async () => (await host.shown()).map(({ path }) => path.slice(-4))).toEqual(['.ics']);
	});
});

test('Today says what falls due this month and leads to it', async ({ page, host }) => {
	const { thisMonth } = await host.call('planning.reminder', { since: null });
	await page.goto('/');
	await expect(page.getByText(`${thisMonth.devices} devices at`)).toBeVisible();
	await page.getByRole('link', { name: 'See them' }).click();
	await expect(page).toHaveURL(/refresh-plan\?month=2026-11/);
	await expect(due(page).first()).toContainText('Nov 2026');
});

test.describe('on an empty book', () => {
	test.use({ book: 'begun' });
	for (const address of ['/refresh-plan', '/refresh-plan/forecast', '/refresh-plan/plans']) {
		test(`${address} says what to do next`, async ({ page }) => {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1, name: 'Refresh plan' })).toBeVisible();
			await expect(page.getByText(/^(No equipment yet|Nothing falls due in this span)$/)).toBeVisible();
			await expectUsableByAll(page);
		});
	}
});
