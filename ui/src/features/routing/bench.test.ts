// The bench: what is refused shows all at once, and then no older answer stands beside it.
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '$host/host';
import type { Route } from '$api/types';

const call = vi.hoisted(() => vi.fn());
vi.mock('$api/client', () => ({ call }));
const { Bench } = await import('./bench.svelte');

const table = { version: 0, rules: [], freshDays: '30' };
const refused = (...fields: string[]) =>
	new Refused({ code: 'fields-refused', params: {}, fields: fields.map((field) => ({ field, code: 'missing', params: {} })), trace: '' });

async function asked(bench: InstanceType<typeof Bench>): Promise<void> {
	bench.watch(table);
	await vi.runAllTimersAsync();
}

beforeEach(() => {
	vi.useFakeTimers();
	call.mockReset();
	call.mockResolvedValue({ rule: 'a' } satisfies Partial<Route>);
});

test('a customer that is none of the book is refused, with what else is, and nothing is answered for nobody', async () => {
	const bench = new Bench('2026-11-20');
	await asked(bench);
	expect(bench.route).not.toBeNull();
	bench.customerText = 'Nowhere Inc';
	await asked(bench);
	expect([bench.route, Object.keys(bench.attempt.fields)]).toEqual([null, ['customerId']]);
	call.mockRejectedValueOnce(refused('area', 'weight'));
	await asked(bench);
	expect(Object.keys(bench.attempt.fields)).toEqual(['area', 'weight', 'customerId']);
	bench.customerId = 'c';
	await asked(bench);
	expect([bench.route === null, bench.attempt.fields]).toEqual([false, {}]);
});

test('where the table itself is refused, what is tried is refused beside it', async () => {
	const bench = new Bench('2026-11-20');
	call.mockRejectedValueOnce(refused('freshDays')).mockRejectedValueOnce(refused('area'));
	await asked(bench);
	expect(call).toHaveBeenLastCalledWith('routing.tryOut', expect.objectContaining({ table: null }));
	expect([Object.keys(bench.attempt.fields), Object.keys(bench.tableRefused)]).toEqual([['freshDays', 'area'], ['freshDays']]);
});

test('a day that cannot be read keeps no other refusal from showing, and no older answer', async () => {
	const bench = new Bench('2026-11-20');
	await asked(bench);
	bench.dayIsValid = false;
	call.mockRejectedValueOnce(refused('on', 'weight'));
	await asked(bench);
	expect([bench.route, Object.keys(bench.attempt.fields)]).toEqual([null, ['weight']]);
});
