// Today reads what is due, what waits and what ends.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

const SHOWN = [
	'asset',
	'customer',
	'site',
	'pickup',
	'pickup_line',
	'certification',
	'facility',
	'recycler',
	'programme',
	'route_group',
	'value_policy',
	'customer_terms'
];

export const load: PageLoad = async ({ depends }) => {
	for (const table of SHOWN) {
		depends(subject(table));
	}
	const [today, reminder] = await Promise.all([call('today.show', null), call('planning.reminder', { since: null })]);
	return { today, reminder };
};
