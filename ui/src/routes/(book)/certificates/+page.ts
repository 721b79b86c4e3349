// Issued certificates, and the one the address names.
import { call, subject } from '$api/client';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends, url }) => {
	for (const name of ['certificate', 'customer', 'pickup']) depends(subject(name));
	const id = url.searchParams.get('certificate');
	const [first, shown] = await Promise.all([
		call('certificates.list', { customerId: null, after: null }),
		id === null ? null : call('certificates.show', { id })
	]);
	return { first, shown };
};
