// Types SvelteKit asks the window to declare: what an error page is given.
import type { Refusal } from '$host/host';

declare global {
	namespace App {
		interface Error {
			message: string;
			refusal?: Refusal;
		}
	}
	interface Window {
		__TAURI_INTERNALS__?: unknown;
		/** The folder that the loopback host answers when one is to be chosen. */
		__endwellFolder?: string;
		/** What the loopback host was asked to notify of, in order. */
		__endwellNotified?: { title: string; body: string }[];
	}
}
