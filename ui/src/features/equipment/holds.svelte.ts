// Holds of devices: put on one or several, and lifted.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import type { Day } from '$components/text/day';
import type { AssetId, Hold, HoldKind } from '$api/types';

export const HOLDS: readonly HoldKind[] = ['leased', 'legal-hold', 'warranty-claim', 'locked'];

/** What is held: the devices, and for a single one its holds, which are changed by putting them again. */
export interface ToHold {
	assets: AssetId[];
	/** Of a single device. */
	serial?: string;
	holds?: readonly Hold[];
	/** The hold that is changed. */
	hold?: Hold;
	/** Called when it is done. */
	done?: () => void;
}

export class HoldForm {
	kind = $state<HoldKind>('leased');
	since = $state<Day | null>(null);
	dayIsValid = $state(true);
	note = $state('');
	readonly attempt = new Attempt();
	readonly #asked: ToHold;
	readonly #today: Day;

	constructor(asked: ToHold, today: Day) {
		this.#asked = asked;
		this.#today = today;
		this.kind = asked.hold?.kind ?? HOLDS.find((kind) => !asked.holds?.some((hold) => hold.kind === kind)) ?? 'leased';
		this.chosen();
	}

	/** Another kind was chosen: what is noted of it already is there to be changed. */
	chosen(): void {
		const there = this.#asked.holds?.find(({ kind }) => kind === this.kind);
		this.since = there?.since ?? this.since ?? this.#today;
		if (there) this.note = there.note;
	}

	/** Answers whether it was done. */
	async put(): Promise<boolean> {
		if (!this.dayIsValid) return false;
		const form = { assets: this.#asked.assets, kind: this.kind, since: this.since ?? '', note: this.note };
		return (await this.attempt.run((options) => call('deployments.hold', form, options).then(() => true))) === true;
	}
}
