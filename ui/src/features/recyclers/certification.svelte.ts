// A certification while it is entered: of a new one, of one that renews another, or of one that is corrected.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { addDays, type Day } from '$components/text/day';
import type { Certification, Facility, Scope, Standard, StandardFacts } from '$api/types';

interface Form {
	standard: Standard;
	revision: string;
	number: string;
	body: string;
	scopeText: string;
	validFrom: Day | null;
	validUntil: Day | null;
	/** Path of the certificate that was chosen. */
	file: string | null;
	checkedOn: Day | null;
	checkedAt: string;
}

export class CertificationEntry {
	readonly attempt = new Attempt();
	readonly form: Form;
	readonly valid = $state({ from: true, until: true, checked: true });
	/** Parts of any standard that were ticked; those of another standard are not sent. */
	#chosen = $state.raw<readonly Scope[]>([]);
	readonly #facility: Facility;
	/** The one that is corrected. */
	readonly #corrected: Certification | null;
	readonly #standards: () => readonly StandardFacts[];

	constructor(facility: Facility, before: Certification | null, renews: boolean, standards: () => readonly StandardFacts[]) {
		this.#facility = facility;
		this.#corrected = renews ? null : before;
		this.#standards = standards;
		this.#chosen = before?.scopes ?? [];
		const form = $state<Form>({
			standard: before?.standard ?? standards()[0]?.standard ?? 'e-stewards',
			revision: before?.revision ?? '',
			number: before?.number ?? '',
			body: before?.body ?? '',
			scopeText: before?.scopeText ?? '',
			validFrom: before === null ? null : renews ? addDays(before.validUntil, 1) : before.validFrom,
			validUntil: before === null || renews ? null : before.validUntil,
			file: null,
			checkedOn: null,
			checkedAt: ''
		});
		this.form = form;
	}

	readonly facts = $derived.by(() => this.#standards().find(({ standard }) => standard === this.form.standard));
	/** What a certificate of this standard may name. */
	readonly scopes = $derived.by<readonly Scope[]>(() => this.facts?.scopes ?? []);

	has(scope: Scope): boolean {
		return this.#chosen.includes(scope);
	}

	choose(scope: Scope, chosen: boolean): void {
		this.#chosen = chosen ? [...this.#chosen, scope] : this.#chosen.filter((one) => one !== scope);
		this.attempt.forget('scopes');
	}

	/** Whoever looked it up most likely did so in the standard's own directory. */
	looked(): void {
		if (this.form.checkedOn !== null && this.form.checkedAt === '') this.form.checkedAt = this.facts?.directory ?? '';
	}

	async save(): Promise<boolean> {
		if (Object.values(this.valid).includes(false)) return false;
		const { validFrom, validUntil, checkedOn, checkedAt, ...form } = $state.snapshot(this.form);
		const isNew = this.#corrected === null;
		const request = {
			...form,
			facilityId: this.#facility.id,
			id: this.#corrected?.id ?? null,
			version: this.#corrected?.version ?? 0,
			scopes: this.scopes.filter((scope) => this.has(scope)),
			validFrom: validFrom ?? '',
			validUntil: validUntil ?? '',
			checkedOn: isNew ? (checkedOn ?? '') : '',
			// Where, without when, says nothing.
			checkedAt: isNew && checkedOn !== null ? checkedAt : ''
		};
		return (await this.attempt.run((options) => call('recyclers.saveCertification', request, options))) !== undefined;
	}
}
