// The pickups that become of loads as a person left them.
import { outletIds } from '$api/outlets';
import type { Day } from '$components/text/day';
import type { NewPickup } from '$api/types';
import type { LoadDraft } from './load.svelte';

/** One pickup to be planned, and the loads it carries. */
export interface Wanted {
	request: NewPickup;
	loads: LoadDraft[];
}

/** What becomes of the loads that are taken: those of one site that leave for one outlet on one day with one carrier go together. */
export function wantedPickups(loads: readonly LoadDraft[], asked: Day | null, carrier: string): Wanted[] {
	const wanted = new Map<string, Wanted>();
	for (const load of loads.filter(({ taken }) => taken)) {
		const { at, assets, supplies } = load.proposal;
		const plannedOn = load.on(asked) ?? '';
		const by = load.by(carrier);
		const key = JSON.stringify([at, load.outlet, plannedOn, by.trim()]);
		const one = wanted.get(key);
		if (one) {
			one.request.assets.push(...assets);
			one.request.supplies.push(...supplies);
			one.loads.push(load);
		} else {
			const request = { assets: [...assets], supplies: [...supplies], plannedOn, ...outletIds(load.outlet), carrier: by };
			wanted.set(key, { request, loads: [load] });
		}
	}
	return [...wanted.values()];
}
