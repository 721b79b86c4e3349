// The one customer that a side of the plan is narrowed to, and the categories to choose from.
import { call } from '$api/client';
import type { Category, CustomerId, SiteId } from '$api/types';

export interface ChosenCustomer {
	id: CustomerId;
	name: string;
	sites: readonly { id: SiteId; name: string }[];
}

export async function chosenCustomer(query: URLSearchParams): Promise<ChosenCustomer | null> {
	const id = query.get('customer') ?? '';
	if (id === '') return null;
	const { name, sites } = await call('customers.show', { id });
	return { id, name, sites };
}

/** Categories of devices, which have a refresh date; supplies have none. */
export async function deviceCategories(): Promise<Category[]> {
	const categories = await call('catalogue.categories', null);
	return categories.filter(({ isSupply }) => !isSupply).map(({ category }) => category);
}
