// The due list: its filters as they stand in the address, and its pages.
import { call } from '$api/client';
import { cursorOf } from '$api/paging';
import type { Band, DuePage } from '$api/types';

export const bands: readonly Band[] = ['overdue', '30-days', '90-days', '180-days', 'year'];

export interface DueFilters {
	band: Band;
	customer: string;
	category: string;
}

export function readDueFilters(query: URLSearchParams): DueFilters {
	const said = query.get('band');
	return {
		band: bands.find((band) => band === said) ?? '90-days',
		customer: query.get('customer') ?? '',
		category: query.get('category') ?? ''
	};
}

export function findDue({ band, customer, category }: DueFilters, after: string | null = null): Promise<DuePage> {
	const customerId = customer === '' ? null : customer;
	return call('planning.due', { band, month: null, customerId, siteId: null, category, after: after === null ? null : cursorOf(after) });
}
