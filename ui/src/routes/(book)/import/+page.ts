// An import: what was imported before, how columns can be mapped, and the place the address names.
import { call, subject } from '$api/client';
import { readPlace } from '$features/import/place';
import type { PageLoad } from './$types';

async function known() {
	const [categories, imports, choices, company] = await Promise.all([
		call('catalogue.categories', null),
		call('exchange.imports', null),
		call('exchange.mappingChoices', null),
		call('company.show', null)
	]);
	return { categories, imports, choices, currencies: company.currencies };
}

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of ['import', 'import_mapping']) depends(subject(table));
	return { ...(await known()), place: readPlace(url.searchParams), orders: url.searchParams.get('orders') };
};
