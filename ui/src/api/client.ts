// The one way the window talks to the core. After a command that changed something, the screens that show it reload;
// SvelteKit's dependencies are the only cache.
import { invalidate, invalidateAll } from '$app/navigation';
import { host } from '$host/index';
import type { CallOptions } from '$host/host';
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
	const { value, changed } = await host.call(name, request, options);
	if (changed.length > 0) await reload(changed);
	return value as Answered<N>;
}

async function reload(changed: string[]): Promise<void> {
	// Another book was opened: nothing that is shown holds any more.
	if (changed.includes('book')) return invalidateAll();
	await Promise.all(['state', ...changed].map((name) => invalidate(subject(name))));
}
