// A programme while it is entered: a new one, one made from a bundled proposal, or one that is changed.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { noTerms, sentTerms, type Choices } from '../terms';
import type { Day } from '$components/text/day';
import type { OutletTermsForm, Programme, ProgrammeId, ProgrammeProposal } from '$api/types';

/** Where an entry begins. */
export interface From {
	/** The one that is changed. */
	programme: Programme | null;
	proposal: ProgrammeProposal | null;
}

interface Form {
	name: string;
	sponsor: string;
	operator: string;
	/** Empty: not known. */
	facilityId: string;
	validFrom: Day | null;
	validUntil: Day | null;
	source: string;
	confirmedBy: string;
}

export class ProgrammeEntry {
	readonly attempt = new Attempt();
	readonly form: Form;
	/** The first terms of a new one; those of one that is there are noted by themselves. */
	terms = $state<OutletTermsForm>(noTerms());
	readonly valid = $state({ from: true, until: true });
	readonly from: From;
	readonly #choices: Choices;

	constructor(from: From, choices: Choices) {
		this.from = from;
		this.#choices = choices;
		const { programme, proposal } = from;
		const known = programme ?? proposal;
		const form = $state<Form>({
			name: known?.name ?? '',
			sponsor: known?.sponsor ?? '',
			operator: known?.operator ?? '',
			facilityId: programme?.facilityId ?? '',
			validFrom: programme?.validFrom ?? null,
			validUntil: programme?.validUntil ?? null,
			source: known?.source ?? '',
			// Who made sure is for the person to say, never for the proposal.
			confirmedBy: ''
		});
		this.form = form;
		if (proposal) this.terms = { ...proposal.terms };
	}

	get isNew(): boolean {
		return this.from.programme === null;
	}

	/** Answers the programme, or undefined when it was refused. */
	async save(): Promise<ProgrammeId | undefined> {
		if (!this.valid.from || !this.valid.until) return undefined;
		const { facilityId, validFrom, validUntil, ...form } = $state.snapshot(this.form);
		const request = {
			...form,
			id: this.from.programme?.id ?? null,
			version: this.from.programme?.version ?? 0,
			facilityId: facilityId === '' ? null : facilityId,
			validFrom: validFrom ?? '',
			validUntil: validUntil ?? '',
			proposal: this.from.programme?.proposal ?? this.from.proposal?.key ?? null,
			terms: this.isNew ? sentTerms($state.snapshot(this.terms), this.#choices.currency) : null
		};
		return this.attempt.run((options) => call('recyclers.saveProgramme', request, options));
	}
}
