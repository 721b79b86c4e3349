// Policies by category as an editable table: months in service, and the yearly loss of value in per cent. A row is saved
// when it is left or Enter is pressed; what is refused stays in its row.
import { SvelteMap } from 'svelte/reactivity';
import { call } from '$api/client';
import { fieldSentences, refusalOf, sentence } from '$api/refusal';
import { Attempt } from '$api/attempt.svelte';
import type { Category, CategoryRow, PolicyRow, ValuePolicyRow } from '$api/types';

export interface Policy {
	category: Category;
	refresh: PolicyRow;
	/** Supplies lose their worth when they are used; nothing is estimated for them. */
	value: ValuePolicyRow | null;
}

export type Which = 'months' | 'percent';

/** The devices first, in the order of the core, each with its two policies. */
export function policies(
	categories: readonly CategoryRow[],
	refresh: readonly PolicyRow[],
	values: readonly ValuePolicyRow[]
): Policy[] {
	return categories.flatMap(({ category, isSupply }) => {
		const row = refresh.find((policy) => policy.scope.category === category);
		const value = values.find((policy) => policy.category === category) ?? null;
		return row && !isSupply ? [{ category, refresh: row, value }] : [];
	});
}

export const shownMonths = ({ refresh }: Policy): string => (refresh.terms.months === null ? '' : String(refresh.terms.months));
export const shownPercent = ({ value }: Policy): string => (value === null ? '' : String(value.perMille / 10));

const WHOLE = /^\d{1,9}$/;

export class Policies {
	/** What stands in a field and is not what the book says, by `category which`. */
	readonly typed = new SvelteMap<string, string>();
	readonly refused = new SvelteMap<string, string>();
	readonly attempt = new Attempt();
	/** What is on its way to the book; leaving a field after Enter must not send it twice. */
	readonly #sending: string[] = [];

	text(policy: Policy, which: Which): string {
		return this.typed.get(`${policy.category} ${which}`) ?? (which === 'months' ? shownMonths(policy) : shownPercent(policy));
	}

	type(policy: Policy, which: Which, text: string): void {
		this.typed.set(`${policy.category} ${which}`, text);
		this.refused.delete(`${policy.category} ${which}`);
	}

	/** Takes back what was typed and not saved. */
	forget(policy: Policy, which: Which): void {
		this.typed.delete(`${policy.category} ${which}`);
		this.refused.delete(`${policy.category} ${which}`);
	}

	async save(policy: Policy, which: Which): Promise<void> {
		const key = `${policy.category} ${which}`;
		const text = this.typed.get(key)?.trim();
		if (text === undefined || this.#sending.includes(key)) return;
		if (text === (which === 'months' ? shownMonths(policy) : shownPercent(policy))) {
			this.forget(policy, which);
			return;
		}
		if (!WHOLE.test(text)) {
			this.refused.set(key, sentence({ code: text === '' ? 'missing' : 'not-whole', params: {} }));
			return;
		}
		this.#sending.push(key);
		try {
			await this.#send(policy, which, Number(text));
			this.forget(policy, which);
		} catch (cause) {
			const sentences = Object.values(fieldSentences(refusalOf(cause)));
			if (sentences[0] === undefined) this.attempt.refuse(cause);
			else this.refused.set(key, sentences.join(' '));
		} finally {
			this.#sending.splice(this.#sending.indexOf(key), 1);
		}
	}

	async reset(policy: Policy, which: Which): Promise<void> {
		const original = which === 'months' ? policy.refresh.defaultMonths : (policy.value?.defaultPerMille ?? 0) / 10;
		if (original === null) return;
		this.type(policy, which, String(original));
		await this.save(policy, which);
	}

	async #send({ category, refresh, value }: Policy, which: Which, amount: number): Promise<void> {
		this.attempt.clear();
		if (which === 'months') {
			const of = { ...refresh.terms, scope: refresh.scope, version: refresh.version, months: amount };
			await call('planning.apply', { kind: 'set-policy', of });
		}
		else await call('value.setDecline', { category, version: value?.version ?? 0, percent: amount });
	}
}
