// What Today says of outlets: certificates and programmes that end with what loses its route, and routes that changed.
import { facilityAddress, programmeAddress, recyclersAddress, routingAddress } from '$api/addresses';
import { standardName } from '$api/words';
import { formatDay } from '$components/text/day';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import type { Tone } from '$components/tone';
import type { TodayItem } from './today';
import type { EndingRow, RouteChangeRow, Urgency } from '$api/types';

/** `14 devices`, `40 supplies`, `14 devices and 40 supplies`. */
function piecesWords({ devices, supplies }: { devices: number; supplies: number }): string {
	const some = t('pieces-devices', { devices, count: formatCount(devices) });
	if (supplies === 0) return some;
	const others = t('pieces-supplies', { supplies, count: formatCount(supplies) });
	return devices === 0 ? others : t('pieces-both', { first: some, second: others });
}

function whenWords({ until, days }: EndingRow): string {
	const day = formatDay(until);
	if (days < 0) return t('ending-ended', { day });
	return days === 0 ? t('ending-today') : t('ending-ahead', { day, days });
}

/** `ends 30 Jun 2027, in 30 days; 14 devices will go elsewhere`, or how many of them have no other route. */
function endingNote(row: EndingRow): string {
	const some = row.devices + row.supplies;
	const facts = { when: whenWords(row), what: piecesWords(row), some, without: row.without };
	if (some === 0) return facts.when;
	if (row.without === 0) return t('ending-elsewhere', facts);
	return row.without < some ? t('ending-loses-some', facts) : t('ending-loses-all', facts);
}

/** What loses no route by it is less urgent. */
function toneOf(urgency: Urgency, loses: boolean): Tone {
	if (urgency === 'ended' || (urgency === 'week' && loses)) return 'wrong';
	return urgency === 'quarter' ? 'waiting' : 'attention';
}

export function endingItem(row: EndingRow): TodayItem {
	const { kind, name, standard, facilityId, programmeId } = row;
	const text =
		kind === 'certification' && standard !== null
			? t('ending-certification', { standard: standardName(standard), name })
			: kind === 'taking'
				? t('ending-taking', { name })
				: t('ending-programme', { name });
	const verb = kind === 'taking' ? t('ending-verb-taking') : t('ending-verb');
	return {
		id: `${kind} ${facilityId ?? programmeId ?? ''} ${standard ?? ''} ${row.until}`,
		tone: toneOf(row.urgency, row.devices + row.supplies > 0),
		text,
		note: endingNote(row),
		verb,
		label: t('ending-label', { verb, what: text }),
		href: facilityId !== null ? facilityAddress(facilityId) : programmeId !== null ? programmeAddress(programmeId) : recyclersAddress
	};
}

/** `12 devices now go to Blue Harbor, Ohio facility`; what lost its outlet asks to be resolved. */
export function changeItem(row: RouteChangeRow): TodayItem {
	const { was, becomes, foundOn, devices, supplies } = row;
	const facts = { what: piecesWords(row), some: devices + supplies, becomes: becomes ?? '' };
	const text = becomes === null ? t('routes-none', facts) : t('routes-now', facts);
	const day = formatDay(foundOn);
	const verb = becomes === null ? t('routes-resolve') : t('routes-see');
	return {
		id: `${foundOn} ${was ?? ''} ${becomes ?? ''}`,
		tone: becomes === null ? 'attention' : 'order',
		text,
		note: was === null ? t('routes-new', { day }) : t('routes-was', { day, was }),
		verb,
		label: t('routes-label', { verb, what: text }),
		href: becomes === null ? recyclersAddress : routingAddress
	};
}
