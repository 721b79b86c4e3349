// What the command palette shows: commands whose words match what is typed, then what a search found.
export interface PaletteItem {
	id: string;
	title: string;
	/** Small grey words at the end: a customer, a shortcut. */
	note?: string;
	run: () => void | Promise<void>;
}

export interface PaletteGroup {
	title: string;
	items: readonly PaletteItem[];
}

export type Find = (text: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>;

/** Every typed word begins a word of the title. */
export function matches(title: string, typed: string): boolean {
	const words = title.toLowerCase().split(/[\s,–-]+/);
	return typed
		.toLowerCase()
		.split(/\s+/)
		.every((part) => words.some((word) => word.startsWith(part)));
}

export class Palette {
	text = $state('');
	current = $state(0);
	found = $state.raw<readonly PaletteGroup[]>([]);
	#search: AbortController | null = null;
	#answered: Promise<void> = Promise.resolve();
	#commands: () => PaletteGroup;
	#find: () => Find | undefined;

	constructor(commands: () => PaletteGroup, find: () => Find | undefined) {
		this.#commands = commands;
		this.#find = find;
	}

	readonly groups = $derived.by(() => {
		const { title, items } = this.#commands();
		const matching = items.filter((item) => this.text.trim() === '' || matches(item.title, this.text.trim()));
		return [{ title, items: matching }, ...this.found].filter((group) => group.items.length > 0);
	});
	readonly items = $derived(this.groups.flatMap((group) => group.items));

	/** Asks again for what is typed now; an older answer never replaces a newer one. */
	typed(): Promise<void> {
		this.#answered = this.#ask();
		return this.#answered;
	}

	/** The item stood on, once what is typed was answered: a scanner's Enter does not wait. */
	async chosen(): Promise<PaletteItem | undefined> {
		await this.#answered;
		return this.items[this.current];
	}

	async #ask(): Promise<void> {
		this.current = 0;
		this.#search?.abort();
		const find = this.#find();
		const text = this.text.trim();
		if (!find || text === '') {
			this.found = [];
			return;
		}
		const search = new AbortController();
		this.#search = search;
		try {
			const found = await find(text, search.signal);
			if (!search.signal.aborted) this.found = found;
		} catch {
			if (!search.signal.aborted) this.found = [];
		}
	}

	move(by: number): void {
		const count = this.items.length;
		if (count > 0) this.current = (this.current + by + count) % count;
	}

	reset(): void {
		this.#search?.abort();
		this.text = '';
		this.current = 0;
		this.found = [];
	}
}
