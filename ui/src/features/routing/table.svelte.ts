// The routing table while it is edited: its rows, their order, and whether it differs from the one that holds.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { dropKept, keep, readKept } from './kept';
import { moved, type Row } from './rules';
import type { CallOptions } from '$host/host';
import type { RoutingTable, Rule, TableForm } from '$api/types';

/** What is edited, as it stood between two edits. */
interface Stood {
	rows: readonly Row[];
	freshDays: string;
	/** A field was typed in since: what is typed on is the same edit. */
	typing: boolean;
}

export class EditedTable {
	rows = $state.raw<readonly Row[]>([]);
	freshDays = $state('');
	readonly attempt = new Attempt();
	readonly #book: string;
	/** The table as it holds, as far as this one knows. */
	#held = $state.raw<RoutingTable>({ version: 0, rules: [], freshDays: 0, differs: false });
	/** The version that is edited. */
	#version = $state(0);
	#made = 0;
	/** What the key for undo goes back to, and what it went back from. */
	#before = $state.raw<readonly Stood[]>([]);
	#after = $state.raw<readonly Stood[]>([]);
	/** The days as they stood before they were typed in. */
	#daysStood = '';

	constructor(book: string, table: RoutingTable) {
		this.#book = book;
		this.#held = table;
		const kept = readKept(book);
		if (kept) {
			this.#version = kept.version;
			this.rows = kept.rules.map((rule) => this.#row(rule));
			this.freshDays = kept.freshDays;
			this.#daysStood = kept.freshDays;
		} else this.#take(table);
	}

	readonly #rules = $derived(this.rows.map(({ rule }) => rule));

	readonly changed = $derived.by(() => !this.#isLike(this.#held));

	#isLike({ rules, freshDays }: RoutingTable): boolean {
		return this.freshDays.trim() === String(freshDays) && JSON.stringify(this.#rules) === JSON.stringify(rules);
	}

	/** Another table holds than the one that was edited: somebody saved or undid meanwhile. */
	readonly behind = $derived(this.changed && this.#version !== this.#held.version);

	readonly form = $derived<TableForm>({ version: this.#version, rules: this.#rules, freshDays: this.freshDays });

	/** Takes over the table as it holds now; what was edited stays. */
	follow(table: RoutingTable): void {
		const same = JSON.stringify(table) === JSON.stringify(this.#held);
		const edited = this.changed && !this.#isLike(table);
		this.#held = table;
		if (!same && !edited) this.#take(table);
	}

	#take(table: RoutingTable): void {
		this.#version = table.version;
		this.rows = table.rules.map((rule) => this.#row(rule));
		this.freshDays = String(table.freshDays);
		this.#daysStood = this.freshDays;
		this.#before = [];
		this.#after = [];
		this.attempt.clear();
		dropKept();
	}

	#row(rule: Rule): Row {
		this.#made += 1;
		return { key: String(this.#made), rule };
	}

	#edit(rows: readonly Row[]): void {
		this.#note(false);
		this.rows = rows;
		// What was refused was said of rows by their places.
		this.attempt.clear();
		this.#keep();
	}

	/** The days were typed in. */
	typed(): void {
		this.attempt.forget('freshDays');
		if (this.#before.at(-1)?.typing !== true || this.#after.length > 0) this.#note(true);
		this.#daysStood = this.freshDays;
		this.#keep();
	}

	/** Notes how it stood before an edit. */
	#note(typing: boolean): void {
		this.#before = [...this.#before, { rows: this.rows, freshDays: this.#daysStood, typing }];
		this.#after = [];
	}

	/** Here the key for undo means the table: it is not saved, or was edited since it was. */
	readonly isOwn = $derived(this.changed || this.#before.length > 0 || this.#after.length > 0);

	/** Takes back the last edit; answers whether there was one. */
	undo(): boolean {
		const to = this.#before.at(-1);
		if (!to) return false;
		this.#after = [...this.#after, this.#stands(to.typing)];
		this.#before = this.#before.slice(0, -1);
		this.#goTo(to);
		return true;
	}

	/** Does again what was taken back; answers whether there was something. */
	redo(): boolean {
		const to = this.#after.at(-1);
		if (!to) return false;
		this.#before = [...this.#before, this.#stands(to.typing)];
		this.#after = this.#after.slice(0, -1);
		this.#goTo(to);
		return true;
	}

	#stands(typing: boolean): Stood {
		return { rows: this.rows, freshDays: this.freshDays, typing };
	}

	#goTo({ rows, freshDays }: Stood): void {
		this.rows = rows;
		this.freshDays = freshDays;
		this.#daysStood = freshDays;
		this.attempt.clear();
		this.#keep();
	}

	/** Keeps what is edited, for when the screen is left. */
	#keep(): void {
		if (this.changed) keep({ book: this.#book, version: this.#version, rules: this.#rules, freshDays: this.freshDays });
		else dropKept();
	}

	/** Moves a row by so many places; answers where it is then. */
	move(at: number, by: number): number {
		const rows = moved(this.rows, at, at + by);
		if (rows === this.rows) return at;
		this.#edit(rows);
		return at + by;
	}

	/** Changes a row, or adds one at the front: the first that fits decides, and a last row that takes all is never passed. */
	put(key: string | null, rule: Rule): void {
		if (key === null) this.#edit([this.#row(rule), ...this.rows]);
		else this.#edit(this.rows.map((row) => (row.key === key ? { key, rule } : row)));
	}

	remove(key: string): void {
		this.#edit(this.rows.filter((row) => row.key !== key));
	}

	discard(): void {
		this.#take(this.#held);
	}

	/** What is edited is to be saved over the table that holds now, which the person has been told of. */
	keepOver(): void {
		this.#version = this.#held.version;
		this.attempt.clear();
		this.#keep();
	}

	async save(): Promise<void> {
		const form = this.form;
		await this.#settle((options) => call('routing.saveTable', form, options));
	}

	/** Goes back to the bundled table; answers whether that was done. */
	async restore(): Promise<boolean> {
		const { version } = this.#held;
		return this.#settle((options) => call('routing.restoreTable', { version }, options));
	}

	/** Changes the table that holds, and takes it as the core has written it. */
	async #settle(change: (options: CallOptions) => Promise<unknown>): Promise<boolean> {
		const now = await this.attempt.run(async (options) => {
			await change(options);
			return call('routing.table', null);
		});
		if (!now) return false;
		this.#held = now;
		this.#take(now);
		return true;
	}
}

/** A table as it is sent. */
export function formOf({ version, rules, freshDays }: RoutingTable): TableForm {
	return { version, rules, freshDays: String(freshDays) };
}

/** Sentences about a table by the place of the row they are about; those about the whole under the empty key. */
export function byRow(fields: Record<string, string>): Record<string, string> {
	const found: Record<string, string> = {};
	for (const [field, words] of Object.entries(fields)) {
		const [, at = ''] = /^rules\.(\d+)\./.exec(field) ?? [];
		if (at === '' && field !== 'rules') continue;
		found[at] = found[at] === undefined ? words : `${found[at]} ${words}`;
	}
	return found;
}
