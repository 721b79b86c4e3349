// A list on its way into the book: how it was read, which columns hold what, what it would do to the book, what it did.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { refusalOf } from '$api/refusal';
import { t } from '$components/text/text';
import { host } from '$host/index';
import { keepDraft, type Draft } from './draft';
import { carriedOver } from './mapping';
import { rowsOf, type Shown } from './place';
import type { CallOptions } from '$host/host';
import type {
	EditedRow,
	ListField,
	ListKind,
	ListOutlook,
	ListPage,
	ListRow,
	ListSource,
	ListTaken,
	Mapping,
	MappingChoice,
	OpenedList,
	ReadingWish
} from '$api/types';

export const NO_WISH: ReadingWish = { encoding: null, delimiter: null, sheet: null, headings: null };

export class ImportList {
	/** What takes a while: reading, checking, importing. */
	readonly attempt = new Attempt();
	/** Which of them runs. */
	doing = $state<'reading' | 'checking' | 'importing'>('reading');
	/** What is done beside it: rows, edits, files, mappings. */
	readonly beside = new Attempt();
	opened: OpenedList;
	mapping: Mapping;
	choice: string | null;
	outlook = $state.raw<ListOutlook | null>(null);
	taken: ListTaken | null;
	/** Counts the checks: each judges all rows anew. */
	checks = $state(0);
	/** Counts the attempts to read it otherwise that were refused. */
	refusedReadings = $state(0);
	/** The core keeps it no more. */
	gone = $state(false);
	#source: ListSource;
	#wish: ReadingWish;
	#checked: Mapping | null = $state.raw(null);
	/** What was mapped before the kind was changed, by kind. */
	#others: Partial<Record<ListKind, Mapping>> = {};

	constructor({ source, wish, opened, mapping, choice, taken }: Draft) {
		this.#source = source;
		this.#wish = wish;
		this.opened = $state.raw(opened);
		this.mapping = $state.raw(mapping);
		this.choice = $state(choice);
		this.taken = $state.raw(taken);
	}

	/** Whether the outlook is that of the mapping as it stands. */
	readonly isChecked = $derived.by(() => this.outlook !== null && this.#checked === this.mapping);

	/** What it is called: a list that was pasted has no file's name. */
	readonly source = $derived.by(() => this.opened.source || t('import-pasted'));

	keep(): void {
		const { opened, mapping, choice, taken } = this;
		keepDraft({ source: this.#source, wish: this.#wish, opened, mapping, choice, taken });
	}

	change(mapping: Mapping): void {
		this.mapping = mapping;
		this.attempt.clear();
		this.keep();
	}

	async #ask<T>(attempt: Attempt, action: (options: CallOptions) => Promise<T>): Promise<T | undefined> {
		return attempt.run(async (options) => {
			try {
				return await action(options);
			} catch (cause) {
				if (refusalOf(cause).code !== 'not-found') throw cause;
				this.gone = true;
				return undefined;
			}
		});
	}

	/** Reads it again, otherwise. Answers whether it could be read so. */
	async readOtherwise(change: Partial<ReadingWish>): Promise<boolean> {
		const wish = { ...this.#wish, ...change };
		this.doing = 'reading';
		const before = this.opened;
		const opened = await this.#ask(this.attempt, (options) => call('exchange.openList', { source: this.#source, wish }, options));
		if (!opened) {
			this.refusedReadings += 1;
			return false;
		}
		this.#wish = wish;
		this.opened = opened;
		this.outlook = null;
		this.change(carriedOver(this.mapping, before.columns, opened.columns, opened.proposal.mapping));
		void call('exchange.dropList', { id: before.id }).catch(() => undefined);
		return true;
	}

	/** Maps the columns as another list was mapped, or by the headings. */
	async propose(choice: MappingChoice | null): Promise<void> {
		const kind = choice?.kind ?? this.mapping.kind;
		const asked = { list: this.opened.id, kind, by: choice?.id ?? null };
		const mapping = await this.#ask(this.beside, (options) => call('exchange.proposeMapping', asked, options));
		if (!mapping) return;
		this.choice = choice?.id ?? '';
		this.change(mapping);
	}

	async turnTo(kind: ListKind): Promise<void> {
		if (kind === this.mapping.kind) return;
		this.#others[this.mapping.kind] = this.mapping;
		const before = this.#others[kind];
		if (before) {
			this.change(before);
			return;
		}
		const asked = { list: this.opened.id, kind, by: null };
		const mapping = await this.#ask(this.beside, (options) => call('exchange.proposeMapping', asked, options));
		if (!mapping) return;
		this.choice = '';
		this.change(mapping);
	}

	async saveMapping(name: string): Promise<boolean> {
		const form = { list: this.opened.id, name, mapping: this.mapping };
		return (await this.#ask(this.beside, () => call('exchange.saveMapping', form).then(() => true))) ?? false;
	}

	async removeMapping(id: string): Promise<boolean> {
		const removed = await this.#ask(this.beside, () => call('exchange.removeMapping', { id }).then(() => true));
		if (removed) this.choice = '';
		return removed ?? false;
	}

	/** Judges every row; nothing is written. Answers whether it could be done. */
	async check(): Promise<boolean> {
		const mapping = this.mapping;
		this.doing = 'checking';
		const outlook = await this.#ask(this.attempt, (options) =>
			call('exchange.judgeList', { id: this.opened.id, mapping }, options)
		);
		if (!outlook) return false;
		this.outlook = outlook;
		this.#checked = mapping;
		this.checks += 1;
		return true;
	}

	/** Changes what the list means, and judges it by that at once. */
	async answer(mapping: Mapping): Promise<void> {
		this.change(mapping);
		await this.check();
	}

	rows(show: Shown, after: number | null): Promise<ListPage> {
		return call('exchange.listRows', { id: this.opened.id, ...rowsOf(show), after });
	}

	async firstRows(show: Shown): Promise<ListPage | undefined> {
		return this.#ask(this.beside, () => this.rows(show, null));
	}

	async edit(number: number, field: ListField, text: string): Promise<ListRow | undefined> {
		const form = { id: this.opened.id, number, field, text };
		const edited: EditedRow | undefined = await this.#ask(this.beside, (options) => call('exchange.editListCell', form, options));
		if (edited) this.outlook = edited.outlook;
		return edited?.row;
	}

	async import(goodOnly: boolean): Promise<boolean> {
		this.doing = 'importing';
		const asked = { id: this.opened.id, goodOnly };
		const taken = await this.#ask(this.attempt, (options) => call('exchange.commitList', asked, options));
		if (!taken) return false;
		this.taken = taken;
		// Whoever comes back to the rows sees what they would do now.
		this.#checked = null;
		this.keep();
		return true;
	}

	/** Asks where to, and writes the refused rows there. Answers the name of the file that was written. */
	async saveRefused(): Promise<string | undefined> {
		const name = this.source.replace(/\.[^.]*$/, '');
		const path = await host.pickSave(t('import-save-refused-title'), t('import-refused-file', { name }), [
			{ name: t('import-refused-files'), extensions: ['csv'] }
		]);
		if (path === null) return undefined;
		const form = { id: this.opened.id, path, reason: t('import-reason-heading') };
		const written = await this.#ask(this.beside, () => call('exchange.saveRefused', form));
		return written?.path.split(/[\\/]/).at(-1);
	}
}
