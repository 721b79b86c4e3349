// The forecast as a table: what fell due before first, totals that add up, currencies apart, and a chart of the same figures.
import { expect, test } from 'vitest';
import { chartsOf, gridOf, readForecastFilters } from './forecast';
import type { Forecast, ForecastRow } from '$api/types';

const row = (startsOn: string | null, category: string, devices: number, minor: number, currency = 'USD'): ForecastRow => ({
	startsOn,
	category,
	devices,
	budget: { minor, currency },
	unpriced: minor === 0 ? devices : 0
});
const forecast: Forecast = {
	periods: ['2026-10-01', '2027-01-01'],
	rows: [
		row(null, 'laptop', 2, 0),
		row('2026-10-01', 'laptop', 3, 300_000),
		row('2026-10-01', 'laptop', 1, 90_000, 'EUR'),
		row('2027-01-01', 'server', 4, 1_200_000)
	],
	later: 9,
	inflation: 0
};

test('devices: one line a category, whatever they were paid in', () => {
	const grid = gridOf(forecast, 'units');
	expect(grid.columns).toEqual([null, '2026-10-01', '2027-01-01']);
	expect(grid.lines.map(({ name, values, total }) => [name, values, total])).toEqual([
		['Laptop', [2, 4, 0], 6],
		['Server', [0, 0, 4], 4]
	]);
	expect(grid.totals.map(({ values, total }) => [values, total])).toEqual([[[2, 4, 4], 10]]);
	expect(grid.unpriced).toBe(2);
});

test('budget: currencies are never summed', () => {
	const grid = gridOf(forecast, 'budget');
	expect(grid.totals.map(({ currency, total }) => [currency, total])).toEqual([
		['USD', 1_500_000],
		['EUR', 90_000]
	]);
	expect(chartsOf(grid, 'quarter').map(({ series }) => series.length)).toEqual([2, 1]);
});

test.each(['units', 'budget'] as const)('the chart has the figures of the table: %s', (measure) => {
	const grid = gridOf(forecast, measure);
	const charts = chartsOf(grid, 'quarter');
	const stacked = charts.map(({ bars, series }) => bars.map((_, at) => series.reduce((all, { values }) => all + (values[at] ?? 0), 0)));
	expect(stacked).toEqual(grid.totals.map(({ values }) => values));
});

test('nothing from before, no column for it', () => {
	expect(gridOf({ ...forecast, rows: forecast.rows.slice(1) }, 'units').columns).toEqual(forecast.periods);
});

test('an address that makes no sense is the usual forecast; a plan needs its customer', () => {
	const read = (text: string) => readForecastFilters(new URLSearchParams(text));
	expect(read('by=week&years=99&show=x&plan=p')).toEqual({
		customer: '',
		category: '',
		plan: '',
		by: 'quarter',
		years: 3,
		measure: 'units'
	});
	expect(read('customer=c&plan=p&by=year&years=5&show=budget')).toMatchObject({ plan: 'p', by: 'year', years: 5, measure: 'budget' });
});
