// What the core suggests while a person types, as a combobox takes it.
import { call } from './client';
import { categoryName } from './words';

export async function suggestCustomers(text: string, signal: AbortSignal): Promise<{ id: string; text: string }[]> {
	const found = await call('customers.suggest', { text }, { signal });
	return found.map(({ id, name }) => ({ id, text: name }));
}

/** Models that the book has met, with their ids. */
export async function suggestKnownModels(text: string, signal: AbortSignal): Promise<{ id: string; text: string; note: string }[]> {
	const found = text.trim() === '' ? [] : await call('catalogue.suggest', { text }, { signal });
	return found.flatMap(({ modelId, model, category }) =>
		modelId === null ? [] : [{ id: modelId, text: model, note: categoryName(category) }]
	);
}
