// The host used by tests and in a plain browser: HTTP on the same origin.
import { Refused, toRefused } from './host';
import type { Answer, FileFilter, Host, Progress, Refusal } from './host';

interface Line {
	progress?: Progress;
	answer?: Answer;
	refusal?: Refusal;
}

/** Reads one JSON value a line; answers with the answer, throws the refusal. */
export async function readAnswer(
	body: ReadableStream<Uint8Array>,
	onProgress?: (progress: Progress) => void
): Promise<Answer> {
	const reader = body.getReader();
	const decoder = new TextDecoder();
	let pending = '';
	for (;;) {
		const { done, value } = await reader.read();
		pending += done ? decoder.decode() : decoder.decode(value, { stream: true });
		const lines = pending.split('\n');
		pending = done ? '' : (lines.pop() ?? '');
		for (const text of lines) {
			if (text.trim() === '') continue;
			const line = JSON.parse(text) as Line;
			if (line.progress) onProgress?.(line.progress);
			if (line.refusal) throw new Refused(line.refusal);
			if (line.answer) return line.answer;
		}
		if (done) throw toRefused('the host ended without an answer');
	}
}

async function post(path: string, body: BodyInit, headers: Record<string, string> = {}): Promise<Response> {
	try {
		return await fetch(path, { method: 'POST', body, headers });
	} catch (cause) {
		throw toRefused(cause);
	}
}

async function postForPath(path: string, body: BodyInit): Promise<string | null> {
	const response = await post(path, body);
	if (!response.ok) throw toRefused(await response.text());
	return ((await response.json()) as { path: string | null }).path;
}

function chosenFile(filters: FileFilter[]): Promise<File | null> {
	return new Promise((resolve) => {
		const input = document.createElement('input');
		input.type = 'file';
		input.hidden = true;
		input.accept = filters.flatMap((filter) => filter.extensions.map((extension) => `.${extension}`)).join(',');
		const finish = (file: File | null) => {
			input.remove();
			resolve(file);
		};
		input.addEventListener('change', () => finish(input.files?.[0] ?? null));
		input.addEventListener('cancel', () => finish(null));
		document.body.append(input);
		input.click();
	});
}

const json = { 'content-type': 'application/json' };

export const loopback: Host = {
	async call(name, request, { onProgress, signal }) {
		const id = crypto.randomUUID();
		const cancel = () => void post(`/cancel/${id}`, '');
		signal?.addEventListener('abort', cancel, { once: true });
		try {
			const response = await post(`/call/${name}`, JSON.stringify(request ?? null), { ...json, 'x-call-id': id });
			if (!response.ok || !response.body) throw toRefused(`${response.status} ${await response.text()}`);
			return await readAnswer(response.body, onProgress);
		} catch (cause) {
			throw toRefused(cause);
		} finally {
			signal?.removeEventListener('abort', cancel);
		}
	},
	async pickFile(_title, filters) {
		const file = await chosenFile(filters);
		return file === null ? null : postForPath(`/host/upload?name=${encodeURIComponent(file.name)}`, file);
	},
	pickSave: (_title, suggestedName) => postForPath(`/host/save-path?name=${encodeURIComponent(suggestedName)}`, ''),
	// A browser knows no paths of folders. A test that wants a certain one names it here.
	pickFolder: async () => window.__endwellFolder ?? (await postForPath('/host/folder', '')),
	async openPath(path) {
		await post('/host/open', JSON.stringify({ path }), json);
	},
	async printPath(path) {
		await post('/host/print', JSON.stringify({ path }), json);
	},
	async revealPath(path) {
		return (await post('/host/reveal', JSON.stringify({ path }), json)).ok;
	},
	notify(title, body) {
		// A browser would ask for leave first. It is kept where a test can see it.
		(window.__endwellNotified ??= []).push({ title, body });
		return Promise.resolve(true);
	}
};
