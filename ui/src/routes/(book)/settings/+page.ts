// The settings: the company, refresh policies, vendors' support, prices and loss of value.
import { call, subject } from '$api/client';
import { findSupport } from '$features/refresh/support.svelte';
import { partOf } from '$features/settings/parts';
import type { PageLoad } from './$types';

const SHOWN = ['company', 'customer', 'model', 'refresh_policy', 'value_policy', 'vendor_support', 'support_service', 'replacement_price', 'inflation', 'scan_rules'];

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of SHOWN) depends(subject(table));
	const find = url.searchParams.get('find') ?? '';
	const [settings, categories, policies, declines, prices, support, service, scanner] = await Promise.all([
		call('company.show', null),
		call('catalogue.categories', null),
		call('refresh.policies', { customerId: null }),
		call('value.declines', null),
		call('planning.prices', null),
		findSupport(find, null),
		call('refresh.supportService', null),
		call('scanning.rules', null)
	]);
	const devices = categories.filter(({ isSupply }) => !isSupply).map(({ category }) => category);
	return {
		part: partOf(url.searchParams.get('part')),
		find,
		settings,
		categories: devices,
		policies,
		declines: declines.filter(({ category }) => devices.includes(category)),
		prices,
		support,
		service,
		scanner
	};
};
