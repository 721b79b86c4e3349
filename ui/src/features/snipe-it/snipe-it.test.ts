// A token goes to the keyring, or is used once; it never stays in the window.
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '$host/host';
import { Connection } from './snipe-it.svelte';
import type { SnipeIt } from '$api/types';

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock('$api/client', () => ({ call }));

/** A core that keeps one token for one address. */
let core: SnipeIt;
let keeps: boolean;
const sent: unknown[] = [];

beforeEach(() => {
	core = { address: '', version: 0, hasToken: false, keyring: true };
	keeps = true;
	sent.length = 0;
	call.mockReset().mockImplementation((name: string, request: { address: string; token: string | null } | null) => {
		if (name === 'exchange.snipeIt') return Promise.resolve({ ...core });
		sent.push(request);
		if (name === 'exchange.forgetSnipeIt') {
			core = { ...core, address: '', version: 0, hasToken: false };
			return Promise.resolve({ token: core.keyring });
		}
		if (request?.token && !(core.keyring && keeps)) {
			const refusal = { code: 'keyring-unavailable' as const, params: {}, fields: [], trace: '' };
			return Promise.reject(new Refused(refusal));
		}
		const same = request?.address === core.address;
		core = { ...core, address: request?.address ?? '', version: 1, hasToken: (same && core.hasToken) || Boolean(request?.token) };
		return Promise.resolve(null);
	});
});

async function typed(address: string, token: string): Promise<Connection> {
	const connection = new Connection();
	await connection.load();
	connection.address = address;
	connection.token = token;
	return connection;
}

test('what is typed while it is asked where Snipe-IT answers stays', async () => {
	core = { ...core, address: 'https://old.example/' };
	const connection = new Connection();
	const loading = connection.load();
	connection.address = 'https://assets.example';
	await loading;
	expect(connection.address).toBe('https://assets.example');
	const untouched = new Connection();
	await untouched.load();
	expect(untouched.address).toBe('https://old.example/');
});

test('with a keyring the token is kept and leaves the window', async () => {
	const connection = await typed('https://register.example', 'secret');
	expect(await connection.ready()).toEqual({ token: null });
	expect(sent).toEqual([{ address: 'https://register.example', version: 0, token: 'secret' }]);
	expect([connection.token, connection.kept]).toEqual(['', true]);
	expect(await connection.ready()).toEqual({ token: null });
	expect(sent).toHaveLength(1);
});

test('another address asks for its own token', async () => {
	const connection = await typed('https://register.example', 'secret');
	await connection.save();
	connection.address = 'https://other.example';
	expect(connection.kept).toBe(false);
	expect(await connection.ready()).toBeUndefined();
	expect(Object.keys(connection.attempt.fields)).toEqual(['token']);
});

test('without a keyring the token is used once', async () => {
	core = { ...core, keyring: false };
	const connection = await typed('https://register.example', 'secret');
	expect(await connection.ready()).toEqual({ token: 'secret' });
	expect(sent).toEqual([{ address: 'https://register.example', version: 0, token: null }]);
	connection.clear();
	expect(connection.token).toBe('');
	expect(await connection.ready()).toBeUndefined();
});

test('a keyring that takes nothing is said once, then the token is used once', async () => {
	keeps = false;
	const connection = await typed('https://register.example', 'secret');
	expect(await connection.ready()).toBeUndefined();
	expect(connection.attempt.notice).toContain('keyring');
	expect(await connection.ready()).toEqual({ token: 'secret' });
});

test('nothing is read from nowhere', async () => {
	const connection = await typed('', '');
	expect(await connection.ready()).toBeUndefined();
	expect(Object.keys(connection.attempt.fields)).toEqual(['address', 'token']);
});

test('what is forgotten is gone from the window too', async () => {
	const connection = await typed('https://register.example', 'secret');
	await connection.save();
	await connection.forget();
	expect([connection.address, connection.token, connection.said]).toEqual(['', '', 'Forgotten.']);
});
