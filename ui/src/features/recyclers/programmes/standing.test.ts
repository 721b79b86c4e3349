// How a programme stands on a day, and what is said of a proposal.
import { expect, test } from 'vitest';
import { confirmationStands, programmeStands, proposalWords, whoWords } from './standing';
import type { ProgrammeCard, ProgrammeProposal } from '$api/types';

const TODAY = '2026-11-23';

function card(change: Partial<ProgrammeCard['programme']>, endsIn: number | null = null, confirmAgain = false): ProgrammeCard {
	const programme = {
		id: 'p',
		version: 1,
		name: 'Cartridges',
		sponsor: '',
		operator: 'Clover',
		facilityId: null,
		validFrom: null,
		validUntil: null,
		confirmedOn: '2026-03-12',
		confirmedBy: 'Dana',
		source: 'a letter',
		proposal: null,
		...change
	};
	return { programme, facility: null, terms: [], inForce: null, endsIn, confirmAgain };
}

test.each([
	[card({}), 'order', 'No end known'],
	[card({ validUntil: '2027-12-31' }, 403), 'order', 'To 31 Dec 2027'],
	[card({ validUntil: '2027-02-21' }, 90), 'attention', 'Ends in 90 days'],
	[card({ validUntil: '2026-11-24' }, 1), 'attention', 'Ends tomorrow'],
	[card({ validUntil: TODAY }, 0), 'attention', 'Ends today'],
	[card({ validUntil: '2026-11-22' }), 'wrong', 'Ended 22 Nov 2026'],
	[card({ validFrom: '2027-01-01', validUntil: '2027-12-31' }, 403), 'waiting', 'Begins 1 Jan 2027']
] as const)('case %#', (programme, tone, text) => {
	expect(programmeStands(programme, TODAY)).toEqual({ tone, text });
});

test('terms that nobody has made sure of for a year ask for it', () => {
	expect(confirmationStands(card({})).tone).toBe('order');
	expect(confirmationStands(card({}, null, true)).tone).toBe('attention');
});

test('who stands behind a programme is said once', () => {
	expect(whoWords({ sponsor: '', operator: 'HP' })).toBe('HP');
	expect(whoWords({ sponsor: 'HP', operator: 'HP' })).toBe('HP');
	expect(whoWords({ sponsor: 'Ingram Micro', operator: 'Clover' })).toBe('For Ingram Micro, run by Clover');
});

test('a proposal says how old it is and how sure', () => {
	const proposal: Pick<ProgrammeProposal, 'region' | 'asOf' | 'confidence'> = { region: 'US', asOf: '2022-04', confidence: 'medium' };
	expect(proposalWords(proposal as ProgrammeProposal)).toBe('US; 2022-04; fairly sure');
	expect(proposalWords({ ...proposal, region: '', asOf: '', confidence: 'low' } as ProgrammeProposal)).toBe('undated; not at all sure');
});
