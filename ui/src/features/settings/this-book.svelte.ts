// What a person does with the book as a file: open another, begin a new one, copy it, export all of it, and make a book of an
// export. Each asks the system for a place first.
import { goto } from '$app/navigation';
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { CallOptions } from '$host/host';
import type { BookState } from '$api/types';

/** Long work, by the words that name it. */
type Work = 'export' | 'copy' | 'restore';

interface Written {
	text: string;
	path: string;
}

export class ThisBook {
	readonly attempt = new Attempt();
	/** What runs now and tells how far it is. */
	work = $state<Work | null>(null);
	written = $state.raw<Written | null>(null);
	readonly #state: () => BookState;

	constructor(state: () => BookState) {
		this.#state = state;
	}

	async open(): Promise<void> {
		await this.#run(async (options) => {
			const path = await host.pickFile(t('book-open'), books());
			if (path === null) return;
			await call('book.open', { path }, options);
			await goto('/');
		});
	}

	async create(): Promise<void> {
		await this.#run(async (options) => {
			const path = await host.pickSave(t('book-new'), t('book-suggested-name'), books());
			if (path === null) return;
			await call('book.create', { path }, options);
			await goto('/');
		});
	}

	async export(): Promise<void> {
		await this.#run(async (options) => {
			const folder = await host.pickFolder(t('book-export-folder'));
			if (folder === null) return;
			this.work = 'export';
			const { path, tables, rows, files } = await call('book.export', { folder }, options);
			const counts = { tables: formatCount(tables), rows: formatCount(rows), files };
			this.written = { text: t('book-exported', { path, ...counts }), path };
		});
	}

	async copy(): Promise<void> {
		await this.#run(async (options) => {
			const { bookName: name, today: day } = this.#state();
			const chosen = await host.pickSave(t('book-copy'), t('book-copy-name', { name, day }), books());
			if (chosen === null) return;
			this.work = 'copy';
			const { path } = await call('book.copy', { path: chosen }, options);
			this.written = { text: t('book-copied', { path }), path };
		});
	}

	async restore(): Promise<void> {
		await this.#run(async (options) => {
			const folder = await host.pickFolder(t('book-restore-folder'));
			if (folder === null) return;
			const path = await host.pickSave(t('book-restore-path'), t('book-suggested-name'), books());
			if (path === null) return;
			this.work = 'restore';
			await call('book.restore', { folder, path }, options);
			await goto('/');
		});
	}

	async show(): Promise<void> {
		if (this.written) await host.revealPath(this.written.path);
	}

	async #run(action: (options: CallOptions) => Promise<void>): Promise<void> {
		if (this.attempt.running) return;
		this.written = null;
		await this.attempt.run(action);
		this.work = null;
	}
}

const books = () => [{ name: t('book-files'), extensions: ['endwell'] }];
