// Pickups, open ones unless the address asks for all.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const name of ['pickup', 'pickup_line', 'customer', 'site', 'facility', 'recycler']) depends(subject(name));
	const open = url.searchParams.get('show') !== 'all';
	return { open, first: await call('pickups.list', { open, customerId: null, after: null }) };
};
