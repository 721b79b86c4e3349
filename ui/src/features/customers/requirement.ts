// What a customer asks of whoever processes its equipment, in words.
import { anyStandard } from '$api/routing';
import { t } from '$components/text/text';
import type { CustomerRequirement, Standard } from '$api/types';

/** Those that a customer can ask for. An edition that has ended is none of them. */
export const STANDARDS: readonly Standard[] = ['e-stewards', 'r2v3', 'naid-aaa', 'rios', 'adisa', 'iso-14001', 'iso-45001', 'iso-9001'];

/** `only e-Stewards or R2v3`, `data destroyed on site`, `nothing exported`: those that are asked for. */
export function requirementWords({ standards, onSiteDestruction, noExport }: CustomerRequirement): string[] {
	return [
		...(standards.length > 0 ? [t('requirement-only', { standards: anyStandard(standards) })] : []),
		...(onSiteDestruction ? [t('requirement-words-on-site')] : []),
		...(noExport ? [t('requirement-words-no-export')] : [])
	];
}
