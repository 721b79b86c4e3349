// Retiring a selection: the loads it becomes, what stays and why, and the pickups that come of it.
import { SvelteMap } from 'svelte/reactivity';
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { readOutlets, type Outlets } from '$api/outlets';
import { sentence } from '$api/refusal';
import { addDays, type Day } from '$components/text/day';
import { LoadDraft, type Proposal } from './load.svelte';
import { goes, Lot, type SuppliesLeft } from './lots.svelte';
import { isHeld, placeOf, staying, withoutOutlet } from './stays';
import { wantedPickups } from './wanted';
import type { AssetId, PlannedLoad, PlannedPickup, SplitAsked, SplitPlan } from '$api/types';

export type { SuppliesLeft } from './lots.svelte';

/** What is to be fetched. */
export interface ToRetire {
	assets: readonly AssetId[];
	/** Lots of which some go: how many are left is proposed. */
	supplies?: readonly SuppliesLeft[];
	/** Lots at the same customer that may come along. */
	offered?: readonly SuppliesLeft[];
	/** It was planned: what was selected is no longer in service. */
	planned?: () => void;
}

/** Most recyclers need a week's notice. */
const NOTICE_DAYS = 7;
const PAUSE_MS = 150;

function proposalOf(load: PlannedLoad): Proposal {
	return { ...load, at: placeOf(load), key: `${load.siteId} ${load.outlet}` };
}

export class Retire {
	outlets = $state.raw<Outlets>({ facilities: [], programmes: [] });
	plannedOn = $state<Day | null>(null);
	dayIsValid = $state(true);
	/** Of all pickups that have none of their own. */
	carrier = $state('');
	lots = $state.raw<readonly Lot[]>([]);
	split = $state.raw<SplitPlan | null>(null);
	/** What no outlet may take is fetched all the same. */
	allTheSame = $state(false);
	planned = $state.raw<readonly PlannedPickup[] | null>(null);
	asking = $state(false);
	readonly attempt = new Attempt();
	/** What was refused of the day asked for. */
	readonly looking = new Attempt();
	#assets = $state.raw<readonly AssetId[]>([]);
	/** The question that the split answers. */
	#answered = $state.raw<SplitAsked | null>(null);
	/** Loads as they were changed, also those that the last split does not have. */
	readonly #drafts = new SvelteMap<string, LoadDraft>();
	/** The loads of each pickup that was tried last. */
	#tried = $state.raw<readonly (readonly LoadDraft[])[]>([]);
	#turn = 0;

	begin(today: Day, { assets, supplies = [], offered = [] }: ToRetire): void {
		this.#assets = assets;
		this.lots = [...supplies.map((lot) => new Lot(lot, true)), ...offered.map((lot) => new Lot(lot, false))];
		this.plannedOn = addDays(today, NOTICE_DAYS);
		this.dayIsValid = true;
		this.carrier = '';
		this.split = null;
		this.allTheSame = false;
		this.planned = null;
		this.#answered = null;
		this.#drafts.clear();
		this.#tried = [];
		this.attempt.clear();
		this.looking.clear();
		void readOutlets().then(
			(outlets) => (this.outlets = outlets),
			(cause: unknown) => this.attempt.refuse(cause)
		);
	}

	/** Nothing while the day or a quantity cannot be read. */
	readonly question = $derived.by<SplitAsked | null>(() => {
		const supplies = goes(this.lots);
		if (supplies === null || this.plannedOn === null || !this.dayIsValid) return null;
		return { assets: [...this.#assets], supplies, plannedOn: this.plannedOn };
	});

	/** What is shown answers what is asked. */
	readonly isCurrent = $derived(this.question !== null && this.question === this.#answered);

	/** Asks what the selection becomes, a little after the last key. Answers how to stop waiting. */
	watch(): () => void {
		const { question } = this;
		if (question === null || question === this.#answered) return () => undefined;
		const timer = setTimeout(() => void this.ask(question), this.#answered === null ? 0 : PAUSE_MS);
		return () => clearTimeout(timer);
	}

	async ask(question: SplitAsked): Promise<void> {
		this.#turn += 1;
		const turn = this.#turn;
		this.asking = true;
		try {
			const split = await call('pickups.split', question);
			if (turn !== this.#turn) return;
			this.looking.clear();
			this.#lay(split, question.plannedOn);
			this.#answered = question;
		} catch (cause) {
			if (turn === this.#turn) this.looking.refuse(cause);
		} finally {
			if (turn === this.#turn) this.asking = false;
		}
	}

	/** Lays a new split under what a person changed: nothing of that is lost. */
	#lay(split: SplitPlan, on: Day): void {
		for (const proposal of [...split.loads.map(proposalOf), ...withoutOutlet(split.stays, on)]) {
			const draft = this.#drafts.get(proposal.key);
			if (draft) draft.proposal = proposal;
			else this.#drafts.set(proposal.key, new LoadDraft(proposal));
		}
		this.split = split;
	}

	#draftsOf(proposals: readonly Proposal[]): LoadDraft[] {
		return proposals.flatMap(({ key }) => this.#drafts.get(key) ?? []);
	}

	/** The loads as they are shown. */
	readonly loads = $derived.by<LoadDraft[]>(() => {
		if (!this.split) return [];
		const { loads, stays } = this.split;
		const later = this.allTheSame ? withoutOutlet(stays, '') : [];
		return this.#draftsOf([...loads.map(proposalOf), ...later]);
	});

	readonly #staysRows = $derived.by(() => {
		const stays = this.split?.stays ?? [];
		return this.allTheSame ? stays.filter(isHeld) : stays;
	});
	readonly severalPlaces = $derived.by(
		() => {
			const [first, ...others] = [...(this.split?.loads ?? []), ...(this.split?.stays ?? [])].map(placeOf);
			return others.some((place) => place !== first);
		}
	);
	readonly stays = $derived.by(() => staying(this.#staysRows, this.severalPlaces));
	/** Pieces that stay, with those of loads that are left out. */
	readonly staysCount = $derived.by(() => {
		const leftOut = this.loads.filter(({ taken }) => !taken).flatMap(({ proposal }) => proposal.categories);
		return this.#staysRows.reduce((sum, row) => sum + row.quantity, 0) + leftOut.reduce((sum, { pieces }) => sum + pieces, 0);
	});
	/** Pieces that no outlet may take, but no hold keeps either. */
	readonly unrouted = $derived.by(() =>
		(this.split?.stays ?? []).reduce((sum, row) => sum + (isHeld(row) ? 0 : row.quantity), 0)
	);
	readonly wanted = $derived.by(() => wantedPickups(this.loads, this.plannedOn, this.carrier));
	readonly ready = $derived(this.isCurrent && this.wanted.length > 0);

	/** What was refused of a load. */
	errorOf(load: LoadDraft, ...fields: readonly string[]): string | undefined {
		const at = this.#tried.findIndex((loads) => loads.includes(load));
		return fields.map((field) => this.attempt.fields[`loads.${at}.${field}`]).find((text) => text !== undefined);
	}

	forget(load: LoadDraft, field: string): void {
		const at = this.#tried.findIndex((loads) => loads.includes(load));
		this.attempt.forget(`loads.${at}.${field}`);
	}

	/** What was refused and has no field that is shown. */
	readonly notice = $derived.by(() => {
		const shown = /^loads\.\d+\.(plannedOn|facilityId|programmeId|carrier)$/;
		const others = Object.entries({ ...this.attempt.fields, ...this.looking.fields });
		const unshown = others.filter(([field]) => !shown.test(field) && field !== 'plannedOn').map(([, text]) => text);
		return this.attempt.notice ?? this.looking.notice ?? (unshown.length > 0 ? unshown.join(' ') : null);
	});

	get dayError(): string | undefined {
		return this.looking.fields['plannedOn'];
	}

	async plan(): Promise<boolean> {
		if (this.plannedOn === null && this.dayIsValid) {
			this.looking.fields = { plannedOn: sentence({ code: 'missing', params: {} }) };
		}
		if (!this.ready || this.loads.some((load) => load.taken && load.isOwn && !load.dayIsValid)) return false;
		const { wanted, question } = this;
		this.#tried = wanted.map(({ loads }) => loads);
		const request = { loads: wanted.map(({ request }) => request) };
		const planned = await this.attempt.run((options) => call('pickups.planLoads', request, options));
		if (planned) this.planned = planned;
		else this.#showRefused(question);
		return planned !== undefined;
	}

	/** A refused day or carrier is shown where it can be changed, and the book is asked again: it may have moved on. */
	#showRefused(question: SplitAsked | null): void {
		for (const load of this.#tried.flat()) {
			if (!load.isOwn && this.errorOf(load, 'plannedOn', 'carrier') !== undefined) load.setApart(this.plannedOn, this.carrier);
		}
		if (question !== null) void this.ask(question);
	}
}
