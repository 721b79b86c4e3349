// How long a warranty runs, as a person writes it: `36`, `36 months`, `3 years`, or its last day.
import { parseDay } from '$components/text/day';

/** As the core reads it, months or a day; what cannot be read is passed on, so that it is refused at its field. */
export function plainWarranty(typed: string): string {
	const text = typed.trim();
	const [, months] = /^(\d{1,4}) ?(?:m|mo|months?)?$/i.exec(text) ?? [];
	if (months !== undefined) return months;
	const [, years] = /^(\d{1,2}) ?(?:y|yrs?|years?)$/i.exec(text) ?? [];
	if (years !== undefined) return String(Number(years) * 12);
	const reading = parseDay(text);
	return 'day' in reading ? reading.day : text;
}
