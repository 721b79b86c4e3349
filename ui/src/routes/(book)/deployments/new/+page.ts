// What a new deployment needs to know: categories, the company's currency, and the customer the address names.
import { call } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ url }) => {
	const id = url.searchParams.get('customer');
	const [categories, settings, customer] = await Promise.all([
		call('catalogue.categories', null),
		call('company.show', null),
		id === null ? null : call('customers.show', { id })
	]);
	return {
		categories,
		currency: settings.company?.currency ?? 'USD',
		customer: customer && { id: customer.id, name: customer.name, sites: customer.sites }
	};
};
