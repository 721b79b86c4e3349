// The outlets to which equipment can be sent, as one choice: recyclers' facilities and take-back programmes.
import { formatDay, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import { call } from './client';
import { standardName } from './words';
import type { FacilityCard, FacilityId, Outlet, ProgrammeCard, ProgrammeId } from './types';

export interface Outlets {
	facilities: readonly FacilityCard[];
	programmes: readonly ProgrammeCard[];
}

/** Where something is sent; neither: it is not chosen yet. */
export interface Sent {
	facilityId: FacilityId | null;
	programmeId: ProgrammeId | null;
}

export async function readOutlets(): Promise<Outlets> {
	const [facilities, programmes] = await Promise.all([call('recyclers.list', null), call('recyclers.programmes', null)]);
	return { facilities, programmes };
}

/** The outlet as a choice writes it; empty where none is chosen yet. */
export function outletOf({ facilityId, programmeId }: Sent): Outlet {
	if (facilityId !== null) return `facility:${facilityId}`;
	return programmeId === null ? '' : `programme:${programmeId}`;
}

export function outletIds(outlet: Outlet): Sent {
	const at = outlet.indexOf(':');
	const id = at < 0 ? null : outlet.slice(at + 1);
	const isFacility = outlet.startsWith('facility:');
	return { facilityId: isFacility ? id : null, programmeId: isFacility ? null : id };
}

export function facilityName({ facility }: Pick<FacilityCard, 'facility'>): string {
	return `${facility.recycler}, ${facility.name}`;
}

/** "Choose later", then facilities that are open on `day`, then programmes. What is `chosen` is always among them. */
export function outletChoices({ facilities, programmes }: Outlets, day: Day, chosen: Outlet): { value: Outlet; text: string }[] {
	const isOpen = ({ facility: { closedOn } }: FacilityCard) => closedOn === null || closedOn >= day;
	const all = [
		...facilities.filter((card) => isOpen(card) || outletIds(chosen).facilityId === card.facility.id).map((card) => ({
			value: outletOf({ facilityId: card.facility.id, programmeId: null }),
			text: facilityName(card)
		})),
		...programmes.map(({ programme }) => ({
			value: outletOf({ facilityId: null, programmeId: programme.id }),
			text: t('outlet-choice-programme', { name: programme.name })
		}))
	];
	return [{ value: '', text: t('outlet-choice-later') }, ...all];
}

/** The name of an outlet as it stands in sentences. */
export function outletTitle({ facilities, programmes }: Outlets, outlet: Outlet): string {
	const { facilityId, programmeId } = outletIds(outlet);
	const card = facilities.find(({ facility }) => facility.id === facilityId);
	if (card) return facilityName(card);
	return programmes.find(({ programme }) => programme.id === programmeId)?.programme.name ?? t('outlet-choice-open-title');
}

/** What is known of a chosen outlet: what a facility holds today by its dates, or until when a programme runs. */
export function outletStanding({ facilities, programmes }: Outlets, outlet: Outlet): string {
	const { facilityId, programmeId } = outletIds(outlet);
	const card = facilities.find(({ facility }) => facility.id === facilityId);
	if (card) {
		const held = card.validToday.map(({ standard }) => standardName(standard)).join(', ');
		return held === '' ? t('outlet-choice-not-certified') : t('outlet-choice-certified', { held });
	}
	const programme = programmes.find((one) => one.programme.id === programmeId)?.programme;
	if (!programme) return facilities.length + programmes.length === 0 ? t('outlet-choice-none') : t('outlet-choice-open');
	const { operator, validUntil } = programme;
	return validUntil === null
		? t('outlet-choice-run-by', { operator })
		: t('outlet-choice-run-until', { operator, day: formatDay(validUntil) });
}
