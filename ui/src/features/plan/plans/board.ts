// A plan's board: what fell due before, then twelve quarters, each with its cards and what it takes.
import { call } from '$api/client';
import { refusalOf } from '$api/refusal';
import { categoryCounted } from '$api/words';
import { formatQuarter, type Day } from '$components/text/day';
import { formatWorth, sumMoney, type Money } from '$components/text/money';
import { t } from '$components/text/text';
import type { Board, BoardItem, CustomerForecast, ScenarioId } from '$api/types';

export interface Column {
	/** The quarter's first day; nothing for what fell due before the board's first. */
	start: Day | null;
	name: string;
	items: readonly BoardItem[];
	devices: number;
	budget: readonly Money[];
	/** What it would take without the plan. */
	unplanned: readonly Money[];
}

/** A board that is gone, after an undo for instance, closes; it is no reason to lose the list. */
export async function findBoard(id: ScenarioId): Promise<Board | null> {
	try {
		return await call('planning.board', { id });
	} catch (cause) {
		if (refusalOf(cause).code === 'not-found') return null;
		throw cause;
	}
}

/** Three years, as a board shows them; what fell due before included. */
export function customersToPlan(today: Day): Promise<CustomerForecast[]> {
	const until = `${Number(today.slice(0, 4)) + 3}${today.slice(4, 7)}-01`;
	return call('planning.forecastByCustomer', { from: '1990-01-01', until });
}

export function itemKey({ siteId, category, from }: BoardItem): string {
	return `${siteId} ${category} ${from}`;
}

export function itemName(item: BoardItem): string {
	return t('board-item', { devices: categoryCounted(item.category, item.devices), site: item.site });
}

export const isMoved = ({ from, to }: BoardItem) => from !== to;

export const moneyText = (amounts: readonly Money[]) => formatWorth(amounts.filter(({ minor }) => minor > 0)) || '–';

const sums = (items: readonly BoardItem[]) => sumMoney(items.flatMap(({ budget }) => budget));

export function columnsOf({ quarters, items }: Board): Column[] {
	const first = quarters[0]?.startsOn ?? '';
	const late = items.filter(({ to }) => to < first);
	const wasLate = items.filter(({ from }) => from < first);
	const columns: Column[] = quarters.map(({ startsOn, devices, budget, unplanned }) => ({
		start: startsOn,
		name: formatQuarter(startsOn),
		items: items.filter(({ to }) => to === startsOn),
		devices,
		budget,
		unplanned
	}));
	if (wasLate.length === 0) return columns;
	const devices = late.reduce((all, item) => all + item.devices, 0);
	return [
		{ start: null, name: t('board-before', { quarter: formatQuarter(first) }), items: late, devices, budget: sums(late), unplanned: sums(wasLate) },
		...columns
	];
}

/** Where a card may go: any quarter, or back to where it falls due. Nothing where it stands already or may not stand. */
export function targetOf(item: BoardItem, column: Column | undefined, first: Day): Day | null {
	if (!column) return null;
	const to = column.start ?? (item.from < first ? item.from : null);
	return to === item.to ? null : to;
}

/** The column `by` columns beside the one the card stands in. */
export function beside(columns: readonly Column[], item: BoardItem, by: number): Column | undefined {
	const at = columns.findIndex(({ items }) => items.includes(item));
	return at < 0 ? undefined : columns[at + by];
}

/** Devices that adopting the plan gives another date. */
export function movedDevices({ items }: Board): number {
	return items.filter(isMoved).reduce((all, { devices }) => all + devices, 0);
}

export interface Gauge {
	/** Per cent of the fullest quarter. */
	planned: number;
	unplanned: number;
}

/** Each column's spend beside the fullest one's. Nothing where money of several currencies cannot be compared. */
export function gaugesOf(columns: readonly Column[]): Gauge[] | null {
	const all = columns.flatMap(({ budget, unplanned }) => [...budget, ...unplanned]).filter(({ minor }) => minor > 0);
	if (all.some(({ currency }) => currency !== all[0]?.currency)) return null;
	const most = Math.max(1, ...all.map(({ minor }) => minor));
	const share = (amounts: readonly Money[]) => ((amounts.find(({ minor }) => minor > 0)?.minor ?? 0) / most) * 100;
	return columns.map(({ budget, unplanned }) => ({ planned: share(budget), unplanned: share(unplanned) }));
}
