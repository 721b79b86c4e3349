// How scanned codes are read, as a form: what stands in it and what was saved.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import type { ScanRules } from '$api/types';

export class ScannerForm {
	rules = $state<ScanRules>({ version: 0, prefix: '', suffix: '', labelLetters: false });
	#saved = $state.raw<ScanRules>($state.snapshot(this.rules));
	readonly attempt = new Attempt();

	/** Shows what the book says now. What was typed and not saved stays. */
	show(now: ScanRules): void {
		const before = this.#saved;
		const typed = Object.entries(this.rules).filter(([name, value]) => value !== before[name as keyof ScanRules]);
		this.#saved = now;
		this.rules = { ...now, ...Object.fromEntries(typed), version: now.version };
	}

	readonly changed = $derived(JSON.stringify(this.rules) !== JSON.stringify(this.#saved));

	async save(): Promise<void> {
		const form = $state.snapshot(this.rules);
		await this.attempt.run(async (options) => {
			await call('scanning.saveRules', form, options);
			// What the core made of it takes the place of what was typed.
			const kept = await call('scanning.rules', null);
			this.#saved = kept;
			this.rules = { ...kept };
		});
	}
}
