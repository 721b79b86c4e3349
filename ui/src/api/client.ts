// The one way the window talks to the core. After a command that changed something, the screens that show it reload;
// SvelteKit's dependencies are the only cache.
import { invalidate, invalidateAll } from '$app/navigation';
import { navigating } from '$app/state';
import { host } from '$host/index';
import { Refused, type CallOptions } from '$host/host';
import type { Commands } from './types';

export type CommandName = keyof Commands;
export type Request<N extends CommandName> = Commands[N]['request'];
export type Answered<N extends CommandName> = Commands[N]['answer'];

/** What a screen's load function depends on: `depends(subject('asset'))`. */
export function subject(name: string): `book:${string}` {
	return `book:${name}`;
}

/** Calls a command. Throws `Refused` when the core says no. */
export async function call<N extends CommandName>(
	name: N,
	request: Request<N>,
	options: CallOptions = {}
): Promise<Answered<N>> {
	const { value, changed } = await host.call(name, request, options).catch((cause: unknown) => reloadStale(cause, name, request));
	if (changed.length > 0) await reload(changed);
	return value as Answered<N>;
}

/** What was last refused as stale. */
let staleRequest = '';

/**
 * Somebody changed in another window what is shown here: it is read again, so that what is opened next is the newest. Not
 * once more for the same request: a form that asks while it is typed in would go round for ever.
 */
async function reloadStale(cause: unknown, name: string, request: unknown): Promise<never> {
	if (cause instanceof Refused && cause.refusal.code === 'stale') {
		const asked = JSON.stringify([name, request]);
		if (asked !== staleRequest) {
			staleRequest = asked;
			await arrived();
			await invalidateAll();
		}
	}
	throw cause;
}

/**
 * Nobody is on the way to another screen. SvelteKit gives up a navigation when something is read again meanwhile, and what
 * ends in the background must not keep a person where they were.
 */
async function arrived(): Promise<void> {
	while (navigating.complete) await navigating.complete.catch(() => undefined);
}

async function reload(changed: string[]): Promise<void> {
	await arrived();
	// Another book was opened: nothing that is shown holds any more.
	if (changed.includes('book')) return invalidateAll();
	await Promise.all(['state', ...changed].map((name) => invalidate(subject(name))));
}
