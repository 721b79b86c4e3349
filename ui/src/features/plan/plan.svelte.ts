// The due list: what is selected of it, and what that may be worth.
import { rowPage } from '$api/paging';
import { sumMoney } from '$components/text/money';
import { findDue, type DueFilters } from './due';
import type { DuePage, DueRow } from '$api/types';
import type { RowPage } from '$components/paged-rows.svelte';

const distinct = (ids: readonly string[]) => [...new Set(ids)];

export class DueList {
	current = $state<string | null>(null);
	selected = $state.raw<readonly string[]>([]);
	/** Rows by id, as they were last read; a selection may reach rows that are no longer drawn. */
	#rows: Partial<Record<string, DueRow>> = {};
	#filters: () => DueFilters;

	constructor(filters: () => DueFilters) {
		this.#filters = filters;
	}

	first(page: DuePage): RowPage<DueRow> {
		for (const row of page.rows) this.#rows[row.id] = row;
		return rowPage(page);
	}

	readonly more = async (cursor: string): Promise<RowPage<DueRow>> =>
		this.first(await findDue(this.#filters(), cursor));

	readonly chosen = $derived(this.selected.flatMap((id) => this.#rows[id] ?? []));
	readonly worth = $derived(sumMoney(this.chosen.map(({ worth }) => worth)));
	readonly customers = $derived(distinct(this.chosen.map(({ customerId }) => customerId)));
	readonly sites = $derived(distinct(this.chosen.map(({ siteId }) => siteId)).length);
}
