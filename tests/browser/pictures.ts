// Takes the pictures of the readme, each screen in light and in dark. Runs only when ENDWELL_SCREENSHOTS names a folder.
import { join } from 'node:path';
import { expect, paste, test } from './test.ts';
import { deploy, hold, serials } from './register.ts';
import { pictures } from './start/places.ts';
import type { Host } from './test.ts';
import type { Page } from '@playwright/test';

test.use({ book: 'sample' });

async function take(page: Page, name: string): Promise<void> {
	await page.setViewportSize({ width: 1400, height: 880 });
	for (const colorScheme of ['light', 'dark'] as const) {
		await page.emulateMedia({ colorScheme });
		const file = colorScheme === 'light' ? `${name}.png` : `${name}-dark.png`;
		await page.screenshot({ path: join(pictures ?? '.', file), animations: 'disabled', caret: 'hide' });
	}
}

const screens: [string, string, (host: Host) => Promise<string>][] = [
	['today', 'Monday 23 November', async () => '/'],
	['customers', 'Customers', async () => '/customers'],
	['refresh-plan', 'Refresh plan', async () => '/refresh-plan?band=90-days'],
	['forecast', 'Refresh plan', async () => '/refresh-plan/forecast?show=budget'],
	['pickups', 'Pickups', async () => '/pickups'],
	['recyclers', 'Recyclers', async (host) => `/recyclers?facility=${await sampleFacility(host)}`],
	['programmes', 'Recyclers', async () => '/recyclers/programmes'],
	['settings', 'Settings', async () => '/settings'],
	['import', 'Import', async () => '/import'],
	['equipment', 'Equipment', async (host) => `/equipment?device=${await overdueDevice(host)}`],
	['certificate', 'Certificates', async (host) => `/certificates?certificate=${await lastCertificate(host)}`]
];

for (const [name, heading, address] of screens) {
	test(`picture of ${name}`, async ({ page, host }) => {
		await page.goto(await address(host));
		await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
		if (name === 'forecast') await expect(page.getByRole('img', { name: /^Stacked bars/ }).first().locator('svg')).toBeVisible();
		if (name === 'equipment' || name === 'certificate') await expect(page.getByRole('complementary')).toBeVisible();
		await take(page, name);
	});
}

test('picture of customer', async ({ page, host }) => {
	const { rows } = await host.call('planning.customers', { text: '', after: null });
	const customer = rows.find((row) => row.overdue > 0)!;
	await page.goto(`/customers/${customer.id}`);
	await expect(page.getByRole('heading', { level: 1, name: customer.name })).toBeVisible();
	await take(page, 'customer');
});

test('picture of pickup', async ({ page, host }) => {
	const { rows } = await host.call('pickups.list', { open: false, customerId: null, after: null });
	const pickup = rows.filter((row) => row.step === 'processed').sort((a, b) => a.devices - b.devices)[0]!;
	await page.goto(`/pickups/${pickup.id}`);
	await expect(page.getByRole('heading', { level: 1, name: `Pickup ${pickup.number}` })).toBeVisible();
	await take(page, 'pickup');
});

test('picture of routing-trial', async ({ page }) => {
	await page.goto('/recyclers/routing');
	const bench = page.getByRole('group', { name: 'What is tried' });
	await bench.getByRole('combobox', { name: 'Category' }).selectOption('Server');
	await bench.getByRole('textbox', { name: /^Weight/ }).fill('22');
	await bench.getByRole('textbox', { name: /^Place/ }).fill('Ohio');
	await expect(page.getByRole('region', { name: 'What would happen' })).toContainText('Goes to Blue Harbor');
	await take(page, 'routing-trial');
});

test('picture of split', async ({ page, host }) => {
	await mixedSelection(host);
	const { rows } = await host.call('planning.customers', { text: 'Riverside Print Works (sample)', after: null });
	await page.goto(`/customers/${rows[0]!.id}?side=equipment`);
	await expect(page.getByRole('grid', { name: 'Equipment' }).getByRole('row')).not.toHaveCount(0);
	await page.getByRole('grid', { name: 'Equipment' }).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Control+a');
	await page.getByRole('button', { name: 'Retire…' }).click();
	const dialog = page.getByRole('dialog', { name: /^Retire/ });
	await dialog.getByRole('button', { name: /^Supplies may come along/ }).click();
	await dialog.getByRole('textbox', { name: /^How many/ }).fill('40');
	await expect(dialog.getByRole('group', { name: /^Cartridges and phones/ })).toBeVisible();
	await take(page, 'split');
});

test('picture of release', async ({ page, host }) => {
	const { rows } = await host.call('pickups.list', { open: true, customerId: null, after: null });
	const pickup = rows.find((row) => row.step === 'planned' && row.goesTo !== null)!;
	const { certifications } = (await host.call('recyclers.list', null)).find(({ facility }) => facility.recycler.startsWith('Blue'))!;
	for (const { certification } of certifications) {
		await host.call('recyclers.checkStatus', {
			certificationId: certification.id, checkedOn: '2026-11-20', checkedBy: 'Dana Whitfield', checkedAt: 'the standard’s register (sample)',
			status: 'suspended', since: '', note: '', file: null
		});
	}
	await page.goto(`/pickups/${pickup.id}`);
	await page.getByRole('button', { name: 'Note collection' }).click();
	await expect(page.getByRole('dialog')).toContainText('suspended');
	await take(page, 'release');
});

test('picture of plan', async ({ page, host }) => {
	await page.goto(`/refresh-plan/plans?${await levelledPlan(host)}`);
	await expect(page.getByRole('main').getByText(/^moved from/).first()).toBeVisible();
	await take(page, 'plan');
});

test('picture of policy', async ({ page }) => {
	await page.goto('/settings?part=policies');
	await page.getByRole('button', { name: 'Change the policy: Laptop' }).click();
	const dialog = page.getByRole('dialog', { name: 'Change policy' });
	await dialog.getByRole('textbox', { name: 'How many months' }).fill('36');
	await dialog.getByRole('checkbox', { name: 'When the warranty ends' }).check();
	await expect(dialog.getByRole('table', { name: 'Devices that move farthest' })).toBeVisible();
	await take(page, 'policy');
});

test('picture of vendor-support', async ({ page, host }) => {
	await supportDates(host);
	await page.goto('/settings?part=support');
	await expect(page.getByRole('grid', { name: 'Vendor support' }).getByText('iPhone 12')).toBeVisible();
	await take(page, 'vendor-support');
});

test('pictures of import', async ({ page }) => {
	await page.goto('/import');
	const chooser = page.waitForEvent('filechooser');
	await page.getByRole('button', { name: 'Choose a file' }).click();
	await (await chooser).setFiles(join(import.meta.dirname, '../data/old-register.csv'));
	await expect(page.getByRole('row', { name: /^Customer/ })).toBeVisible();
	await take(page, 'import-columns');
	await page.getByRole('button', { name: 'Check the rows' }).click();
	await expect(page.getByRole('group', { name: 'Rows shown' })).toContainText('Refused');
	await page.getByRole('group', { name: 'Rows shown' }).getByText('Refused', { exact: true }).click();
	await page.getByRole('grid', { name: 'Rows of the list' }).getByRole('gridcell').first().click();
	await expect(page.getByRole('region', { name: 'The row in words' })).toBeVisible();
	await take(page, 'import-check');
});

test('picture of new-deployment', async ({ page }) => {
	await page.goto('/deployments/new');
	await page.getByRole('combobox', { name: 'Customer' }).fill('Harbor M');
	await page.getByRole('option', { name: /^Harbor Museum/ }).click();
	await page.getByRole('textbox', { name: 'Order number' }).fill('PO-2026-118');
	const lines = [
		'5CG2417XQ2\tHP EliteBook 845 G8\tHM-0412\t1,249.00',
		'5CG2417XQ7\tHP EliteBook 845 G8\tHM-0413\t1,249.00',
		'CN0K4TT8\tHP E24 G4 FHD Monitor\tHM-0414\t219.00',
		'CN0K4TT9\tHP E24 G4 FHD Monitor\tHM-0415\t219.00',
		'7XK41Z3\tDell Latitude 5410\tHM-0416\t1,099.00'
	];
	await paste(page.getByRole('textbox', { name: 'Serial number, line next' }), lines.join('\n'));
	await expect(page.getByRole('contentinfo')).toContainText('5 devices');
	await take(page, 'new-deployment');
});

test.describe('on a new book', () => {
	test.use({ book: 'new' });

	test('picture of welcome', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('heading', { name: 'Welcome to Endwell' })).toBeVisible();
		await take(page, 'welcome');
	});
});

async function overdueDevice(host: Host): Promise<string> {
	const page = await host.call('find.equipment', { text: '', customerId: null, category: '', state: 'in-service', after: null });
	return page.rows[2]!.id;
}

/** The facility of the sample book that the most certifications are noted of. */
async function sampleFacility(host: Host): Promise<string> {
	const cards = await host.call('recyclers.list', null);
	return cards.sort((a, b) => b.certifications.length - a.certifications.length)[0]!.facility.id;
}

/** An office of the sample book with a bit of everything, of which one laptop is leased, one on a legal hold and one locked. */
async function mixedSelection(host: Host): Promise<void> {
	const name = 'Riverside Print Works (sample)';
	const address = { street: '', city: 'Columbus', region: 'OH', postalCode: '', country: '' };
	const { id: customerId, siteId } = await host.call('customers.add', { name, siteName: 'Main site', address });
	const place = { customerId, siteId };
	const devices = (prefix: string, count: number, model: string, category: string) =>
		serials(prefix, count).map((serial) => ({ kind: 'device' as const, serial, model, category }));
	await deploy(host, place, [
		...devices('RPL', 12, 'Dell Latitude 5440', 'laptop'),
		...devices('RPS', 1, 'Dell PowerEdge R740', 'server'),
		...devices('RPU', 3, 'APC Smart-UPS 1500', 'ups'),
		...devices('RPP', 6, 'Apple iPhone 12', 'smartphone'),
		{ kind: 'supplies', serial: 'TN-760', model: 'Brother TN-760', category: 'toner_cartridge', quantity: '40' }
	]);
	await hold(host, 'RPL-01', 'leased');
	await hold(host, 'RPL-02', 'legal-hold');
	await hold(host, 'RPL-03', 'locked');
}

async function lastCertificate(host: Host): Promise<string> {
	const { rows } = await host.call('certificates.list', { customerId: null, after: null });
	return rows[0]!.id;
}

/** A plan of the sample book in which what is crowded now is spread over the next quarters; answers its address. */
async function levelledPlan(host: Host): Promise<string> {
	const { rows } = await host.call('planning.customers', { text: 'Lakeview Charter', after: null });
	const [plan] = await host.call('planning.scenarios', { customerId: rows[0]!.id });
	const quarters = ['2027-07-01', '2027-10-01', '2027-04-01'];
	const { items } = await host.call('planning.board', { id: plan!.id });
	const crowded = items.filter(({ from }) => from <= '2027-01-01').sort((a, b) => b.devices - a.devices);
	for (const [at, to] of quarters.entries()) {
		const { version } = (await host.call('planning.board', { id: plan!.id })).scenario;
		const { siteId, category, from } = crowded[at]!;
		await host.call('planning.moveItem', { scenarioId: plan!.id, version, siteId, category, from, to });
	}
	return `customer=${rows[0]!.id}&plan=${plan!.id}`;
}

/** Dates made up for the picture, and said to be. */
async function supportDates(host: Host): Promise<void> {
	const dates: [string, string, string][] = [
		['Apple', 'iPhone 12', '2027-09-30'],
		['Cisco', 'Catalyst 9300-48P', '2030-10-31'],
		['Dell', 'Latitude 5410', '2027-06-30'],
		['HP', 'EliteBook 845 G8', '2028-03-31'],
		['Lexmark', 'C3426dwe', '2029-12-31']
	];
	for (const [maker, model, endsOn] of dates) {
		const source = 'Made up (sample)';
		await host.call('planning.apply', { kind: 'set-support', of: { id: null, maker, model, version: 0, endsOn, asOf: '2026-11-02', source } });
	}
}
