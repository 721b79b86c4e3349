// What speaks against a load going on, on the day that is entered; and who lets it go all the same.
import { call } from '$api/client';
import type { Day } from '$components/text/day';
import type { FacilityId, Objection, Override, PickupId, ReleaseStep } from '$api/types';

const PAUSE_MS = 150;

/** What is to be checked. */
export interface Checked {
	id: PickupId;
	at: ReleaseStep;
	/** Nothing while the day cannot be read. */
	on: Day | null;
	/** Where it was processed, where that is asked. */
	facilityId: FacilityId | null;
}

export class ReleaseCheck {
	/** Nothing while it is not known. */
	objections = $state.raw<readonly Objection[] | null>(null);
	/** The day that was checked. */
	checkedFor = $state<Day | null>(null);
	reason = $state('');
	by = $state('');
	#turn = 0;

	/** Asks a little after the last key. Answers how to stop waiting. */
	watch(checked: Checked): () => void {
		const timer = setTimeout(() => void this.ask(checked), this.checkedFor === null ? 0 : PAUSE_MS);
		return () => clearTimeout(timer);
	}

	async ask({ on, ...asked }: Checked): Promise<void> {
		this.#turn += 1;
		const turn = this.#turn;
		if (on === null) {
			this.#answer(null, null);
			return;
		}
		try {
			const { objections } = await call('pickups.objections', { ...asked, on });
			if (turn === this.#turn) this.#answer(objections, on);
		} catch {
			// Saving says what is the matter with the day, at its field.
			if (turn === this.#turn) this.#answer(null, null);
		}
	}

	#answer(objections: readonly Objection[] | null, on: Day | null): void {
		this.objections = objections;
		this.checkedFor = on;
	}

	readonly isNeeded = $derived(this.objections !== null && this.objections.length > 0);

	/** Who lets it go and why, where something speaks against it. */
	get override(): Override | null {
		return this.isNeeded ? { reason: this.reason, by: this.by } : null;
	}
}
