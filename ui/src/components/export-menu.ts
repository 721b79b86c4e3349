// What can be written into a file, and the entries of the menu for it.
import { formatCount } from './text/number';
import { t } from './text/text';

export type FileKind = 'csv' | 'xlsx';

export interface Exportable<L> {
	list: L;
	/** What it is called in the menu. */
	name: string;
	/** What its file is called, without the ending. */
	file: string;
	/** How many rows, where that is known. */
	rows?: number | undefined;
}

export interface ExportEntry<L> {
	id: string;
	text: string;
	note?: string;
	list: Exportable<L>;
	kind: FileKind | 'open';
}

const kinds: readonly ExportEntry<never>['kind'][] = ['csv', 'xlsx', 'open'];

/** An entry for each list and kind; of a single list the name need not be said. To be looked at, only the first is offered: it
 *  is what the screen shows. */
export function exportEntries<L>(lists: readonly Exportable<L>[]): ExportEntry<L>[] {
	return lists.flatMap((list, at) =>
		kinds.slice(0, at === 0 ? 3 : 2).map((kind) => {
			const how = t(`export-as-${kind}`);
			const entry: ExportEntry<L> = {
				id: `${list.name} ${kind}`,
				text: lists.length === 1 ? how : t('export-named', { name: list.name, how }),
				list,
				kind
			};
			return list.rows === undefined ? entry : { ...entry, note: t('export-rows', { count: list.rows, rows: formatCount(list.rows) }) };
		})
	);
}
