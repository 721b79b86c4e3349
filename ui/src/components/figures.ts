// A figure with what it means.
export interface Figure {
	figure: string;
	/** "devices due in 90 days" */
	meaning: string;
	/** "41 overdue, at 9 customers" */
	note?: string;
	href?: string;
}
