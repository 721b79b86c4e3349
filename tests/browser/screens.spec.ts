// Every screen opens, says what it is, and can be used by everybody: on an empty book and on a full one.
import { expect, expectUsableByAll, test } from './test.ts';
import type { Host } from './test.ts';
import type { Step } from '../../ui/src/api/types.ts';

interface Screen {
	name: string;
	heading: string | RegExp;
	address: string;
}

const places: Screen[] = [
	{ name: 'Today', heading: 'Monday 23 November', address: '/' },
	{ name: 'Customers', heading: 'Customers', address: '/customers' },
	{ name: 'Equipment', heading: 'Equipment', address: '/equipment' },
	{ name: 'Refresh plan', heading: 'Refresh plan', address: '/refresh-plan' },
	{ name: 'Forecast', heading: 'Refresh plan', address: '/refresh-plan/forecast' },
	{ name: 'Plans', heading: 'Refresh plan', address: '/refresh-plan/plans' },
	{ name: 'New deployment', heading: 'New deployment', address: '/deployments/new' },
	{ name: 'Import', heading: 'Import', address: '/import' },
	{ name: 'Pickups', heading: 'Pickups', address: '/pickups' },
	{ name: 'Certificates', heading: 'Certificates', address: '/certificates' },
	{ name: 'Recyclers', heading: 'Recyclers', address: '/recyclers' },
	{ name: 'Programmes', heading: 'Recyclers', address: '/recyclers/programmes' },
	{ name: 'Routing', heading: 'Recyclers', address: '/recyclers/routing' },
	{ name: 'Settings', heading: 'Settings', address: '/settings' },
	{ name: 'Settings of policies', heading: 'Settings', address: '/settings?part=policies' },
	{ name: 'Settings of vendor support', heading: 'Settings', address: '/settings?part=support' },
	{ name: 'Settings of prices', heading: 'Settings', address: '/settings?part=prices' }
];

test.describe('on an empty book', () => {
	for (const { name, heading, address } of places) {
		test(`${name} opens and can be used by everybody`, async ({ page }) => {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
			await expect(page).toHaveTitle(/Endwell$/);
			await expectUsableByAll(page);
		});
	}
});

test.describe('the first time', () => {
	test.use({ book: 'new' });

	test('Endwell asks whose book this is, and every address leads there', async ({ page }) => {
		await page.goto('/equipment');
		await expect(page.getByRole('heading', { name: 'Welcome to Endwell' })).toBeVisible();
		await expectUsableByAll(page);
	});

	test('a company without a name is refused at its field, and the name begins the book', async ({ page }) => {
		await page.goto('/');
		await page.getByRole('button', { name: 'Begin' }).click();
		await expect(page.getByRole('textbox', { name: 'Your company' })).toHaveAccessibleDescription('This is needed.');
		await expectUsableByAll(page);
		await page.getByRole('textbox', { name: 'Your company' }).fill('Przykład & Söhne 🖥️');
		await page.getByRole('button', { name: 'Begin' }).click();
		await expect(page.getByRole('navigation', { name: 'Places' })).toContainText('Przykład & Söhne 🖥️');
		await expect(page.getByText('No equipment is in this book yet')).toBeVisible();
	});
});

test.describe('on the sample book', () => {
	test.use({ book: 'sample' });

	for (const { name, heading, address } of places) {
		test(`${name} opens and can be used by everybody`, async ({ page }) => {
			await page.goto(address);
			await expect(page.getByRole('heading', { level: 1, name: heading })).toBeVisible();
			await expectUsableByAll(page);
		});
	}

	for (const side of ['equipment', 'supplies', 'pickups', 'certificates', 'planning', 'places', 'history']) {
		test(`a customer's page shows its ${side}`, async ({ page, host }) => {
			const { id, name } = await someCustomer(host);
			await page.goto(`/customers/${id}?side=${side}`);
			await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
			await expect(page.getByRole('tabpanel')).toBeVisible();
			await expectUsableByAll(page);
		});
	}

	test('Equipment shows a device in service beside the list', async ({ page, host }) => {
		const device = await someDevice(host, 'in-service');
		await page.goto(`/equipment?device=${device.id}`);
		await expect(page.getByRole('complementary', { name: `Device ${device.serial}` })).toBeVisible();
		await expectUsableByAll(page);
	});

	test('Equipment shows a device that is gone beside the list', async ({ page, host }) => {
		const device = await someDevice(host, 'disposed');
		await page.goto(`/equipment?device=${device.id}`);
		await expect(page.getByRole('complementary').getByRole('link', { name: /^Certificate C-/ })).toBeVisible();
		await expectUsableByAll(page);
	});

	test('Equipment with every filter set can be used by everybody', async ({ page, host }) => {
		const { id } = await someCustomer(host);
		await page.goto(`/equipment?find=zzz&customer=${id}&category=laptop&state=in-service`);
		await expect(page.getByText('Nothing found')).toBeVisible();
		await expectUsableByAll(page);
	});

	for (const band of ['overdue', '30-days', '90-days', '180-days', 'year']) {
		test(`the refresh plan shows the span ${band}`, async ({ page }) => {
			await page.goto(`/refresh-plan?band=${band}`);
			await expect(page.getByRole('grid', { name: 'Refresh plan' })).toBeVisible();
			await expectUsableByAll(page);
		});
	}

	test('the list of pickups shows closed ones too', async ({ page }) => {
		await page.goto('/pickups?show=all');
		await expect(page.getByRole('grid', { name: 'Pickups' })).toContainText('Certificate');
		await expectUsableByAll(page);
	});

	for (const step of ['planned', 'collected', 'received', 'processed', 'closed', 'cancelled'] as const) {
		test(`a pickup that is ${step} has its page`, async ({ page, host }) => {
			const { id, number } = await pickupAt(host, step);
			await page.goto(`/pickups/${id}`);
			await expect(page.getByRole('heading', { level: 1, name: `Pickup ${number}` })).toBeVisible();
			await expectUsableByAll(page);
		});
	}

	test('Certificates shows one beside the list', async ({ page, host }) => {
		const { rows } = await host.call('certificates.list', { customerId: null, after: null });
		const certificate = rows[0]!;
		await page.goto(`/certificates?certificate=${certificate.id}`);
		await expect(page.getByRole('complementary', { name: certificate.number })).toContainText(certificate.sha256);
		await expectUsableByAll(page);
	});

	test('the palette opens over a screen and can be used by everybody', async ({ page }) => {
		await page.goto('/');
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await page.keyboard.press('Control+k');
		const palette = page.getByRole('dialog', { name: 'Find or do' });
		await expect(palette.getByRole('option', { name: 'New deployment' })).toBeVisible();
		await expectUsableByAll(page);
		await palette.getByRole('combobox').fill('0012');
		await expect(palette.getByRole('group', { name: 'Certificates' })).toBeVisible();
		await expectUsableByAll(page);
		await palette.getByRole('combobox').fill('qqqqq');
		await expect(palette.getByText('Nothing found for “qqqqq”.')).toBeVisible();
		await expectUsableByAll(page);
	});

	test('an address that leads nowhere says so and leads back', async ({ page }) => {
		await page.goto('/nowhere');
		await expect(page.getByText('There is no such place in Endwell.')).toBeVisible();
		await expectUsableByAll(page);
		await page.getByRole('link', { name: 'Go to Today' }).click();
		await expect(page.getByRole('heading', { level: 1, name: 'Monday 23 November' })).toBeVisible();
	});
});

async function someCustomer(host: Host) {
	const { rows } = await host.call('planning.customers', { text: '', after: null });
	return rows.find((row) => row.overdue > 0) ?? rows[0]!;
}

async function someDevice(host: Host, state: 'in-service' | 'disposed') {
	const page = await host.call('find.equipment', { text: '', customerId: null, category: '', state, after: null });
	return page.rows[0]!;
}

/** A pickup at this step; the sample book has those that a day usually leaves, the others are brought there. */
async function pickupAt(host: Host, step: Step) {
	const { rows } = await host.call('pickups.list', { open: false, customerId: null, after: null });
	const there = rows.find((row) => row.step === step);
	if (there) return there;
	const before = rows.find((row) => row.step === (step === 'received' ? 'collected' : 'planned'))!;
	const { version } = (await host.call('pickups.show', { id: before.id })).pickup;
	if (step === 'cancelled') await host.call('pickups.cancel', { id: before.id, version });
	else {
		const hands = { fromPerson: 'Driver', toPerson: 'Gate', seal: 'S-1', document: 'BOL-1', note: 'Two boxes were wet.', override: null };
		await host.call('pickups.receive', { ...hands, id: before.id, version, on: '2026-11-22', counted: '1' });
	}
	return before;
}
