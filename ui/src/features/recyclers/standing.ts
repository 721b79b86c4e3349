// How a certification and its facility stand, as the register shows it: a shape and a word, and the bar on the axis of time.
import { standingWords } from '$api/routing';
import { standardName } from '$api/words';
import { daysBetween, formatDay, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import { stretchWords, type Span } from '$components/spans';
import type { Tone } from '$components/tone';
import type { FacilityCard, HeldCertification, Standing, StatusCheck } from '$api/types';

export interface Stands {
	tone: Tone;
	text: string;
}

/** Days before its end from which a certification asks to be renewed. */
const SOON_DAYS = 90;

const TONES: Record<Standing, Tone> = {
	valid: 'order',
	'not-yet': 'waiting',
	ended: 'wrong',
	'standard-ended': 'wrong',
	'facility-closed': 'waiting',
	'in-process': 'attention',
	suspended: 'wrong',
	withdrawn: 'wrong',
	'not-listed': 'wrong'
};

/** What needs somebody first. */
const ORDER: readonly Tone[] = ['wrong', 'attention', 'waiting', 'order'];

/** How it stands today: `Ends in 30 days`. */
export function certificationStands({ certification, standing, endsIn }: HeldCertification): Stands {
	if (standing === 'valid' && endsIn !== null && endsIn <= SOON_DAYS) {
		return { tone: 'attention', text: endsIn === 0 ? t('certification-ends-today') : t('certification-ends-in', { days: endsIn }) };
	}
	return { tone: TONES[standing], text: standingWords(standing, certification) };
}

/** It is over, and another of the same standard has taken its place: nothing to do about it. */
export function isReplaced(held: HeldCertification, all: readonly HeldCertification[]): boolean {
	const later = ({ certification, standing }: HeldCertification) =>
		(standing === 'valid' || standing === 'not-yet') &&
		certification.standard === held.certification.standard &&
		certification.validUntil > held.certification.validUntil;
	return held.standing === 'ended' && all.some(later);
}

/** What tells how a facility stands today: what ended long ago says nothing while others hold. */
function telling(all: readonly HeldCertification[], today: Day): HeldCertification[] {
	const holds = all.some(({ standing }) => standing === 'valid');
	return all.filter((held) => {
		if (isReplaced(held, all)) return false;
		if (held.standing !== 'ended' && held.standing !== 'standard-ended') return true;
		return !holds || daysBetween(held.certification.validUntil, today) <= SOON_DAYS;
	});
}

/** How the facility stands: what needs somebody first, with the standard it is about. */
export function facilityStands({ facility, certifications }: FacilityCard, today: Day): Stands {
	if (facility.closedOn !== null) {
		const day = formatDay(facility.closedOn);
		if (facility.closedOn < today) return { tone: 'waiting', text: t('facility-closed', { day }) };
		return { tone: 'attention', text: t('facility-closes', { day }) };
	}
	const stands = telling(certifications, today).map((held) => ({ held, ...certificationStands(held) }));
	const first = ORDER.flatMap((tone) => stands.find((one) => one.tone === tone) ?? []).at(0);
	if (!first) return { tone: 'attention', text: t('facility-not-certified') };
	if (first.tone === 'order') return { tone: 'order', text: t('facility-valid') };
	const standing = first.text.charAt(0).toLowerCase() + first.text.slice(1);
	return { tone: first.tone, text: t('facility-because', { standard: standardName(first.held.certification.standard), standing }) };
}

/** When somebody last looked one of its certifications up, of those that are not over. */
export function newestCheck({ certifications }: FacilityCard): StatusCheck | null {
	const checks = certifications.filter(({ standing }) => standing !== 'ended').flatMap(({ certification }) => certification.checks);
	return checks.reduce<StatusCheck | null>((newest, one) => (newest === null || one.checkedOn > newest.checkedOn ? one : newest), null);
}

/** A look-up with its age: older than `freshDays` it is not enough for a load to leave. */
export function checkStands(check: StatusCheck | null, freshDays: number, today: Day): Stands {
	if (check === null) return { tone: 'attention', text: t('check-never') };
	const days = daysBetween(check.checkedOn, today);
	if (days > freshDays) return { tone: 'attention', text: t('check-old', { days }) };
	return { tone: 'order', text: formatDay(check.checkedOn) };
}

/** The certifications as bars on one axis, in the order in which they are listed. */
export function spansOf(all: readonly HeldCertification[]): Span[] {
	return all.map((held) => {
		const { certification, gaps } = held;
		const name = standardName(certification.standard);
		const during = { from: certification.validFrom, until: certification.validUntil };
		const words = t('certification-span', { standard: name, during: stretchWords(during), standing: certificationStands(held).text });
		const without = gaps.map((gap) => t('certification-span-gap', { during: stretchWords(gap) }));
		const tone = isReplaced(held, all) ? 'waiting' : certificationStands(held).tone;
		return { id: certification.id, name, tone, ...during, gaps, words: [words, ...without].join(' ') };
	});
}
