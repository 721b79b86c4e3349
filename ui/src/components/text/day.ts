// Calendar dates as ISO strings ("2026-11-30"). No time zone ever touches one and JavaScript's Date never holds one.
import { hasText, t } from './text';

/** A calendar date, `YYYY-MM-DD`. */
export type Day = string;

export type DayReading = { day: Day } | { problem: 'empty' | 'ambiguous' | 'impossible' | 'unreadable' };

interface Civil {
	year: number;
	month: number;
	day: number;
}

const pad = (value: number, width: number) => String(value).padStart(width, '0');
const iso = ({ year, month, day }: Civil): Day => `${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`;

function civil(day: Day): Civil {
	const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
	if (!match) throw new RangeError(`not a calendar date: ${day}`);
	return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
}

export function daysInMonth(year: number, month: number): number {
	if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
	return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/** Days since 1 March of the year 0, proleptic Gregorian calendar. */
function dayNumber({ year, month, day }: Civil): number {
	const y = month <= 2 ? year - 1 : year;
	const m = (month + 9) % 12;
	const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
	return y * 365 + leaps + Math.floor((m * 306 + 5) / 10) + day - 1;
}

function fromDayNumber(number: number): Civil {
	const era = Math.floor(number / 146097);
	const ofEra = number - era * 146097;
	const yearOfEra = Math.floor(
		(ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36524) - Math.floor(ofEra / 146096)) / 365
	);
	const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
	const m = Math.floor((5 * ofYear + 2) / 153);
	const month = m < 10 ? m + 3 : m - 9;
	return {
		year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
		month,
		day: ofYear - Math.floor((153 * m + 2) / 5) + 1
	};
}

export function addDays(day: Day, days: number): Day {
	return iso(fromDayNumber(dayNumber(civil(day)) + days));
}

/** Days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: Day, to: Day): number {
	return dayNumber(civil(to)) - dayNumber(civil(from));
}

export function monthName(month: number): string {
	return t(`month-long-${month}`);
}

export function shortMonthName(month: number): string {
	return t(`month-short-${month}`);
}

export function weekdayName(day: Day): string {
	return t(`weekday-${((dayNumber(civil(day)) + 2) % 7) + 1}`);
}

/** `30 Nov 2026`. */
export function formatDay(day: Day): string {
	const { year, month, day: date } = civil(day);
	return t('day-short', { date: String(date), month: shortMonthName(month), year: String(year) });
}

/** `30 November 2026`. */
export function formatLongDay(day: Day): string {
	const { year, month, day: date } = civil(day);
	return t('day-long', { date: String(date), month: monthName(month), year: String(year) });
}

/** `Monday 23 November`, for the day it is. */
export function formatToday(day: Day): string {
	const { month, day: date } = civil(day);
	return t('day-with-weekday', { weekday: weekdayName(day), date: String(date), month: monthName(month) });
}

/** `Nov 2026`. */
export function formatMonth(day: Day): string {
	const { year, month } = civil(day);
	return t('month-and-year', { month: shortMonthName(month), year: String(year) });
}

/** The first day of the month that lies `months` after that of `day`. */
export function monthAfter(day: Day, months: number): Day {
	const { year, month } = civil(day);
	const count = year * 12 + month - 1 + months;
	return iso({ year: Math.floor(count / 12), month: (count % 12) + 1, day: 1 });
}

/** `Q4 2026`. */
export function formatQuarter(day: Day): string {
	const { year, month } = civil(day);
	return t('quarter-and-year', { quarter: Math.ceil(month / 3), year: String(year) });
}

function checked(year: number, month: number, day: number): DayReading {
	const fullYear = year < 100 ? 2000 + year : year;
	if (month < 1 || month > 12 || day < 1 || day > daysInMonth(fullYear, month)) return { problem: 'impossible' };
	return { day: iso({ year: fullYear, month, day }) };
}

function monthFromName(name: string): number {
	const typed = name.toLowerCase().replace(/\.$/, '');
	for (let month = 1; hasText(`month-long-${month}`); month += 1) {
		const full = monthName(month).toLowerCase();
		if (typed.length >= 3 && full.startsWith(typed)) return month;
		if (typed === shortMonthName(month).toLowerCase()) return month;
	}
	return 0;
}

/** Slashes tell no order: accepted only when one reading is possible. */
function fromSlashes(first: number, second: number, year: number): DayReading {
	if (first <= 12 && second <= 12 && first !== second) return { problem: 'ambiguous' };
	return first > 12 ? checked(year, second, first) : checked(year, first, second);
}

/** Reads a typed date: `30 Nov 2026`, `Nov 30, 2026`, `2026-11-30`, `20261130`, `30.11.2026`, `11/30/2026`. */
export function parseDay(typed: string): DayReading {
	const text = typed.trim().replace(/\s+/g, ' ');
	if (text === '') return { problem: 'empty' };
	const parts = (pattern: RegExp) => pattern.exec(text)?.slice(1);

	const isoParts = parts(/^(\d{4})-?(\d{2})-?(\d{2})$/) ?? parts(/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/);
	if (isoParts) return checked(Number(isoParts[0]), Number(isoParts[1]), Number(isoParts[2]));

	const dots = parts(/^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4}|\d{2})$/);
	if (dots) return checked(Number(dots[2]), Number(dots[1]), Number(dots[0]));

	const slashes = parts(/^(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d{2})$/);
	if (slashes) return fromSlashes(Number(slashes[0]), Number(slashes[1]), Number(slashes[2]));

	const dayFirst = parts(/^(\d{1,2})(?:st|nd|rd|th|\.)?[ -]?(\p{L}+\.?),?[ -]?(\d{4}|\d{2})$/u);
	if (dayFirst) return named(dayFirst[1], dayFirst[0], dayFirst[2]);

	const monthFirst = parts(/^(\p{L}+\.?) ?(\d{1,2})(?:st|nd|rd|th)?,? (\d{4}|\d{2})$/u);
	if (monthFirst) return named(monthFirst[0], monthFirst[1], monthFirst[2]);

	return { problem: 'unreadable' };
}

function named(month = '', day = '', year = ''): DayReading {
	const number = monthFromName(month);
	return number === 0 ? { problem: 'unreadable' } : checked(Number(year), number, Number(day));
}
