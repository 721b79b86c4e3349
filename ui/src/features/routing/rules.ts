// How a rule of the routing table reads, and how rows of a table move. Pure.
import { anyStandard, areaName, outletKindName, scopeName } from '$api/routing';
import { sentence } from '$api/refusal';
import { categoryPlural, standardName } from '$api/words';
import { formatWeight } from '$components/text/number';
import { t } from '$components/text/text';
import type { Enough, OutletKind, Rule } from '$api/types';

/** A rule with a name that stays its own while it moves. */
export interface Row {
	key: string;
	rule: Rule;
}

const upper = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

function weightWords({ above, upTo }: Rule): string {
	if (above !== null && upTo !== null) return t('rule-between', { above: formatWeight(above), upTo: formatWeight(upTo) });
	if (above !== null) return t('rule-above', { above: formatWeight(above) });
	return upTo === null ? '' : t('rule-up-to', { upTo: formatWeight(upTo) });
}

/** What a rule is for: `Servers, laptops; holding data; above 20.0 kg each; from United States`. */
export function forWords(rule: Rule): string {
	const parts = [
		rule.categories.length === 0 ? t('rule-every-category') : rule.categories.map(categoryPlural).join(', '),
		rule.data === 'any' ? '' : t(`rule-data-${rule.data}`),
		weightWords(rule),
		rule.areas.length === 0 ? '' : t('rule-from', { areas: rule.areas.map(areaName).join(', ') })
	];
	return upper(parts.filter((part) => part !== '').join('; '));
}

/** `Take-back programme, else certified recycler` */
export function orderWords(order: readonly OutletKind[]): string {
	const [first, ...others] = order.map(outletKindName);
	if (first === undefined) return t('rule-nowhere');
	return others.reduce((words, next) => t('rule-else', { words, next: lower(next) }), first);
}

function enoughWords({ standard, scopes }: Enough): string {
	const name = standardName(standard);
	return scopes.length === 0 ? name : t('rule-with-scopes', { standard: name, scopes: scopes.map(scopeName).join('; ') });
}

/** Of which certifications a recycler needs one: `e-Stewards or R2v3 (Appendix B, data sanitization)`. */
export function certifiedWords(certified: readonly Enough[]): string {
	if (certified.length === 0) return t('rule-not-certified');
	if (certified.every(({ scopes }) => scopes.length === 0)) return anyStandard(certified.map(({ standard }) => standard));
	return certified.map(enoughWords).reduce((words, next) => t('rule-or', { words, next }));
}

/** A row asks for nothing, so that all that is left is its own. */
const takesAll = ({ categories, data, above, upTo, areas }: Rule): boolean =>
	categories.length === 0 && data === 'any' && above === null && upTo === null && areas.length === 0;

/** The name of the row before which everything is decided already; nothing where a row may still decide. */
export function decidedBefore(rows: readonly Row[], at: number): string | null {
	return rows.slice(0, at).find(({ rule }) => takesAll(rule))?.rule.name ?? null;
}

/** The rows with the one at `from` at `to` instead; unchanged where there is no such place. */
export function moved(rows: readonly Row[], from: number, to: number): readonly Row[] {
	const row = rows[from];
	if (row === undefined || to < 0 || to >= rows.length || to === from) return rows;
	const others = rows.filter((_, at) => at !== from);
	return [...others.slice(0, to), row, ...others.slice(to)];
}

const HEAVIEST = 10_000_000;

/** Reads kilograms to the gram: nothing from an empty text, a sentence where it cannot be. */
export function readKilograms(text: string): { grams: number | null } | { complaint: string } {
	const typed = text.trim();
	if (typed === '') return { grams: null };
	const [, whole, part = ''] = /^(\d{1,9})(?:\.(\d{0,3}))?$/.exec(typed) ?? [];
	if (whole === undefined) return { complaint: sentence({ code: 'not-a-number', params: {} }) };
	const grams = Number(whole + part.padEnd(3, '0'));
	if (grams === 0) return { complaint: sentence({ code: 'negative', params: {} }) };
	return grams > HEAVIEST ? { complaint: sentence({ code: 'too-large', params: {} }) } : { grams };
}

/** Grams as they are typed: `2.5`. */
export const kilograms = (grams: number | null): string => (grams === null ? '' : String(grams / 1000));
