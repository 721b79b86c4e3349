// A change from which other refresh dates follow: what it would do is asked at each pause, then it is done.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { fieldSentences, refusalOf } from '$api/refusal';
import type { Effect, PolicyChange } from '$api/types';

const PAUSE_MS = 250;
/** While something is entered, these only say that it is not finished. */
const UNFINISHED = ['missing', 'no-policy-scope'];

export class Change {
	readonly attempt = new Attempt();
	/** What it would do; nothing while that is not known. */
	effect = $state.raw<Effect | null>(null);
	#asked = 0;

	/** Asks what the change would do, a little after the last key. Answers how to stop waiting. */
	watch(change: PolicyChange | null): () => void {
		// What was said of an earlier entry is not true of this one, nor is an answer that is still on its way.
		this.#asked += 1;
		this.effect = null;
		const timer = setTimeout(() => void this.#ask(change), change === null ? 0 : PAUSE_MS);
		return () => clearTimeout(timer);
	}

	async #ask(change: PolicyChange | null): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		if (change === null) {
			this.effect = null;
			return;
		}
		try {
			const effect = await call('planning.effect', change);
			if (asked !== this.#asked) return;
			this.effect = effect;
			this.attempt.clear();
		} catch (cause) {
			if (asked !== this.#asked || this.attempt.running) return;
			this.effect = null;
			const refusal = refusalOf(cause);
			if (refusal.fields.length === 0) this.attempt.refuse(cause);
			else this.attempt.fields = fieldSentences({ ...refusal, fields: refusal.fields.filter(({ code }) => !UNFINISHED.includes(code)) });
		}
	}

	/** Answers whether it was done. */
	async apply(change: PolicyChange): Promise<boolean> {
		this.#asked += 1;
		const done = await this.attempt.run((options) => call('planning.apply', change, options));
		return done !== undefined;
	}
}
