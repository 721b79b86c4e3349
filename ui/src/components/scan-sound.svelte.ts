// A short sound for what became of a scanned code, so that nobody needs to look at the screen. Made by the Web Audio API:
// no files, and silence where there is no audio device.
import type { Verdict } from './scanner.svelte';

const KEY = 'scan-sound';

/** Tones of each sound: pitch in hertz, when it begins and how long it lasts, in seconds. They differ in number and height. */
const TONES: Record<Verdict, readonly (readonly [pitch: number, from: number, lasts: number])[]> = {
	accepted: [[1320, 0, 0.08]],
	duplicate: [
		[660, 0, 0.09],
		[660, 0.14, 0.09]
	],
	unknown: [[165, 0, 0.35]]
};
const LOUDNESS = 0.15;

class ScanSound {
	on = $state(localStorage.getItem(KEY) !== 'off');
	#context: AudioContext | null = null;

	/** Remembered on this machine. */
	turn(on: boolean): void {
		this.on = on;
		localStorage.setItem(KEY, on ? 'on' : 'off');
	}

	readonly play = (verdict: Verdict): void => {
		if (!this.on || typeof AudioContext === 'undefined') return;
		try {
			this.#context ??= new AudioContext();
			// Where nothing can be heard this is refused, or never answered.
			this.#context.resume().catch(() => undefined);
			for (const [pitch, from, lasts] of TONES[verdict]) this.#tone(this.#context, pitch, from, lasts);
		} catch {
			// No audio device: colour, shape and word say it too.
		}
	};

	#tone(context: AudioContext, pitch: number, from: number, lasts: number): void {
		const begins = context.currentTime + from;
		const tone = new OscillatorNode(context, { type: pitch < 300 ? 'square' : 'sine', frequency: pitch });
		const loudness = new GainNode(context, { gain: LOUDNESS });
		// Fades, so that it does not click.
		loudness.gain.setValueAtTime(LOUDNESS, begins + lasts * 0.7);
		loudness.gain.linearRampToValueAtTime(0, begins + lasts);
		tone.connect(loudness).connect(context.destination);
		tone.start(begins);
		tone.stop(begins + lasts);
	}
}

export const scanSound = new ScanSound();
