// One customer.
import { call, subject } from '$api/client';
import { readCustomer, sideOf } from '$features/customers/customer-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, params, url }) => {
	for (const name of ['company', 'customer', 'customer_terms', 'customer_requirement', 'refresh_policy', 'model', 'site', 'contact', 'asset', 'supply_lot', 'pickup', 'certificate', 'audit_event', 'value_policy']) {
		depends(subject(name));
	}
	const [view, categories, { company, currencies }] = await Promise.all([
		readCustomer(params.id),
		call('catalogue.categories', null),
		call('company.show', null)
	]);
	return {
		view,
		side: sideOf(url.searchParams.get('side')),
		categories: categories.filter(({ isSupply }) => !isSupply).map(({ category }) => category),
		currencies,
		currency: company?.currency ?? 'USD'
	};
};
