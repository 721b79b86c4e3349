// What the core suggests while a person types, as a combobox takes it.
import { call } from './client';

export async function suggestCustomers(text: string, signal: AbortSignal): Promise<{ id: string; text: string }[]> {
	const found = await call('customers.suggest', { text }, { signal });
	return found.map(({ id, name }) => ({ id, text: name }));
}
