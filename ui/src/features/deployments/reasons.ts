// Why lines get their refresh dates: in small grey under the date, and in full beside the equipment.
import { refreshSentence } from '$api/refresh';
import { categoryPlural } from '$api/words';
import { t } from '$components/text/text';
import type { Day } from '$components/text/day';
import type { DeploymentPlan, PlannedLine } from '$api/types';

/** `3 years, laptops` */
export function refreshReason({ refresh, category }: PlannedLine): string {
	if (!refresh || !category) return '';
	const { source, why } = refresh;
	if (source === 'warranty' || source === 'support') return t(`reason-${source}`);
	const { months, scope } = why;
	if (!months) return '';
	const span = months % 12 === 0 ? t('reason-years', { count: months / 12 }) : t('reason-months', { count: months });
	const whose = scope?.endsWith('model') ? t('reason-model') : scope?.startsWith('customer') ? t('reason-customer') : categoryPlural(category);
	return t('reason-policy', { span, categories: whose });
}

/** Devices with one refresh date for one reason. */
export interface PlannedDate {
	on: Day;
	sentence: string;
	devices: number;
}

/** The refresh dates of a deployment, the earliest first, each with its reason in full. */
export function plannedDates({ lines }: DeploymentPlan, deployedOn: Day, customer: string | null): PlannedDate[] {
	const dates: PlannedDate[] = [];
	for (const { refresh, category, model } of lines) {
		if (!refresh?.on || !category) continue;
		const sentence = refreshSentence(refresh.why, refresh.source, refresh.on, { deployedOn, category, model, customer });
		const same = dates.find((date) => date.on === refresh.on && date.sentence === sentence);
		if (same) same.devices += 1;
		else dates.push({ on: refresh.on, sentence, devices: 1 });
	}
	return dates.sort((a, b) => a.on.localeCompare(b.on));
}
