// Terms in words, and as a form takes and gives them.
import { expect, test } from 'vitest';
import { noTerms, sentTerms, termsFacts, termsForm, termsTexts, whenOf, whenWords } from './terms';
import type { DatedTerms, OutletTerms } from '$api/types';

const terms: OutletTerms = {
	accepts: ['toner_cartridge', 'ink_cartridge'],
	refuses: ['server'],
	makers: ['Lexmark'],
	genuineOnly: true,
	areas: ['US', 'CA-ON'],
	leastPieces: 40,
	leastWeight: null,
	mostItemWeight: 6000,
	mostPackageWeight: 31750,
	leadDays: 5,
	batteries: 'removed',
	media: 'erased',
	locked: 'refused',
	onSiteDestruction: false,
	exports: 'never',
	price: 'paid',
	amount: { minor: 123450, currency: 'USD' },
	per: 'item',
	packaging: 'original box',
	booking: '',
	note: ''
};
const value = (name: string, of = terms) => termsFacts(of).find((fact) => fact.name === name)?.value;

test('terms are said name by name', () => {
	expect(value('Takes')).toBe('toner cartridges, ink cartridges');
	expect(value('Makers')).toBe('Lexmark, genuine only');
	expect(value('From')).toBe('United States, CA-ON');
	expect(value('At least')).toBe('40 pieces');
	expect(value('At most')).toBe('6.0\u00a0kg each, 31.8\u00a0kg a package');
	expect(value('Price')).toBe('costs $\u202f1,234.50 for each');
	expect(termsTexts(terms).map((fact) => fact.value)).toEqual(['original box']);
});

test('what is not limited goes without saying, or is said so', () => {
	const open = { ...terms, accepts: [], refuses: [], makers: [], genuineOnly: false, areas: [], leastPieces: null, leadDays: 0, amount: null };
	expect(value('Takes', open)).toBe('everything');
	expect(value('From', open)).toBe('anywhere');
	expect(value('Makers', open)).toBeUndefined();
	expect(value('At least', open)).toBeUndefined();
	expect(value('Price', open)).toBe('costs; amount not noted');
	expect(value('Price', { ...open, price: 'free' })).toBe('free');
});

test('terms are in force, coming or past', () => {
	const dated = (id: string, appliesFrom: string): DatedTerms => ({ id, appliesFrom, notedOn: appliesFrom, terms });
	expect(whenOf(dated('b', '2026-01-01'), 'b', '2026-11-23')).toBe('in-force');
	expect(whenOf(dated('a', '2025-01-01'), 'b', '2026-11-23')).toBe('past');
	expect(whenOf(dated('c', '2027-01-01'), 'b', '2026-11-23')).toBe('coming');
	expect(whenWords(dated('c', '2027-01-01'), 'coming', '2026-11-23')).toBe('From 1 Jan 2027, in 39 days');
});

test('a form begins with the terms that hold, to the gram and cent', () => {
	const form = termsForm(terms);
	expect(form).toMatchObject({
		makers: 'Lexmark',
		areas: 'US, CA-ON',
		leastPieces: '40',
		leastWeight: '',
		mostItemWeight: '6',
		mostPackageWeight: '31.75',
		leadDays: '5',
		amount: '1234.50',
		currency: 'USD'
	});
	expect(termsForm({ ...terms, amount: { minor: 900, currency: 'JPY' } }).amount).toBe('900');
});

test('an amount is sent as the core reads it, and only where there is a price', () => {
	const typed = { ...noTerms(), amount: '$ 1,234.5' };
	expect(sentTerms({ ...typed, price: 'paid' }, 'USD').amount).toBe('1234.50');
	expect(sentTerms({ ...typed, price: 'free' }, 'USD').amount).toBe('');
	expect(sentTerms({ ...typed, price: 'paid', amount: 'lots' }, 'USD').amount).toBe('lots');
});
