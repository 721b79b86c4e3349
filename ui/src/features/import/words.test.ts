// The filters say how many rows stand behind them, and a cell says what is the matter with it, the worst first.
import { expect, test } from 'vitest';
import { changeWords, markOf, meantWords, reasonWords, refusedWords, tabsOf, verdictWords } from './words';
import type { ListOutlook, ListRow } from '$api/types';

const outlook: ListOutlook = {
	new: 9200,
	update: 485,
	unchanged: 0,
	refused: 315,
	odd: 41,
	newCustomers: 0,
	newSites: 0,
	newModels: 0,
	questions: [],
	reasons: []
};
const row: ListRow = { number: 12, verdict: 'new', cells: {}, meant: {}, edited: [], refused: [], odd: [], changes: [] };

test('a filter behind which no row stands is left out, unless it is the one shown', () => {
	expect(tabsOf(outlook, 'all').map(({ value, count }) => `${value} ${count}`)).toEqual([
		'all 10,000',
		'new 9,200',
		'update 485',
		'refused 315',
		'odd 41'
	]);
	expect(tabsOf(outlook, 'unchanged').map(({ value }) => value)).toContain('unchanged');
});

test('a cell is marked by what is wrong before what is odd', () => {
	const odd = [{ field: 'serial', code: 'serial-zeros-lost', params: {} } as const];
	const refused = [{ field: 'serial', code: 'missing', params: {} } as const];
	expect(markOf({ ...row, odd: [...odd] }, 'serial')?.tone).toBe('attention');
	expect(markOf({ ...row, odd: [...odd], refused: [...refused] }, 'serial')).toEqual({ tone: 'wrong', words: 'This is needed.' });
	expect(markOf({ ...row, odd: [...odd] }, 'customer')).toBeNull();
	expect(verdictWords({ ...row, odd: [...odd] })).toBe('New, odd');
});

test('how a day is read is said where the list writes it in its own way', () => {
	const cells = { 'deployed-on': '03/04/25', warranty: '36', 'refresh-on': '2029-01-31' };
	const meant = { 'deployed-on': '2025-04-03', warranty: '2028-04-03', 'refresh-on': '2029-01-31' };
	expect(meantWords({ ...row, cells, meant })).toBe('Deployed on 3 Apr 2025, Warranty 3 Apr 2028');
});

test('a row of a list is called a row', () => {
	const twice = { field: 'serial', code: 'serial-twice', params: { line: '20' } } as const;
	expect(refusedWords(twice)).toBe('Serial number: The same as in row 20.');
	expect(markOf({ ...row, refused: [twice] }, 'serial')?.words).toBe('The same as in row 20.');
});

test.each([
	[{ field: 'deployed-on', from: '', to: '2026-11-23' }, 'Deployed on: nothing → 23 Nov 2026'],
	[{ field: 'tag', from: 'T-1', to: 'T-2' }, 'Asset tag: T-1 → T-2']
] as const)('what an update changes is said as the book would write it', (change, words) => {
	expect(changeWords(change)).toBe(words);
});

test('a reason is named without the facts of one row', () => {
	expect(reasonWords({ field: 'row', code: 'row-too-short', rows: 38 })).toBe('too few cells');
	expect(reasonWords({ field: 'serial', code: 'missing', rows: 3 })).toBe('Serial number: missing');
	expect(reasonWords({ field: 'price', code: 'something-new', rows: 1 })).toBe('Price: cannot be taken');
});
