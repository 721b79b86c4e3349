// A column of a table, long or short.
export interface Column<R> {
	key: string;
	title: string;
	/** The heading is spoken, not shown: the cells say it themselves. */
	unseen?: boolean;
	/** Figures stand at the end, under a heading at the end. */
	align?: 'start' | 'end';
	/** In a DataTable a grid track, such as `minmax(9rem, 1fr)`; in a Table a CSS width. */
	width?: string;
	/** What stands in the cell where the screen draws nothing else. */
	text?: (row: R) => string;
	/** Letters of one width, for serial numbers. */
	fixed?: boolean;
	/** The heading sorts by it. */
	sortable?: boolean;
	/** Never broken over two lines, as dates are. */
	whole?: boolean;
}

export interface Sort {
	key: string;
	descending: boolean;
}
