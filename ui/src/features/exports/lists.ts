// The lists that screens show, with the filters that stand in their addresses, as the core exports them.
import type { Exportable } from '$components/export-menu';
import { t } from '$components/text/text';
import type { Band, CustomerId, ListOf, Period, PickupId } from '$api/types';
import type { Day } from '$components/text/day';

export type ExportedList = Exportable<ListOf>;

const orNull = (id: string) => (id === '' ? null : id);

/** A list under its name; its file also says whose it is. */
function named(list: ListOf, rows?: number | null, of = ''): ExportedList {
	const name = t(`exports-${list.list}`);
	return { list, name, file: of === '' ? name : t('exports-of', { list: name, of }), rows: rows ?? undefined };
}

export function equipmentList(
	filters: { text: string; customer: string; category: string; state: string },
	rows: number | null,
	customer = ''
): ExportedList {
	const { text, category, state } = filters;
	return named({ list: 'equipment', of: { text, customerId: orNull(filters.customer), category, state } }, rows, customer);
}

export function dueList(
	filters: { band: Band; month: Day | null; customer: string; site: string; category: string },
	counts: readonly { band: Band; devices: number }[],
	customer = ''
): ExportedList {
	const { band, month, site, category } = filters;
	const rows = month === null ? counts.find((one) => one.band === band)?.devices : undefined;
	const of = { band, month, customerId: orNull(filters.customer), siteId: orNull(site), category };
	return named({ list: 'due', of }, rows, customer);
}

export function forecastList(
	filters: { customer: string; category: string; plan: string; by: Period; years: number; measure: 'units' | 'budget' },
	customer = ''
): ExportedList {
	const { category, plan, by, years, measure } = filters;
	const forecast = { customerId: orNull(filters.customer), scenarioId: orNull(plan), category, by, years };
	return named({ list: 'forecast', of: { forecast, measure } }, undefined, customer);
}

/** Customers as they are searched; where they are and whom to call there, of all. */
export function customersLists(text: string, total: number): ExportedList[] {
	const all = { customerId: null };
	return [
		named({ list: 'customers', of: { text } }, text === '' ? total : undefined),
		named({ list: 'sites', of: all }),
		named({ list: 'contacts', of: all }),
		named({ list: 'supplies', of: all })
	];
}

/** What a side of a customer's page lists, `equipment` how many devices; nothing for a side that is no list. */
export function customerLists(
	side: string,
	customer: { id: CustomerId; name: string; sites: readonly unknown[]; contacts: readonly unknown[] },
	equipment: number | null
): ExportedList[] {
	const customerId = customer.id;
	const of = customer.name;
	switch (side) {
		case 'equipment':
			return [equipmentList({ text: '', customer: customerId, category: '', state: 'in-service' }, equipment, of)];
		case 'supplies':
			return [named({ list: 'supplies', of: { customerId } }, undefined, of)];
		case 'pickups':
			return [named({ list: 'pickups', of: { open: false, customerId } }, undefined, of)];
		case 'certificates':
			return [named({ list: 'certificates', of: { customerId } }, undefined, of)];
		case 'places':
			return [
				named({ list: 'sites', of: { customerId } }, customer.sites.length, of),
				named({ list: 'contacts', of: { customerId } }, customer.contacts.length, of)
			];
		default:
			return [];
	}
}

export function pickupsList(open: boolean, openCount: number): ExportedList {
	return named({ list: 'pickups', of: { open, customerId: null } }, open ? openCount : undefined);
}

export function pickupLinesList(id: PickupId, number: string, lines: number): ExportedList {
	return named({ list: 'pickup-lines', of: { id } }, lines, number);
}

export function certificatesList(total: number): ExportedList {
	return named({ list: 'certificates', of: { customerId: null } }, total);
}

/** A row for each certification, one for a facility that has none. */
export function recyclersList(cards: readonly { certifications: readonly unknown[] }[]): ExportedList {
	const rows = cards.map(({ certifications }) => Math.max(certifications.length, 1));
	return named({ list: 'recyclers' }, rows.reduce((sum, count) => sum + count, 0));
}

export function programmesList(total: number): ExportedList {
	return named({ list: 'programmes' }, total);
}

/** What a part of the settings lists. */
export function settingsLists(part: string, find: string): ExportedList[] {
	switch (part) {
		case 'policies':
			return [named({ list: 'policies', of: { customerId: null } })];
		case 'support':
			return [named({ list: 'support', of: { text: find } })];
		case 'prices':
			return [named({ list: 'prices' })];
		default:
			return [];
	}
}
