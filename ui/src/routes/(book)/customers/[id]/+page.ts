// One customer.
import { subject } from '$api/client';
import { readCustomer, sideOf } from '$features/customers/customer-view';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, params, url }) => {
	for (const name of ['customer', 'site', 'contact', 'asset', 'supply_lot', 'pickup', 'certificate', 'audit_event', 'value_policy']) {
		depends(subject(name));
	}
	return { view: await readCustomer(params.id), side: sideOf(url.searchParams.get('side')) };
};
