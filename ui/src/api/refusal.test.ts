// Sentences of refusals say counts as people do, and leave digits that are no counts alone.
import { expect, test } from 'vitest';
import { sentence } from './refusal';

const inUse = (params: Partial<Record<'onPickups' | 'answered' | 'changedSince' | 'replaced', string>>) =>
	sentence({ code: 'import-in-use', params: { onPickups: '0', answered: '0', changedSince: '0', replaced: '0', ...params } });

test.each([
	[{ onPickups: '1' }, 'Something in the book depends on this import. One of its devices is on a pickup. Take that back first.'],
	[
		{ onPickups: '12', changedSince: '1' },
		'Something in the book depends on this import. 12 of its devices are on pickups. One device or model was changed since. Take that back first.'
	]
])('what depends on an import is named, and nothing else', (params, said) => {
	expect(inUse(params)).toBe(said);
});

test.each(['5123456', '0042', '12345678901234'])('the serial number %s is written as it stands', (serial) => {
	expect(sentence({ code: 'serial-placeholder', params: { serial } })).toContain(`“${serial}”`);
});

test.each([
	['routing_table', 'this routing table since'],
	['customer_requirement', 'this requirement of a customer since'],
	['facility', 'this facility since']
])('what was changed is named as people name it: %s', (what, words) => {
	expect(sentence({ code: 'stale', params: { what } })).toContain(words);
});
