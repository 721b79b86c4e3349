// One attempt to do something: whether it runs, what was refused and where. Nothing typed is lost by a refusal.
import { details, fieldSentences, presentationOf, refusalOf, sentence } from './refusal';
import type { Progress } from '$host/host';

/** The bug that is shown in the dialog, if any; the shell shows it. */
class Unexpected {
	details = $state<string | null>(null);
}
export const unexpected = new Unexpected();

export class Attempt {
	running = $state(false);
	progress = $state.raw<Progress | null>(null);
	/** What to say above the form or list, or null. */
	notice = $state<string | null>(null);
	/** Sentences by field name as the request names it. */
	fields = $state.raw<Record<string, string>>({});
	#stop: AbortController | null = null;

	/** Runs `action`; answers its value, or undefined when it was refused. A second press while it runs does nothing. */
	async run<T>(
		action: (options: { onProgress: (progress: Progress) => void; signal: AbortSignal }) => Promise<T>
	): Promise<T | undefined> {
		if (this.running) return undefined;
		this.clear();
		this.running = true;
		this.#stop = new AbortController();
		try {
			const onProgress = (progress: Progress) => (this.progress = progress);
			return await action({ onProgress, signal: this.#stop.signal });
		} catch (cause) {
			this.refuse(cause);
			return undefined;
		} finally {
			this.running = false;
			this.progress = null;
		}
	}

	cancel(): void {
		this.#stop?.abort();
	}

	clear(): void {
		this.notice = null;
		this.fields = {};
	}

	/** What was refused of one field holds no more: it was changed. */
	forget(field: string): void {
		if (!(field in this.fields)) return;
		this.fields = Object.fromEntries(Object.entries(this.fields).filter(([name]) => name !== field));
	}

	refuse(cause: unknown): void {
		const refusal = refusalOf(cause);
		switch (presentationOf(refusal)) {
			case 'field':
				this.fields = fieldSentences(refusal);
				break;
			case 'notice':
				this.notice = sentence(refusal);
				break;
			case 'dialog':
				unexpected.details = details(refusal);
				break;
			case 'silent':
				break;
		}
	}
}
