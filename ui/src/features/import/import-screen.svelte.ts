// The import's screen: which list is in hand, and the ways by which one comes into it.
import { goto } from '$app/navigation';
import { importAddress } from '$api/addresses';
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { refusalOf } from '$api/refusal';
import { t } from '$components/text/text';
import { host } from '$host/index';
import { dropDraft, readDraft } from './draft';
import { ImportList, NO_WISH } from './import-list.svelte';
import { listAddress, ordersAddress } from './place';
import type { ListSource } from '$api/types';

const ENDINGS = ['csv', 'tsv', 'txt', 'xlsx', 'xls', 'ods', 'json'];

export class ImportScreen {
	readonly attempt = new Attempt();
	list = $state.raw<ImportList | null>(null);
	/** The list that the address names is kept no more. */
	lost = $state(false);

	/** Takes up the list that the address names. */
	follow(id: string): void {
		if (id === (this.list?.opened.id ?? '')) return;
		const draft = id === '' ? null : readDraft(id);
		this.list = draft === null ? null : new ImportList(draft);
		this.lost = id !== '' && draft === null;
	}

	/** The core keeps the list no more: back to the start, which says so. */
	async lose(): Promise<void> {
		dropDraft();
		this.list = null;
		this.lost = true;
		await goto(importAddress, { replaceState: true });
	}

	async pick(): Promise<void> {
		const path = await this.attempt.run(() => host.pickFile(t('import-pick'), [{ name: t('import-files'), extensions: ENDINGS }]));
		if (path) await this.open({ from: 'file', path });
	}

	/** Answers whether it could be read. */
	async open(source: ListSource): Promise<boolean> {
		this.lost = false;
		const opened = await this.attempt.run(async (options) => {
			try {
				return await call('exchange.openList', { source, wish: NO_WISH }, options);
			} catch (cause) {
				if (source.from !== 'file' || refusalOf(cause).code !== 'file-is-orders') throw cause;
				await goto(ordersAddress(source.path));
				return undefined;
			}
		});
		if (!opened) return false;
		const list = new ImportList({ source, wish: NO_WISH, opened, mapping: opened.proposal.mapping, choice: null, taken: null });
		list.keep();
		this.list = list;
		await goto(listAddress(opened.id, 'columns'));
		return true;
	}

	/** Lets go of the list and begins anew. */
	async leave(): Promise<void> {
		const id = this.list?.opened.id;
		dropDraft();
		await goto(importAddress);
		if (id !== undefined) void call('exchange.dropList', { id }).catch(() => undefined);
	}
}
