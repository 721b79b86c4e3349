// Before a load goes on: what speaks against it on the day entered, and whether somebody must answer for it.
import { beforeEach, expect, test, vi } from 'vitest';
import { ReleaseCheck } from './release.svelte';
import { releaseEvents, standing } from './releases';
import type { Objection, Release } from '$api/types';

const asked = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));

const old: Objection = { reason: { code: 'status-check-old', params: { standard: 'e-stewards', day: '2026-10-03' } }, pieces: 12 };
const question = { id: 'p', at: 'collected' as const, facilityId: null };

beforeEach(() => void asked.call.mockReset().mockResolvedValue({ objections: [] }));

test('where nothing speaks against it nobody is asked to answer', async () => {
	const check = new ReleaseCheck();
	expect(check.objections).toBeNull();
	await check.ask({ ...question, on: '2026-11-23' });
	expect([check.objections, check.checkedFor, check.override]).toEqual([[], '2026-11-23', null]);
});

test('where something does, whoever lets it go gives the reason and the name', async () => {
	asked.call.mockResolvedValue({ objections: [old] });
	const check = new ReleaseCheck();
	await check.ask({ ...question, on: '2026-11-23' });
	check.reason = 'Looked up by phone';
	check.by = 'Dana Whitfield';
	expect(check.override).toEqual({ reason: 'Looked up by phone', by: 'Dana Whitfield' });
});

test('what was typed stays when another day needs it no more, and again does', async () => {
	const check = new ReleaseCheck();
	check.reason = 'Looked up by phone';
	await check.ask({ ...question, on: '2026-11-23' });
	expect(check.override).toBeNull();
	asked.call.mockResolvedValue({ objections: [old] });
	await check.ask({ ...question, on: '2026-12-23' });
	expect(check.override?.reason).toBe('Looked up by phone');
});

test('a day that cannot be read, or that the book refuses, is not said to be checked', async () => {
	const check = new ReleaseCheck();
	await check.ask({ ...question, on: '2026-11-23' });
	await check.ask({ ...question, on: null });
	expect(check.objections).toBeNull();
	asked.call.mockRejectedValue(new Error('out of range'));
	await check.ask({ ...question, on: '2026-11-23' });
	expect([check.objections, check.checkedFor]).toEqual([null, null]);
});

const release = (id: string, more: Partial<Release> = {}): Release =>
	({ id, at: 'collected', checkedFor: '2026-11-23', outlet: null, outletName: 'Blue Harbor, Ohio', objections: [], overrideReason: '', overrideBy: '', ...more }) as Release;

test('a check tells what it found, and who answered for it', () => {
	const events = releaseEvents([
		release('1'),
		release('2', { at: 'processed', objections: [old], overrideReason: 'Looked up by phone', overrideBy: 'Dana Whitfield' })
	]);
	expect(events[0]).toMatchObject({ title: 'Before collection', when: '23 Nov 2026', why: 'Blue Harbor, Ohio: nothing spoke against it' });
	expect(events[1]?.why).toBe(
		'Blue Harbor, Ohio: Its e-Stewards certification was last looked up on 3 Oct 2026. Went on all the same, Dana Whitfield: “Looked up by phone”'
	);
});

test('of several documents the check of the last one stands', () => {
	const all = [release('1'), release('2', { at: 'processed' }), release('3', { at: 'processed' })];
	expect(standing(all).map(({ id }) => id)).toEqual(['1', '3']);
});
