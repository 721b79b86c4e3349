// Typed dates, and the calendar behind them, as tables.
import { describe, expect, test } from 'vitest';
import { addDays, daysBetween, daysInMonth, formatDay, formatQuarter, formatToday, monthAfter, parseDay, weekdayName } from './day';

describe('a typed date is read', () => {
	test.each([
		['30 Nov 2026', '2026-11-30'],
		['30 November 2026', '2026-11-30'],
		['30nov2026', '2026-11-30'],
		['30-Nov-26', '2026-11-30'],
		['Nov 30, 2026', '2026-11-30'],
		['november 30 2026', '2026-11-30'],
		['1st Sept 2026', '2026-09-01'],
		['2026-11-30', '2026-11-30'],
		['20261130', '2026-11-30'],
		['2026/11/3', '2026-11-03'],
		['30.11.2026', '2026-11-30'],
		['3. 5. 26', '2026-05-03'],
		['11/30/2026', '2026-11-30'],
		['30/11/2026', '2026-11-30'],
		['11/11/2026', '2026-11-11'],
		['29 Feb 2028', '2028-02-29'],
		['  30  Nov  2026 ', '2026-11-30']
	])('%s is %s', (typed, day) => {
		expect(parseDay(typed)).toEqual({ day });
	});
});

describe('a typed date is refused', () => {
	test.each([
		['', 'empty'],
		['11/12/26', 'ambiguous'],
		['3/4/2026', 'ambiguous'],
		['29 Feb 2026', 'impossible'],
		['31.4.2026', 'impossible'],
		['2026-13-01', 'impossible'],
		['30 Foo 2026', 'unreadable'],
		['30 Ju 2026', 'unreadable'],
		['soon', 'unreadable'],
		['30 Nov', 'unreadable']
	])('%s is %s', (typed, problem) => {
		expect(parseDay(typed)).toEqual({ problem });
	});
});

test('days are counted across months, years and leap days', () => {
	expect(daysBetween('2026-11-23', '2026-11-30')).toBe(7);
	expect(daysBetween('2026-11-23', '2026-09-02')).toBe(-82);
	expect(daysBetween('2027-12-31', '2029-01-01')).toBe(367);
	expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
	expect(addDays('2026-01-01', -1)).toBe('2025-12-31');
	expect(daysInMonth(1900, 2)).toBe(28);
	expect(daysInMonth(2000, 2)).toBe(29);
});

test('adding days and counting them back agree for a whole leap cycle', () => {
	for (let step = 0; step < 146_097; step += 97) {
		const day = addDays('1900-01-01', step);
		expect(daysBetween('1900-01-01', day)).toBe(step);
		expect(parseDay(formatDay(day))).toEqual({ day });
	}
});

test('months follow each other across years, and a quarter carries its year', () => {
	expect(monthAfter('2026-11-23', 0)).toBe('2026-11-01');
	expect(monthAfter('2026-11-23', 2)).toBe('2027-01-01');
	expect(monthAfter('2026-01-31', -1)).toBe('2025-12-01');
	expect(formatQuarter('2026-12-31')).toBe('Q4 2026');
});

test('a date is shown as a person writes it', () => {
	expect(formatDay('2026-11-30')).toBe('30 Nov 2026');
	expect(formatToday('2026-11-23')).toBe('Monday 23 November');
	expect(weekdayName('2000-01-01')).toBe('Saturday');
});
