// The refresh plan: the spans with their figures, and the list of the chosen one.
import { call, subject } from '$api/client';
import { findDue, readDueFilters } from '$features/plan/due';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of ['asset', 'customer', 'site', 'model', 'value_policy']) depends(subject(table));
	const filters = readDueFilters(url.searchParams);
	const customerId = filters.customer === '' ? null : filters.customer;
	const [due, counts, customer, categories] = await Promise.all([
		findDue(filters),
		call('planning.bands', { customerId, siteId: null, category: filters.category }),
		customerId === null ? null : call('customers.show', { id: customerId }),
		call('catalogue.categories', null)
	]);
	return {
		filters,
		due,
		counts,
		customer: customer?.name ?? '',
		categories: categories.filter(({ isSupply }) => !isSupply).map(({ category }) => category)
	};
};
