// Where a person stands in a long list and what is selected, by key, so that both survive a reload.
import { SvelteSet } from 'svelte/reactivity';

export class GridCursor {
	/** Key of the row the arrow keys stand on. */
	current = $state<string | null>(null);
	readonly selected = new SvelteSet<string>();
	#anchor = -1;
	#keys: () => readonly string[];

	constructor(keys: () => readonly string[]) {
		this.#keys = keys;
	}

	readonly index = $derived.by(() => (this.current === null ? -1 : this.#keys().indexOf(this.current)));

	to(index: number): number {
		const keys = this.#keys();
		const at = Math.max(0, Math.min(index, keys.length - 1));
		this.current = keys[at] ?? null;
		return at;
	}

	/** Selects or unselects the row stood on. */
	toggle(): void {
		if (this.current === null) return;
		this.#anchor = this.index;
		if (!this.selected.delete(this.current)) this.selected.add(this.current);
	}

	/** Selects every row from where selecting began to `index`, and stands there. */
	extend(index: number): number {
		if (this.#anchor < 0) this.#anchor = Math.max(this.index, 0);
		const at = this.to(index);
		const [from, to] = this.#anchor < at ? [this.#anchor, at] : [at, this.#anchor];
		this.selected.clear();
		for (const key of this.#keys().slice(from, to + 1)) this.selected.add(key);
		return at;
	}

	selectAll(): void {
		for (const key of this.#keys()) this.selected.add(key);
	}

	clear(): void {
		this.selected.clear();
		this.#anchor = -1;
	}
}
