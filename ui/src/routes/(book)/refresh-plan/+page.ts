// What is due: the spans with their figures, and the list of the chosen one.
import { subject } from '$api/client';
import { chosenCustomer, deviceCategories } from '$features/plan/chosen-customer';
import { countBands, findDue, readDueFilters } from '$features/plan/due';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of ['asset', 'customer', 'site', 'model', 'value_policy', 'customer_terms']) depends(subject(table));
	const filters = readDueFilters(url.searchParams);
	const [due, counts, customer, categories] = await Promise.all([
		findDue(filters),
		countBands(filters),
		chosenCustomer(url.searchParams),
		deviceCategories()
	]);
	return { filters, due, counts, customer, categories };
};
