// The test bench: what would happen to something of a kind, in a place, on a day, by the table as it is edited.
import { Attempt } from '$api/attempt.svelte';
import { call, type Request } from '$api/client';
import { refusalOf } from '$api/refusal';
import { t } from '$components/text/text';
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
		on: this.dayIsValid ? (this.on ?? '') : '',
		customerId: this.customerId,
		holds: [...this.holds]
	});

	/** What was refused of the table, not of what is tried. */
	readonly tableRefused = $derived(
		Object.fromEntries(Object.entries(this.attempt.fields).filter(([field]) => isOfTable(field)))
	);

	toggle(kind: HoldKind, on: boolean): void {
		this.holds = on ? [...this.holds, kind] : this.holds.filter((one) => one !== kind);
	}

	/** Asks what a table does, a little after the last key. Answers how to stop waiting. */
	watch(table: TableForm): () => void {
		const form = { ...this.#form, table };
		const nobody = this.customerId === null && this.customerText.trim() !== '';
		const { dayIsValid } = this;
		this.#asked += 1;
		const timer = setTimeout(() => void this.#ask(form, nobody, dayIsValid), PAUSE_MS);
		return () => clearTimeout(timer);
	}

	/** All that is refused shows at once, also what this window knows by itself; then nothing is answered. */
	async #ask(form: Request<'routing.tryOut'>, nobody: boolean, dayIsValid: boolean): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		const { route, refused } = await answerOf(form);
		if (asked !== this.#asked) return;
		this.attempt.clear();
		let fields = {};
		for (const cause of refused) {
			this.attempt.refuse(cause);
			fields = { ...fields, ...this.attempt.fields };
		}
		this.attempt.fields = fields;
		// The field says by itself what cannot be read.
		if (!dayIsValid) this.attempt.forget('on');
		if (nobody) this.attempt.fields = { ...this.attempt.fields, customerId: t('bench-customer-unknown') };
		this.route = nobody || !dayIsValid ? null : route;
	}
}

const isOfTable = (field: string) => field.startsWith('rules') || field === 'freshDays';

/** What the core answers. Where it refuses the table it says nothing of what is tried, which is looked at without it then. */
async function answerOf(form: Request<'routing.tryOut'>): Promise<{ route: Route | null; refused: unknown[] }> {
	try {
		return { route: await call('routing.tryOut', form), refused: [] };
	} catch (cause) {
		if (!refusalOf(cause).fields.some(({ field }) => isOfTable(field))) return { route: null, refused: [cause] };
		const { refused } = await answerOf({ ...form, table: null });
		return { route: null, refused: [cause, ...refused] };
	}
}

/** Whether the core knows a country or state by these words; else what it says of them. */
export async function areaRefused(area: string, category: Category, today: Day): Promise<string | null> {
	const attempt = new Attempt();
	const asked = { category, maker: '', weight: '', quantity: '', area, on: today, customerId: null, holds: [], table: null };
	await attempt.run((options) => call('routing.tryOut', asked, options));
	return attempt.fields['area'] ?? attempt.notice;
}
