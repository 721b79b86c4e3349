// A column and a cell of a table that is gone through cell by cell.
import type { Column } from './table';

export interface CellColumn<R> extends Column<R> {
	/** Its cells can be changed where they stand; what is changed is the column's text. */
	editable?: boolean;
}

/** What is the matter with a cell: marked by colour and shape, and said in words. */
export interface CellMark {
	tone: 'wrong' | 'attention' | 'changed';
	words: string;
}
