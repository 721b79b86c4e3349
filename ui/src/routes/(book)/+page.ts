// Today reads what is due, what waits and what ends.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends }) => {
	for (const table of ['asset', 'customer', 'site', 'pickup', 'pickup_line', 'certification', 'facility', 'value_policy']) {
		depends(subject(table));
	}
	return { today: await call('today.show', null) };
};
