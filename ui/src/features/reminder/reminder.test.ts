// A reminder is said once a day for each book, tells what is new since the last one, and says nothing of nothing.
import { beforeEach, expect, test, vi } from 'vitest';
import { remind } from './reminder';

const asked = vi.hoisted(() => ({ call: vi.fn(), notify: vi.fn() }));
vi.mock('$api/client', () => ({ call: asked.call }));
vi.mock('$host/index', () => ({ host: { notify: asked.notify } }));

const due = (devices: number, customers: number, customer: [string, string] | null = null) => ({
	today: '2026-11-23',
	newlyDue: { devices, customers, customer },
	thisMonth: { devices: 0, customers: 0, customer: null }
});

beforeEach(() => {
	localStorage.clear();
	asked.call.mockReset().mockResolvedValue(due(27, 5));
	asked.notify.mockReset().mockResolvedValue(true);
});

test('said once a day, and the next day since the last', async () => {
	await remind('/books/a', '2026-11-23');
	await remind('/books/a', '2026-11-23');
	expect(asked.notify.mock.calls).toEqual([['Refresh due', '27 devices at 5 customers are newly due for refresh.']]);
	await remind('/books/a', '2026-11-26');
	expect(asked.call.mock.calls).toEqual([
		['planning.reminder', { since: null }],
		['planning.reminder', { since: '2026-11-23' }]
	]);
});

test('every book has its own', async () => {
	await remind('/books/a', '2026-11-23');
	await remind('/books/b', '2026-11-23');
	expect(asked.notify).toHaveBeenCalledTimes(2);
});

test('one customer is named', async () => {
	asked.call.mockResolvedValue(due(1, 1, ['c', 'Harbor Dental']));
	await remind('/books/a', '2026-11-23');
	expect(asked.notify).toHaveBeenCalledWith('Refresh due', '1 device at Harbor Dental is newly due for refresh.');
});

test('nothing new, nothing said', async () => {
	asked.call.mockResolvedValue(due(0, 0));
	await remind('/books/a', '2026-11-23');
	expect(asked.notify).not.toHaveBeenCalled();
});

test('what could not be asked is asked again', async () => {
	asked.call.mockRejectedValueOnce(new Error('busy'));
	await remind('/books/a', '2026-11-23');
	await remind('/books/a', '2026-11-23');
	expect(asked.notify).toHaveBeenCalledTimes(1);
});
