// How certifications and facilities stand, told by what needs somebody first.
import { expect, test } from 'vitest';
import { checkStands, facilityStands, isReplaced, newestCheck, spansOf } from './standing';
import type { Certification, FacilityCard, HeldCertification, Standing, StatusCheck } from '$api/types';

const TODAY = '2026-11-23';

function check(checkedOn: string): StatusCheck {
	return { id: checkedOn, checkedOn, checkedBy: 'Dana', checkedAt: 'the directory', status: 'listed', since: null, note: '', file: null };
}

function certification(change: Partial<Certification> = {}): Certification {
	return {
		id: `${change.standard ?? 'r2v3'} ${change.validUntil ?? ''}`,
		version: 1,
		standard: 'r2v3',
		revision: '',
		number: 'R2-33810',
		body: '',
		scopes: [],
		scopeText: '',
		validFrom: '2025-01-01',
		validUntil: '2027-12-31',
		file: null,
		checks: [],
		...change
	};
}

function held(standing: Standing, endsIn: number | null, change: Partial<Certification> = {}): HeldCertification {
	return { certification: certification(change), standing, endsIn, gaps: [] };
}

function card(certifications: HeldCertification[], closedOn: string | null = null): FacilityCard {
	const address = { street: '', city: 'Columbus', region: 'OH', postalCode: '', country: '' };
	const facility = { id: 'f', version: 1, recyclerId: 'r', recycler: 'Blue Harbor', name: 'Ohio', address, closedOn };
	return { facility, certifications, validToday: [], terms: [], inForce: null };
}

const longAgo = { standard: 'rios', validUntil: '2021-06-30' } as const;
const justEnded = { standard: 'iso-14001', validUntil: '2026-10-31' } as const;

test.each<[string, HeldCertification[], string, string]>([
	['nothing is noted', [], 'attention', 'No certification'],
	['all is well', [held('valid', 403)], 'order', 'Valid'],
	['one ends soon', [held('valid', 403), held('valid', 30, { standard: 'e-stewards' })], 'attention', 'e-Stewards: ends in 30 days'],
	['one ends today', [held('valid', 0)], 'attention', 'R2v3: ends today'],
	['one is suspended', [held('valid', 30), held('suspended', null, { standard: 'naid-aaa' })], 'wrong', 'NAID AAA: '],
	['one ended lately', [held('valid', 403), held('ended', null, justEnded)], 'wrong', 'ISO 14001: '],
	['one ended long ago, others hold', [held('valid', 403), held('ended', null, longAgo)], 'order', 'Valid'],
	['all ended long ago', [held('ended', null, longAgo)], 'wrong', 'RIOS: '],
	['a renewal begins later', [held('not-yet', null, { validUntil: '2029-12-31' }), held('ended', null, { validUntil: '2026-11-20' })], 'waiting', 'R2v3: ']
])('a facility of which %s', (_what, certifications, tone, text) => {
	const stands = facilityStands(card(certifications), TODAY);
	expect(stands.tone).toBe(tone);
	expect(stands.text.startsWith(text), stands.text).toBe(true);
});

test('a closed facility is closed, whatever it holds', () => {
	expect(facilityStands(card([held('suspended', null)], '2026-03-31'), TODAY)).toEqual({ tone: 'waiting', text: 'Closed on 31 Mar 2026' });
	expect(facilityStands(card([], '2026-12-31'), TODAY)).toEqual({ tone: 'attention', text: 'Closes on 31 Dec 2026' });
});

test('what was renewed is over and asks nothing', () => {
	const old = held('ended', null, { validUntil: '2026-06-30' });
	const renewed = held('valid', 1000, { validUntil: '2029-06-30' });
	expect(isReplaced(old, [renewed, old])).toBe(true);
	expect(isReplaced(old, [old, held('valid', 9, { standard: 'rios', validUntil: '2029-06-30' })])).toBe(false);
	expect(isReplaced(renewed, [renewed, old])).toBe(false);
});

test('the newest look-up counts, of what is not over; it grows old', () => {
	const one = card([
		held('valid', 403, { checks: [check('2026-11-03'), check('2026-01-02')] }),
		held('ended', null, { validUntil: '2026-11-20', checks: [check('2026-11-20')] })
	]);
	expect(newestCheck(one)?.checkedOn).toBe('2026-11-03');
	expect(checkStands(newestCheck(one), 30, TODAY)).toEqual({ tone: 'order', text: '3 Nov 2026' });
	expect(checkStands(newestCheck(one), 19, TODAY)).toEqual({ tone: 'attention', text: '20 days ago' });
	expect(checkStands(newestCheck(card([])), 30, TODAY).tone).toBe('attention');
});

test('a bar says in words what it shows', () => {
	const [span] = spansOf([{ ...held('valid', 403), gaps: [{ from: '2026-05-01', until: '2026-11-02' }] }]);
	expect(span).toMatchObject({ name: 'R2v3', tone: 'order', from: '2025-01-01', until: '2027-12-31' });
	expect(span?.words).toContain('1 Jan 2025 – 31 Dec 2027');
	expect(span?.words).toContain('1 May 2026 – 2 Nov 2026');
});
