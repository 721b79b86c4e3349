// The equipment list depends on its filters only, so that moving from row to row does not read it again.
import { call, subject } from '$api/client';
import { findEquipment, readFilters } from '$features/equipment/filters';
import type { LayoutLoad } from './$types';

export const load: LayoutLoad = async ({ depends, url }) => {
	for (const table of ['asset', 'customer', 'site', 'model', 'pickup', 'pickup_line', 'value_policy']) depends(subject(table));
	const filters = readFilters(url.searchParams);
	const [equipment, customer, categories] = await Promise.all([
		findEquipment(filters),
		filters.customer === '' ? null : call('customers.show', { id: filters.customer }),
		call('catalogue.categories', null)
	]);
	return {
		filters,
		equipment,
		customer: customer?.name ?? '',
		categories: categories.filter(({ isSupply }) => !isSupply).map(({ category }) => category)
	};
};
