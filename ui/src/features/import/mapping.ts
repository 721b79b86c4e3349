// Which columns of a list hold what: how a person changes it, and what is still open. Pure.
import { daysInMonth, type Day } from '$components/text/day';
import type { DateOrder, DecimalMark, FieldMapping, ListColumn, ListField, ListKind, Mapping } from '$api/types';

const FIELDS: Record<ListKind, readonly ListField[]> = {
	devices: [
		'customer',
		'maker',
		'model',
		'serial',
		'deployed-on',
		'site',
		'category',
		'tag',
		'warranty',
		'refresh-on',
		'price',
		'currency',
		'order-number',
		'note'
	],
	models: ['maker', 'model', 'category', 'months', 'weight']
};
/** Without this no row can be read. */
const NEEDED: Record<ListKind, readonly ListField[]> = { devices: ['serial'], models: ['model'] };
/** Without these nothing new can be entered; a list may still change what is in the book. */
const NEEDED_FOR_NEW: Record<ListKind, readonly ListField[]> = { devices: ['customer', 'model', 'deployed-on'], models: [] };
const DATES: readonly ListField[] = ['deployed-on', 'warranty', 'refresh-on'];
const AMOUNTS: readonly ListField[] = ['price', 'weight'];
/** What may well be the same for a whole list. */
const FIXED: readonly ListField[] = ['customer', 'site', 'category', 'maker', 'model', 'deployed-on', 'currency', 'order-number'];

const NOTHING: FieldMapping = { columns: [], fixed: '', dates: null, decimals: null };

/** The fields to be filled, the needed ones first, with what else the mapping knows. */
export function fieldsOf({ kind, fields }: Mapping): ListField[] {
	const usual = FIELDS[kind];
	return [...usual, ...(Object.keys(fields) as ListField[]).filter((field) => !usual.includes(field))];
}

/** What a field is needed for. */
export function need(kind: ListKind, field: ListField): 'all' | 'new' | null {
	if (NEEDED[kind].includes(field)) return 'all';
	return NEEDED_FOR_NEW[kind].includes(field) ? 'new' : null;
}

export const mayBeFixed = (field: ListField): boolean => FIXED.includes(field);
export const holdsAmounts = (field: ListField): boolean => AMOUNTS.includes(field);
/** Of a note all columns are kept; of anything else the first with something in it. */
export const takesSeveral = (field: ListField): boolean => field === 'note';

export function sourceOf({ fields }: Mapping, field: ListField): FieldMapping {
	return fields[field] ?? NOTHING;
}

const isEmpty = ({ columns, fixed }: FieldMapping) => columns.length === 0 && fixed === '';

function withSource(mapping: Mapping, field: ListField, source: FieldMapping): Mapping {
	const others = Object.entries(mapping.fields).filter(([name]) => name !== field);
	const fields = isEmpty(source) ? others : [...others, [field, source]];
	return { ...mapping, fields: Object.fromEntries(fields) as Mapping['fields'] };
}

/** A column that is mostly words may still hold days that can be read in two ways. */
const ordersOf = ({ dates, ambiguous }: ListColumn): DateOrder[] =>
	dates.length === 0 && ambiguous.length > 0 ? ['month-first', 'day-first'] : dates;

/** The orders in which the dates of these columns can all be read; none where they hold no dates. */
export function dateOrders(columns: readonly ListColumn[], field: ListField, source: FieldMapping): DateOrder[] {
	if (!DATES.includes(field)) return [];
	const [first, ...rest] = source.columns
		.flatMap((at) => columns[at] ?? [])
		.map(ordersOf)
		.filter((orders) => orders.length > 0);
	return (first ?? []).filter((order) => rest.every((dates) => dates.includes(order)));
}

function decimalsOf(columns: readonly ListColumn[], field: ListField, source: FieldMapping): DecimalMark | null {
	if (!AMOUNTS.includes(field)) return null;
	return source.columns.flatMap((at) => columns[at]?.decimals ?? [])[0] ?? null;
}

/** Takes `column` for the field at its place `at`; nothing takes that place away. How it is read follows the new column. */
export function chooseColumn(mapping: Mapping, columns: readonly ListColumn[], field: ListField, at: number, column: number | null): Mapping {
	const before = sourceOf(mapping, field);
	const chosen = [...before.columns];
	chosen.splice(at, 1, ...(column === null ? [] : [column]));
	const source = { ...before, columns: [...new Set(chosen)] };
	const orders = dateOrders(columns, field, source);
	// Several orders fit: then only the person can say which it is.
	const dates = orders.length === 1 ? (orders[0] ?? null) : null;
	return withSource(mapping, field, { ...source, dates, decimals: decimalsOf(columns, field, source) });
}

export const setFixed = (mapping: Mapping, field: ListField, fixed: string): Mapping =>
	withSource(mapping, field, { ...sourceOf(mapping, field), fixed });

export const decideDates = (mapping: Mapping, field: ListField, dates: DateOrder): Mapping =>
	withSource(mapping, field, { ...sourceOf(mapping, field), dates });

export const decideDecimals = (mapping: Mapping, field: ListField, decimals: DecimalMark): Mapping =>
	withSource(mapping, field, { ...sourceOf(mapping, field), decimals });

/** Says what words of the list mean; an empty meaning forgets it. */
export function setWords(mapping: Mapping, field: ListField, meanings: Readonly<Record<string, string>>): Mapping {
	const all = Object.entries({ ...mapping.words[field], ...meanings }).filter(([, meaning]) => meaning !== '');
	return { ...mapping, words: { ...mapping.words, [field]: Object.fromEntries(all) } };
}

/** Fields whose dates can be read in several ways, which nobody has decided. */
export function undecided(mapping: Mapping, columns: readonly ListColumn[]): ListField[] {
	return fieldsOf(mapping).filter((field) => {
		const source = sourceOf(mapping, field);
		const doubtful = source.columns.some((at) => (columns[at]?.ambiguous.length ?? 0) > 0);
		return source.dates === null && doubtful && dateOrders(columns, field, source).length > 1;
	});
}

/** Needed fields that come from nowhere. */
export const unfilled = (mapping: Mapping): ListField[] =>
	fieldsOf(mapping).filter((field) => need(mapping.kind, field) !== null && isEmpty(sourceOf(mapping, field)));

/** Places of the columns that nothing is taken from. */
export function unused({ fields }: Mapping, columns: readonly ListColumn[]): number[] {
	const used = new Set(Object.values(fields).flatMap(({ columns }) => columns));
	return columns.map((_, at) => at).filter((at) => !used.has(at));
}

/** The same name may stand over several columns: which of them it is. */
const nameAt = (columns: readonly ListColumn[], at: number): string => {
	const name = columns[at]?.name ?? '';
	return `${columns.slice(0, at).filter((column) => column.name === name).length} ${name}`;
};

/** A list was read again, otherwise: what was mapped by a column's name stays, the rest is as it is now proposed. */
export function carriedOver(mapping: Mapping, before: readonly ListColumn[], after: readonly ListColumn[], proposed: Mapping): Mapping {
	if (mapping.kind !== proposed.kind) return proposed;
	const places = new Map(after.map((_, at) => [nameAt(after, at), at]));
	const fields: Mapping['fields'] = { ...proposed.fields };
	for (const field of fieldsOf(mapping)) {
		const source = sourceOf(mapping, field);
		const columns = source.columns.flatMap((at) => places.get(nameAt(before, at)) ?? []);
		const kept = { ...source, columns };
		if (isEmpty(kept)) continue;
		const orders = dateOrders(after, field, kept);
		const dates = kept.dates !== null && orders.includes(kept.dates) ? kept.dates : orders.length === 1 ? (orders[0] ?? null) : null;
		fields[field] = { ...kept, dates, decimals: kept.decimals ?? decimalsOf(after, field, kept) };
	}
	return { ...proposed, fields, words: { ...proposed.words, ...mapping.words } };
}

const ORDERS: Record<DateOrder, readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd']> = {
	'year-first': ['y', 'm', 'd'],
	'month-first': ['m', 'd', 'y'],
	'day-first': ['d', 'm', 'y']
};

/** What a date of a list would be in this order; only to show it, the core reads for itself. */
export function readDate(text: string, order: DateOrder): Day | null {
	const parts = /^\s*(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})/.exec(text)?.slice(1);
	if (!parts) return null;
	const read = Object.fromEntries(ORDERS[order].map((part, at) => [part, Number(parts[at])])) as Record<'y' | 'm' | 'd', number>;
	const year = read.y < 100 ? read.y + 2000 : read.y;
	if (year < 1990 || year > 2100 || read.m < 1 || read.m > 12 || read.d < 1 || read.d > daysInMonth(year, read.m)) return null;
	return `${year}-${String(read.m).padStart(2, '0')}-${String(read.d).padStart(2, '0')}`;
}

/** Of a column's samples the one that shows best what an order means: its day and month differ. */
export function tellingSample(columns: readonly ListColumn[], source: FieldMapping, orders: readonly DateOrder[]): string {
	const samples = source.columns.flatMap((at) => [...(columns[at]?.ambiguous ?? []), ...(columns[at]?.samples ?? [])]);
	const differs = (text: string) => new Set(orders.map((order) => readDate(text, order))).size === orders.length;
	return samples.find(differs) ?? samples[0] ?? '';
}
