// What a person decided about a staged list, kept while they are elsewhere. The list itself is kept by the core.
import type { ListSource, ListTaken, Mapping, OpenedList, ReadingWish } from '$api/types';

export interface Draft {
	source: ListSource;
	wish: ReadingWish;
	opened: OpenedList;
	mapping: Mapping;
	/** The mapping that was chosen, by its id; empty: by the headings; nothing: as it was proposed. */
	choice: string | null;
	taken: ListTaken | null;
}

const PLACE = 'endwell-import';
/** A long text that was pasted may have no room in the browser's store. */
let inMemory: Draft | null = null;

export function readDraft(list: string): Draft | null {
	if (inMemory?.opened.id === list) return inMemory;
	try {
		const draft = JSON.parse(sessionStorage.getItem(PLACE) ?? 'null') as Draft | null;
		return draft?.opened.id === list ? draft : null;
	} catch {
		return null;
	}
}

export function keepDraft(draft: Draft): void {
	// A token is used once and kept nowhere but in the system's keyring.
	const source: ListSource = draft.source.from === 'snipe-it' ? { ...draft.source, token: null } : draft.source;
	inMemory = { ...draft, source };
	try {
		sessionStorage.setItem(PLACE, JSON.stringify(inMemory));
	} catch {
		sessionStorage.removeItem(PLACE);
	}
}

export function dropDraft(): void {
	inMemory = null;
	sessionStorage.removeItem(PLACE);
}
