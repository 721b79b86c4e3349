// Addresses of the public web inside a text that a person wrote, so that they can be followed.
export interface Piece {
	text: string;
	/** Where it leads, if it is an address. */
	href: string | null;
}

/** Marks at the end of an address belong to the sentence around it. */
const ADDRESS = /https?:\/\/[^\s<>"“”]+[^\s<>"“”.,;:!?)\]]/gi;

/** The text in pieces, in order; nothing of it is lost. */
export function pieces(text: string): Piece[] {
	const found: Piece[] = [];
	let at = 0;
	for (const match of text.matchAll(ADDRESS)) {
		if (match.index > at) found.push({ text: text.slice(at, match.index), href: null });
		found.push({ text: match[0], href: match[0] });
		at = match.index + match[0].length;
	}
	if (at < text.length) found.push({ text: text.slice(at), href: null });
	return found;
}
