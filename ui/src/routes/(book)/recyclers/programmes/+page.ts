// Take-back programmes in the book, and the bundled proposals.
import { call, subject } from '$api/client';
import { readChoices } from '$features/recyclers/choices';
import type { PageLoad } from './$types';

const SHOWN = ['programme', 'terms', 'recycler', 'facility', 'company'];

export const load: PageLoad = async ({ depends }) => {
	for (const name of SHOWN) depends(subject(name));
	const [programmes, proposals, cards, choices] = await Promise.all([
		call('recyclers.programmes', null),
		call('recyclers.proposals', null),
		call('recyclers.list', null),
		readChoices()
	]);
	return { programmes, proposals, facilities: cards.map(({ facility }) => facility), choices };
};
