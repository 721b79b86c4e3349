// Lists that come page by page keep their order, their place, and drop answers nobody waits for.
import { expect, test } from 'vitest';
import { GridCursor } from './grid-cursor.svelte';
import { PagedRows, type RowPage } from './paged-rows.svelte';

const PAGE = 3;
const page = (from: number, total: number): RowPage<number> => ({
	rows: Array.from({ length: Math.min(PAGE, total - from) }, (_, at) => from + at),
	next: from + PAGE < total ? String(from + PAGE) : null
});
const list = (total: number) => new PagedRows<number>(() => (cursor) => Promise.resolve(page(Number(cursor), total)));

test('pages follow one another to the end', async () => {
	const rows = list(7);
	await rows.start(page(0, 7));
	await rows.loadMore();
	await rows.loadMore();
	expect(rows.rows).toEqual([0, 1, 2, 3, 4, 5, 6]);
	expect(rows.complete).toBe(true);
});

test('a reload asks for as many rows as were there before it shows any', async () => {
	const rows = list(9);
	await rows.start(page(0, 9), 6);
	expect(rows.rows).toHaveLength(6);
});

test('an answer for the old list is dropped', async () => {
	let answer: (rows: RowPage<number>) => void = () => undefined;
	const rows = new PagedRows<number>(() => () => new Promise((resolve) => (answer = resolve)));
	await rows.start({ rows: [1], next: 'x' });
	const late = rows.loadMore();
	await rows.start({ rows: [9], next: null });
	answer({ rows: [2], next: null });
	await late;
	expect(rows.rows).toEqual([9]);
});

test('what was asked for is dropped when nobody looks any more', async () => {
	let answer: (rows: RowPage<number>) => void = () => undefined;
	const rows = new PagedRows<number>(() => () => new Promise((resolve) => (answer = resolve)));
	const shown = rows.start({ rows: [1], next: 'x' }, 2);
	rows.stop();
	answer({ rows: [2], next: null });
	expect(await shown).toBe(false);
	expect(rows.rows).toEqual([]);
});

test('one row is replaced where it stands', async () => {
	const rows = list(3);
	await rows.start(page(0, 3));
	rows.replace(1, 7);
	expect(rows.rows).toEqual([0, 7, 2]);
});

test('a page that fails leaves what is there and says so', async () => {
	const rows = new PagedRows<number>(() => () => Promise.reject(new Error('gone')));
	await rows.start({ rows: [1], next: 'x' });
	await rows.loadMore();
	expect(rows.rows).toEqual([1]);
	expect(rows.failed).toBe(true);
});

test('Shift extends the selection from where it began, both ways', () => {
	const cursor = new GridCursor(() => ['a', 'b', 'c', 'd']);
	cursor.to(1);
	cursor.extend(3);
	expect([...cursor.selected]).toEqual(['b', 'c', 'd']);
	cursor.extend(0);
	expect([...cursor.selected]).toEqual(['a', 'b']);
	cursor.toggle();
	expect([...cursor.selected]).toEqual(['b']);
});
