// Why a line gets its refresh date, in small grey under the date.
import { categoryPlural } from '$api/words';
import { t } from '$components/text/text';
import type { PlannedLine } from '$api/types';

/** `3 years, laptops` */
export function refreshReason({ refresh, category }: PlannedLine): string {
	const months = refresh?.why.months;
	if (!months || !category) return '';
	const span = months % 12 === 0 ? t('reason-years', { count: months / 12 }) : t('reason-months', { count: months });
	return t('reason-policy', { span, categories: categoryPlural(category) });
}
