// What is searched for: typed here, kept in the address a little after the last key.
import { goto } from '$app/navigation';
import { page } from '$app/state';

const PAUSE_MS = 150;

export class SearchText {
	text = $state('');
	#timer: ReturnType<typeof setTimeout> | undefined;

	constructor(inAddress: () => string) {
		this.text = inAddress();
	}

	typed(): void {
		clearTimeout(this.#timer);
		this.#timer = setTimeout(() => {
			const text = this.text.trim();
			const address = text === '' ? page.url.pathname : `${page.url.pathname}?text=${encodeURIComponent(text)}`;
			void goto(address, { replaceState: true, keepFocus: true, noScroll: true });
		}, PAUSE_MS);
	}
}
