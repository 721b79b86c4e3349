// Importing a distributor's orders: what the file would mean, and what came of it.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import type { Imported, OrdersPreview } from '$api/types';

export class ImportOrders {
	readonly attempt = new Attempt();
	readonly path: string;
	preview = $state.raw<OrdersPreview | null>(null);
	imported = $state.raw<Imported | null>(null);
	/** Category by model, chosen by the person. */
	categories = $state<Record<string, string>>({});

	constructor(path: string) {
		this.path = path;
	}

	get fileName(): string {
		return this.path.split(/[\\/]/).at(-1) ?? '';
	}

	readonly undecided = $derived.by(
		() => this.preview?.unknownModels.filter(({ model }) => !this.categories[model]).length ?? 0
	);
	readonly nothingNew = $derived(
		this.preview !== null && this.preview.orders === 0 && this.preview.unknownModels.length === 0
	);

	#file() {
		const chosen = Object.entries($state.snapshot(this.categories)).filter(([, category]) => category !== '');
		return { path: this.path, categories: Object.fromEntries(chosen) };
	}

	async read(): Promise<void> {
		this.preview =
			(await this.attempt.run((options) => call('exchange.readOrders', this.#file(), options))) ?? this.preview;
	}

	async run(): Promise<void> {
		const imported = await this.attempt.run((options) => call('exchange.importOrders', this.#file(), options));
		if (!imported) return;
		this.imported = imported;
		this.preview = null;
	}
}
