// A plan's board: what is overdue first, where a card may go, what adopting moves, and how full quarters are.
import { expect, test } from 'vitest';
import { beside, columnsOf, gaugesOf, movedDevices, targetOf } from './board';
import type { Board, BoardItem } from '$api/types';

const dollars = (minor: number, currency = 'USD') => [{ minor, currency }];
const item = (from: string, to: string, devices: number): BoardItem => ({
	siteId: 's',
	site: 'Main site',
	category: 'laptop',
	from,
	to,
	devices,
	budget: dollars(devices * 1000),
	unpriced: 0
});
const late = item('2026-07-01', '2026-07-01', 2);
const moved = item('2026-10-01', '2027-01-01', 5);
const wasLate = item('2026-04-01', '2026-10-01', 3);
const board: Board = {
	customer: 'Harbor Dental',
	scenario: { id: 'p', version: 1, customerId: 'c', name: 'Level', madeOn: '2026-11-23', adoptedOn: null },
	quarters: [
		{ startsOn: '2026-10-01', devices: 3, budget: dollars(3000), unplanned: dollars(5000) },
		{ startsOn: '2027-01-01', devices: 5, budget: dollars(10_000), unplanned: [] }
	],
	items: [late, wasLate, moved]
};

test('what is overdue comes first, with what the plan leaves in it and what would be', () => {
	const [first, ...quarters] = columnsOf(board);
	expect(first).toMatchObject({ start: null, devices: 2, budget: dollars(2000), unplanned: dollars(5000) });
	expect(quarters.map(({ items }) => items)).toEqual([[wasLate], [moved]]);
	expect(columnsOf({ ...board, items: [moved] }).map(({ start }) => start)).toEqual(['2026-10-01', '2027-01-01']);
});

test('a card goes to any quarter; to the overdue ones only what falls due there', () => {
	const columns = columnsOf(board);
	const target = (one: BoardItem, by: number) => targetOf(one, beside(columns, one, by), '2026-10-01');
	expect(target(moved, -1)).toBe('2026-10-01');
	expect(target(moved, 1)).toBeNull();
	expect(target(late, 2)).toBe('2027-01-01');
	expect(target(wasLate, -1)).toBe('2026-04-01');
	expect(targetOf(moved, columns[0], '2026-10-01')).toBeNull();
});

test('adopting moves the devices whose quarter is another one', () => expect(movedDevices(board)).toBe(8));

test('quarters are compared with the fullest, unless currencies differ', () => {
	expect(gaugesOf(columnsOf(board))?.map(({ planned }) => planned)).toEqual([20, 30, 100]);
	const euros = { ...board, quarters: board.quarters.map((one) => ({ ...one, budget: dollars(1, 'EUR') })) };
	expect(gaugesOf(columnsOf(euros))).toBeNull();
});
