// Files that are kept beside the book: chosen to be kept, and laid out to be looked at.
import { call } from '$api/client';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { CallOptions } from '$host/host';
import type { KeptFile } from '$api/types';

const EXTENSIONS = ['pdf', 'png', 'jpg', 'jpeg', 'txt', 'eml'];

/** The name of a file at a path of any system. */
export function nameOf(path: string): string {
	return path.split(/[\\/]/).at(-1) ?? path;
}

/** Answers the path of the chosen file, or null when the person thought better of it. */
export function pickKept(title: string): Promise<string | null> {
	return host.pickFile(title, [{ name: t('kept-file-kinds'), extensions: EXTENSIONS }]);
}

/** Opens it with the program that the system has for it. */
export async function openKept({ name, sha256 }: KeptFile, options: CallOptions): Promise<void> {
	await host.openPath((await call('recyclers.layFile', { name, sha256 }, options)).path);
}
