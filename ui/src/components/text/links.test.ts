// What in a text is an address, and what is the sentence around it.
import { expect, test } from 'vitest';
import { pieces } from './links';

const addresses = (text: string) => pieces(text).flatMap(({ href }) => href ?? []);

test.each([
	['https://example.com/list?a=1&b=2', ['https://example.com/list?a=1&b=2']],
	['http://a.example/x ; https://b.example/y/', ['http://a.example/x', 'https://b.example/y/']],
	['Seen at https://example.com/list.', ['https://example.com/list']],
	['(see https://example.com/list)', ['https://example.com/list']],
	['a letter of 3 May 2026', []],
	['javascript:alert(1)', []],
	['', []]
])('%o names %o', (text, expected) => {
	expect(addresses(text)).toEqual(expected);
});

test('nothing of the text is lost', () => {
	const text = 'First http://a.example/x ; then “https://b.example/y/”, and a letter.';
	expect(
		pieces(text)
			.map((piece) => piece.text)
			.join('')
	).toBe(text);
});
