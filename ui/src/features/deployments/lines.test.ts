// A line without a model takes the one above; what is pasted or removed above it does not change it.
import { expect, test } from 'vitest';
import { Lines, type LineText } from './lines.svelte';

function linesOf(...texts: Partial<LineText>[]): Lines {
	const lines = new Lines();
	const whole = { kind: 'device', serial: '', model: '', category: '', tag: '', price: '', warranty: '', quantity: '' } as const;
	lines.restore(texts.map((text) => ({ ...whole, ...text })));
	return lines;
}

const models = (lines: Lines) => lines.request('USD').map((line) => `${line.serial} ${line.model} ${line.price}`);

test('model and price are repeated from the line above', () => {
	const lines = linesOf({ serial: 'A1', model: 'Dell P2419H', price: '1,149' }, { serial: 'A2' }, { serial: 'A3', model: 'HP E24' });
	expect(models(lines)).toEqual(['A1 Dell P2419H 1149.00', 'A2 Dell P2419H 1149.00', 'A3 HP E24 ']);
});

test('a removed line leaves the one below what it was', () => {
	const lines = linesOf({ serial: 'A1', model: 'Dell P2419H' }, { serial: 'A2' });
	const [first] = lines.devices;
	if (first) lines.remove(first);
	expect(models(lines)).toEqual(['A2 Dell P2419H ']);
});

test('a paste follows the line it was made in, and changes none below', () => {
	const lines = linesOf({ serial: 'A1', model: 'Dell P2419H' }, { serial: 'A2' });
	const [first] = lines.devices;
	if (first) lines.paste(first, 'B1\tHP E24\nB2', 'USD');
	expect(models(lines)).toEqual(['A1 Dell P2419H ', 'B1 HP E24 ', 'B2 HP E24 ', 'A2 Dell P2419H ']);
});

test('a line of nothing is not sent, and a price that cannot be read is sent as it is', () => {
	const lines = linesOf({ serial: 'A1', model: 'Dell P2419H', price: 'lots' }, {});
	expect(models(lines)).toEqual(['A1 Dell P2419H lots']);
});

test('the deployment’s warranty is every device’s that says none itself, and no supply’s', () => {
	const lines = linesOf(
		{ serial: 'A1', model: 'Dell P2419H' },
		{ serial: 'A2', model: 'HP E24', warranty: '5 years' },
		{ kind: 'supplies', serial: 'T-1', model: 'HP 26A', quantity: '3' }
	);
	expect(lines.request('USD', '36').map(({ warranty }) => warranty)).toEqual(['36', '60', '']);
});
