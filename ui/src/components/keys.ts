// Shortcuts: what they are called on this machine, and whether a key press is one.
import { t } from './text/text';

export const onMac = /Mac/.test(navigator.platform);

/** `mod+K` as `Ctrl K`, or `⌘K` on a Mac; `mod+Enter` as `Ctrl ↵`. */
export function shortcut(keys: string): string {
	const names = keys.split('+').map((key) => {
		if (key === 'mod') return onMac ? '⌘' : t('key-control');
		if (key === 'shift') return onMac ? '⇧' : t('key-shift');
		return key === 'Enter' ? '↵' : key;
	});
	return names.join(onMac ? '' : ' ');
}

/** Whether `event` is `keys`, with exactly those modifiers. */
export function pressed(event: KeyboardEvent, keys: string): boolean {
	const wanted = keys.toLowerCase().split('+');
	const mod = onMac ? event.metaKey : event.ctrlKey;
	const other = onMac ? event.ctrlKey : event.metaKey;
	return (
		mod === wanted.includes('mod') &&
		!other &&
		event.shiftKey === wanted.includes('shift') &&
		!event.altKey &&
		event.key.toLowerCase() === wanted.at(-1)
	);
}

/** Whether the person is typing: then undo and arrow keys belong to the text. */
export function inTextField(target: EventTarget | null): boolean {
	if (!(target instanceof HTMLElement)) return false;
	if (target instanceof HTMLTextAreaElement || target.isContentEditable) return true;
	return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'file'].includes(target.type);
}
