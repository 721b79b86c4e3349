// The desktop host: Tauri commands.
import { Channel, invoke } from '@tauri-apps/api/core';
import { toRefused } from './host';
import type { Answer, Host, Progress } from './host';

async function asked<T>(command: string, args: Record<string, unknown>): Promise<T> {
	try {
		return await invoke<T>(command, args);
	} catch (cause) {
		throw toRefused(cause);
	}
}

export const tauri: Host = {
	async call(name, request, { onProgress, signal }) {
		const id = crypto.randomUUID();
		const progress = new Channel<Progress>();
		if (onProgress) progress.onmessage = onProgress;
		const cancel = () => void invoke('cancel', { id });
		signal?.addEventListener('abort', cancel, { once: true });
		try {
			return await asked<Answer>('call', { name, request, id, onProgress: progress });
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	},
	pickFile: (title, filters) => asked('pick_file', { title, filters }),
	pickSave: (title, suggestedName, filters) => asked('pick_save', { title, suggestedName, filters }),
	pickFolder: (title) => asked('pick_folder', { title }),
	openPath: (path) => asked('open_path', { path }),
	printPath: (path) => asked('print_path', { path }),
	revealPath: (path) => asked<boolean>('reveal_path', { path }).catch(() => false),
	notify: (title, body) => asked<boolean>('notify', { title, body }).catch(() => false)
};
