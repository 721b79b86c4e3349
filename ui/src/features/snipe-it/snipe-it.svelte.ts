// The connection to a Snipe-IT: where it answers, and the token that opens it. A token that was entered is sent once and never
// comes back: the window learns only whether one is kept.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { refusalOf } from '$api/refusal';
import { t } from '$components/text/text';
import type { SnipeIt } from '$api/types';

export class Connection {
	readonly attempt = new Attempt();
	/** What the core knows; nothing until it was asked. */
	known = $state.raw<SnipeIt | null>(null);
	address = $state('');
	token = $state('');
	/** Something that was done, and what it left. */
	said = $state<string | null>(null);

	readonly #typed = $derived(this.token.trim() === '' ? null : this.token);
	readonly changed = $derived(this.known !== null && (this.address !== this.known.address || this.#typed !== null));
	/** A token is kept for the address that is shown. */
	readonly kept = $derived(this.known !== null && this.known.hasToken && this.address === this.known.address);

	async load(): Promise<void> {
		await this.attempt.run(() => this.#ask());
	}

	async #ask(): Promise<void> {
		const before = this.address;
		this.known = await call('exchange.snipeIt', null);
		// What was typed meanwhile stays.
		if (this.address === before) this.address = this.known.address;
	}

	/** Keeps the address, and the token where there is a keyring. Answers whether that was done. */
	async save(): Promise<boolean> {
		this.said = null;
		return (await this.attempt.run(() => this.#keep(this.#typed))) ?? false;
	}

	async #keep(token: string | null): Promise<boolean> {
		const known = this.known;
		if (!known) return false;
		try {
			await call('exchange.saveSnipeIt', { address: this.address, version: known.version, token });
		} catch (cause) {
			// It opened to be looked at, but takes nothing: from now on a token is used once.
			if (refusalOf(cause).code === 'keyring-unavailable') this.known = { ...known, hasToken: false, keyring: false };
			throw cause;
		}
		if (token !== null) this.token = '';
		await this.#ask();
		return true;
	}

	async forget(): Promise<void> {
		this.said = null;
		await this.attempt.run(async () => {
			const hadKeyring = this.known?.keyring ?? false;
			const { token } = await call('exchange.forgetSnipeIt', null);
			this.token = '';
			await this.#ask();
			this.said = token || !hadKeyring ? t('snipe-it-forgotten') : t('snipe-it-forgotten-not-token');
		});
	}

	/**
	 * Makes ready to read: what was changed is kept first. Answers the token to read with, null for the one in the keyring;
	 * undefined when something is missing or refused.
	 */
	async ready(): Promise<{ token: string | null } | undefined> {
		this.said = null;
		return this.attempt.run(async () => {
			const known = this.known;
			if (!known) return undefined;
			if (known.keyring) {
				if (this.changed) await this.#keep(this.#typed);
				return this.#orMissing(null, this.kept);
			}
			const token = this.#typed;
			if (this.address !== known.address) await this.#keep(null);
			return this.#orMissing(token, token !== null);
		});
	}

	#orMissing(token: string | null, there: boolean): { token: string | null } | undefined {
		if (there && this.address !== '') return { token };
		this.attempt.fields = {
			...(this.address === '' && { address: t('refusal-missing') }),
			...(!there && { token: t('refusal-missing') })
		};
		return undefined;
	}

	/** A token that is shown to nobody is kept by nobody either: not when the dialog is closed. */
	clear(): void {
		this.token = '';
		this.said = null;
		this.attempt.clear();
	}
}
