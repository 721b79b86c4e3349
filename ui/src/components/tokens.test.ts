// Every text colour stands out from every background it is used on: WCAG 2.2 AA, 4.5:1; edges of controls 3:1.
import { expect, test } from 'vitest';
import { readFileSync } from 'node:fs';

const css = readFileSync('src/components/tokens.css', 'utf8');
const block = (from: string) => css.slice(css.indexOf(from), css.indexOf('}', css.indexOf(from)));
const read = (text: string): Record<string, string> =>
	Object.fromEntries([...text.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((match) => [match[1] ?? '', match[2] ?? '']));
const light = read(block(':root {'));
const dark = read(block(":root[data-theme='dark']"));

function luminance(hex: string): number {
	const [r, g, b] = [1, 3, 5].map((at) => {
		const part = parseInt(hex.slice(at, at + 2), 16) / 255;
		return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
	}) as [number, number, number];
	return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(one: string, other: string): number {
	const [high, low] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number];
	return (high + 0.05) / (low + 0.05);
}

const plain = ['background', 'pane', 'rail'];
const pairs: [string, string, number][] = [
	...['text-1', 'text-2', 'text-3', 'accent', 'attention', 'wrong'].flatMap((text) =>
		plain.map((under): [string, string, number] => [text, under, 4.5])
	),
	...['text-1', 'text-2', 'accent', 'attention', 'wrong'].map((text): [string, string, number] => [text, 'selection', 4.5]),
	['text-1', 'accent-tint', 4.5],
	['text-2', 'accent-tint', 4.5],
	['attention', 'attention-tint', 4.5],
	['wrong', 'wrong-tint', 4.5],
	['on-accent', 'accent', 4.5],
	['on-accent', 'accent-strong', 4.5],
	...['1', '2', '3', '4', '5', '6', '7', 'rest'].map((at): [string, string, number] => [`series-${at}`, 'pane', 3]),
	['control-edge', 'pane', 3],
	['control-edge', 'background', 3]
];

test.each(pairs)('%s on %s is at least %d:1', (over, under, least) => {
	for (const tokens of [light, dark]) {
		expect(contrast(tokens[over] ?? '', tokens[under] ?? '')).toBeGreaterThanOrEqual(least);
	}
});

test('the dark colours are the same, chosen or taken from the system', () => {
	expect(read(block(":root:not([data-theme='light'])"))).toEqual(dark);
});
