// One bar: what it stands for and how much.
export interface Bar {
	label: string;
	value: number;
	/** Spoken and shown in the table where the short label needs its context: "first quarter 2027". */
	name?: string;
	emphasised?: boolean;
	href?: string;
}
