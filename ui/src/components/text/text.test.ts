// Every id used in the window has a message, and every message of the window is used.
import { parse, type Parsed } from './catalogue.test-support';
import { expect, test } from 'vitest';
import { catalogues } from './text';

const sources = import.meta.glob<string>(['../../**/*.{ts,svelte}', '!../../**/*.test.ts', '!../../api/types.ts'], {
	query: '?raw',
	import: 'default',
	eager: true
});

const used = new Set<string>();
const prefixes = new Set<string>();
for (const source of Object.values(sources)) {
	for (const match of source.matchAll(/\b(?:t|hasText)\(\s*(['"])([\w.-]+)\1/g)) used.add(match[2] ?? '');
	for (const match of source.matchAll(/\b(?:t|hasText)\(\s*`([\w.-]*)\$\{/g)) prefixes.add(match[1] ?? '');
}

const all: Parsed[] = Object.entries(catalogues).map(([path, source]) => parse(path, source));
const known = new Set(all.flatMap((catalogue) => catalogue.ids));

test('no id is used without a message', () => {
	expect([...used].filter((id) => !known.has(id))).toEqual([]);
});

test('an id put together at run time starts with something', () => {
	expect([...prefixes].filter((prefix) => prefix === '')).toEqual([]);
});

test('no message of the window is left unused', () => {
	const own = all.filter((catalogue) => !catalogue.path.includes('core/src/')).flatMap((catalogue) => catalogue.ids);
	const starts = [...prefixes];
	expect(own.filter((id) => !used.has(id) && !starts.some((prefix) => id.startsWith(prefix)))).toEqual([]);
});

test('no message stands twice, and none is broken', () => {
	const seen = all.flatMap((catalogue) => catalogue.ids);
	expect(seen.filter((id, at) => seen.indexOf(id) !== at)).toEqual([]);
	expect(all.flatMap((catalogue) => catalogue.broken)).toEqual([]);
});
