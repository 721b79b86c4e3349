// What was typed for a deployment and not yet recorded, kept until it is recorded or discarded.
import type { LineText } from './lines.svelte';
import type { CustomerSuggestion } from '$api/types';

export interface Draft {
	/** The book it was typed for. */
	book: string;
	customer: CustomerSuggestion | null;
	customerText: string;
	siteId: string;
	deployedOn: string | null;
	orderNumber: string;
	warranty: string;
	lines: LineText[];
}

const PLACE = 'endwell-deployment';

export function readDraft(book: string): Draft | null {
	try {
		const draft = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Draft | null;
		return draft?.book === book ? draft : null;
	} catch {
		return null;
	}
}

export function keepDraft(draft: Draft): void {
	try {
		sessionStorage.setItem(PLACE, JSON.stringify(draft));
	} catch {
		// No room: the draft lives as long as the screen.
	}
}

export function dropDraft(): void {
	sessionStorage.removeItem(PLACE);
}
