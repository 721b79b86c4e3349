// When vendors end their support: the list, and dates that a file or a service proposes, to be taken over or not.
import { SvelteSet } from 'svelte/reactivity';
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { sentence } from '$api/refusal';
import { formatDay } from '$components/text/day';
import { t } from '$components/text/text';
import { host } from '$host/index';
import { serviceName } from './words';
import type { RowPage } from '$components/paged-rows.svelte';
import type { SupportFileRow, SupportNews, SupportRow, SupportTaken } from '$api/types';

export async function findSupport(text: string, after: string | null): Promise<RowPage<SupportRow>> {
	const { rows, next } = await call('refresh.support', { text, after: after === null ? null : (JSON.parse(after) as [string, string]) });
	return { rows, next: next === null ? null : JSON.stringify(next) };
}

/** What needs a look first. */
const ORDER: SupportNews[] = ['refused', 'changed', 'new', 'unchanged'];

/** Dates that are proposed. */
export interface Proposed {
	/** The file's name, or the service. */
	from: string;
	rows: readonly SupportFileRow[];
	/** What a service says that did not answer today. */
	old: string | null;
}

export class Support {
	readonly attempt = new Attempt();
	proposed = $state.raw<Proposed | null>(null);
	/** Lines that will be taken over. */
	readonly chosen = new SvelteSet<number>();
	/** The service was asked and knows nothing. */
	nothing = $state<string | null>(null);
	/** Whether it is the service that is asked. */
	lookingUp = $state(false);

	#propose({ from, rows, old }: Proposed): void {
		this.proposed = { from, old, rows: [...rows].sort((a, b) => ORDER.indexOf(a.news) - ORDER.indexOf(b.news) || a.line - b.line) };
		this.chosen.clear();
		for (const { line, news } of rows) if (news === 'new' || news === 'changed') this.chosen.add(line);
	}

	async read(): Promise<void> {
		this.nothing = null;
		await this.attempt.run(async (options) => {
			const path = await host.pickFile(t('support-pick'), [{ name: t('support-files'), extensions: ['csv', 'txt'] }]);
			if (path === null) return;
			const { rows } = await call('planning.readSupportFile', { path }, options);
			this.#propose({ from: path.split(/[\\/]/).at(-1) ?? path, rows, old: null });
		});
	}

	async lookUp(address: string): Promise<void> {
		this.nothing = null;
		this.lookingUp = true;
		await this.attempt.run(async (options) => {
			const { rows, asked, unread, old } = await call('planning.lookUpSupport', null, options);
			const said = [
				old && t('support-old', { day: formatDay(old.day), why: sentence(old.refusal) }),
				unread > 0 && t('support-unread', { unread, asked })
			].filter(Boolean);
			const since = said.length > 0 ? said.join(' ') : null;
			const news = rows.filter(({ news }) => news !== 'unchanged').length;
			if (news === 0) this.nothing = [since, t('support-nothing-new', { count: asked, known: rows.length })].filter(Boolean).join(' ');
			else this.#propose({ from: serviceName(address), rows, old: since });
		});
		this.lookingUp = false;
	}

	choose(line: number, chosen: boolean): void {
		if (chosen) this.chosen.add(line);
		else this.chosen.delete(line);
	}

	async take(): Promise<SupportTaken | undefined> {
		const rows = (this.proposed?.rows ?? []).filter(({ line }) => this.chosen.has(line)).map(({ form }) => form);
		const taken = await this.attempt.run((options) => call('planning.importSupport', { rows }, options));
		if (taken) this.proposed = null;
		return taken;
	}
}
