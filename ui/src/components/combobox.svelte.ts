// What a combobox suggests while a person types: the newest answer only, moved through by arrow keys.
export interface Suggestion {
	id: string;
	text: string;
	/** Small grey words after it. */
	note?: string;
}

export type Suggest = (text: string, signal: AbortSignal) => Promise<readonly Suggestion[]>;

export class Suggestions {
	options = $state.raw<readonly Suggestion[]>([]);
	open = $state(false);
	/** Index of the option the arrow keys stand on; -1 on none; `options.length` on "create". */
	current = $state(-1);
	#asked: AbortController | null = null;
	#suggest: () => Suggest;
	#creatable: () => boolean;

	constructor(suggest: () => Suggest, creatable: () => boolean) {
		this.#suggest = suggest;
		this.#creatable = creatable;
	}

	readonly count = $derived.by(() => this.options.length + (this.#creatable() ? 1 : 0));

	async ask(text: string): Promise<void> {
		this.#asked?.abort();
		const asked = new AbortController();
		this.#asked = asked;
		try {
			const options = await this.#suggest()(text, asked.signal);
			if (asked.signal.aborted) return;
			this.options = options;
			this.current = options.length > 0 && text.trim() !== '' ? 0 : -1;
			this.open = true;
		} catch {
			if (!asked.signal.aborted) this.options = [];
		}
	}

	move(by: number): void {
		this.open = true;
		if (this.count === 0) return;
		const from = this.current < 0 && by < 0 ? 0 : this.current;
		this.current = (from + by + this.count) % this.count;
	}

	close(): void {
		this.#asked?.abort();
		this.open = false;
		this.current = -1;
	}
}
