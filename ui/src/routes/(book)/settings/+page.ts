// The settings: the company and the policies of every category.
import { call, subject } from '$api/client';
import { policies } from '$features/settings/policies.svelte';
import type { PageLoad } from './$types';

export const load: PageLoad = async ({ depends }) => {
	for (const table of ['company', 'refresh_policy', 'value_policy']) depends(subject(table));
	const [settings, categories, refresh, values] = await Promise.all([
		call('company.show', null),
		call('catalogue.categories', null),
		call('refresh.policies', { customerId: null }),
		call('value.declines', null)
	]);
	return { settings, policies: policies(categories, refresh.categories, values) };
};
