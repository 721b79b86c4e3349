// A mixed selection becomes the right pickups, and what stays says why: the whole of it, as one person does it in the window.
import { expect, expectUsableByAll, rowsOf, said, test } from './test.ts';
import { addCustomer, addFacility, addProgramme, deploy, hold, serials } from './register.ts';
import type { Place } from './register.ts';
import type { Host } from './test.ts';
import type { Locator, Page } from '@playwright/test';

/** Opens a customer's equipment, selects all of it and asks to retire it. */
async function retireAll(page: Page, { customerId }: Place, devices: number): Promise<Locator> {
	await page.goto(`/customers/${customerId}?side=equipment`);
	await expect(rowsOf(page, 'Equipment')).not.toHaveCount(0);
	await page.getByRole('grid', { name: 'Equipment' }).focus();
	await page.keyboard.press('ArrowDown');
	await page.keyboard.press('Control+a');
	await page.getByRole('button', { name: 'Retire…' }).click();
	const title = devices === 1 ? 'Retire 1 device' : `Retire ${devices} devices`;
	const dialog = page.getByRole('dialog', { name: title });
	await expect(dialog).toBeVisible();
	return dialog;
}

const load = (dialog: Locator, outlet: string | RegExp) => dialog.getByRole('group', { name: outlet });
const stays = (dialog: Locator) => dialog.getByRole('list', { name: 'Stays in service' }).getByRole('listitem');

/** Twelve laptops, of which one is leased, one under a legal hold and one locked; a server; three UPS; forty toners; six phones. */
async function mixedSelection(host: Host): Promise<Place> {
	await addFacility(host, 'Blue Harbor', '2026-11-11', { areas: 'US', leadDays: '5', price: 'paid', amount: '0.50', currency: 'USD', per: 'kilogram' });
	await addProgramme(host, 'Toner return', ['toner_cartridge'], { leastWeight: '40', leadDays: '14', price: 'free' });
	await addProgramme(host, 'Phone box', ['smartphone'], { leastPieces: '5', media: 'erased', price: 'credited', amount: '4.00', currency: 'USD' });
	const place = await addCustomer(host, 'Harbor Dental');
	const devices = (prefix: string, count: number, model: string, category: string) =>
		serials(prefix, count).map((serial) => ({ kind: 'device' as const, serial, model, category }));
	await deploy(host, place, [
		...devices('LAP', 12, 'Dell Latitude 5440', 'laptop'),
		...devices('SRV', 1, 'Dell PowerEdge R740', 'server'),
		...devices('UPS', 3, 'APC Smart-UPS 1500', 'ups'),
		...devices('PHO', 6, 'Apple iPhone 12', 'smartphone'),
		{ kind: 'supplies', serial: 'TN-760', model: 'Brother TN-760', category: 'toner_cartridge', quantity: '40' }
	]);
	await hold(host, 'LAP-01', 'leased');
	await hold(host, 'LAP-02', 'legal-hold');
	await hold(host, 'LAP-03', 'locked');
	return place;
}

test('a mixed selection becomes three pickups, and three laptops stay, each with its reason', async ({ page, host }) => {
	const place = await mixedSelection(host);
	const dialog = await retireAll(page, place, 22);
	await dialog.getByRole('button', { name: 'Supplies may come along: one lot' }).click();
	await dialog.getByRole('textbox', { name: 'How many: Brother TN-760' }).fill('40');

	const harbor = load(dialog, /^Blue Harbor, Ohio facility/);
	await expect(harbor).toContainText('9 laptops, 3 UPS units, 1 server');
	await expect(harbor).toContainText('30 Nov 2026');
	await expect(harbor).toContainText('Certified recycler');
	await expect(harbor).toContainText(/costs \$/);
	const phones = load(dialog, /^Phone box/);
	await expect(phones).toContainText('6 phones');
	await expect(phones).toContainText('Take-back programme');
	await expect(phones).toContainText('Erase the data first.');
	await expect(phones).toContainText(/credits \$/);
	const toner = load(dialog, /^Toner return/);
	await expect(toner).toContainText('40 toner cartridges');
	await expect(toner).toContainText('not before 7 Dec 2026');
	await expect(toner).toContainText('It has to be booked ahead and comes no sooner.');
	await expect(toner).toContainText('free');

	await expect(stays(dialog)).toHaveCount(3);
	const why = (serial: string) => stays(dialog).filter({ hasText: serial });
	await expect(why('LAP-01')).toContainText('It is leased and goes back to the lessor.');
	await expect(why('LAP-02')).toContainText('It is under a legal hold and must not leave.');
	await expect(why('LAP-03')).toContainText('Nearest: Blue Harbor, Ohio facility. It does not take locked devices.');
	await expect(why('LAP-01').getByRole('link', { name: /^Lift the hold/ })).toHaveAttribute('href', /^\/equipment\?device=/);
	await expectUsableByAll(page);

	await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Lake Freight');
	await dialog.getByRole('button', { name: 'Plan 3 pickups' }).click();
	const planned = page.getByRole('dialog', { name: 'Planned' });
	await expect(planned).toContainText('The equipment is on 3 pickups.');
	await expect(planned).toContainText('3 pieces stay in service.');
	await expectUsableByAll(page);
	await planned.getByRole('button', { name: 'Close' }).click();

	const { rows } = await host.call('pickups.list', { open: true, customerId: place.customerId, after: null });
	const facts = rows.map(({ goesTo, devices, supplies, plannedOn }) => ({ goesTo, devices, supplies, plannedOn }));
	expect(facts.sort((one, other) => one.devices - other.devices)).toEqual([
		{ goesTo: 'Toner return', devices: 0, supplies: 40, plannedOn: '2026-12-07' },
		{ goesTo: 'Phone box', devices: 6, supplies: 0, plannedOn: '2026-11-30' },
		{ goesTo: 'Blue Harbor, Ohio facility', devices: 13, supplies: 0, plannedOn: '2026-11-30' }
	]);
	await page.keyboard.press('Control+z');
	await expect(said(page)).toHaveText(/^Undone: Planned pickup/);
	expect((await host.call('pickups.list', { open: true, customerId: place.customerId, after: null })).rows).toEqual([]);
});

test('a load is left out, sent elsewhere or on another day; what goes to one place on one day goes together', async ({ page, host }) => {
	const place = await mixedSelection(host);
	const dialog = await retireAll(page, place, 22);
	const phones = load(dialog, /^Phone box/);
	await phones.getByRole('checkbox').uncheck();
	await expect(phones).toContainText('left out, stays in service');
	await expect(dialog.getByRole('button', { name: 'Plan pickup', exact: true })).toBeEnabled();
	await phones.getByRole('checkbox').check();
	await phones.getByRole('combobox', { name: 'Goes to' }).selectOption('Blue Harbor, Ohio facility');
	await expect(dialog.getByText('One pickup together with another load here.')).toHaveCount(2);
	await expect(dialog.getByRole('button', { name: 'Plan pickup', exact: true })).toBeEnabled();
	const moved = dialog.getByRole('group').filter({ hasText: '6 phones' });
	await moved.getByRole('button', { name: 'Another day or carrier' }).click();
	await moved.getByRole('textbox', { name: 'This one on' }).fill('14 Dec 2026');
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Plan 2 pickups' }).click();
	await expect(page.getByRole('dialog', { name: 'Planned' })).toBeVisible();
	const { rows } = await host.call('pickups.list', { open: true, customerId: place.customerId, after: null });
	expect(rows.map(({ plannedOn, devices }) => `${plannedOn} ${devices}`).sort()).toEqual(['2026-11-30 13', '2026-12-14 6']);
});

test('an outlet that is chosen by hand says what speaks against it', async ({ page, host }) => {
	const place = await mixedSelection(host);
	const dialog = await retireAll(page, place, 22);
	const rest = dialog.getByRole('group').filter({ hasText: '9 laptops' });
	const against = rest.getByRole('list', { name: 'What speaks against it' });
	await expect(rest).toBeVisible();
	await expect(against).toHaveCount(0);
	await rest.getByRole('combobox', { name: 'Goes to' }).selectOption({ label: 'Phone box (programme)' });
	await expect(against).toContainText('Its terms do not name servers.');
	await expectUsableByAll(page);
	await rest.getByRole('combobox', { name: 'Goes to' }).selectOption('Blue Harbor, Ohio facility');
	await expect(against).toHaveCount(0);
});

test('another day is asked for anew, and a refusal loses nothing that was typed', async ({ page, host }) => {
	const place = await mixedSelection(host);
	const dialog = await retireAll(page, place, 22);
	const phones = load(dialog, /^Phone box/);
	await phones.getByRole('button', { name: 'Another day or carrier' }).click();
	const carrier = phones.getByRole('textbox', { name: 'This one by' });
	await carrier.fill('x'.repeat(130));
	await dialog.getByRole('textbox', { name: 'Fetch on' }).fill('14 Dec 2026');
	await expect(load(dialog, /^Blue Harbor/)).toContainText('14 Dec 2026');
	await dialog.getByRole('button', { name: 'Plan 2 pickups' }).click();
	await expect(carrier).toHaveAttribute('aria-invalid', 'true');
	await expect(carrier).toHaveValue('x'.repeat(130));
	await expect(phones.getByRole('textbox', { name: 'This one on' })).toHaveValue('30 Nov 2026');
	await expect(dialog.getByRole('textbox', { name: 'Fetch on' })).toHaveValue('14 Dec 2026');
	await expectUsableByAll(page);
	await carrier.fill('Own van');
	await dialog.getByRole('button', { name: 'Plan 2 pickups' }).click();
	await expect(page.getByRole('dialog', { name: 'Planned' })).toBeVisible();
});

test('too little for an outlet stays, and says how much it comes for', async ({ page, host }) => {
	await addProgramme(host, 'Toner return', ['toner_cartridge'], { leastWeight: '40' });
	const place = await addCustomer(host, 'Harbor Dental');
	await deploy(host, place, [
		{ kind: 'supplies', serial: 'TN-760', model: 'Brother TN-760', category: 'toner_cartridge', quantity: '40' }
	]);
	await page.goto(`/customers/${place.customerId}?side=supplies`);
	await page.getByRole('button', { name: 'Retire… Brother TN-760' }).click();
	const dialog = page.getByRole('dialog', { name: 'Retire supplies' });
	await expect(load(dialog, /^Toner return/)).toContainText('40 toner cartridges');
	await dialog.getByRole('textbox', { name: 'How many: Brother TN-760' }).fill('12');
	await expect(stays(dialog)).toContainText('12 toner cartridges');
	await expect(stays(dialog)).toContainText(/It comes for 40\.0\skg or more/);
	await expect(dialog.getByRole('button', { name: 'Plan pickup' })).toBeDisabled();
	await expectUsableByAll(page);
	await dialog.getByRole('textbox', { name: 'How many: Brother TN-760' }).fill('41');
	await expect(dialog.getByRole('textbox', { name: 'How many: Brother TN-760' })).toHaveAccessibleDescription('From 1 to 40.');
});

test('where nothing may leave, the window says so and what to do', async ({ page, host }) => {
	const place = await addCustomer(host, 'Harbor Dental');
	await deploy(host, place, [{ kind: 'device', serial: 'LAP-01', model: 'Dell Latitude 5440', category: 'laptop' }]);
	const dialog = await retireAll(page, place, 1);
	await expect(dialog).toContainText('No recycler or programme is in the book yet.');
	await expect(dialog.getByRole('button', { name: 'Plan pickup' })).toBeDisabled();
	await expectUsableByAll(page);
	await dialog.getByRole('button', { name: 'Fetch it all the same' }).click();
	await expect(load(dialog, /^Chosen later/)).toContainText('1 laptop');
	await dialog.getByRole('button', { name: 'Plan pickup' }).click();
	await page.getByRole('dialog', { name: 'Planned' }).getByRole('link', { name: /^Open pickup/ }).click();
	await expect(page.getByText('Nobody has chosen yet where this goes.')).toBeVisible();
});

test('what is on hold cannot be planned in any way, and leads to where it is lifted', async ({ page, host }) => {
	await addFacility(host, 'Blue Harbor', '2026-11-11');
	const place = await addCustomer(host, 'Harbor Dental');
	await deploy(host, place, [{ kind: 'device', serial: 'LAP-01', model: 'Dell Latitude 5440', category: 'laptop' }]);
	await hold(host, 'LAP-01', 'legal-hold');
	const dialog = await retireAll(page, place, 1);
	await expect(dialog).toContainText('Nothing of this can leave: all of it is on hold.');
	await expect(dialog.getByRole('button', { name: 'Plan pickup' })).toBeDisabled();
	await expect(dialog.getByRole('button', { name: /all the same/ })).toHaveCount(0);
	await dialog.getByRole('link', { name: /^Lift the hold/ }).click();
	await expect(page.getByRole('complementary', { name: 'Device LAP-01' })).toBeVisible();
});

test('one device is retired without touching anything: a day is proposed, its outlet too, Enter plans it', async ({ page, host }) => {
	await addFacility(host, 'Blue Harbor', '2026-11-11');
	const place = await addCustomer(host, 'Harbor Dental');
	await deploy(host, place, [{ kind: 'device', serial: 'LAP-01', model: 'Dell Latitude 5440', category: 'laptop' }]);
	const dialog = await retireAll(page, place, 1);
	await expect(load(dialog, /^Blue Harbor/)).toBeVisible();
	await dialog.getByRole('textbox', { name: 'Carrier' }).fill('Lake Freight');
	await page.keyboard.press('Enter');
	await expect(page.getByRole('dialog', { name: 'Planned' })).toContainText('The equipment is on one pickup.');
});

test('when the register changes, routes follow by themselves, and Today says what goes elsewhere and what ends', async ({ page, host }) => {
	await addFacility(host, 'Blue Harbor', '2026-11-11', { price: 'paid', amount: '0.50', currency: 'USD', per: 'kilogram' });
	await addFacility(host, 'Prairie', '2026-11-11', { accepts: ['laptop'], price: 'credited', amount: '6.00', currency: 'USD' });
	await addProgramme(host, 'Toner return', ['toner_cartridge'], {}, '2026-12-20');
	const place = await addCustomer(host, 'Harbor Dental');
	await deploy(host, place, [
		...serials('LAP', 12).map((serial) => ({ kind: 'device' as const, serial, model: 'Dell Latitude 5440', category: 'laptop' })),
		{ kind: 'supplies', serial: 'TN-760', model: 'Brother TN-760', category: 'toner_cartridge', quantity: '40' }
	]);
	const pending = async () => (await host.call('deployments.routesPending', null)).pending;
	await page.goto('/');
	await expect.poll(pending, 'they follow at the start').toBe(false);
	const ends = page.getByRole('list', { name: 'Ends soon' });
	await expect(ends).toContainText('Toner return');
	await expect(ends).toContainText('ends 20 Dec 2026, in 27 days; 40 supplies will go elsewhere');
	await expect(ends.getByRole('link', { name: 'Renew: Toner return' })).toHaveAttribute('href', /^\/recyclers\/programmes\?programme=/);
	await expect(page.getByRole('list', { name: 'Routes that changed' })).toHaveCount(0);

	const cards = await host.call('recyclers.list', null);
	const prairie = cards.find(({ facility }) => facility.recycler === 'Prairie')!;
	await page.goto(`/recyclers?facility=${prairie.facility.id}`);
	await host.call('recyclers.checkStatus', {
		certificationId: prairie.certifications[0]!.certification.id,
		checkedOn: '2026-11-22',
		checkedBy: 'Dana Whitfield',
		checkedAt: 'the standard’s register',
		status: 'suspended',
		since: '',
		note: '',
		file: null
	});
	expect(await pending(), 'what another program changed is noticed with the next change or start').toBe(true);
	await page.goto('/');
	const changed = page.getByRole('list', { name: 'Routes that changed' });
	await expect(changed).toContainText('12 devices now go to Blue Harbor, Ohio facility');
	await expect(changed).toContainText('since 23 Nov 2026, instead of Prairie, Ohio facility');
	expect(await pending()).toBe(false);
	await expectUsableByAll(page);
});
