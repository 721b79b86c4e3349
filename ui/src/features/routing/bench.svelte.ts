// The test bench: what would happen to something of a kind, in a place, on a day, by the table as it is edited.
import { Attempt } from '$api/attempt.svelte';
import { call, type Request } from '$api/client';
import type { Day } from '$components/text/day';
import type { Category, CustomerId, HoldKind, Route, TableForm } from '$api/types';

const PAUSE_MS = 250;

export class Bench {
	category = $state<Category>('laptop');
	maker = $state('');
	weight = $state('');
	quantity = $state('');
	area = $state('');
	on = $state<Day | null>(null);
	dayIsValid = $state(true);
	customerText = $state('');
	customerId = $state<CustomerId | null>(null);
	holds = $state.raw<readonly HoldKind[]>([]);
	/** The last answer; it stays while the next one is asked for. */
	route = $state.raw<Route | null>(null);
	readonly attempt = new Attempt();
	#asked = 0;

	constructor(today: Day) {
		this.on = today;
	}

	readonly #form = $derived({
		category: this.category,
		maker: this.maker,
		weight: this.weight,
		quantity: this.quantity,
		area: this.area,
		on: this.on ?? '',
		customerId: this.customerId,
		holds: [...this.holds]
	});

	/** What was refused of the table, not of what is tried. */
	readonly tableRefused = $derived(
		Object.fromEntries(Object.entries(this.attempt.fields).filter(([field]) => field.startsWith('rules') || field === 'freshDays'))
	);

	toggle(kind: HoldKind, on: boolean): void {
		this.holds = on ? [...this.holds, kind] : this.holds.filter((one) => one !== kind);
	}

	/** Asks what a table does, a little after the last key. Answers how to stop waiting. */
	watch(table: TableForm): () => void {
		const form = { ...this.#form, table };
		this.#asked += 1;
		if (!this.dayIsValid) return () => undefined;
		const timer = setTimeout(() => void this.#ask(form), PAUSE_MS);
		return () => clearTimeout(timer);
	}

	async #ask(form: Request<'routing.tryOut'>): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		try {
			const route = await call('routing.tryOut', form);
			if (asked !== this.#asked) return;
			this.attempt.clear();
			this.route = route;
		} catch (cause) {
			if (asked !== this.#asked) return;
			this.attempt.clear();
			this.attempt.refuse(cause);
			this.route = null;
		}
	}
}

/** Whether the core knows a country or state by these words; else what it says of them. */
export async function areaRefused(area: string, category: Category, today: Day): Promise<string | null> {
	const attempt = new Attempt();
	const asked = { category, maker: '', weight: '', quantity: '', area, on: today, customerId: null, holds: [], table: null };
	await attempt.run((options) => call('routing.tryOut', asked, options));
	return attempt.fields['area'] ?? attempt.notice;
}
