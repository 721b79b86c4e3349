// The routing table, and all that decides what it does: the register is tried on it.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

const SHOWN = ['routing_table', 'customer_requirement', 'recycler', 'facility', 'certification', 'status_check', 'programme', 'terms'];

export const load: PageLoad = async ({ depends }) => {
	for (const table of SHOWN) depends(subject(table));
	const [table, standards, categories] = await Promise.all([
		call('routing.table', null),
		call('recyclers.standards', null),
		call('catalogue.categories', null)
	]);
	return { table, standards, categories };
};
