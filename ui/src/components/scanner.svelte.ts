// Codes that a scanner types, one after the other: each is answered in its turn, told by colour, shape, word and sound, and
// the last one can be taken back.
import { t } from './text/text';
import type { Tone } from './tone';

export type Verdict = 'accepted' | 'duplicate' | 'unknown';

/** What became of a code. */
export interface ScanAnswer {
	verdict: Verdict;
	/** What it was, or why it was not taken. */
	note: string;
	/** What else can be done with it, and what comes of that. */
	offer?: { text: string; run: () => Promise<ScanAnswer> };
	/** Takes it back. */
	undo?: () => void;
}

export interface Scanned extends ScanAnswer {
	key: string;
	code: string;
}

/** Enough to see that the last ones were heard. */
const SHOWN = 5;

/** Keys by which scanners send what cannot be typed: group and record separator, end of transmission. */
const CONTROLS: Partial<Record<string, string>> = { ']': '\u001d', '^': '\u001e', d: '\u0004' };

export const toneOfVerdict: Record<Verdict, Tone> = { accepted: 'order', duplicate: 'attention', unknown: 'wrong' };

export class Scanner {
	/** What stands in the field. */
	text = $state('');
	/** The newest first. */
	scanned = $state.raw<readonly Scanned[]>([]);
	/** For those who cannot see it. */
	said = $state('');
	readonly shown = $derived(this.scanned.slice(0, SHOWN));
	#made = 0;
	/** A scanner does not wait: what it types is answered one after the other. */
	#turn: Promise<void> = Promise.resolve();
	readonly #take: (code: string) => Promise<ScanAnswer>;
	readonly #sound: (verdict: Verdict) => void;

	constructor(take: (code: string) => Promise<ScanAnswer>, sound: (verdict: Verdict) => void) {
		this.#take = take;
		this.#sound = sound;
	}

	/** The code in the field is complete. */
	end(): Promise<void> {
		const code = this.text;
		this.text = '';
		if (code.trim() === '') return this.#turn;
		return this.#next(async () => {
			const answer = await this.#take(code);
			this.#made += 1;
			this.scanned = [{ ...answer, code: readable(code), key: String(this.#made) }, ...this.scanned];
			this.#tell(readable(code), answer);
		});
	}

	/** Takes the last code back, also one that is still being answered. */
	takeBack(): Promise<void> {
		return this.#next(() => {
			const [last, ...before] = this.scanned;
			if (!last) return;
			last.undo?.();
			this.scanned = before;
			this.said = t('scan-taken-back', { code: last.code });
		});
	}

	/** Does what is offered for a code: what came of it takes the place of the first answer. */
	accept({ key, code, offer }: Scanned): Promise<void> {
		return this.#next(async () => {
			const answer = await offer?.run();
			if (!answer) return;
			this.scanned = this.scanned.map((one) => (one.key === key ? { ...answer, key, code } : one));
			this.#tell(code, answer);
		});
	}

	#tell(code: string, { verdict, note }: ScanAnswer): void {
		this.said = t('scan-said', { verdict: t(`scan-${verdict}`), code, note });
		this.#sound(verdict);
	}

	#next(step: () => void | Promise<void>): Promise<void> {
		this.#turn = this.#turn.then(step);
		return this.#turn;
	}

	/** What a key means in the field; answers whether it was more than a letter. */
	key(event: KeyboardEvent): boolean {
		if (event.isComposing) return false;
		const empty = this.text === '';
		const alone = !event.ctrlKey && !event.metaKey && !event.altKey && !event.shiftKey;
		const control = event.ctrlKey && !event.metaKey && !event.altKey ? CONTROLS[event.key.toLowerCase()] : undefined;
		if (alone && (event.key === 'Enter' || (event.key === 'Tab' && !empty))) void this.end();
		else if (control !== undefined && (!empty || control !== CONTROLS['d'])) this.text += control;
		else if (empty && isUndo(event)) void this.takeBack();
		else return false;
		return true;
	}
}

/** Backspace that is held down to clear the field takes back nothing. */
function isUndo(event: KeyboardEvent): boolean {
	if (event.repeat || event.altKey || event.shiftKey) return false;
	const mod = event.ctrlKey || event.metaKey;
	return mod ? event.key.toLowerCase() === 'z' : event.key === 'Backspace';
}

/** Separators stand as the signs by which they are called. */
function readable(code: string): string {
	return code.trim().replace(/\p{Cc}/gu, (control) => (control < ' ' ? String.fromCharCode(0x2400 + control.charCodeAt(0)) : ''));
}
