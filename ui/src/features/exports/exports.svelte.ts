// Writing a list into a file: where to, how far it is, and what was written.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { fileName } from '$components/text/file-name';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { FileKind } from '$components/export-menu';
import type { ExportedList } from './lists';

export class Exporting {
	readonly attempt = new Attempt();

	/** Answers what was written, as a sentence; nothing when the person thought better of it or it was refused. */
	async save({ list, file }: ExportedList, kind: FileKind): Promise<string | null> {
		const saved = await this.attempt.run(async (options) => {
			const filters = [{ name: t(`exports-kind-${kind}`), extensions: [kind] }];
			const path = await host.pickSave(t('exports-save-title'), fileName(file, kind), filters);
			return path === null ? null : call('exchange.exportList', { list, format: kind, path }, options);
		});
		return saved ? t('exports-saved', { count: saved.rows, rows: formatCount(saved.rows), path: saved.path }) : null;
	}

	/** Opens a copy in the program that the system has for workbooks. */
	async open({ list, file }: ExportedList): Promise<void> {
		await this.attempt.run(async (options) => host.openPath((await call('exchange.layList', { list, name: file }, options)).path));
	}
}
