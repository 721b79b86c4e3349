// Recyclers with their facilities, certifications and terms.
import { call, subject } from '$api/client';
import { readChoices } from '$features/recyclers/choices';
import type { PageLoad } from './$types';

const SHOWN = ['recycler', 'facility', 'certification', 'status_check', 'terms', 'routing_table', 'company'];

export const load: PageLoad = async ({ depends }) => {
	for (const name of SHOWN) depends(subject(name));
	const [cards, standards, table, choices] = await Promise.all([
		call('recyclers.list', null),
		call('recyclers.standards', null),
		call('routing.table', null),
		readChoices()
	]);
	return { cards, standards, freshDays: table.freshDays, choices };
};
