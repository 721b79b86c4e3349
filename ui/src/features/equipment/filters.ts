// Which equipment is shown: the filters of the list as they stand in the address.
import { call } from '$api/client';
import { cursorOf, rowPage } from '$api/paging';
import type { AssetState, EquipmentPage, EquipmentRow } from '$api/types';
import type { RowPage } from '$components/paged-rows.svelte';

export interface Filters {
	text: string;
	customer: string;
	category: string;
	state: string;
}

export const states: readonly AssetState[] = ['in-service', 'retired', 'disposed'];

export function readFilters(query: URLSearchParams): Filters {
	const said = (name: string) => query.get(name) ?? '';
	return { text: said('find'), customer: said('customer'), category: said('category'), state: said('state') };
}

export function findEquipment(
	{ text, customer, category, state }: Filters,
	after: string | null = null
): Promise<EquipmentPage> {
	const customerId = customer === '' ? null : customer;
	return call('find.equipment', { text, customerId, category, state, after: after === null ? null : cursorOf(after) });
}

export function firstRows(page: EquipmentPage): RowPage<EquipmentRow> {
	return rowPage(page);
}
