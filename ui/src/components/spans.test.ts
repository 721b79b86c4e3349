// Where bars, gaps, years and today lie on the axis.
import { expect, test } from 'vitest';
import { axisOf, barOf, stretchWords, type Span } from './spans';

const span = (from: string, until: string, gaps: Span['gaps'] = []): Span => ({
	id: from,
	name: 'A',
	tone: 'order',
	from,
	until,
	gaps,
	words: ''
});
const texts = (spans: Span[], today: string) => axisOf(spans, today).ticks.map(({ text }) => text);

test('the axis covers whole years around the bars and today', () => {
	const axis = axisOf([span('2023-07-01', '2026-06-30'), span('2025-04-01', '2028-03-31')], '2026-11-23');
	expect(axis.from).toBe('2023-01-01');
	expect(axis.days).toBe(365 * 4 + 366 * 2);
	expect(texts([span('2023-07-01', '2026-06-30')], '2026-11-23')).toEqual(['2023', '2024', '2025', '2026']);
	expect(axis.ticks[0]?.left).toBe(0);
});

test('today lies on the axis also where no bar reaches it, or there is none', () => {
	expect(texts([span('2019-01-01', '2020-12-31')], '2022-03-01')).toEqual(['2019', '2020', '2021', '2022']);
	expect(texts([span('2028-01-01', '2028-12-31')], '2026-11-23')[0]).toBe('2026');
	const alone = axisOf([], '2026-01-01');
	expect(alone.today).toBe(0);
	expect(alone.ticks).toHaveLength(1);
});

test('a long time has fewer labels than years', () => {
	expect(texts([span('1999-01-01', '2028-12-31')], '2026-11-23')).toEqual(['1999', '2003', '2007', '2011', '2015', '2019', '2023', '2027']);
});

test('a bar reaches from its first day to the end of its last', () => {
	const whole = span('2025-01-01', '2026-12-31');
	const axis = axisOf([whole], '2026-11-23');
	expect(barOf(whole, axis)).toEqual({ left: 0, width: 100, gaps: [] });
	const half = barOf(span('2026-01-01', '2026-12-31'), axis);
	expect(half.left).toBeCloseTo(50);
	expect(half.left + half.width).toBeCloseTo(100);
});

test('a gap is drawn as far as it lies in its bar', () => {
	const one = span('2025-01-01', '2026-12-31', [
		{ from: '2024-06-01', until: '2024-12-31' },
		{ from: '2026-01-01', until: '2027-06-30' }
	]);
	const { gaps } = barOf(one, axisOf([one], '2026-11-23'));
	expect(gaps).toHaveLength(1);
	expect(gaps[0]?.left).toBeCloseTo(50);
	expect(gaps[0]?.width).toBeCloseTo(50);
});

test('a single day can be seen, at the very end too', () => {
	const axis = axisOf([span('2010-01-01', '2026-12-31')], '2026-11-23');
	const last = barOf(span('2026-12-31', '2026-12-31'), axis);
	expect(last.width).toBeGreaterThan(0.5);
	expect(last.left + last.width).toBeLessThanOrEqual(100);
});

test('a stretch is written with its first and last day', () => {
	expect(stretchWords({ from: '2023-07-01', until: '2026-06-30' })).toBe('1 Jul 2023 – 30 Jun 2026');
});
