// What a scanner types, fast or slow: each code is answered in its turn, told, and can be taken back.
import { flushSync, mount, unmount } from 'svelte';
import { afterEach, expect, test } from 'vitest';
import ScanField from './ScanField.svelte';
import { Scanner, type ScanAnswer, type Verdict } from './scanner.svelte';

let shown: Record<string, unknown> | null = null;
afterEach(async () => {
	if (shown) await unmount(shown);
	shown = null;
});

/** A scanner whose codes are accepted once; the first to arrive is the last to be ready. */
function scannerOf(heard: Verdict[] = []) {
	const taken: string[] = [];
	const take = async (code: string): Promise<ScanAnswer> => {
		for (let turn = taken.length; turn < 5; turn += 1) await Promise.resolve();
		if (code.startsWith('X')) return { verdict: 'unknown', note: 'nobody knows it' };
		if (taken.includes(code)) return { verdict: 'duplicate', note: 'twice' };
		taken.push(code);
		return { verdict: 'accepted', note: 'a laptop', undo: () => taken.splice(taken.indexOf(code), 1) };
	};
	return { scanner: new Scanner(take, (verdict) => heard.push(verdict)), taken };
}

const told = (scanner: Scanner) => scanner.scanned.map(({ code, verdict }) => `${code} ${verdict}`);

test('codes that come faster than they are answered keep their order', async () => {
	const heard: Verdict[] = [];
	const { scanner, taken } = scannerOf(heard);
	for (const code of ['A1', 'A2', 'A1', 'X9', '  ', 'A3']) {
		scanner.text = code;
		void scanner.end();
	}
	scanner.text = '';
	await scanner.end();
	expect(taken).toEqual(['A1', 'A2', 'A3']);
	expect(told(scanner)).toEqual(['A3 accepted', 'X9 unknown', 'A1 duplicate', 'A2 accepted', 'A1 accepted']);
	expect(heard).toEqual(['accepted', 'accepted', 'duplicate', 'unknown', 'accepted']);
	expect(scanner.said).toBe('Accepted: A3. a laptop');
});

test('the last code is taken back, also while it is still answered; one that was not taken only leaves the list', async () => {
	const { scanner, taken } = scannerOf();
	for (const code of ['A1', 'A2']) {
		scanner.text = code;
		void scanner.end();
	}
	await scanner.takeBack();
	expect(taken).toEqual(['A1']);
	expect(scanner.said).toBe('Taken back: A2');
	scanner.text = 'X1';
	await scanner.end();
	await scanner.takeBack();
	expect([taken, told(scanner)]).toEqual([['A1'], ['A1 accepted']]);
	await scanner.takeBack();
	await scanner.takeBack();
	expect([taken, told(scanner)]).toEqual([[], []]);
});

test('what is offered for an unknown code takes the place of its answer', async () => {
	const added: string[] = [];
	const offer = { text: 'Add', run: () => Promise.resolve<ScanAnswer>({ verdict: 'accepted', note: '', undo: () => added.push('undone') }) };
	const scanner = new Scanner(() => Promise.resolve({ verdict: 'unknown', note: '', offer }), () => undefined);
	scanner.text = 'A1';
	await scanner.end();
	const [one] = scanner.scanned;
	if (one) await scanner.accept(one);
	expect(told(scanner)).toEqual(['A1 accepted']);
	await scanner.takeBack();
	expect(added).toEqual(['undone']);
});

const input = () => document.querySelector('input') as HTMLInputElement;

/** One key; answers whether it was taken from the browser. */
function press(key: string, more: KeyboardEventInit = {}): boolean {
	const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more });
	if (input().dispatchEvent(event) && key.length === 1 && !more.ctrlKey) {
		input().value += key;
		input().dispatchEvent(new Event('input', { bubbles: true }));
	}
	flushSync();
	return event.defaultPrevented;
}
const type = (code: string) => Array.from(code).forEach((key) => press(key));

function open(scanner: Scanner, onclose?: () => void): void {
	shown = mount(ScanField, { target: document.body, props: { scanner, label: 'Scan', ...(onclose && { onclose }) } });
	flushSync();
}

test('Enter and Tab end a code; Tab from the empty field goes on, Ctrl+Enter belongs to the form', async () => {
	const { scanner, taken } = scannerOf();
	open(scanner, () => undefined);
	expect(document.activeElement).toBe(input());
	type('A1');
	expect(press('Enter')).toBe(true);
	type('A2');
	expect(press('Tab')).toBe(true);
	expect(press('Tab')).toBe(false);
	expect(press('Enter')).toBe(true);
	type('A3');
	expect(press('Enter', { ctrlKey: true })).toBe(false);
	expect(input().value).toBe('A3');
	press('Enter');
	await scanner.end();
	flushSync();
	expect(taken).toEqual(['A1', 'A2', 'A3']);
	expect(document.body.textContent).toContain('Accepted');
	expect(document.querySelector('[role="status"]')?.textContent).toBe('Accepted: A3. a laptop');
});

test('separators that a scanner sends as control keys become part of the code', async () => {
	const { scanner, taken } = scannerOf();
	open(scanner, () => undefined);
	expect(press('d', { ctrlKey: true })).toBe(false);
	type('21A1');
	for (const key of [']', '^', 'd']) expect(press(key, { ctrlKey: true })).toBe(true);
	press('Enter');
	await scanner.end();
	expect(taken).toEqual(['21A1\u001d\u001e\u0004']);
	expect(told(scanner)).toEqual(['21A1␝␞␄ accepted']);
});

test('Backspace in the empty field and Ctrl+Z take back; a held Backspace and one in a text do not; Esc leaves', async () => {
	const { scanner, taken } = scannerOf();
	let left = 0;
	open(scanner, () => (left += 1));
	for (const code of ['A1', 'A2', 'A3']) {
		type(code);
		press('Enter');
	}
	type('B');
	expect(press('Backspace')).toBe(false);
	expect(press('z', { ctrlKey: true })).toBe(false);
	input().value = '';
	input().dispatchEvent(new Event('input', { bubbles: true }));
	expect(press('Backspace', { repeat: true })).toBe(false);
	expect(press('Backspace')).toBe(true);
	expect(press('z', { metaKey: true })).toBe(true);
	await scanner.end();
	expect(taken).toEqual(['A1']);
	press('Escape');
	expect(left).toBe(1);
});

test('a key that comes while a button has the focus belongs to the scanner; one in another field does not', () => {
	const { scanner } = scannerOf();
	open(scanner, () => undefined);
	const button = document.querySelector('button') as HTMLButtonElement;
	const other = document.body.appendChild(document.createElement('input'));
	const key = (target: HTMLElement, name: string) => {
		target.focus();
		target.dispatchEvent(new KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true }));
		return document.activeElement;
	};
	button.disabled = false;
	expect(key(button, ' ')).toBe(button);
	expect(key(button, 'Enter')).toBe(button);
	expect(key(button, '5')).toBe(document.querySelector('section input'));
	expect(key(other, '5')).toBe(other);
	other.remove();
});
