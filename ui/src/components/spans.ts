// Stretches of time as bars on one axis, each a percentage of its width: pure, so that what is drawn can be tested.
import { daysBetween, formatDay, type Day } from './text/day';
import type { Tone } from './tone';

/** From a first to a last day, both of them in it. */
export interface Stretch {
	from: Day;
	until: Day;
}

/** One bar. */
export interface Span extends Stretch {
	id: string;
	name: string;
	tone: Tone;
	/** Parts of it that do not count, in order; drawn hatched. */
	gaps: readonly Stretch[];
	/** All of it in words, for whoever cannot see the bar. */
	words: string;
}

export interface Part {
	left: number;
	width: number;
}

export interface Bar extends Part {
	gaps: Part[];
}

export interface Axis {
	from: Day;
	/** Days it covers. */
	days: number;
	today: number;
	ticks: { text: string; left: number }[];
}

/** A bar of a single day can still be seen. */
const LEAST = 0.6;
/** More labels than this stand in each other's way. */
const MOST_TICKS = 8;

const yearOf = (day: Day) => Number(day.slice(0, 4));
const newYear = (year: number): Day => `${String(year).padStart(4, '0')}-01-01`;
const later = (a: Day, b: Day) => (a > b ? a : b);
const earlier = (a: Day, b: Day) => (a < b ? a : b);

/** Whole years around all the stretches and today. */
export function axisOf(stretches: readonly Stretch[], today: Day): Axis {
	const first = stretches.reduce((day, { from }) => earlier(day, from), today);
	const last = stretches.reduce((day, { until }) => later(day, until), today);
	const years = yearOf(last) - yearOf(first) + 1;
	const from = newYear(yearOf(first));
	const days = daysBetween(from, newYear(yearOf(first) + years));
	const left = (day: Day) => (daysBetween(from, day) / days) * 100;
	const step = Math.ceil(years / MOST_TICKS);
	const ticks = Array.from({ length: Math.ceil(years / step) }, (_, at) => yearOf(first) + at * step);
	return { from, days, today: left(today), ticks: ticks.map((year) => ({ text: String(year), left: left(newYear(year)) })) };
}

function part({ from, until }: Stretch, axis: Axis): Part {
	const left = (daysBetween(axis.from, from) / axis.days) * 100;
	const width = Math.max(((daysBetween(from, until) + 1) / axis.days) * 100, LEAST);
	return { left: Math.min(left, 100 - width), width };
}

/** Where a bar lies on the axis, and its gaps in it: what of them lies outside the bar is not drawn. */
export function barOf({ from, until, gaps }: Span, axis: Axis): Bar {
	const inside = gaps
		.map((gap) => ({ from: later(gap.from, from), until: earlier(gap.until, until) }))
		.filter((gap) => gap.from <= gap.until);
	return { ...part({ from, until }, axis), gaps: inside.map((gap) => part(gap, axis)) };
}

/** `1 Jul 2023 – 30 Jun 2026`. */
export function stretchWords({ from, until }: Stretch): string {
	return `${formatDay(from)} – ${formatDay(until)}`;
}
