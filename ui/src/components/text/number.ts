// Counts and weights as a person reads them.
import { LOCALE } from './text';

const counts = new Intl.NumberFormat(LOCALE, { maximumFractionDigits: 0 });
const tenths = new Intl.NumberFormat(LOCALE, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** `6,068`. */
export function formatCount(count: number): string {
	return counts.format(count);
}

/** Grams as kilograms: `31.3 kg`. */
export function formatWeight(grams: number): string {
	return `${tenths.format(grams / 1000)}\u00a0kg`;
}
