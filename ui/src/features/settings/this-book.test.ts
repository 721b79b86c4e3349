// What a person does with the book as a file: what is asked first, what is told afterwards, and that changing one's mind is nothing.
import { beforeEach, expect, test, vi } from 'vitest';
import { Refused } from '$host/host';
import { ThisBook } from './this-book.svelte';
import type { BookState } from '$api/types';

const asked = vi.hoisted(() => ({ call: vi.fn(), goto: vi.fn(), pickFolder: vi.fn(), pickSave: vi.fn(), revealPath: vi.fn() }));
vi.mock('$app/navigation', () => ({ goto: asked.goto }));
vi.mock('$api/client', () => ({ call: asked.call }));
vi.mock('$host/index', async (original) => ({ ...(await original<object>()), host: asked }));

const state = { bookName: 'Office', today: '2026-11-23' } as BookState;

beforeEach(() => void vi.resetAllMocks());

test('an export says what was written, and shows where it lies', async () => {
	asked.pickFolder.mockResolvedValue('/exports');
	asked.call.mockResolvedValue({ path: '/exports/Office export', tables: 45, rows: 12_345, files: 2 });
	const book = new ThisBook(() => state);
	await book.export();
	expect(asked.call).toHaveBeenCalledWith('book.export', { folder: '/exports' }, expect.anything());
	expect(book.written?.text).toContain('12,345');
	await book.show();
	expect(asked.revealPath).toHaveBeenCalledWith('/exports/Office export');
});

test('a copy is named after the book and the day', async () => {
	asked.pickSave.mockResolvedValue('/copy.endwell');
	asked.call.mockResolvedValue({ path: '/copy.endwell' });
	const book = new ThisBook(() => state);
	await book.copy();
	expect(asked.pickSave.mock.calls[0]?.[1]).toBe('Office copy 2026-11-23.endwell');
	expect(book.written?.path).toBe('/copy.endwell');
});

test('whoever thinks better of it at either question has asked nothing of the book', async () => {
	const book = new ThisBook(() => state);
	asked.pickFolder.mockResolvedValueOnce(null).mockResolvedValueOnce('/exports/Office export');
	asked.pickSave.mockResolvedValue(null);
	await book.restore();
	await book.restore();
	expect(asked.call).not.toHaveBeenCalled();
	expect(book.attempt.running).toBe(false);
});

test('what is refused is said where it was asked', async () => {
	asked.pickFolder.mockResolvedValue('/letters');
	asked.pickSave.mockResolvedValue('/new.endwell');
	asked.call.mockRejectedValue(new Refused({ code: 'no-export', params: {}, fields: [], trace: '' }));
	const book = new ThisBook(() => state);
	await book.restore();
	expect(book.attempt.notice).toContain('manifest.json');
	expect(book.work).toBeNull();
	expect(asked.goto).not.toHaveBeenCalled();
});
