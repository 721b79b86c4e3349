// Chooses the host once: Tauri in the desktop window, the loopback host anywhere else.
import { loopback } from './loopback';
import { tauri } from './tauri';
import type { Host } from './host';

export const host: Host = window.__TAURI_INTERNALS__ === undefined ? loopback : tauri;
export * from './host';
