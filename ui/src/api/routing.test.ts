// Reasons as sentences, in the cases that real registers have; and what a list says of a route.
import { expect, test } from 'vitest';
import { catalogues } from '$components/text/text';
import { areaName, outletAddress, outletCost, proposedInShort, proposedName, proposedWhy, rankedOutlets, sayCost, sayCosts, sayReason, saySentences, standingWords } from './routing';
import type { Assessed, Proposed, Reason, Route } from './types';

const shown = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

test.each<[Reason['code'], Record<string, string>, string]>([
	['leased', {}, 'It is leased and goes back to the lessor.'],
	['kind-not-wanted', { rule: 'Loose drives and tapes', kind: 'take-back' }, 'The rule “Loose drives and tapes” allows no take-back programme.'],
	['kind-not-wanted', { rule: 'Toner', kind: 'certified-recycler' }, 'The rule “Toner” allows no recycler.'],
	['category-not-taken', { category: 'laptop' }, 'Its terms do not name laptops.'],
	['area-not-served', { area: 'US-OH', areas: 'CA, US-PA' }, 'It does not serve US-OH, only Canada, US-PA.'],
	['item-too-heavy', { weight: '22000', most: '9070' }, 'It takes pieces of at most 9.1 kg; this is 22.0 kg.'],
	['not-certified', { standards: 'e-stewards r2v3 naid-aaa' }, 'It holds none of the certifications asked for: e-Stewards, R2v3, or NAID AAA.'],
	['customer-wants', { standards: 'e-stewards' }, 'The customer accepts only e-Stewards.'],
	['certification-ended', { standard: 'r2v3', day: '2026-06-30' }, 'Its R2v3 certification is valid only to 30 Jun 2026.'],
	['standard-ended', { standard: 'r2-2013' }, 'R2:2013 itself has ended: no certificate of it counts any more.'],
	['scope-missing', { standard: 'r2v3', scope: 'r2-b' }, 'Its R2v3 certificate does not cover Appendix B, data sanitization.'],
	['too-few', { least: '10', quantity: '1' }, 'It comes for 10 pieces or more; there is one.'],
	['too-few', { least: '10', quantity: '4' }, 'It comes for 10 pieces or more; there are 4.'],
	['too-light', { least: '25000', weight: '2400' }, 'It comes for 25.0 kg or more; this is 2.4 kg.'],
	['status-check-old', { standard: 'e-stewards', day: '2026-03-01' }, 'Its e-Stewards certification was last looked up on 1 Mar 2026.'],
	['certified', { standard: 'e-stewards', number: '007', day: '2027-11-30' }, 'e-Stewards, certificate 007, valid to 30 Nov 2027.'],
	['least-pieces', { least: '10' }, 'It comes for 10 pieces or more.'],
	['least-weight', { least: '10000' }, 'It comes for 10.0 kg or more.'],
	['lead-time', { days: '1' }, 'Book it one day ahead.'],
	['lead-time', { days: '10' }, 'Book it 10 days ahead.'],
	['packages', { packages: '3', most: '31500' }, 'Pack it in 3 packages of at most 31.5 kg.'],
	['ends-soon', { day: '2026-12-31' }, 'The programme ends on 31 Dec 2026.'],
	['ends-soon', { day: '2026-12-31', standard: 'r2v3' }, 'Its R2v3 certification ends on 31 Dec 2026.']
])('%s of %j is said', (code, params, sentence) => {
	expect(shown(sayReason({ code, params }))).toBe(sentence);
});

test('every reason that has a sentence is one of the core’s own catalogue', () => {
	const core = Object.entries(catalogues).find(([path]) => path.endsWith('core/src/routing/messages.ftl'));
	expect(core?.[1]).toContain('reason-status-check-old');
});

test('a reason of a newer core still says something', () => {
	const reason = { code: 'phase-of-the-moon', params: {} } as unknown as Reason;
	expect(sayReason(reason)).toBe('A reason without words (phase-of-the-moon).');
});

test('costs are told by who pays', () => {
	const usd = (minor: number) => ({ minor, currency: 'USD' });
	expect(shown(sayCost(usd(12_050)))).toBe('costs $ 120.50');
	expect(shown(sayCost(usd(-1500)))).toBe('credits $ 15');
	expect(sayCost(usd(0))).toBe('free');
	expect(sayCost(null)).toBe('price not known');
	expect(shown(sayCosts([usd(12_000), { minor: -500, currency: 'EUR' }]))).toBe('costs $ 120, credits € 5');
});

test('places are named', () => {
	expect([areaName('US'), areaName('US-OH'), areaName('Ohio')]).toEqual(['United States', 'US-OH', 'Ohio']);
});

test('a certification says how it stands', () => {
	const between = { validFrom: '2025-12-01', validUntil: '2026-11-30' };
	expect(standingWords('valid', between)).toBe('Valid to 30 Nov 2026');
	expect(standingWords('not-yet', between)).toBe('Valid from 1 Dec 2025');
	expect(standingWords('suspended', between)).toBe('Suspended');
});

const proposed: Proposed = {
	kind: 'certified-recycler',
	outlet: 'facility:f1',
	name: 'Blue Harbor, Ohio',
	rule: 'Whatever holds data',
	cost: null,
	against: []
};
const nowhere = { ...proposed, outlet: null, name: null };

test('a list says where it goes and why', () => {
	expect([proposedName(proposed), proposedWhy(proposed)]).toEqual(['Blue Harbor, Ohio', 'by the rule “Whatever holds data”']);
});

test('a list never says nothing where none is offered', () => {
	expect([proposedName(nowhere), proposedWhy(nowhere)]).toEqual(['Certified recycler', 'No outlet is in the register yet.']);
	const held = { ...nowhere, against: [{ code: 'legal-hold' as const, params: {} }] };
	expect([proposedName(held), proposedWhy(held)]).toEqual(['Stays', 'It is under a legal hold and must not leave.']);
	const ended = { ...nowhere, against: [{ code: 'certification-ended' as const, params: { standard: 'r2v3', day: '2026-06-30' } }] };
	expect(proposedWhy(ended)).toBe('None may take it. Its R2v3 certification is valid only to 30 Jun 2026.');
	expect(proposedInShort(ended)).toBe('Its R2v3 certification is valid only to 30 Jun 2026.');
	expect(proposedInShort(nowhere)).toBe('No outlet is in the register yet.');
	const offered: Proposed = { ...nowhere, outlet: 'facility:f1', name: 'Blue Harbor, Ohio', rule: 'Phones', cost: { minor: 450, currency: 'USD' } };
	expect(shown(proposedInShort(offered))).toBe('Phones, costs $ 4.50');
});

const assessed = (more: Partial<Assessed>): Assessed => ({
	outlet: 'facility:f1',
	kind: 'certified-recycler',
	name: 'Blue Harbor, Ohio',
	offered: true,
	reasonsFor: [],
	conditions: [],
	against: [],
	cost: null,
	on: '2026-11-24',
	...more
});
const reason = (code: Reason['code']): Reason => ({ code, params: {} });

test('what is free without an amount is free', () => {
	expect(outletCost(assessed({ reasonsFor: [reason('free')] }))).toBe('free');
	expect(outletCost(assessed({ conditions: [reason('paid')] }))).toBe('costs, amount not noted');
	expect(outletCost(assessed({}))).toBe('price not known');
});

test('outlets are ranked in words, and nothing is proposed of what stays', () => {
	const outlets = [
		assessed({ reasonsFor: [reason('free')] }),
		assessed({ outlet: 'programme:p1', kind: 'take-back', name: 'Toner box', offered: false, against: [reason('data-refused')] })
	];
	const route: Route = { rule: 'Everything else', kind: 'certified-recycler', stays: [], outlets };
	const [first, second] = rankedOutlets(route);
	expect(first).toMatchObject({ standing: { tone: 'order', text: 'Proposed' }, note: 'Certified recycler, free', sides: [{ title: 'For it', sentences: ['It is free.'] }] });
	expect(second).toMatchObject({ standing: { tone: 'waiting', text: 'Not offered' }, note: 'Take-back programme', sides: [{ title: 'Against it' }] });
	expect(rankedOutlets({ ...route, stays: [reason('leased')] })[0]?.standing.text).toBe('May take it');
	expect(saySentences(route)).toEqual(['It is free.']);
	expect(saySentences({ ...route, stays: [reason('leased')] })).toEqual(['It is leased and goes back to the lessor.']);
	expect(saySentences({ ...route, outlets: outlets.slice(1) })).toEqual(['It takes nothing that holds data.']);
	expect(saySentences({ ...route, outlets: [] })).toEqual(['No outlet is in the register yet.']);
});

test('an outlet is shown where it is noted', () => {
	expect(outletAddress('facility:f1')).toBe('/recyclers?facility=f1');
	expect(outletAddress('programme:p1')).toBe('/recyclers/programmes?programme=p1');
});
