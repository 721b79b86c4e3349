// Facilities and programmes as one choice.
import { expect, test } from 'vitest';
import { outletChoices, outletIds, outletOf, outletStanding, outletTitle, type Outlets } from './outlets';

const facility = (id: string, closedOn: string | null = null) => ({ facility: { id, recycler: 'Blue Harbor', name: id, closedOn }, validToday: [{ standard: 'r2v3' }] });
const programme = (id: string, validUntil: string | null) => ({ programme: { id, name: `Programme ${id}`, operator: 'Second Turn', validUntil } });
const outlets = {
	facilities: [facility('Ohio'), facility('Texas', '2026-06-30')],
	programmes: [programme('toner', '2027-02-16')]
} as unknown as Outlets;

test('an outlet is written and read as one word', () => {
	for (const sent of [{ facilityId: 'f', programmeId: null }, { facilityId: null, programmeId: 'p' }, { facilityId: null, programmeId: null }]) {
		expect(outletIds(outletOf(sent))).toEqual(sent);
	}
});

test('what is closed on that day is not offered, unless it is chosen already', () => {
	const offered = (chosen: string) => outletChoices(outlets, '2026-11-30', chosen).map(({ text }) => text);
	expect(offered('')).toEqual(['Choose later', 'Blue Harbor, Ohio', 'Programme toner (programme)']);
	expect(offered('facility:Texas')).toContain('Blue Harbor, Texas');
	expect(outletChoices(outlets, '2026-06-30', '')).toHaveLength(4);
});

test('what is known of the chosen one stands beneath', () => {
	expect(outletStanding(outlets, 'facility:Ohio')).toBe('Holds today, by its dates: R2v3.');
	expect(outletStanding(outlets, 'programme:toner')).toBe('Run by Second Turn to 16 Feb 2027.');
	expect(outletStanding(outlets, '')).toBe('It can be chosen later, before it is received.');
	expect(outletStanding({ facilities: [], programmes: [] }, '')).toContain('Plan now');
	expect(outletTitle(outlets, 'programme:toner')).toBe('Programme toner');
});
