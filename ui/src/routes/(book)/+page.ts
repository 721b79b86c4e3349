// Today reads what is due, what waits and what ends.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends }) => {
	for (const table of ['asset', 'customer', 'site', 'pickup', 'pickup_line', 'certification', 'facility', 'value_policy', 'customer_terms']) {
		depends(subject(table));
	}
	const [today, reminder] = await Promise.all([call('today.show', null), call('planning.reminder', { since: null })]);
	return { today, reminder };
};
