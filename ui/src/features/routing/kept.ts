// The routing table as it was edited and not yet saved, kept until it is saved or discarded.
import type { Rule } from '$api/types';

export interface Kept {
	/** The book it was edited for. */
	book: string;
	/** The version of the table that was edited. */
	version: number;
	rules: Rule[];
	freshDays: string;
}

const PLACE = 'endwell-routing-table';

export function readKept(book: string): Kept | null {
	try {
		const kept = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Kept | null;
		return kept?.book === book ? kept : null;
	} catch {
		return null;
	}
}

export function keep(kept: Kept): void {
	try {
		sessionStorage.setItem(PLACE, JSON.stringify(kept));
	} catch {
		// No room: it lives as long as the screen.
	}
}

export function dropKept(): void {
	sessionStorage.removeItem(PLACE);
}
