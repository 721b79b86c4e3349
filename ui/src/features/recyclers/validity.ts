// How a certification stands on a day: its dates, and how long ago somebody looked it up.
import { daysBetween, type Day } from '$components/text/day';
import type { Tone } from '$components/tone';
import type { Certification } from '$api/types';

export type Standing = 'valid' | 'ends-soon' | 'ended' | 'not-yet' | 'unchecked' | 'stale';

const SOON_DAYS = 90;
/** A look-up older than this says little about today. */
const FRESH_DAYS = 180;

export function standingOf({ validFrom, validUntil, checkedOn }: Certification, today: Day): Standing {
	if (today > validUntil) return 'ended';
	if (today < validFrom) return 'not-yet';
	if (daysBetween(today, validUntil) <= SOON_DAYS) return 'ends-soon';
	if (checkedOn === null) return 'unchecked';
	return daysBetween(checkedOn, today) > FRESH_DAYS ? 'stale' : 'valid';
}

export function toneOf(standing: Standing): Tone {
	if (standing === 'valid') return 'order';
	if (standing === 'ended') return 'wrong';
	return standing === 'not-yet' ? 'waiting' : 'attention';
}
