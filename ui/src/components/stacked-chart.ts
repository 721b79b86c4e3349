// Draws stacked bars with ECharts: only what is needed of it, as SVG, loaded when the first chart is shown.
import { BarChart, type BarSeriesOption } from 'echarts/charts';
import {
	AriaComponent,
	GridComponent,
	LegendComponent,
	TooltipComponent,
	type AriaComponentOption,
	type GridComponentOption,
	type LegendComponentOption,
	type TooltipComponentOption
} from 'echarts/components';
import { LabelLayout } from 'echarts/features';
import { init, use, type ComposeOption, type ECharts } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { t } from './text/text';
import type { Stacks } from './stacks';

use([BarChart, GridComponent, LegendComponent, TooltipComponent, AriaComponent, LabelLayout, SVGRenderer]);

type Option = ComposeOption<
	BarSeriesOption | AriaComponentOption | GridComponentOption | LegendComponentOption | TooltipComponentOption
>;

const TOTAL = 'total';
/** With more bars than this the sums above them would lie over their neighbours; they are said when pointed at. */
const SUMMED = 16;
/** One for each series after the first, so that they are told apart without colour. */
const patterns = [
	{ symbol: 'none' },
	{ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: -Math.PI / 4 },
	{ symbol: 'circle', dashArrayX: [[6, 6], [0, 6, 6, 0]], dashArrayY: [5, 0], symbolSize: 0.6 },
	{ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 6], rotation: Math.PI / 4 },
	{ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5] },
	{ symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [1, 5], rotation: Math.PI / 2 },
	{ symbol: 'none' }
];

/** The colours and sizes of the window, as they are now. */
function look() {
	const style = getComputedStyle(document.documentElement);
	const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
	return {
		token,
		small: (parseFloat(style.fontSize) * 12) / 13,
		family: token('type'),
		colours: [1, 2, 3, 4, 5, 6, 7].map((at) => token(`series-${at}`))
	};
}
type Look = ReturnType<typeof look>;

/** A name under a bar, on lines as short as those of its neighbours. */
const SHORT = 10;
function folded(name: string): string {
	const lines: string[] = [];
	for (const word of name.split(' ')) {
		const last = lines.at(-1);
		if (last !== undefined && last.length + word.length < SHORT) lines[lines.length - 1] = `${last} ${word}`;
		else lines.push(word);
	}
	return lines.join('\n');
}

function line(className: string, ...texts: string[]): HTMLElement {
	const row = document.createElement('div');
	row.className = className;
	row.append(...texts.map((text) => Object.assign(document.createElement('span'), { textContent: text })));
	return row;
}

/** What stands of a bar when it is pointed at; as elements, so that no text is ever read as markup. */
function pointedAt({ bars, series, format }: Stacks, at: number): HTMLElement[] {
	const parts = series.flatMap(({ name, values }) => {
		const value = values[at] ?? 0;
		return value === 0 ? [] : [line('part', name, format(value))];
	});
	const total = series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0);
	return [line('head', bars[at] ?? ''), ...parts, line('sum', t('chart-total'), format(total))];
}

function seriesOf(stacks: Stacks, { token, small, colours }: Look): BarSeriesOption[] {
	const shared = { type: 'bar', stack: 'all', barMaxWidth: 72, barCategoryGap: '28%' } as const;
	const totals = stacks.bars.map((_, at) => stacks.series.reduce((sum, { values }) => sum + (values[at] ?? 0), 0));
	const drawn = stacks.series.map(({ name, values, rest }, at): BarSeriesOption => ({
		...shared,
		name,
		data: values.map((value) => (value === 0 ? null : value)),
		itemStyle: {
			color: rest ? token('series-rest') : colours[at % colours.length],
			borderColor: token('pane'),
			borderWidth: 0.5
		},
		emphasis: { disabled: true }
	}));
	return [
		...drawn,
		{
			...shared,
			name: TOTAL,
			data: totals.map(() => 0),
			silent: true,
			label: {
				show: stacks.bars.length <= SUMMED,
				position: 'top',
				color: token('text-2'),
				fontSize: small,
				formatter: ({ dataIndex }) => ((totals[dataIndex] ?? 0) === 0 ? '' : stacks.format(totals[dataIndex] ?? 0))
			},
			labelLayout: { hideOverlap: true }
		}
	];
}

function option(stacks: Stacks, seen: Look): Option {
	const { token, small, family } = seen;
	const words = { color: token('text-2'), fontSize: small };
	return {
		animation: false,
		textStyle: { fontFamily: family },
		aria: {
			enabled: true,
			label: { description: stacks.description },
			decal: { show: true, decals: patterns.map((pattern) => ({ ...pattern, color: token('chart-pattern') })) }
		},
		legend: {
			data: stacks.series.map(({ name }) => name),
			selectedMode: false,
			left: 0,
			top: 0,
			itemGap: small * 1.4,
			itemWidth: small * 1.3,
			itemHeight: small * 0.9,
			textStyle: words
		},
		grid: { left: 0, right: 0, top: small * 4, bottom: small * 0.4, outerBoundsMode: 'same', outerBoundsContain: 'axisLabel' },
		tooltip: {
			trigger: 'axis',
			axisPointer: { type: 'shadow', shadowStyle: { color: token('selection'), opacity: 0.6 } },
			className: 'chart-tip',
			confine: true,
			transitionDuration: 0,
			backgroundColor: token('pane'),
			borderColor: token('hairline'),
			padding: small * 0.8,
			textStyle: { color: token('text-1'), fontSize: small },
			extraCssText: 'box-shadow: none; font-variant-numeric: tabular-nums;',
			formatter: (shown) => pointedAt(stacks, (Array.isArray(shown) ? shown[0] : shown)?.dataIndex ?? 0)
		},
		xAxis: {
			type: 'category',
			data: [...stacks.bars],
			axisTick: { show: false },
			axisLine: { lineStyle: { color: token('hairline') } },
			axisLabel: { ...words, lineHeight: small * 1.25, interval: stacks.bars.length <= SUMMED ? 0 : 'auto', hideOverlap: true, formatter: folded }
		},
		yAxis: {
			type: 'value',
			minInterval: 1,
			splitNumber: 4,
			axisLabel: { ...words, formatter: (value: number) => stacks.format(value) },
			splitLine: { lineStyle: { color: token('hairline-inner') } }
		},
		series: seriesOf(stacks, seen)
	};
}

export class StackedBars {
	readonly #chart: ECharts;
	readonly #watch: ResizeObserver;

	constructor(place: HTMLElement) {
		this.#chart = init(place, null, { renderer: 'svg' });
		this.#watch = new ResizeObserver(() => this.#chart.resize());
		this.#watch.observe(place);
	}

	show(stacks: Stacks): void {
		this.#chart.setOption(option(stacks, look()), { notMerge: true });
		// At once, not with the next frame: a window that nobody sees has none.
		this.#chart.getZr().flush();
	}

	end(): void {
		this.#watch.disconnect();
		this.#chart.dispose();
	}
}
