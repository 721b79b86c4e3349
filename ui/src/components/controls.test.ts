// What a person meets at a field: typed text is kept, refused in words, and suggestions answer to the keyboard.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import Combobox from './Combobox.svelte';
import DayInput from './DayInput.svelte';

// The test's document has no layout to scroll in.
Element.prototype.scrollIntoView = () => undefined;

let shown: Record<string, unknown> | null = null;
afterEach(async () => {
	if (shown) await unmount(shown);
	shown = null;
});

const input = () => document.querySelector('input') as HTMLInputElement;
function type(text: string): void {
	input().value = text;
	input().dispatchEvent(new Event('input', { bubbles: true }));
	flushSync();
}
function press(key: string): void {
	input().dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }));
	flushSync();
}

/** Until what was asked for has been answered and drawn. */
async function suggested(): Promise<void> {
	for (let turn = 0; turn < 4; turn += 1) await Promise.resolve();
	flushSync();
}

test('a typed date is told at once and tidied when the field is left', () => {
	const told: (string | null)[] = [];
	shown = mount(DayInput, {
		target: document.body,
		props: { label: 'In service from', value: null, onchange: (day: string | null) => told.push(day) }
	});
	type('30.11.2026');
	expect(told).toEqual(['2026-11-30']);
	input().dispatchEvent(new Event('blur'));
	flushSync();
	expect(input().value).toBe('30 Nov 2026');
});

test('a date that can be two is refused in words and stays as it was typed', () => {
	shown = mount(DayInput, { target: document.body, props: { label: 'In service from', value: null } });
	type('11/12/26');
	input().dispatchEvent(new Event('blur'));
	flushSync();
	expect(input().value).toBe('11/12/26');
	expect(input().getAttribute('aria-invalid')).toBe('true');
	const sentence = document.getElementById(input().getAttribute('aria-describedby') ?? '');
	expect(sentence?.textContent).toContain('11/12/26 can be two dates');
});

const suggest = () =>
	Promise.resolve([
		{ id: '1', text: 'HP EliteBook 840 G8' },
		{ id: '2', text: 'HP EliteBook 840 G10' }
	]);

test('arrow keys move through suggestions and Enter takes one', async () => {
	const picked: string[] = [];
	shown = mount(Combobox, {
		target: document.body,
		props: { text: '', picked: null, suggest, onpick: (suggestion: { id: string }) => picked.push(suggestion.id) }
	});
	type('hp');
	await suggested();
	expect(input().getAttribute('aria-expanded')).toBe('true');
	press('ArrowDown');
	expect(document.querySelector('[aria-selected="true"]')?.textContent).toContain('G10');
	press('Enter');
	expect(picked).toEqual(['2']);
	expect(input().value).toBe('HP EliteBook 840 G10');
	expect(input().getAttribute('aria-expanded')).toBe('false');
});

test('what is typed can be created, and Esc only closes the list', async () => {
	const created: string[] = [];
	shown = mount(Combobox, {
		target: document.body,
		props: {
			text: '',
			picked: null,
			suggest: () => Promise.resolve([]),
			create: { label: (text: string) => `Add ${text}`, run: (text: string) => created.push(text) }
		}
	});
	type('Harbor');
	await suggested();
	press('Escape');
	expect(input().value).toBe('Harbor');
	press('ArrowDown');
	await suggested();
	press('ArrowDown');
	press('Enter');
	expect(created).toEqual(['Harbor']);
});
