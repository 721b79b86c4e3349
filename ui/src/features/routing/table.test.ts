// Editing the table: rows move, change and go, what is not saved is kept, and the table that holds is never lost.
import { beforeEach, expect, test, vi } from 'vitest';
import type { RoutingTable, Rule } from '$api/types';

const call = vi.hoisted(() => vi.fn());
vi.mock('$api/client', () => ({ call }));
const { byRow, EditedTable } = await import('./table.svelte');

const rule = (name: string): Rule => ({
	name,
	categories: [],
	data: 'holds',
	above: null,
	upTo: null,
	areas: [],
	order: ['certified-recycler'],
	certified: []
});
const table = (version: number, ...names: string[]): RoutingTable => ({ version, rules: names.map(rule), freshDays: 30, differs: version > 0 });
const names = (edited: InstanceType<typeof EditedTable>) => edited.rows.map((row) => row.rule.name).join('');
const key = (edited: InstanceType<typeof EditedTable>, name: string) => edited.rows.find((row) => row.rule.name === name)?.key ?? '';

// Vitest runs without a window here.
const stored = new Map<string, string>();
vi.stubGlobal('sessionStorage', {
	getItem: (name: string) => stored.get(name) ?? null,
	setItem: (name: string, text: string) => stored.set(name, text),
	removeItem: (name: string) => stored.delete(name)
});

beforeEach(() => {
	stored.clear();
	call.mockReset();
});

test('moving there and back is no change', () => {
	const edited = new EditedTable('book', table(0, 'a', 'b', 'c'));
	expect(edited.move(0, 1)).toBe(1);
	expect([names(edited), edited.changed]).toEqual(['bac', true]);
	expect(edited.move(1, -1)).toBe(0);
	expect([names(edited), edited.changed]).toEqual(['abc', false]);
	expect(edited.move(2, 1)).toBe(2);
});

test('a row keeps its key while it moves and changes; a new one comes first', () => {
	const edited = new EditedTable('book', table(0, 'a', 'b'));
	const b = key(edited, 'b');
	edited.move(1, -1);
	edited.put(b, rule('B'));
	expect(key(edited, 'B')).toBe(b);
	edited.put(null, rule('n'));
	edited.remove(key(edited, 'a'));
	expect(names(edited)).toBe('nB');
});

test('what is not saved outlives the screen, for its own book only', () => {
	new EditedTable('book', table(3, 'a', 'b')).move(0, 1);
	const again = new EditedTable('book', table(3, 'a', 'b'));
	expect([names(again), again.changed, again.behind]).toEqual(['ba', true, false]);
	expect(names(new EditedTable('other', table(3, 'a', 'b')))).toBe('ab');
	again.discard();
	expect(names(new EditedTable('book', table(3, 'a', 'b')))).toBe('ab');
});

test('another table that was saved meanwhile does not overwrite what is edited', () => {
	const edited = new EditedTable('book', table(3, 'a', 'b'));
	edited.follow(table(4, 'a', 'b', 'c'));
	expect([names(edited), edited.form.version]).toEqual(['abc', 4]);
	edited.move(0, 1);
	edited.follow(table(5, 'x'));
	expect([names(edited), edited.behind, edited.form.version]).toEqual(['bac', true, 4]);
	edited.discard();
	expect([names(edited), edited.behind, edited.changed]).toEqual(['x', false, false]);
});

test('what is edited can be saved over another table, by whoever was told of it', () => {
	const edited = new EditedTable('book', table(3, 'a', 'b'));
	edited.move(0, 1);
	edited.follow(table(4, 'x'));
	edited.keepOver();
	expect([names(edited), edited.behind, edited.changed, edited.form.version]).toEqual(['ba', false, true, 4]);
	expect(new EditedTable('book', table(4, 'x')).behind).toBe(false);
});

test('edits are taken back and done again one by one, never further than the table that holds', () => {
	const edited = new EditedTable('book', table(3, 'a', 'b', 'c'));
	expect([edited.isOwn, edited.undo(), edited.redo()]).toEqual([false, false, false]);
	const b = key(edited, 'b');
	edited.move(0, 1);
	edited.freshDays = '3';
	edited.typed();
	edited.freshDays = '31';
	edited.typed();
	edited.remove(key(edited, 'a'));
	expect([edited.undo(), names(edited), edited.freshDays]).toEqual([true, 'bac', '31']);
	expect([edited.undo(), names(edited), edited.freshDays]).toEqual([true, 'bac', '30']);
	expect([edited.undo(), names(edited), edited.changed, edited.isOwn]).toEqual([true, 'abc', false, true]);
	expect([edited.undo(), stored.size]).toEqual([false, 0]);
	expect([edited.redo(), edited.redo(), names(edited), edited.freshDays, key(edited, 'b')]).toEqual([true, true, 'bac', '31', b]);
	edited.move(2, -1);
	expect([edited.redo(), names(edited)]).toEqual([false, 'bca']);
	edited.discard();
	expect([edited.isOwn, edited.undo()]).toEqual([false, false]);
});

test('what is not saved is of this screen also where nothing of it can be taken back', () => {
	new EditedTable('book', table(3, 'a', 'b')).move(0, 1);
	const again = new EditedTable('book', table(3, 'a', 'b'));
	expect([again.isOwn, again.undo(), names(again)]).toEqual([true, false, 'ba']);
});

test('a saved table is taken as the core wrote it', async () => {
	const edited = new EditedTable('book', table(0, 'a', 'b'));
	edited.move(0, 1);
	call.mockResolvedValueOnce(null).mockResolvedValueOnce(table(1, 'b', 'a'));
	await edited.save();
	expect(call).toHaveBeenNthCalledWith(1, 'routing.saveTable', { version: 0, rules: [rule('b'), rule('a')], freshDays: '30' }, expect.anything());
	expect([names(edited), edited.changed, edited.form.version, stored.size]).toEqual(['ba', false, 1, 0]);
});

test('what was refused is told by row', () => {
	expect(byRow({ 'rules.0.name': 'Needed.', 'rules.2.upTo': 'Never.', 'rules.2.name': 'Long.', rules: 'None.', freshDays: 'No.' })).toEqual({
		'0': 'Needed.',
		'2': 'Never. Long.',
		'': 'None.'
	});
});
