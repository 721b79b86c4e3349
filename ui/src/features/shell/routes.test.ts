// Routes follow the register in the background: quietly, once for each change, and a failure is told once.
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '$host/host';
import { Routes } from './routes.svelte';
import type { CallOptions } from '$host/host';

const asked = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));

let pending: boolean[];
let work: (options: CallOptions) => Promise<unknown>;
const said: string[] = [];
const jobs = () => asked.call.mock.calls.filter(([name]) => name === 'deployments.bringRoutesUp').length;
const refused = (code: string) => new Refused({ code, params: {}, fields: [], trace: '' });

beforeEach(() => {
	said.length = 0;
	work = () => Promise.resolve({ pieces: 7 });
	asked.call.mockReset().mockImplementation((name: string, _: null, options: CallOptions) =>
		name === 'deployments.routesPending' ? Promise.resolve({ pending: pending.shift() ?? false }) : work(options)
	);
});

const begun = () => new Routes((text) => said.push(text));

test('it runs only when routes are older than the register', async () => {
	const routes = begun();
	pending = [false];
	await routes.follow();
	expect(jobs()).toBe(0);
	pending = [true];
	await routes.follow();
	expect([jobs(), routes.isSeen]).toEqual([1, false]);
});

test('what changes while it runs is asked for afterwards, and it never runs twice at once', async () => {
	const routes = begun();
	pending = [true, true];
	let end: (value: unknown) => void = () => undefined;
	work = () => {
		work = () => Promise.resolve({ pieces: 1 });
		return new Promise((resolve) => (end = resolve));
	};
	const following = routes.follow();
	await vi.waitFor(() => expect(jobs()).toBe(1));
	await routes.follow();
	expect(jobs()).toBe(1);
	end({ pieces: 2 });
	await following;
	expect(jobs()).toBe(2);
});

test('it is seen once it lasts, with how far it has come, and can be stopped', async () => {
	vi.useFakeTimers();
	const routes = begun();
	pending = [true];
	work = ({ signal, onProgress }) => {
		onProgress?.({ done: 2000, total: 6068 });
		return new Promise((_, reject) => signal?.addEventListener('abort', () => reject(refused('cancelled'))));
	};
	const following = routes.follow();
	await vi.advanceTimersByTimeAsync(900);
	expect(routes.isSeen).toBe(false);
	await vi.advanceTimersByTimeAsync(200);
	expect([routes.isSeen, routes.progress]).toEqual([true, { done: 2000, total: 6068 }]);
	routes.cancel();
	await following;
	expect([routes.isSeen, said]).toEqual([false, []]);
	vi.useRealTimers();
});

test('a failure is told once, and again only after it has worked', async () => {
	const routes = begun();
	pending = [true, true, true, true];
	const fails = () => Promise.reject(refused('book-busy'));
	work = fails;
	await routes.follow();
	await routes.follow();
	expect(said).toHaveLength(1);
	work = () => Promise.resolve({ pieces: 1 });
	await routes.follow();
	work = fails;
	await routes.follow();
	expect(said).toHaveLength(2);
});
