// The forecast as the address narrows it.
import { call, subject } from '$api/client';
import { findForecast, rankCustomers, readForecastFilters } from '$features/plan/forecast/forecast';
import { chosenCustomer, deviceCategories } from '$features/plan/chosen-customer';
import type { PageLoad } from './$types';

const SHOWN = ['asset', 'forecast', 'customer', 'site', 'replacement_price', 'inflation', 'scenario', 'scenario_move'];

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of SHOWN) depends(subject(table));
	const asked = readForecastFilters(url.searchParams);
	const [customer, categories, scenarios] = await Promise.all([
		chosenCustomer(url.searchParams),
		deviceCategories(),
		asked.customer === '' ? [] : call('planning.scenarios', { customerId: asked.customer })
	]);
	const plans = scenarios.filter(({ adoptedOn }) => adoptedOn === null);
	// A plan that is gone, after an undo for instance, is no reason to lose the forecast.
	const filters = plans.some(({ id }) => id === asked.plan) ? asked : { ...asked, plan: '' };
	const forecast = await findForecast(filters);
	const ranking = customer === null && filters.category === '' ? await rankCustomers(forecast, filters.by) : [];
	return { filters, customer, categories, plans, forecast, ranking };
};
