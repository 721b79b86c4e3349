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

test('a notification that cannot be shown disturbs nobody', async () => {
	vi.mocked(invoke).mockRejectedValue('not allowed');
	expect(await tauri.notify('Three devices are due', '')).toBe(false);
});
