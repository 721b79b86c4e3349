// What is pasted into the equipment of a deployment: serial numbers one per line, or columns of a spreadsheet. Pure.
import { parseMoney } from '$components/text/money';

export interface PastedLine {
	serial: string;
	model: string;
	tag: string;
	price: string;
}

const HEADINGS = /^(serial|s\/n|sn|seriennummer)\b/i;

/** Whether a third column holds prices: amounts that say so by a point or a sign, or that repeat, which tags never do. */
function arePrices(texts: readonly string[], currency: string): boolean {
	const filled = texts.filter((text) => text !== '');
	if (filled.length === 0 || filled.some((text) => !('minor' in parseMoney(text, currency)))) return false;
	return filled.some((text) => /[.,\p{Sc}]/u.test(text)) || new Set(filled).size < filled.length;
}

/** Lines of pasted text. Columns are serial, model, then tag or price, then price; a line of headings is left out. */
export function readPasted(text: string, currency: string): PastedLine[] {
	const rows = text
		.split(/\r\n|\r|\n/)
		.map((row) => row.split('\t').map((cell) => cell.trim()))
		.filter((cells) => cells.some((cell) => cell !== ''));
	const body = HEADINGS.test(rows[0]?.[0] ?? '') ? rows.slice(1) : rows;
	const priced = arePrices(
		body.filter((cells) => cells.length === 3).map((cells) => cells[2] ?? ''),
		currency
	);
	return body.map(([serial = '', model = '', third = '', fourth = '', ...rest]) => ({
		serial,
		model,
		tag: priced && fourth === '' && rest.length === 0 ? '' : third,
		price: priced && fourth === '' ? third : fourth
	}));
}

/** Whether pasting is more than a word into one field. */
export function isManyLines(text: string): boolean {
	return /[\r\n\t]/.test(text.trim());
}
