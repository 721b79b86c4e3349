// Retiring equipment: what the dialog asks, and the pickups that come of it.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { standardName } from '$api/words';
import { addDays, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import type { AssetId, FacilityCard, PlannedPickup, SupplyLotId } from '$api/types';

export interface SuppliesLeft {
	id: SupplyLotId;
	model: string;
	left: number;
}

/** What is to be fetched. */
export interface ToRetire {
	assets: readonly AssetId[];
	/** Lots of which some go: how many are left is proposed. */
	supplies?: readonly SuppliesLeft[];
	/** It was planned: what was selected is no longer in service. */
	planned?: () => void;
}

/** Most recyclers need a week's notice. */
const NOTICE_DAYS = 7;

export class Retire {
	facilities = $state.raw<readonly FacilityCard[]>([]);
	plannedOn = $state<Day | null>(null);
	facilityId = $state('');
	carrier = $state('');
	/** How many of each lot go, as typed. */
	quantities = $state<string[]>([]);
	/** By lot, what is the matter with its quantity. */
	refusedQuantities = $state.raw<readonly (string | undefined)[]>([]);
	planned = $state.raw<readonly PlannedPickup[] | null>(null);
	readonly attempt = new Attempt();

	async begin(today: Day, supplies: readonly SuppliesLeft[]): Promise<void> {
		this.quantities = supplies.map(({ left }) => String(left));
		this.refusedQuantities = [];
		this.planned = null;
		this.attempt.clear();
		this.plannedOn = addDays(today, NOTICE_DAYS);
		const facilities = await this.attempt.run((options) => call('recyclers.list', null, options));
		this.facilities = facilities ?? [];
		const known = this.facilities.some((card) => card.facility.id === this.facilityId);
		if (!known) this.facilityId = this.facilities.length === 1 ? (this.facilities[0]?.facility.id ?? '') : '';
	}

	readonly choices = $derived([
		{ value: '', text: t('retire-facility-later') },
		...this.facilities.map(({ facility }) => ({ value: facility.id, text: `${facility.recycler}, ${facility.name}` }))
	]);

	/** What the chosen facility holds today. */
	readonly standing = $derived.by(() => {
		const card = this.facilities.find(({ facility }) => facility.id === this.facilityId);
		if (!card) return this.facilities.length === 0 ? t('retire-no-facilities') : t('retire-facility-open');
		const held = card.validToday.map(({ standard }) => standardName(standard)).join(', ');
		return held === '' ? t('retire-not-certified') : t('retire-certified', { held });
	});

	#read(supplies: readonly SuppliesLeft[]): number[] | null {
		const typed = supplies.map((_, at) => this.quantities[at]?.trim() ?? '');
		this.refusedQuantities = supplies.map(({ left }, at) => {
			const text = typed[at] ?? '';
			const count = /^\d{1,9}$/.test(text) ? Number(text) : 0;
			return count >= 1 && count <= left ? undefined : t('retire-quantity-refused', { left });
		});
		return this.refusedQuantities.some((refused) => refused !== undefined) ? null : typed.map(Number);
	}

	async plan({ assets, supplies = [] }: ToRetire): Promise<boolean> {
		const counts = this.#read(supplies);
		if (!counts) return false;
		const request = {
			assets: [...assets],
			supplies: supplies.map(({ id }, at) => ({ id, quantity: counts[at] ?? 0 })),
			plannedOn: this.plannedOn ?? '',
			facilityId: this.facilityId === '' ? null : this.facilityId,
			carrier: this.carrier
		};
		const planned = await this.attempt.run((options) => call('pickups.plan', request, options));
		if (planned) this.planned = planned;
		return planned !== undefined;
	}
}
