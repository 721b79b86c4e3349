// All customers, searched as the address says.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const name of ['customer', 'site', 'asset']) depends(subject(name));
	const text = url.searchParams.get('text') ?? '';
	return { text, first: await call('planning.customers', { text, after: null }) };
};
