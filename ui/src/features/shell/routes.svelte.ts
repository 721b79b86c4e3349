// Routes follow the register in the background: asked for at the start and after every change, never in anybody's way.
import { unexpected } from '$api/attempt.svelte';
import { call } from '$api/client';
import { details, presentationOf, refusalOf, sentence } from '$api/refusal';
import type { Progress } from '$host/host';

/** What is done sooner is not worth a word, in milliseconds. */
const WORTH_SAYING = 1000;

export class Routes {
	/** It runs for longer than a moment. */
	isSeen = $state(false);
	progress = $state.raw<Progress>({ done: 0, total: 0 });
	readonly #say: (text: string) => void;
	#stop: AbortController | null = null;
	/** Something changed since it was asked last. */
	#again = false;
	/** The last failure was told; the next is not, until it has worked again. */
	#isTold = false;

	constructor(say: (text: string) => void) {
		this.#say = say;
	}

	/** Looks whether routes are older than the register, and brings them up. */
	async follow(): Promise<void> {
		this.#again = true;
		if (this.#stop) return;
		const stop = new AbortController();
		this.#stop = stop;
		try {
			while (this.#again) {
				this.#again = false;
				const { pending } = await call('deployments.routesPending', null);
				if (pending) await this.#bringUp(stop.signal);
				this.#isTold = false;
			}
		} catch (cause) {
			this.#tell(cause);
		} finally {
			this.#stop = null;
		}
	}

	async #bringUp(signal: AbortSignal): Promise<void> {
		this.progress = { done: 0, total: 0 };
		const timer = setTimeout(() => (this.isSeen = true), WORTH_SAYING);
		try {
			await call('deployments.bringRoutesUp', null, { signal, onProgress: (progress) => (this.progress = progress) });
		} finally {
			clearTimeout(timer);
			this.isSeen = false;
		}
	}

	/** It goes on from there after the next change. */
	cancel(): void {
		this.#stop?.abort();
	}

	#tell(cause: unknown): void {
		const refusal = refusalOf(cause);
		const presentation = presentationOf(refusal);
		if (presentation === 'silent' || this.#isTold) return;
		this.#isTold = true;
		if (presentation === 'dialog') unexpected.details = details(refusal);
		else this.#say(sentence(refusal));
	}
}
