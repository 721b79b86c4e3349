// A rule while it is entered: what it is for, where that goes, and what is the matter with what was typed.
import { sentence } from '$api/refusal';
import { areaRefused } from './bench.svelte';
import { kilograms, readKilograms } from './rules';
import type { Day } from '$components/text/day';
import type { Area, Category, Data, OutletKind, Rule, Scope, Standard } from '$api/types';

/** The orders of the kinds of outlet that there are. */
export const ORDERS: readonly (readonly OutletKind[])[] = [
	['certified-recycler'],
	['certified-recycler', 'take-back'],
	['take-back', 'certified-recycler'],
	['take-back']
];

export const orderKey = (order: readonly OutletKind[]): string => order.join(' ');

/** A certification that is enough, with the scopes that are ticked. */
export interface EnoughForm {
	key: number;
	standard: Standard;
	scopes: readonly Scope[];
}

export class RuleForm {
	name = $state('');
	categories = $state.raw<Category[]>([]);
	data = $state<Data>('any');
	above = $state('');
	upTo = $state('');
	areas = $state('');
	order = $state('');
	certified = $state.raw<readonly EnoughForm[]>([]);
	checking = $state(false);
	refused = $state.raw<Record<string, string>>({});
	#made = 0;

	constructor(rule: Rule | null) {
		this.name = rule?.name ?? '';
		this.categories = [...(rule?.categories ?? [])];
		this.data = rule?.data ?? 'any';
		this.above = kilograms(rule?.above ?? null);
		this.upTo = kilograms(rule?.upTo ?? null);
		this.areas = (rule?.areas ?? []).join(', ');
		this.order = orderKey(rule?.order ?? ['certified-recycler']);
		this.certified = (rule?.certified ?? []).map(({ standard, scopes }) => ({ key: this.#key(), standard, scopes }));
	}

	#key(): number {
		this.#made += 1;
		return this.#made;
	}

	add(standard: Standard): void {
		this.certified = [...this.certified, { key: this.#key(), standard, scopes: [] }];
	}

	change(key: number, to: Partial<EnoughForm>): void {
		this.certified = this.certified.map((one) => (one.key === key ? { ...one, ...to } : one));
	}

	remove(key: number): void {
		this.certified = this.certified.filter((one) => one.key !== key);
	}

	forget(field: string): void {
		this.refused = Object.fromEntries(Object.entries(this.refused).filter(([name]) => name !== field));
	}

	/** Countries and states, as they were typed. */
	readonly #places = $derived(this.areas.split(/[,;\n]/).map((area) => area.trim()).filter((area) => area !== ''));

	#limits(refused: Record<string, string>): { above: number | null; upTo: number | null } {
		const [above, upTo] = [readKilograms(this.above), readKilograms(this.upTo)];
		if ('complaint' in above) refused['above'] = above.complaint;
		if ('complaint' in upTo) refused['upTo'] = upTo.complaint;
		const limits = { above: 'grams' in above ? above.grams : null, upTo: 'grams' in upTo ? upTo.grams : null };
		if (limits.above !== null && limits.upTo !== null && limits.upTo <= limits.above) {
			refused['upTo'] = sentence({ code: 'rule-never-matches', params: {} });
		}
		return limits;
	}

	/** The rule; nothing where something of it needs a look, which is said at its field. The core is asked for places. */
	async finish(today: Day, already: readonly Area[]): Promise<Rule | null> {
		const refused: Record<string, string> = {};
		const name = this.name.trim();
		if (name === '') refused['name'] = sentence({ code: 'missing', params: {} });
		if (name.length > 80) refused['name'] = sentence({ code: 'too-long', params: { limit: '80', length: String(name.length) } });
		const limits = this.#limits(refused);
		this.checking = true;
		for (const area of this.#places.filter((place) => !already.includes(place))) {
			const why = await areaRefused(area, this.categories[0] ?? 'laptop', today);
			if (why !== null) refused['areas'] ??= why;
		}
		this.checking = false;
		this.refused = refused;
		if (Object.keys(refused).length > 0) return null;
		return {
			name,
			categories: [...this.categories],
			data: this.data,
			...limits,
			areas: [...this.#places],
			order: [...(ORDERS.find((order) => orderKey(order) === this.order) ?? ['certified-recycler'])],
			certified: this.certified.map(({ standard, scopes }) => ({ standard, scopes: [...scopes] }))
		};
	}
}
