// How a programme stands: whether it runs, and whether somebody made sure of its terms lately.
import { formatDay, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import type { Stands } from '../standing';
import type { ProgrammeCard, ProgrammeProposal } from '$api/types';

/** Days before its end from which a programme asks to be seen to. */
const SOON_DAYS = 90;

/** Whether it runs today: `Ends in 30 days`. */
export function programmeStands({ programme: { validFrom, validUntil }, endsIn }: ProgrammeCard, today: Day): Stands {
	if (validUntil !== null && validUntil < today) return { tone: 'wrong', text: t('programme-ended', { day: formatDay(validUntil) }) };
	if (validFrom !== null && validFrom > today) return { tone: 'waiting', text: t('programme-begins', { day: formatDay(validFrom) }) };
	if (validUntil === null) return { tone: 'order', text: t('programme-runs') };
	if (endsIn === null || endsIn > SOON_DAYS) return { tone: 'order', text: t('programme-until', { day: formatDay(validUntil) }) };
	return { tone: 'attention', text: endsIn === 0 ? t('programme-ends-today') : t('programme-ends-in', { days: endsIn }) };
}

/** When somebody last made sure of its terms. */
export function confirmationStands({ programme: { confirmedOn }, confirmAgain }: ProgrammeCard): Stands {
	const day = formatDay(confirmedOn);
	return confirmAgain ? { tone: 'attention', text: t('programme-confirmed-long-ago', { day }) } : { tone: 'order', text: day };
}

/** For whom it is run, and by whom; once where that is the same. */
export function whoWords({ sponsor, operator }: { sponsor: string; operator: string }): string {
	if (sponsor === '' || sponsor === operator) return operator;
	return operator === '' ? sponsor : t('programme-who', { sponsor, operator });
}

/** What is known of a proposal: where it holds, how old it is and how sure. */
export function proposalWords({ region, asOf, confidence }: ProgrammeProposal): string {
	const parts = [
		region,
		asOf === '' ? t('proposal-undated') : asOf,
		confidence === '' ? '' : t(`proposal-confidence-${confidence}`)
	];
	return parts.filter((part) => part !== '').join('; ');
}
