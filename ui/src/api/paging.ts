// Pages of the core, which are named by a place, as a list takes them, which names pages by a text.
import type { Cursor } from './types';

export function rowPage<R>({ rows, next }: { rows: readonly R[]; next: Cursor | null }): {
	rows: readonly R[];
	next: string | null;
} {
	return { rows, next: next === null ? null : JSON.stringify(next) };
}

export function cursorOf(next: string): Cursor {
	return JSON.parse(next) as Cursor;
}
