// What Today says of the book: figures, who is due, what waits, what ends.
import { pickupAddress, planAddress } from '$api/addresses';
import { daysBetween, formatDay, formatMonth, type Day } from '$components/text/day';
import { formatWorth } from '$components/text/money';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import type { Bar } from '$components/bar-chart';
import type { Figure } from '$components/figures';
import type { Tone } from '$components/tone';
import type { DueCustomer, Quarter, Today, Waiting, WaitingRow } from '$api/types';

const worthOrDash = (amounts: Today['worth']) => formatWorth(amounts) || '–';

export function figures(today: Today): Figure[] {
	const oldest = today.waiting[0];
	return [
		{
			figure: formatCount(today.due),
			meaning: t('today-due', { devices: today.due }),
			note:
				today.overdue > 0
					? t('today-overdue', { overdue: formatCount(today.overdue), customers: today.overdueCustomers })
					: t('today-none-overdue'),
			href: `${planAddress}?band=${today.overdue > 0 ? 'overdue' : '90-days'}`
		},
		{
			figure: worthOrDash(today.worth),
			meaning: t('today-worth'),
			note: t('today-worth-later', { worth: worthOrDash(today.worthLater), month: formatMonth(today.laterOn) })
		},
		{
			figure: formatCount(today.waiting.length),
			meaning: t('today-waiting', { things: today.waiting.length }),
			note: oldest ? t('today-oldest', { day: formatDay(oldest.since) }) : t('today-nothing-waits'),
			href: '/pickups'
		},
		{
			figure: formatCount(today.certificatesToIssue),
			meaning: t('today-certificates', { certificates: today.certificatesToIssue }),
			note:
				today.certificatesToIssue > 0
					? t('today-processed', { devices: today.devicesToCertify })
					: t('today-no-certificates'),
			href: '/pickups'
		}
	];
}

export function siteOf({ site, sites }: DueCustomer): string {
	return site ?? t('today-sites', { sites });
}

const quarterOf = (day: Day) => Math.ceil(Number(day.slice(5, 7)) / 3);

/** Quarters as bars; the year stands where it begins, and those that begin within 90 days are emphasised. */
export function bars(quarters: readonly Quarter[], today: Day): Bar[] {
	return quarters.map(({ startsOn, devices }, at) => {
		const facts = { quarter: quarterOf(startsOn), year: startsOn.slice(2, 4) };
		const withYear = at === 0 || facts.quarter === 1;
		return {
			label: withYear ? t('today-quarter-year', facts) : t('today-quarter', facts),
			name: t('today-quarter-name', { ...facts, year: startsOn.slice(0, 4) }),
			value: devices,
			emphasised: daysBetween(today, startsOn) <= 90
		};
	});
}

const tones: Record<Waiting, Tone> = {
	'fetch-overdue': 'wrong',
	'no-facility': 'attention',
	'no-document': 'attention',
	'certificate-ready': 'waiting'
};

/** A row that ends with what to do. */
export interface TodayItem {
	id: string;
	tone: Tone;
	text: string;
	note: string;
	verb: string;
	label: string;
	href: string;
}

export function waitingItem({ why, pickupId, number, customer, devices, since }: WaitingRow): TodayItem {
	const facts = { number, customer, devices, day: formatDay(since) };
	return {
		id: pickupId,
		tone: tones[why],
		text: t(`waiting-${why}`),
		note: t(`waiting-note-${why}`, facts),
		verb: t(`waiting-verb-${why}`),
		label: t('today-verb-label', { verb: t(`waiting-verb-${why}`), number }),
		href: pickupAddress(pickupId)
	};
}
