// What terms are chosen from: the catalogue's categories, and currencies with the company's own.
import { call } from '$api/client';
import type { Choices } from './terms';

export async function readChoices(): Promise<Choices> {
	const [categories, settings] = await Promise.all([call('catalogue.categories', null), call('company.show', null)]);
	return {
		categories: categories.map(({ category }) => category),
		currency: settings.company?.currency ?? 'USD',
		currencies: settings.currencies
	};
}
