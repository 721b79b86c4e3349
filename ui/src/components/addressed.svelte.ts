// Something a person changes quickly, such as a search or the row stood on, that lives in the address: it shows at once,
// the address follows when they pause, and what the address says later never pulls back what was typed since.
import { goto } from '$app/navigation';
import { page } from '$app/state';
import { withParameters } from './address';

/** The address asked for last, while it is not reached yet, so that two changes do not undo each other. */
let wanted: string | null = null;

/** Changes parameters of the address in place: no new step in the history, focus and scrolling stay. */
export async function changeAddress(changes: Record<string, string>): Promise<void> {
	const next = withParameters(wanted ?? page.url.pathname + page.url.search, changes);
	wanted = next;
	await goto(next, { replaceState: true, keepFocus: true, noScroll: true });
	if (wanted === next) wanted = null;
}

export class Addressed {
	value = $state('');
	#said = '';
	#timer: ReturnType<typeof setTimeout> | undefined;
	readonly #name: string;
	readonly #pause: number;

	readonly #also: Record<string, string>;

	/** `pause` in milliseconds; `also`: what else changes in the address with it. */
	constructor(name: string, pause: number, also: Record<string, string> = {}) {
		this.#name = name;
		this.#pause = pause;
		this.#also = also;
	}

	/** Takes over what the address says, unless that is only the echo of what was said to it. */
	follow(said: string): void {
		if (said === this.#said) return;
		this.#said = said;
		this.value = said;
	}

	change(value: string): void {
		this.value = value;
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => void this.flush(), this.#pause);
	}

	/** Brings the address up to date without waiting. */
	async flush(): Promise<void> {
		clearTimeout(this.#timer);
		if (this.value === this.#said) return;
		this.#said = this.value;
		await changeAddress({ ...this.#also, [this.#name]: this.value });
	}
}
