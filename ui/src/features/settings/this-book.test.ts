// What a person does with the book as a file: what is asked first, what is told afterwards, and that changing one's mind is nothing.
import { beforeEach, expect, test, vi } from 'vitest';
import { goto } from '$app/navigation';
import { call } from '$api/client';
import { Refused, host } from '$host/index';
import { ThisBook } from './this-book.svelte';
import type { BookState } from '$api/types';

vi.mock('$app/navigation', () => ({ goto: vi.fn() }));
vi.mock('$api/client', () => ({ call: vi.fn() }));
vi.mock('$host/index', async (original) => ({
	...(await original<object>()),
	host: { pickFolder: vi.fn(), pickSave: vi.fn(), revealPath: vi.fn() }
}));

const state = { bookName: 'Office', today: '2026-11-23' } as BookState;

beforeEach(() => void vi.resetAllMocks());

test('an export says what was written, and shows where it lies', async () => {
	vi.mocked(host.pickFolder).mockResolvedValue('/exports');
	vi.mocked(call).mockResolvedValue({ path: '/exports/Office export', tables: 45, rows: 12_345, files: 2 });
	const book = new ThisBook(() => state);
	await book.export();
	expect(call).toHaveBeenCalledWith('book.export', { folder: '/exports' }, expect.anything());
	expect(book.written?.text).toContain('12,345');
	await book.show();
	expect(host.revealPath).toHaveBeenCalledWith('/exports/Office export');
});

test('a copy is named after the book and the day', async () => {
	vi.mocked(host.pickSave).mockResolvedValue('/copy.endwell');
	vi.mocked(call).mockResolvedValue({ path: '/copy.endwell' });
	const book = new ThisBook(() => state);
	await book.copy();
	expect(vi.mocked(host.pickSave).mock.calls[0]?.[1]).toBe('Office copy 2026-11-23.endwell');
	expect(book.written?.path).toBe('/copy.endwell');
});

test('whoever thinks better of it at either question has asked nothing of the book', async () => {
	const book = new ThisBook(() => state);
	vi.mocked(host.pickFolder).mockResolvedValueOnce(null).mockResolvedValueOnce('/exports/Office export');
	vi.mocked(host.pickSave).mockResolvedValue(null);
	await book.restore();
	await book.restore();
	expect(call).not.toHaveBeenCalled();
	expect(book.attempt.running).toBe(false);
});

test('what is refused is said where it was asked', async () => {
	vi.mocked(host.pickFolder).mockResolvedValue('/letters');
	vi.mocked(host.pickSave).mockResolvedValue('/new.endwell');
	vi.mocked(call).mockRejectedValue(new Refused({ code: 'no-export', params: {}, fields: [], trace: '' }));
	const book = new ThisBook(() => state);
	await book.restore();
	expect(book.attempt.notice).toContain('manifest.json');
	expect(book.work).toBeNull();
	expect(goto).not.toHaveBeenCalled();
});
