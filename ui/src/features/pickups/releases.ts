// How the checks of a load are told: what was looked at before it went on, what spoke against it, who answered for it.
import { sayReason } from '$api/routing';
import { formatDay } from '$components/text/day';
import { t } from '$components/text/text';
import type { LifeEvent } from '$components/life-line';
import type { Release } from '$api/types';

export function releaseEvents(releases: readonly Release[]): LifeEvent[] {
	return releases.map((release) => ({
		id: release.id,
		title: t(`release-at-${release.at}`),
		when: formatDay(release.checkedFor),
		why: whyOf(release),
		overdue: release.objections.length > 0
	}));
}

function whyOf({ outletName, objections, overrideReason, overrideBy }: Release): string {
	const outlet = outletName === '' ? t('release-outlet-open') : outletName;
	if (objections.length === 0) return t('release-nothing-against', { outlet });
	const reasons = objections.map(({ reason }) => sayReason(reason)).join(' ');
	return t('release-overridden', { outlet, reasons, reason: overrideReason, by: overrideBy });
}

/** Those that a document is about: a better document of the recycler takes the place of the one before. */
export function standing(releases: readonly Release[]): Release[] {
	const last = releases.findLast(({ at }) => at === 'processed');
	return releases.filter((release) => release.at !== 'processed' || release === last);
}
