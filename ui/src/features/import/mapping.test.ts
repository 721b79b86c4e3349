// A mapping changes as a person wants it, says what is open, and never decides what a date means.
import { expect, test } from 'vitest';
import {
	carriedOver,
	chooseColumn,
	decideDates,
	fieldsOf,
	readDate,
	setFixed,
	setWords,
	sourceOf,
	tellingSample,
	undecided,
	unfilled,
	unused
} from './mapping';
import type { DateOrder, ListColumn, Mapping } from '$api/types';

const column = (name: string, more: Partial<ListColumn> = {}): ListColumn => ({
	name,
	samples: [],
	filled: 10,
	dates: [],
	decimals: null,
	ambiguous: [],
	...more
});
const columns = [
	column('Client'),
	column('Installed', { samples: ['03/03/25', '03/04/25'], dates: ['month-first', 'day-first'], ambiguous: ['03/04/25'] }),
	column('Shipped', { samples: ['25/12/2024'], dates: ['day-first'] }),
	column('Cost', { decimals: 'comma' }),
	column('Notes'),
	column('Notes')
];
const empty: Mapping = { kind: 'devices', fields: {}, words: {} };

test('a column that can be read in two orders leaves the question to the person', () => {
	const mapped = chooseColumn(empty, columns, 'deployed-on', 0, 1);
	expect(sourceOf(mapped, 'deployed-on').dates).toBeNull();
	expect(undecided(mapped, columns)).toEqual(['deployed-on']);
	const decided = decideDates(mapped, 'deployed-on', 'day-first');
	expect(undecided(decided, columns)).toEqual([]);
	expect(undecided(chooseColumn(decided, columns, 'deployed-on', 0, 1), columns), 'chosen again, asked again').toEqual([
		'deployed-on'
	]);
});

test('where both orders mean the same days there is nothing to ask', () => {
	const same = [column('Installed', { samples: ['03/03/25'], dates: ['month-first', 'day-first'] })];
	expect(undecided(chooseColumn(empty, same, 'deployed-on', 0, 0), same)).toEqual([]);
});

test('a column that can be read in one order is read in it', () => {
	expect(sourceOf(chooseColumn(empty, columns, 'deployed-on', 0, 2), 'deployed-on').dates).toBe('day-first');
});

test('an amount is read with the mark its column uses, and only an amount', () => {
	expect(sourceOf(chooseColumn(empty, columns, 'price', 0, 3), 'price').decimals).toBe('comma');
	expect(sourceOf(chooseColumn(empty, columns, 'tag', 0, 3), 'tag').decimals).toBeNull();
});

test('a note takes several columns, each once, in their order', () => {
	let mapped = chooseColumn(empty, columns, 'note', 0, 4);
	mapped = chooseColumn(mapped, columns, 'note', 1, 5);
	mapped = chooseColumn(mapped, columns, 'note', 2, 4);
	expect(sourceOf(mapped, 'note').columns).toEqual([4, 5]);
	expect(sourceOf(chooseColumn(mapped, columns, 'note', 0, null), 'note').columns).toEqual([5]);
});

test('what comes from nowhere is told, and one value for all rows is enough', () => {
	expect(unfilled(empty)).toEqual(['customer', 'model', 'serial', 'deployed-on']);
	expect(unfilled(setFixed(empty, 'customer', 'Harbor Dental Group'))).not.toContain('customer');
	expect(unfilled(setFixed(setFixed(empty, 'customer', 'x'), 'customer', ''))).toContain('customer');
});

test('columns that nothing is taken from are told by their place', () => {
	expect(unused(chooseColumn(empty, columns, 'customer', 0, 0), columns)).toEqual([1, 2, 3, 4, 5]);
});

test('a field that only a preset knows is shown as well', () => {
	expect(fieldsOf({ ...empty, kind: 'models', fields: { note: sourceOf(empty, 'note') } })).toContain('note');
});

test('a word that means nothing any more is forgotten', () => {
	const said = setWords(empty, 'category', { Notebook: 'laptop', TFT: 'monitor' });
	expect(said.words.category).toEqual({ Notebook: 'laptop', TFT: 'monitor' });
	expect(setWords(said, 'category', { TFT: '' }).words.category).toEqual({ Notebook: 'laptop' });
});

test('a list that is read otherwise keeps what was mapped by the names of its columns', () => {
	let mapped = chooseColumn(empty, columns, 'customer', 0, 0);
	mapped = decideDates(chooseColumn(mapped, columns, 'deployed-on', 0, 1), 'deployed-on', 'day-first');
	mapped = setFixed(chooseColumn(mapped, columns, 'note', 0, 5), 'maker', 'Dell');
	const after = [column('#'), ...columns];
	const proposed: Mapping = { ...empty, fields: { serial: { ...sourceOf(empty, 'serial'), columns: [0] } } };
	const kept = carriedOver(mapped, columns, after, proposed);
	expect(sourceOf(kept, 'customer').columns).toEqual([1]);
	expect(sourceOf(kept, 'deployed-on')).toMatchObject({ columns: [2], dates: 'day-first' });
	expect(sourceOf(kept, 'note').columns, 'the second of two columns of one name').toEqual([6]);
	expect(sourceOf(kept, 'maker').fixed).toBe('Dell');
	expect(sourceOf(kept, 'serial').columns, 'the rest as it is proposed now').toEqual([0]);
});

test('days among words are asked about too', () => {
	const among = [column('Installed', { samples: ['reception', '03/04/25'], ambiguous: ['03/04/25'] })];
	const mapped = chooseColumn(empty, among, 'deployed-on', 0, 0);
	expect(undecided(mapped, among)).toEqual(['deployed-on']);
	expect(undecided(decideDates(mapped, 'deployed-on', 'day-first'), among)).toEqual([]);
});

test('a decision about dates is kept only where it can still be', () => {
	const mapped = decideDates(chooseColumn(empty, columns, 'deployed-on', 0, 1), 'deployed-on', 'month-first');
	const after = [column('Installed', { dates: ['day-first'] })];
	expect(sourceOf(carriedOver(mapped, columns, after, empty), 'deployed-on').dates).toBe('day-first');
});

test.each<[string, DateOrder, string | null]>([
	['03/04/25', 'month-first', '2025-03-04'],
	['03/04/25', 'day-first', '2025-04-03'],
	['2024-02-29', 'year-first', '2024-02-29'],
	['29.2.2023', 'day-first', null],
	['13/01/2024', 'month-first', null],
	['1/23/23 0:00', 'month-first', '2023-01-23'],
	['soon', 'day-first', null]
])('%s, %s', (text, order, day) => {
	expect(readDate(text, order)).toBe(day);
});

test('the sample beside the question is one that the orders read differently', () => {
	const source = sourceOf(chooseColumn(empty, columns, 'deployed-on', 0, 1), 'deployed-on');
	expect(tellingSample(columns, source, ['month-first', 'day-first'])).toBe('03/04/25');
});
