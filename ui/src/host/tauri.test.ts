// What the desktop host makes of the shell's answers.
import { beforeEach, expect, test, vi } from 'vitest';
import { invoke } from '@tauri-apps/api/core';
import { tauri } from './tauri';

vi.mock('@tauri-apps/api/core', () => ({ Channel: vi.fn(), invoke: vi.fn() }));
beforeEach(() => void vi.mocked(invoke).mockReset());

test('a notification that was shown is told of', async () => {
	vi.mocked(invoke).mockResolvedValue(true);
	expect(await tauri.notify('Three devices are due', 'Harbor Dental Group')).toBe(true);
	expect(invoke).toHaveBeenCalledWith('notify', { title: 'Three devices are due', body: 'Harbor Dental Group' });
});

test('a chosen folder is answered, and null when the person thought better of it', async () => {
	vi.mocked(invoke).mockResolvedValueOnce('/exports').mockResolvedValueOnce(null);
	expect(await tauri.pickFolder('Export everything')).toBe('/exports');
	expect(await tauri.pickFolder('Export everything')).toBeNull();
	expect(invoke).toHaveBeenCalledWith('pick_folder', { title: 'Export everything' });
});

test('what cannot be shown where it lies disturbs nobody', async () => {
	vi.mocked(invoke).mockRejectedValue('no file manager');
	expect(await tauri.revealPath('/exports/book export')).toBe(false);
	expect(invoke).toHaveBeenCalledWith('reveal_path', { path: '/exports/book export' });
});

test('a notification that cannot be shown disturbs nobody', async () => {
	vi.mocked(invoke).mockRejectedValue('not allowed');
	expect(await tauri.notify('Three devices are due', '')).toBe(false);
});
