// The due list: its filters as they stand in the address, and its pages.
import { call } from '$api/client';
import { cursorOf } from '$api/paging';
import type { Band, BandCount, DuePage } from '$api/types';
import type { Day } from '$components/text/day';

export const bands: readonly Band[] = ['overdue', '30-days', '90-days', '180-days', 'year'];

export interface DueFilters {
	band: Band;
	/** The first day of the one month that is shown instead of the band. */
	month: Day | null;
	customer: string;
	site: string;
	category: string;
}

/** A month in an address is written `2026-11`. */
export function monthOf(day: Day): string {
	return day.slice(0, 7);
}

export function readDueFilters(query: URLSearchParams): DueFilters {
	const said = query.get('band');
	const month = query.get('month') ?? '';
	const customer = query.get('customer') ?? '';
	return {
		band: bands.find((band) => band === said) ?? '90-days',
		month: /^\d{4}-(0[1-9]|1[0-2])$/.test(month) ? `${month}-01` : null,
		customer,
		// A site without its customer would be a filter that nobody sees.
		site: customer === '' ? '' : (query.get('site') ?? ''),
		category: query.get('category') ?? ''
	};
}

function narrowed({ customer, site, category }: DueFilters) {
	return { customerId: customer === '' ? null : customer, siteId: site === '' ? null : site, category };
}

export function findDue(filters: DueFilters, after: string | null = null): Promise<DuePage> {
	const { band, month } = filters;
	return call('planning.due', {
		...narrowed(filters),
		band,
		month,
		after: after === null ? null : cursorOf(after)
	});
}

export function countBands(filters: DueFilters): Promise<BandCount[]> {
	return call('planning.bands', narrowed(filters));
}
