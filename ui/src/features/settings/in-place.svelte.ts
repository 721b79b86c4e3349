// Fields of a table that are saved where they stand: when one is left or Enter is pressed. What is refused stays in its
// row with the sentence, Esc takes back what was typed.
import { SvelteMap } from 'svelte/reactivity';
import { fieldSentences, refusalOf } from '$api/refusal';
import { Attempt } from '$api/attempt.svelte';

export interface InPlaceField {
	key: string;
	/** What the book says. */
	shown: string;
	/** The sentence of why the text cannot be sent, if it cannot. */
	wrong: (text: string) => string | null;
	send: (text: string) => Promise<unknown>;
}

export class InPlace {
	/** What stands in a field and is not what the book says. */
	readonly typed = new SvelteMap<string, string>();
	readonly refused = new SvelteMap<string, string>();
	readonly attempt = new Attempt();
	/** What is on its way to the book; leaving a field after Enter must not send it twice. */
	readonly #sending: string[] = [];

	text({ key, shown }: InPlaceField): string {
		return this.typed.get(key) ?? shown;
	}

	type({ key }: InPlaceField, text: string): void {
		this.typed.set(key, text);
		this.refused.delete(key);
	}

	/** Takes back what was typed and not saved. */
	forget({ key }: InPlaceField): void {
		this.typed.delete(key);
		this.refused.delete(key);
	}

	async save(field: InPlaceField): Promise<void> {
		const { key, shown, wrong, send } = field;
		const text = this.typed.get(key)?.trim();
		if (text === undefined || this.#sending.includes(key)) return;
		if (text === shown) {
			this.forget(field);
			return;
		}
		const problem = wrong(text);
		if (problem !== null) {
			this.refused.set(key, problem);
			return;
		}
		this.#sending.push(key);
		this.attempt.clear();
		try {
			await send(text);
			this.forget(field);
		} catch (cause) {
			const sentences = Object.values(fieldSentences(refusalOf(cause)));
			if (sentences[0] === undefined) this.attempt.refuse(cause);
			else this.refused.set(key, sentences.join(' '));
		} finally {
			this.#sending.splice(this.#sending.indexOf(key), 1);
		}
	}
}
