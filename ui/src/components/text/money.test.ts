// Money from minor units and back, as tables.
import { describe, expect, test } from 'vitest';
import { editableMoney, formatMoney, parseMoney } from './money';

const shown = (minor: number, currency: string, style?: 'exact' | 'whole') =>
	formatMoney({ minor, currency }, style).replaceAll('\u202f', ' ');

describe('money is shown', () => {
	test.each([
		[2_794_000, 'USD', '$ 27,940'],
		[1_420, 'USD', '$ 14.20'],
		[0, 'USD', '$ 0'],
		[-50, 'USD', '-$ 0.50'],
		[5, 'EUR', '€ 0.05'],
		[1_420, 'CAD', 'CA$ 14.20'],
		[1500, 'JPY', '¥ 1,500'],
		[Number.MAX_SAFE_INTEGER, 'USD', '$ 90,071,992,547,409.91']
	])('%d %s as %s', (minor, currency, text) => {
		expect(shown(minor, currency)).toBe(text);
	});

	test('whole amounts round', () => {
		expect(shown(11_850, 'USD', 'whole')).toBe('$ 119');
	});

	test('a fraction of a cent is a bug, not money', () => {
		expect(() => formatMoney({ minor: 0.5, currency: 'USD' })).toThrow(RangeError);
	});
});

describe('typed money is read', () => {
	test.each([
		['1234.5', 'USD', 123_450],
		['$ 1,234.50', 'USD', 123_450],
		['1234,50', 'EUR', 123_450],
		['1,234', 'USD', 123_400],
		['-12', 'USD', -1200],
		['12.', 'USD', 1200],
		['1.500', 'USD', 150],
		['1500', 'JPY', 1500]
	])('%s %s is %d', (typed, currency, minor) => {
		expect(parseMoney(typed, currency)).toEqual({ minor });
	});

	test.each([
		['', 'USD', 'empty'],
		['twelve', 'USD', 'unreadable'],
		['1,23,4', 'USD', 'unreadable'],
		['1.234', 'USD', 'too-fine'],
		['1.5', 'JPY', 'too-fine'],
		['99999999999999999', 'USD', 'too-large']
	])('%s %s is %s', (typed, currency, problem) => {
		expect(parseMoney(typed, currency)).toEqual({ problem });
	});

	test('what is shown for editing reads back', () => {
		expect(parseMoney(editableMoney({ minor: 123_450, currency: 'USD' }), 'USD')).toEqual({ minor: 123_450 });
	});
});
