// One load of a selection as a person may change it before it is planned: left out, sent elsewhere, on another day, by
// another carrier.
import type { Day } from '$components/text/day';
import type { AssetId, Category, Elsewhere, Money, Outlet, OutletKind, Reason, SomeSupplies } from '$api/types';

/** What a load is, as it was proposed. */
export interface Proposal {
	/** The same load again when the selection is split again. */
	key: string;
	/** Stands for its site. */
	at: string;
	customer: string;
	site: string;
	/** Empty: nothing in the register may take it. */
	outlet: Outlet;
	kind: OutletKind | null;
	name: string;
	on: Day;
	assets: readonly AssetId[];
	supplies: readonly SomeSupplies[];
	categories: readonly { category: Category; pieces: number }[];
	/** In grams; nothing where it is not known. */
	weight: number | null;
	conditions: readonly Reason[];
	cost: readonly Money[];
	/** Other outlets against which something speaks. */
	elsewhere: readonly Elsewhere[];
}

export class LoadDraft {
	/** As the core says it now; what a person changed stays. */
	proposal = $state.raw<Proposal>() as Proposal;
	taken = $state(true);
	outlet = $state<Outlet>('');
	/** Its own day and carrier, once somebody asks for them. */
	isOwn = $state(false);
	plannedOn = $state<Day | null>(null);
	dayIsValid = $state(true);
	carrier = $state('');

	constructor(proposal: Proposal) {
		this.proposal = proposal;
		this.outlet = proposal.outlet;
	}

	/** Somebody chose another outlet than the proposed one. */
	readonly isElsewhere = $derived(this.outlet !== this.proposal.outlet);

	/** What speaks against the outlet that somebody chose instead. */
	readonly against = $derived(this.isElsewhere ? (this.proposal.elsewhere.find(({ outlet }) => outlet === this.outlet)?.against ?? []) : []);

	/** The day on which it leaves: its own, or the one asked for, or as soon after as the proposed outlet can. */
	on(asked: Day | null): Day | null {
		if (this.isOwn) return this.plannedOn;
		return this.isElsewhere ? asked : this.proposal.on;
	}

	by(carrier: string): string {
		return this.isOwn ? this.carrier : carrier;
	}

	/** Its own day and carrier begin as what holds without them. */
	setApart(asked: Day | null, carrier: string): void {
		this.plannedOn = this.on(asked);
		this.carrier = carrier;
		this.isOwn = true;
	}

	together(): void {
		this.isOwn = false;
		this.dayIsValid = true;
	}
}
