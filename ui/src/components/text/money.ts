// Money as integer minor units (cents) beside an ISO 4217 currency. Sums are safe integers; no fraction is ever held.
import { LOCALE } from './text';

/** `minor` is the smallest unit of the currency: cents for USD, yen for JPY. */
export interface Money {
	minor: number;
	currency: string;
}

const NARROW_SPACE = '\u202f';

/** Digits after the point: 2 for USD, 0 for JPY. */
export function minorDigits(currency: string): number {
	return new Intl.NumberFormat(LOCALE, { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
}

/** The exact decimal text of minor units: 123450 with 2 digits is "1234.50". */
function decimalText(minor: number, digits: number): string {
	if (!Number.isSafeInteger(minor)) throw new RangeError(`not a whole number of minor units: ${minor}`);
	const sign = minor < 0 ? '-' : '';
	const text = String(Math.abs(minor)).padStart(digits + 1, '0');
	if (digits === 0) return sign + text;
	return `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** `$ 27,940` for whole amounts, `$ 14.20` otherwise; `whole` rounds, for lists where cents only distract. */
export function formatMoney({ minor, currency }: Money, style: 'exact' | 'whole' = 'exact'): string {
	const digits = minorDigits(currency);
	const shown = style === 'whole' || minor % 10 ** digits === 0 ? 0 : digits;
	const formatter = new Intl.NumberFormat(LOCALE, {
		style: 'currency',
		currency,
		minimumFractionDigits: shown,
		maximumFractionDigits: shown
	});
	return formatter
		.formatToParts(decimalText(minor, digits) as `${number}`)
		.filter((part) => part.type !== 'literal')
		.map((part) => (part.type === 'currency' ? part.value + NARROW_SPACE : part.value))
		.join('');
}

/** What a money field shows while it is being edited: `1,234.50`, without the symbol. */
export function editableMoney({ minor, currency }: Money): string {
	const digits = minorDigits(currency);
	return new Intl.NumberFormat(LOCALE, { minimumFractionDigits: digits, maximumFractionDigits: digits }).format(
		decimalText(minor, digits) as `${number}`
	);
}

export type MoneyReading = { minor: number } | { problem: 'empty' | 'unreadable' | 'too-fine' | 'too-large' };

/** Reads `1234.5`, `$ 1,234.50`, `1234,50`. More digits than the currency has are refused, never rounded away. */
export function parseMoney(typed: string, currency: string): MoneyReading {
	const text = typed.replace(/[\s\u00a0\u202f\p{Sc}]/gu, '').replace('−', '-');
	if (text === '') return { problem: 'empty' };
	const match =
		/^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d*))?$/.exec(text) ?? /^(-?)(\d+),(\d{1,2})$/.exec(text);
	if (!match) return { problem: 'unreadable' };
	const digits = minorDigits(currency);
	const fraction = (match[3] ?? '').replace(/0+$/, '');
	if (fraction.length > digits) return { problem: 'too-fine' };
	const whole = (match[2] ?? '').replaceAll(',', '');
	const minor = Number(`${match[1] ?? ''}${whole}${fraction.padEnd(digits, '0')}`);
	return Number.isSafeInteger(minor) ? { minor: minor === 0 ? 0 : minor } : { problem: 'too-large' };
}

/** An amount as the core reads it, `1234.50`; what cannot be read is passed on, so that it is refused at its field. */
export function plainMoney(typed: string, currency: string): string {
	const reading = parseMoney(typed, currency);
	return 'minor' in reading ? decimalText(reading.minor, minorDigits(currency)) : typed;
}

/** An estimate in several currencies, the largest first: `$ 27,940, € 310`. Nothing at all is empty. */
export function formatWorth(sums: readonly Money[]): string {
	return [...sums]
		.sort((a, b) => b.minor - a.minor)
		.map((money) => formatMoney(money, 'whole'))
		.join(', ');
}

/** Amounts added up, one sum for each currency. */
export function sumMoney(amounts: readonly (Money | null)[]): Money[] {
	const sums: Record<string, number> = {};
	for (const money of amounts) if (money) sums[money.currency] = (sums[money.currency] ?? 0) + money.minor;
	return Object.entries(sums).map(([currency, minor]) => ({ minor, currency }));
}
