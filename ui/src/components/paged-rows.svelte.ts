// Rows that come page by page, each page named by the key after which it begins.
export interface RowPage<R> {
	rows: readonly R[];
	/** Where the next page begins; null at the end. */
	next: string | null;
}

export class PagedRows<R> {
	rows = $state.raw<readonly R[]>([]);
	loading = $state(false);
	failed = $state(false);
	#next = $state<string | null>(null);
	#generation = 0;
	#more: () => (cursor: string) => Promise<RowPage<R>>;

	constructor(more: () => (cursor: string) => Promise<RowPage<R>>) {
		this.#more = more;
	}

	/** Starts again from a first page; answers still under way for the old list are dropped. A reload asks for at
	 *  least `keep` rows before it shows any, so that nobody loses their place. Answers whether they are shown. */
	async start(first: RowPage<R>, keep = 0): Promise<boolean> {
		this.#generation += 1;
		const generation = this.#generation;
		this.failed = false;
		let { rows, next } = first;
		this.loading = rows.length < keep && next !== null;
		try {
			while (rows.length < keep && next !== null) {
				const page = await this.#more()(next);
				if (generation !== this.#generation) return false;
				rows = [...rows, ...page.rows];
				next = page.next;
			}
		} catch {
			if (generation !== this.#generation) return false;
			this.failed = true;
		}
		this.rows = rows;
		this.#next = next;
		this.loading = false;
		return true;
	}

	/** Nobody looks any more: answers still under way are dropped. */
	stop(): void {
		this.#generation += 1;
	}

	/** One row is another now; the rest stays where it is. */
	replace(at: number, row: R): void {
		this.rows = this.rows.with(at, row);
	}

	get complete(): boolean {
		return this.#next === null;
	}

	async loadMore(): Promise<void> {
		if (this.loading || this.#next === null) return;
		const generation = this.#generation;
		this.loading = true;
		this.failed = false;
		try {
			const page = await this.#more()(this.#next);
			if (generation !== this.#generation) return;
			this.rows = [...this.rows, ...page.rows];
			this.#next = page.next;
		} catch {
			if (generation === this.#generation) this.failed = true;
		} finally {
			if (generation === this.#generation) this.loading = false;
		}
	}
}
