// The sentence beside a refresh date, in the cases that real books have; and the sentence of a policy.
import { expect, test } from 'vitest';
import { refreshSentence, termsSentence } from './refresh';
import type { RefreshSource, Terms, Why } from './types';

const device = {
	deployedOn: '2024-02-29',
	category: 'laptop',
	model: 'HP EliteBook 840 G8',
	customer: 'Harbor Dental Group'
};

test.each<[Why, RefreshSource, string | null, string]>([
	[{ scope: 'default', months: 48, counted: '2028-02-29' }, 'policy', '2028-02-29', '48 months after 29 Feb 2024, default for laptops'],
	[{ scope: 'category', months: 1, counted: '2024-03-29' }, 'policy', '2024-03-29', '1 month after 29 Feb 2024, policy for laptops'],
	[
		{ scope: 'customer-category', months: 36, counted: '2027-02-28' },
		'policy',
		'2027-02-28',
		'36 months after 29 Feb 2024, policy for laptops at Harbor Dental Group'
	],
	[{ scope: 'customer', months: 36, counted: '2027-02-28' }, 'policy', '2027-02-28', '36 months after 29 Feb 2024, policy for Harbor Dental Group'],
	[{ scope: 'model', counted: '2027-03-01' }, 'warranty', '2027-03-01', 'Warranty ends 1 Mar 2027, policy for HP EliteBook 840 G8'],
	[
		{ scope: 'customer-model', counted: '2029-06-30', pick: 'latest' },
		'support',
		'2029-06-30',
		'Vendor support ends 30 Jun 2029, policy for HP EliteBook 840 G8 at Harbor Dental Group; the latest of several dates'
	],
	[{ scope: 'asset', counted: '2027-03-01', pick: 'earliest' }, 'warranty', '2027-03-01', 'Warranty ends 1 Mar 2027, policy for this device; the earliest of several dates'],
	[{ scope: 'model', counted: '2024-02-29' }, 'support', '2024-02-29', 'Vendor support was over when it was deployed, 29 Feb 2024, policy for HP EliteBook 840 G8'],
	[
		{ scope: 'category', months: 36, counted: '2027-02-28', movedTo: 'quarter-end' },
		'policy',
		'2027-03-31',
		'36 months after 29 Feb 2024, policy for laptops; moved to the end of the quarter'
	],
	// It was the last day of the month already.
	[{ scope: 'category', months: 36, counted: '2027-02-28', movedTo: 'month-end' }, 'policy', '2027-02-28', '36 months after 29 Feb 2024, policy for laptops'],
	[
		{ scope: 'category', months: 36, counted: '2027-02-28', movedTo: 'fiscal-year-end' },
		'policy',
		'2027-03-31',
		'36 months after 29 Feb 2024, policy for laptops; moved to the end of the fiscal year'
	],
	[
		{ scope: 'category', months: 30, counted: '2026-08-29', keptClear: true },
		'policy',
		'2026-07-31',
		'30 months after 29 Feb 2024, policy for laptops; moved out of August, which is closed'
	],
	[
		{ scope: 'category', months: 34, counted: '2026-12-29', movedTo: 'quarter-end', keptClear: true },
		'policy',
		'2026-11-30',
		'34 months after 29 Feb 2024, policy for laptops; moved to the end of the quarter; moved out of December, which is closed'
	],
	[
		{ scope: 'category', months: 34, counted: '2026-12-29', movedTo: 'fiscal-year-end', keptClear: true },
		'policy',
		'2027-05-31',
		'34 months after 29 Feb 2024, policy for laptops; moved to the end of the fiscal year; moved out of a closed month'
	],
	[
		{ scope: 'default', months: 48, counted: '2028-02-29', unknown: ['warranty'] },
		'policy',
		'2028-02-29',
		'48 months after 29 Feb 2024, default for laptops; the warranty’s end is not known'
	],
	// Only one of two dates is known: it was not picked from several.
	[
		{ scope: 'category', months: 36, counted: '2027-02-28', pick: 'earliest', unknown: ['support'] },
		'policy',
		'2027-02-28',
		'36 months after 29 Feb 2024, policy for laptops; the end of vendor support is not known'
	],
	[{ reason: 'lease ends' }, 'manual', '2027-01-31', 'Set by hand: lease ends'],
	[{}, 'manual', '2027-01-31', 'Set by hand'],
	[{}, 'none', null, 'Nothing is scheduled'],
	[{ scope: 'customer-category' }, 'none', null, 'Nothing is scheduled, policy for laptops at Harbor Dental Group'],
	[{ unknown: ['warranty', 'support'] }, 'none', null, 'Nothing is scheduled; the warranty’s end is not known; the end of vendor support is not known']
])('%j (%s) says why it is %s', (why, source, on, sentence) => {
	expect(refreshSentence(why, source, on, device)).toBe(sentence);
});

test('a policy whose model and customer have no names here still says what it is for', () => {
	const nameless = { deployedOn: '2024-02-29', category: 'laptop' };
	const why: Why = { scope: 'customer-model', counted: '2027-03-01' };
	expect(refreshSentence(why, 'warranty', '2027-03-01', nameless)).toBe('Warranty ends 1 Mar 2027, policy for the model at the customer');
});

test.each<[Partial<Terms>, string]>([
	[{}, 'Never: nothing is scheduled'],
	[{ months: 36 }, '36 months in service'],
	[{ months: 1, movedTo: 'month-end' }, '1 month in service, moved to the end of the month'],
	[{ warranty: true }, 'The warranty’s end'],
	[{ months: 36, warranty: true }, 'The earliest of 36 months in service and the warranty’s end'],
	[
		{ months: 36, warranty: true, support: true, pick: 'latest', movedTo: 'fiscal-year-end' },
		'The latest of 36 months in service, the warranty’s end and the end of vendor support, moved to the end of the fiscal year'
	]
])('a policy of %j is told', (terms, sentence) => {
	const none: Terms = { months: null, warranty: false, support: false, pick: 'earliest', movedTo: 'as-counted' };
	expect(termsSentence({ ...none, ...terms })).toBe(sentence);
});
