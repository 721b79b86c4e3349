// A forecast as it stands in the address, and as a table: categories by period, what fell due before this month first, totals beneath.
// The chart and the table are made of the same lines.
import { call } from '$api/client';
import { categoryName } from '$api/words';
import { fewest, type Stacks } from '$components/stacks';
import { formatMonth, formatQuarter, monthAfter, type Day } from '$components/text/day';
import { formatMoney } from '$components/text/money';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import type { CustomerForecast, Forecast, ForecastRow, Period } from '$api/types';

export const periods: readonly Period[] = ['month', 'quarter', 'year'];
export const spans: readonly number[] = [1, 2, 3, 5, 10];
export type Measure = 'units' | 'budget';

export interface ForecastFilters {
	customer: string;
	category: string;
	plan: string;
	by: Period;
	years: number;
	measure: Measure;
}

export function readForecastFilters(query: URLSearchParams): ForecastFilters {
	const customer = query.get('customer') ?? '';
	return {
		customer,
		category: query.get('category') ?? '',
		plan: customer === '' ? '' : (query.get('plan') ?? ''),
		by: periods.find((period) => period === query.get('by')) ?? 'quarter',
		years: spans.find((years) => String(years) === query.get('years')) ?? 3,
		measure: query.get('show') === 'budget' ? 'budget' : 'units'
	};
}

export function findForecast({ customer, category, plan, by, years }: ForecastFilters): Promise<Forecast> {
	return call('planning.forecast', {
		customerId: customer === '' ? null : customer,
		scenarioId: plan === '' ? null : plan,
		category,
		by,
		years
	});
}

const MONTHS: Record<Period, number> = { month: 1, quarter: 3, year: 12 };
/** Before every device that can be in a book. */
const EVER: Day = '1990-01-01';

/** Customers by what falls due until the forecast's end, what fell due before included. */
export function rankCustomers({ periods: days }: Forecast, by: Period): Promise<CustomerForecast[]> {
	const last = days.at(-1);
	if (last === undefined) return Promise.resolve([]);
	return call('planning.forecastByCustomer', { from: EVER, until: monthAfter(last, MONTHS[by] - 1) });
}

export function periodName(start: Day | null, by: Period): string {
	if (start === null) return t('forecast-before');
	if (by === 'year') return start.slice(0, 4);
	return by === 'month' ? formatMonth(start) : formatQuarter(start);
}

export interface Line {
	key: string;
	name: string;
	/** Nothing where devices are counted. */
	currency: string | null;
	/** One for each column: devices, or minor units of the currency. */
	values: number[];
	total: number;
}

export interface Grid {
	/** First days; null for what fell due before this month, which is first and only there when something is. */
	columns: (Day | null)[];
	lines: Line[];
	/** One; of money one for each currency. */
	totals: Line[];
	/** Devices without a price, which no amount contains. */
	unpriced: number;
}

const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);

/** Adds up rows by `keyOf`, a line for each key, in the order in which they come. */
function lines(columns: readonly (Day | null)[], rows: readonly ForecastRow[], measure: Measure, byCategory: boolean): Line[] {
	const found: Partial<Record<string, Line>> = {};
	for (const { startsOn, category, devices, budget } of rows) {
		const currency = measure === 'budget' ? budget.currency : null;
		const key = [byCategory ? category : '', currency ?? ''].join(' ');
		const name = byCategory ? categoryName(category) : t('forecast-total');
		const line = (found[key] ??= { key, name, currency, values: columns.map(() => 0), total: 0 });
		const at = columns.indexOf(startsOn);
		line.values[at] = (line.values[at] ?? 0) + (currency === null ? devices : budget.minor);
	}
	return Object.values(found).flatMap((line) => (line ? [{ ...line, total: sum(line.values) }] : []));
}

export function gridOf(forecast: Forecast, measure: Measure): Grid {
	const { rows } = forecast;
	const columns = rows.some(({ startsOn }) => startsOn === null) ? [null, ...forecast.periods] : [...forecast.periods];
	const ordered = lines(columns, rows, measure, true).sort((a, b) => a.name.localeCompare(b.name));
	return {
		columns,
		lines: ordered,
		totals: lines(columns, rows, measure, false),
		unpriced: sum(rows.map(({ unpriced }) => unpriced))
	};
}

export function amountText(value: number, currency: string | null): string {
	return currency === null ? formatCount(value) : formatMoney({ minor: value, currency }, 'whole');
}

/** As many series as there are colours. */
const SERIES = 7;

/** A chart for each total: money of two currencies is never drawn on one scale. */
export function chartsOf({ columns, lines: all, totals }: Grid, by: Period): (Stacks & { key: string; currency: string | null })[] {
	return totals.map(({ key, currency, total }) => {
		const own = all.filter((line) => line.currency === currency);
		return {
			key,
			currency,
			bars: columns.map((start) => periodName(start, by)),
			series: fewest(own, SERIES, t('forecast-other')).map(({ name, values, rest }) => ({ name, values, rest })),
			format: (value: number) => amountText(value, currency),
			description: t(`forecast-chart-${by}`, {
				total: amountText(total, currency),
				what: currency === null ? t('forecast-devices') : t('forecast-budget-in', { currency })
			})
		};
	});
}
