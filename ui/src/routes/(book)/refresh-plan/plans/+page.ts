// The plans of the customer that the address names, and the one that is open.
import { call, subject } from '$api/client';
import { chosenCustomer } from '$features/plan/chosen-customer';
import { customersToPlan, findBoard } from '$features/plan/plans/board';
import type { PageLoad } from './$types';

const SHOWN = ['asset', 'forecast', 'customer', 'site', 'replacement_price', 'inflation', 'scenario', 'scenario_move'];

export const load: PageLoad = async ({ depends, url, parent }) => {
	for (const table of SHOWN) depends(subject(table));
	const id = url.searchParams.get('plan') ?? '';
	const customer = await chosenCustomer(url.searchParams);
	if (customer === null) {
		const { book } = await parent();
		return { customer, plans: [], board: null, ranking: await customersToPlan(book.today) };
	}
	const [plans, board] = await Promise.all([
		call('planning.scenarios', { customerId: customer.id }),
		id === '' ? null : findBoard(id)
	]);
	return { customer, plans, board: board?.scenario.customerId === customer.id ? board : null, ranking: [] };
};
