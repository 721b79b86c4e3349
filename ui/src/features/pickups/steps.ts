// The steps of a pickup as they are told: what was reached, what comes next, and whether it waits too long.
import type { Day } from '$components/text/day';
import type { Tone } from '$components/tone';
import type { Step } from '$api/types';

/** The way of a pickup; `closed` means that its certificate was issued. */
export const WAY = ['planned', 'collected', 'received', 'processed', 'closed'] as const satisfies readonly Step[];

export function toneOf({ step, plannedOn }: { step: Step; plannedOn: Day }, today: Day): Tone {
	switch (step) {
		case 'planned':
			return plannedOn < today ? 'attention' : 'waiting';
		case 'collected':
		case 'received':
			return 'waiting';
		case 'processed':
			return 'attention';
		case 'closed':
			return 'order';
		case 'cancelled':
			return 'waiting';
	}
}

/** How far along the way a step is; -1 when it was called off. */
export function placeOf(step: Step): number {
	return WAY.findIndex((one) => one === step);
}
