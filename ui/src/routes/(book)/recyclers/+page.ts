// Recyclers with their facilities and certifications.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const name of ['recycler', 'facility', 'certification']) depends(subject(name));
	return { cards: await call('recyclers.list', null), facility: url.searchParams.get('facility') };
};
