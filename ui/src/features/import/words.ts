// The words of an import: fields, verdicts, what is the matter with a row, what an update changes.
import { sentence } from '$api/refusal';
import { categoryName } from '$api/words';
import { formatDay, type Day } from '$components/text/day';
import { formatMoney, parseMoney } from '$components/text/money';
import { formatCount } from '$components/text/number';
import { hasText, t } from '$components/text/text';
import type { CellMark } from '$components/cell-table';
import type { Tone } from '$components/tone';
import { SHOWN, type Shown } from './place';
import type {
	FieldChange,
	FieldRefusal,
	ListColumn,
	ListField,
	ListOutlook,
	ListRow,
	MappingChoice,
	ProposedBy,
	RefusedReason,
	Verdict
} from '$api/types';

export const TONES: Record<Verdict, Tone> = { new: 'order', update: 'attention', unchanged: 'waiting', refused: 'wrong' };

export function fieldName(field: ListField): string {
	return t(`import-field-${field}`);
}

/** A column may have no name, and a name may stand over several. */
export function columnName(columns: readonly ListColumn[], at: number): string {
	const name = columns[at]?.name.trim() ?? '';
	if (name === '') return t('import-column-nameless', { number: at + 1 });
	const before = columns.slice(0, at).filter((column) => column.name.trim() === name).length;
	return before === 0 ? name : t('import-column-again', { name, number: before + 1 });
}

/** What is wrong with a cell. A list has rows where a form has lines. */
const why = (refusal: FieldRefusal): string =>
	refusal.code === 'serial-twice' ? t('import-twice', { row: refusal.params['line'] ?? '' }) : sentence(refusal);

/** `Serial number: This is needed.` */
export function refusedWords(refusal: FieldRefusal): string {
	if (refusal.field === 'row') return sentence(refusal);
	return t('import-field-why', { field: fieldName(refusal.field as ListField), why: why(refusal) });
}

/** What stands in the book, as a person reads it. */
function bookWords(field: ListField, text: string): string {
	if (text === '') return t('import-nothing');
	if (field === 'category') return categoryName(text);
	if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return formatDay(text);
	const [, amount = '', currency = ''] = /^([\d.]+) ([A-Z]{3})$/.exec(text) ?? [];
	const money = currency === '' ? null : parseMoney(amount, currency);
	return money && 'minor' in money ? formatMoney({ minor: money.minor, currency }) : text;
}

export function changed({ field, from, to }: FieldChange): { from: string; to: string } {
	return { from: bookWords(field, from), to: bookWords(field, to) };
}

export function changeWords(change: FieldChange): string {
	return t('import-change', { field: fieldName(change.field), ...changed(change) });
}

/** `Deployed on 3 Apr 2025, Warranty 3 Apr 2028`: how days are read that the list writes in its own way. */
export function meantWords({ cells, meant }: ListRow): string {
	return (Object.entries(meant) as [ListField, Day][])
		.filter(([field, day]) => cells[field] !== day)
		.map(([field, day]) => `${fieldName(field)} ${formatDay(day)}`)
		.join(', ');
}

/** What is the matter with one cell. */
export function markOf(row: ListRow, field: string): CellMark | null {
	const here = (refusals: readonly FieldRefusal[]) => refusals.filter((refusal) => refusal.field === field).map(why);
	const wrong = here(row.refused);
	if (wrong.length > 0) return { tone: 'wrong', words: wrong.join(' ') };
	const odd = here(row.odd);
	if (odd.length > 0) return { tone: 'attention', words: odd.join(' ') };
	const change = row.changes.find((one) => one.field === field);
	return change ? { tone: 'changed', words: changeWords(change) } : null;
}

export function verdictWords({ verdict, odd }: ListRow): string {
	const words = t(`import-verdict-${verdict}`);
	return odd.length > 0 && verdict !== 'refused' ? t('import-verdict-odd', { verdict: words }) : words;
}

export interface Tab {
	value: Shown;
	text: string;
	count: string;
	tone?: Tone;
}

/** How many rows stand behind each filter. */
export function countOf(outlook: ListOutlook, show: Shown): number {
	return show === 'all' ? outlook.new + outlook.update + outlook.unchanged + outlook.refused : outlook[show];
}

/** The filters. What no row is, is left out, unless it is what is shown. */
export function tabsOf(outlook: ListOutlook, shown: Shown): Tab[] {
	return SHOWN.filter((show) => show === 'all' || show === shown || countOf(outlook, show) > 0).map((show) => ({
		value: show,
		text: t(`import-show-${show}`),
		count: formatCount(countOf(outlook, show)),
		...(show === 'all' ? {} : { tone: show === 'odd' ? 'attention' : TONES[show] })
	}));
}

/** `Serial number: no serial number`: without the facts of a single row. */
export function reasonWords({ field, code }: RefusedReason): string {
	const why = hasText(`import-reason-${code}`) ? t(`import-reason-${code}`) : t('import-reason-other');
	return field === 'row' ? why : t('import-field-why', { field: fieldName(field as ListField), why });
}

export function choiceName({ by, name }: Pick<MappingChoice, 'by' | 'name'>): string {
	return by === 'headings' ? t('import-by-headings') : t(`import-choice-${by}`, { name });
}

/** Why the columns are mapped as they are. */
export function proposedWords(by: ProposedBy, name: string): string {
	return t(`import-proposed-${by}`, { name });
}

/** What rows bring with them: `24 new customers, 61 new sites`. */
export function comesWith({ newCustomers, newSites, newModels }: Pick<ListOutlook, 'newCustomers' | 'newSites' | 'newModels'>): string {
	return [
		newCustomers > 0 ? t('import-new-customers', { count: newCustomers }) : '',
		newSites > 0 ? t('import-new-sites', { count: newSites }) : '',
		newModels > 0 ? t('import-new-models', { count: newModels }) : ''
	]
		.filter(Boolean)
		.join(', ');
}
