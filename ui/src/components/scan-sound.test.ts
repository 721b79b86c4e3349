// Three sounds that differ, silence when they are turned off, and silence without a device.
import { beforeEach, expect, test, vi } from 'vitest';

const tones: number[] = [];

class Parameter {
	setValueAtTime(): void {
		expect(this).toBeInstanceOf(Parameter);
	}
	linearRampToValueAtTime(): void {
		expect(this).toBeInstanceOf(Parameter);
	}
}
class Node {
	readonly gain = new Parameter();
	constructor(_: unknown, { frequency }: { frequency?: number }) {
		if (frequency !== undefined) tones.push(frequency);
	}
	connect = (next: unknown) => next;
	start = () => undefined;
	stop = () => undefined;
}

async function sound(context: unknown) {
	vi.resetModules();
	vi.stubGlobal('AudioContext', context);
	vi.stubGlobal('OscillatorNode', Node);
	vi.stubGlobal('GainNode', Node);
	return (await import('./scan-sound.svelte')).scanSound;
}

class Context {
	readonly currentTime = 0;
	readonly destination = {};
	resume = () => Promise.reject(new Error('nobody pressed a key yet'));
}

beforeEach(() => {
	tones.length = 0;
	localStorage.clear();
});

test('each verdict has a sound of its own', async () => {
	const { play } = await sound(Context);
	const heard = (['accepted', 'duplicate', 'unknown'] as const).map((verdict) => {
		tones.length = 0;
		play(verdict);
		return tones.join();
	});
	expect(heard.every((one) => one !== '')).toBe(true);
	expect(new Set(heard).size).toBe(3);
});

test('turned off it is silent, and stays so on this machine', async () => {
	(await sound(Context)).turn(false);
	const again = await sound(Context);
	again.play('accepted');
	expect([again.on, tones]).toEqual([false, []]);
	again.turn(true);
	again.play('accepted');
	expect(tones).toHaveLength(1);
});

test('without an audio device nothing goes wrong', async () => {
	const broken = function () {
		throw new Error('no device');
	};
	for (const context of [undefined, broken]) {
		const { play } = await sound(context);
		expect(() => play('unknown')).not.toThrow();
	}
});
