// A deployment while it is typed: what the core says it would mean, what is refused, and recording it.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { categoryName } from '$api/words';
import { sentence } from '$api/refusal';
import { t } from '$components/text/text';
import { dropDraft, keepDraft, readDraft } from './draft';
import { Lines, type Line } from './lines.svelte';
import type { Suggest, Suggestion } from '$components/combobox.svelte';
import type {
	BookState,
	CustomerSuggestion,
	DeploymentPlan,
	FieldRefusal,
	NewDeployment as Form,
	PlannedLine,
	Recorded
} from '$api/types';

/** While something is typed, these only say that it is not finished. */
const UNFINISHED = ['missing', 'no-equipment', 'unknown-category'];
const PAUSE_MS = 150;

export interface Done {
	recorded: Recorded;
	customer: CustomerSuggestion;
}

export class NewDeployment {
	readonly attempt = new Attempt();
	readonly lines = new Lines();
	customer = $state.raw<CustomerSuggestion | null>(null);
	customerText = $state('');
	siteId = $state('');
	deployedOn = $state<string | null>(null);
	dayIsValid = $state(true);
	orderNumber = $state('');
	/** Of all devices that say none themselves: months, or its last day. */
	warranty = $state('');
	/** The lines have a warranty each. */
	#warrantyByLine = $state(false);
	plan = $state.raw<DeploymentPlan | null>(null);
	/** The lines the plan speaks of, in its order. */
	#planned = $state.raw<readonly Line[]>([]);
	/** The line that has the focus; it is not told what is missing while it is typed. */
	active = $state<string | null>(null);
	/** Recording was tried: everything that is missing is said. */
	tried = $state(false);
	done = $state.raw<Done | null>(null);
	readonly #book: () => BookState;
	readonly #currency: () => string;
	#asked = 0;
	#found: readonly CustomerSuggestion[] = [];

	constructor(book: () => BookState, currency: () => string, customer: CustomerSuggestion | null) {
		this.#book = book;
		this.#currency = currency;
		this.deployedOn = book().today;
		this.#restore();
		if (customer) this.choose(customer);
		this.active = this.lines.devices.at(-1)?.key ?? null;
	}

	readonly form = $derived.by<Form>(() => ({
		customerId: this.customer?.id ?? null,
		siteId: this.siteId || null,
		deployedOn: this.deployedOn ?? '',
		orderNumber: this.orderNumber,
		lines: this.lines.request(this.#currency(), this.warranty)
	}));

	readonly empty = $derived(this.lines.sent.length === 0 && this.customer === null && this.orderNumber === '');

	/** What is refused, by line and field; head fields under the empty key. */
	readonly errors = $derived.by(() => {
		const errors: Partial<Record<string, Record<string, string>>> = {};
		for (const refusal of this.plan?.refused ?? []) {
			const [key, field, line] = this.#placeOf(refusal);
			const unfinished = UNFINISHED.includes(refusal.code);
			const chooses = unfinished && field === 'category' && line !== undefined;
			// A model that the catalogue does not know needs a category, on the line that names it.
			if (chooses && line.model.trim() === '') continue;
			if (unfinished && !this.tried && (!chooses || key === this.active)) continue;
			errors[key] = { ...errors[key], [field]: this.#sentenceOf(refusal, field, chooses) };
		}
		return errors;
	});

	readonly linesToLookAt = $derived(Object.keys(this.errors).filter((key) => key !== '').length);

	/** The first line that needs a look. */
	readonly firstToLookAt = $derived(this.lines.sent.find((line) => this.errors[line.key]));

	#sentenceOf(refusal: FieldRefusal, field: string, chooses: boolean): string {
		if (chooses) return t('line-category-needed');
		return field === 'warranty' && refusal.code === 'not-a-day' ? t('line-warranty-wrong') : sentence(refusal);
	}

	#placeOf({ field }: FieldRefusal): [string, string, Line | undefined] {
		const [, at, name] = /^lines\.(\d+)\.(\w+)$/.exec(field) ?? [];
		const line = at === undefined ? undefined : this.#planned[Number(at)];
		// The warranty of the whole deployment is refused where it was typed.
		if (line && name === 'warranty' && line.warranty.trim() === '') return ['', 'warranty', undefined];
		return line && name ? [line.key, name, line] : ['', field, undefined];
	}

	readonly warrantyByLine = $derived.by(() => this.#warrantyByLine || this.lines.devices.some((line) => line.warranty.trim() !== ''));

	showWarrantyByLine(): void {
		this.#warrantyByLine = true;
	}

	readonly #plannedByKey = $derived.by(
		() =>
			Object.fromEntries(this.#planned.map((line, at) => [line.key, this.plan?.lines[at]])) as Partial<
				Record<string, PlannedLine>
			>
	);

	planned(line: Line): PlannedLine | undefined {
		return this.#plannedByKey[line.key];
	}

	/** Asks what the form would mean, a little after the last key. Answers how to stop waiting. */
	watch(): () => void {
		const form = this.form;
		const sent = this.lines.sent;
		const keep = this.#draft();
		const timer = setTimeout(() => {
			if (this.empty) dropDraft();
			else keepDraft(keep);
			void this.#ask(form, sent);
		}, PAUSE_MS);
		return () => clearTimeout(timer);
	}

	async #ask(form: Form, sent: readonly Line[]): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		try {
			const plan = await call('deployments.plan', form);
			if (asked !== this.#asked) return;
			this.#planned = sent;
			this.plan = plan;
		} catch (cause) {
			if (asked === this.#asked) this.attempt.refuse(cause);
		}
	}

	readonly suggestCustomers: Suggest = async (text) => {
		this.#found = await call('customers.suggest', { text });
		return this.#found.map(({ id, name, sites }) => ({ id, text: name, note: sites.map((site) => site.name).join(', ') }));
	};

	readonly suggestModels: Suggest = async (text) => {
		const found = text.trim() === '' ? [] : await call('catalogue.suggest', { text });
		return found.map(({ model, category }) => ({ id: model, text: model, note: categoryName(category) }));
	};

	picked({ id }: Suggestion): void {
		const customer = this.#found.find((one) => one.id === id);
		if (customer) this.choose(customer);
		this.active = this.lines.devices.at(-1)?.key ?? null;
	}

	choose(customer: CustomerSuggestion): void {
		this.done = null;
		this.customer = customer;
		this.customerText = customer.name;
		if (!customer.sites.some((site) => site.id === this.siteId)) this.siteId = customer.sites[0]?.id ?? '';
	}

	/** What stands in the field is no longer the customer that was picked. */
	unpick(): void {
		this.customer = null;
		this.siteId = '';
	}

	/** Takes the customer again from the book, after it or a site was added. */
	async refresh(id: string, siteId: string): Promise<void> {
		const { name, sites } = await call('customers.show', { id });
		this.siteId = siteId;
		this.choose({ id, name, sites });
	}

	async record(): Promise<void> {
		this.tried = true;
		const customer = this.customer;
		const form = this.form;
		const sent = this.lines.sent;
		if (!this.dayIsValid) return;
		const recorded = await this.attempt.run((options) => call('deployments.record', form, options));
		if (!recorded || !customer) {
			await this.#ask(form, sent);
			return;
		}
		// A scanner does not wait: what came in meanwhile stays, for the same customer.
		if (this.lines.sent.some((line) => !sent.includes(line))) {
			for (const line of sent) this.lines.remove(line);
			this.tried = false;
			await this.#ask(this.form, this.lines.sent);
			return;
		}
		this.discard();
		this.done = { recorded, customer };
	}

	another(): void {
		const { done } = this;
		if (done) this.choose(done.customer);
	}

	discard(): void {
		this.#asked += 1;
		this.lines.clear();
		this.active = this.lines.devices[0]?.key ?? null;
		this.unpick();
		this.customerText = '';
		this.orderNumber = '';
		this.warranty = '';
		this.#warrantyByLine = false;
		this.deployedOn = this.#book().today;
		this.plan = null;
		this.tried = false;
		this.attempt.clear();
		dropDraft();
	}

	#draft() {
		return {
			book: this.#book().path,
			customer: this.customer,
			customerText: this.customerText,
			siteId: this.siteId,
			deployedOn: this.deployedOn,
			orderNumber: this.orderNumber,
			warranty: this.warranty,
			lines: this.lines.sent.map((line) => line.text)
		};
	}

	#restore(): void {
		const draft = readDraft(this.#book().path);
		if (!draft) return;
		this.customer = draft.customer;
		this.customerText = draft.customerText;
		this.siteId = draft.siteId;
		this.deployedOn = draft.deployedOn;
		this.orderNumber = draft.orderNumber;
		this.warranty = draft.warranty;
		this.lines.restore(draft.lines);
	}
}
