// One point in a life: past ones above, future ones below.
export interface LifeEvent {
	id: string;
	/** "Refresh was due" */
	title: string;
	/** "2 Sep 2026" */
	when?: string;
	/** The reason, small: "36 months after 2 Sep 2023, policy for laptops" */
	why?: string;
	future?: boolean;
	overdue?: boolean;
}
