// How rules read and move, and what is typed of them.
import { expect, test } from 'vitest';
import { certifiedWords, decidedBefore, forWords, kilograms, moved, orderWords, readKilograms, type Row } from './rules';
import type { Rule } from '$api/types';

const rule = (name: string, more: Partial<Rule> = {}): Rule => ({
	name,
	categories: [],
	data: 'any',
	above: null,
	upTo: null,
	areas: [],
	order: ['certified-recycler'],
	certified: [],
	...more
});
const row = (name: string, more: Partial<Rule> = {}): Row => ({ key: name, rule: rule(name, more) });
const names = (rows: readonly Row[]) => rows.map(({ key }) => key).join('');
const shown = (text: string) => text.replace(/\u00a0/g, ' ');

test.each<[Partial<Rule>, string]>([
	[{}, 'Everything'],
	[{ categories: ['laptop', 'server'] }, 'Laptops, servers'],
	[{ data: 'holds' }, 'Everything; holding data'],
	[{ upTo: 3000 }, 'Everything; up to 3.0 kg each'],
	[{ categories: ['server'], above: 20_000, areas: ['US-OH', 'CA'] }, 'Servers; above 20.0 kg each; from US-OH, Canada'],
	[{ above: 3000, upTo: 20_000 }, 'Everything; above 3.0 kg and up to 20.0 kg each']
])('a rule of %j says what it is for', (more, words) => {
	expect(shown(forWords(rule('one', more)))).toBe(words);
});

test('where it goes reads as a preference', () => {
	expect(orderWords(['take-back', 'certified-recycler'])).toBe('Take-back programme, else certified recycler');
	expect(orderWords(['certified-recycler'])).toBe('Certified recycler');
	expect(orderWords([])).toBe('Nowhere');
});

test('certifications that are enough are alternatives', () => {
	expect(certifiedWords([])).toBe('no certification asked for');
	expect(certifiedWords([{ standard: 'e-stewards', scopes: [] }, { standard: 'r2v3', scopes: [] }])).toBe('e-Stewards or R2v3');
	expect(certifiedWords([{ standard: 'e-stewards', scopes: [] }, { standard: 'r2v3', scopes: ['r2-b'] }])).toBe(
		'e-Stewards, or R2v3 (Appendix B, data sanitization)'
	);
});

test('a row behind one that takes everything is never reached', () => {
	const rows = [row('a', { data: 'holds' }), row('b'), row('c', { upTo: 3000 })];
	expect([0, 1, 2].map((at) => decidedBefore(rows, at))).toEqual([null, null, 'b']);
});

test.each([
	[0, 1, 'bac'],
	[2, 0, 'cab'],
	[0, 2, 'bca'],
	[0, -1, 'abc'],
	[2, 3, 'abc'],
	[1, 1, 'abc']
])('the row at %d moves to %d', (from, to, order) => {
	expect(names(moved([row('a'), row('b'), row('c')], from, to))).toBe(order);
});

test.each([
	['', null],
	['3', 3000],
	[' 2.5 ', 2500],
	['0.001', 1]
])('“%s” kilograms are read', (typed, grams) => {
	expect(readKilograms(typed)).toEqual({ grams });
});

test.each(['heavy', '-1', '0', '2.5555', '20000'])('“%s” kilograms are refused with a sentence', (typed) => {
	const read = readKilograms(typed);
	expect('complaint' in read && read.complaint.length > 5).toBe(true);
});

test('grams are typed as kilograms', () => {
	expect([kilograms(null), kilograms(2500), kilograms(3000)]).toEqual(['', '2.5', '3']);
});
