// The equipment list: what is searched, which row is stood on, what is selected.
import { Addressed } from '$components/addressed.svelte';
import { sumMoney } from '$components/text/money';
import { findEquipment, firstRows, type Filters } from './filters';
import type { EquipmentPage, EquipmentRow } from '$api/types';
import type { RowPage } from '$components/paged-rows.svelte';

export class EquipmentList {
	readonly text = new Addressed('find', 200, { device: '' });
	readonly device = new Addressed('device', 120);
	selected = $state.raw<readonly string[]>([]);
	/** Rows by id, as they were last read; a selection may reach rows that are no longer drawn. */
	#rows: Partial<Record<string, EquipmentRow>> = {};
	#filters: () => Filters;

	constructor(filters: () => Filters) {
		this.#filters = filters;
	}

	/** The first page as the list takes it. */
	first(page: EquipmentPage): RowPage<EquipmentRow> {
		for (const row of page.rows) this.#rows[row.id] = row;
		return firstRows(page);
	}

	readonly more = async (cursor: string): Promise<RowPage<EquipmentRow>> =>
		this.first(await findEquipment(this.#filters(), cursor));

	/** Those of the selected devices that are in service. */
	readonly retirable = $derived(
		this.selected.flatMap((id) => this.#rows[id] ?? []).filter(({ state }) => state === 'in-service')
	);
	/** Those of the selected devices that are not gone yet. */
	readonly holdable = $derived(this.selected.filter((id) => this.#rows[id]?.state !== 'disposed'));
	readonly worth = $derived(sumMoney(this.retirable.map(({ worth }) => worth)));
}
