// Why a refresh date is what it is, and what a policy says: in words, wherever a date or a policy is shown.
import { addDays, daysInMonth, formatDay, monthName, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import { categoryPlural } from './words';
import type { Category, MovedTo, RefreshSource, ScopeKind, Terms, Why } from './types';

/** What the sentence may name besides the date. */
export interface Dated {
	deployedOn: Day;
	category: Category;
	/** Maker and model. */
	model?: string | null;
	customer?: string | null;
}

/** The policy that decided: `policy for laptops at Harbor Dental Group`. */
function policyWords(scope: ScopeKind, { category, model, customer }: Dated): string {
	return t(`refresh-policy-${scope}`, {
		category: categoryPlural(category),
		model: model || t('refresh-the-model'),
		customer: customer || t('refresh-the-customer')
	});
}

/** The date as it was counted, before it was moved: `36 months after 29 Feb 2024`. */
function countedWords(why: Why, source: RefreshSource, on: Day, deployedOn: Day): string {
	const counted = why.counted ?? on;
	if (source === 'policy') return t('refresh-counted', { months: why.months ?? 0, day: formatDay(deployedOn) });
	// What had ended before the deployment is due on its day.
	const over = counted === deployedOn ? '-over' : '';
	return t(`refresh-${source}${over}`, { day: formatDay(counted) });
}

const month = (day: Day) => Number(day.slice(5, 7));

/** The day a date was moved to, before closed months; nothing where only the customer's terms could say it. */
function movedDay(counted: Day, to: MovedTo): Day | null {
	if (to === 'as-counted') return counted;
	if (to === 'fiscal-year-end') return null;
	const year = Number(counted.slice(0, 4));
	const last = to === 'month-end' ? month(counted) : Math.ceil(month(counted) / 3) * 3;
	return addDays(`${year}-${String(last).padStart(2, '0')}-01`, daysInMonth(year, last) - 1);
}

/** How the counted date became the date that holds. */
function movedWords(why: Why, on: Day): string[] {
	const counted = why.counted ?? on;
	const to = why.movedTo ?? 'as-counted';
	const moved = movedDay(counted, to) ?? (why.keptClear ? null : on);
	const words: string[] = [];
	if (to !== 'as-counted' && moved !== counted) words.push(t(`refresh-moved-${to}`));
	if (why.keptClear) {
		words.push(moved === null ? t('refresh-closed') : t('refresh-closed-month', { month: monthName(month(moved)) }));
	}
	return words;
}

const unknownWords = ({ unknown = [] }: Why): string[] => unknown.map((source) => t(`refresh-unknown-${source}`));

/** Why a refresh date is what it is: `36 months after 29 Feb 2024, policy for laptops; moved to the end of the quarter`. */
export function refreshSentence(why: Why, source: RefreshSource, on: Day | null, device: Dated): string {
	if (source === 'manual') return why.reason ? t('refresh-manual-reason', { reason: why.reason }) : t('refresh-manual');
	const policy = why.scope === undefined ? '' : policyWords(why.scope, device);
	if (on === null || source === 'none') {
		const nothing = policy === '' ? t('refresh-nothing') : t('refresh-nothing-policy', { policy });
		return [nothing, ...unknownWords(why)].join('; ');
	}
	const counted = countedWords(why, source, on, device.deployedOn);
	const pick = why.pick === undefined || (why.unknown ?? []).length > 0 ? [] : [t(`refresh-pick-${why.pick}`)];
	const first = policy === '' ? counted : t('refresh-by-policy', { counted, policy });
	return [first, ...pick, ...movedWords(why, on), ...unknownWords(why)].join('; ');
}

/** What a policy says: `Earliest of 36 months in service and the warranty’s end, moved to the end of the quarter`. */
export function termsSentence({ months, warranty, support, pick, movedTo }: Terms): string {
	const parts = [
		...(months === null ? [] : [t('terms-months', { months })]),
		...(warranty ? [t('terms-warranty')] : []),
		...(support ? [t('terms-support')] : [])
	];
	const last = parts.at(-1);
	if (last === undefined) return t('terms-never');
	const several = parts.length > 1 ? t(`terms-${pick}`, { first: parts.slice(0, -1).join(', '), last }) : last;
	const sentence = movedTo === 'as-counted' ? several : t('terms-moved', { terms: several, moved: t(`refresh-moved-${movedTo}`) });
	return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}
