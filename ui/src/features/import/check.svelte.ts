// The rows of a list as they would be taken: which are shown, where the person stands, what an edit did.
import { t } from '$components/text/text';
import { fieldsOf, sourceOf } from './mapping';
import { fieldName, verdictWords } from './words';
import type { CellColumn } from '$components/cell-table';
import type { RowPage } from '$components/paged-rows.svelte';
import type { ListField, ListPage, ListRow, Mapping } from '$api/types';
import type { ImportList } from './import-list.svelte';
import type { Shown } from './place';

const page = ({ rows, next }: ListPage): RowPage<ListRow> => ({ rows, next: next === null ? null : String(next) });

/** How much room a field wants. */
const WIDTHS: Partial<Record<ListField, string>> = {
	customer: 'minmax(11rem, 1.6fr)',
	site: 'minmax(8rem, 1fr)',
	model: 'minmax(11rem, 1.4fr)',
	serial: 'minmax(9rem, 1fr)',
	note: 'minmax(12rem, 2fr)',
	currency: '5rem'
};

/** An update shows what it changes from what to what. */
const BOTH: readonly ListField[] = ['deployed-on', 'warranty', 'refresh-on', 'price'];

export function checkColumns(mapping: Mapping, updates: boolean): CellColumn<ListRow>[] {
	const mapped = fieldsOf(mapping).filter((field) => {
		const { columns, fixed } = sourceOf(mapping, field);
		return columns.length > 0 || fixed !== '';
	});
	return [
		{ key: 'number', title: t('import-row'), width: '4.5rem', align: 'end', text: (row) => String(row.number) },
		{ key: 'row', title: t('import-verdict'), width: '9.5rem', text: verdictWords },
		...mapped.map((field) => ({
			key: field,
			title: fieldName(field),
			width: updates && BOTH.includes(field) ? 'minmax(13rem, 1fr)' : (WIDTHS[field] ?? 'minmax(7.5rem, 1fr)'),
			editable: true,
			fixed: field === 'serial' || field === 'tag',
			text: (row: ListRow) => row.cells[field] ?? ''
		}))
	];
}

export class Check {
	first = $state.raw<RowPage<ListRow> | null>(null);
	current = $state.raw<ListRow | null>(null);
	/** What the last edit made of its row, said to those who do not see it. */
	said = $state('');
	readonly #list: ImportList;
	/** What the edited cells held before, the last edit last. */
	readonly #edits: { number: number; field: ListField; before: string }[] = [];

	constructor(list: ImportList) {
		this.#list = list;
	}

	async load(show: Shown): Promise<void> {
		const first = await this.#list.firstRows(show);
		if (first) this.first = page(first);
	}

	readonly more = (show: Shown) => async (after: string): Promise<RowPage<ListRow>> => page(await this.#list.rows(show, Number(after)));

	async edit(row: ListRow, column: CellColumn<ListRow>, text: string): Promise<{ row: ListRow } | undefined> {
		const field = column.key as ListField;
		const edited = await this.#list.edit(row.number, field, text);
		if (!edited) return undefined;
		this.#edits.push({ number: row.number, field, before: row.cells[field] ?? '' });
		this.#noted(edited);
		return { row: edited };
	}

	/** Puts the cell that was edited last back to what it held. */
	async takeBack(show: Shown): Promise<void> {
		const last = this.#edits.pop();
		const edited = last && (await this.#list.edit(last.number, last.field, last.before));
		if (!edited) return;
		this.#noted(edited);
		await this.load(show);
	}

	#noted(edited: ListRow): void {
		this.said = t('import-edited', { number: edited.number, verdict: verdictWords(edited) });
	}
}
