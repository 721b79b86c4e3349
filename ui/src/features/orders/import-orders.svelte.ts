// Importing a distributor's orders: choosing the file, what it would mean, and what came of it.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { Imported, OrdersPreview } from '$api/types';

export class ImportOrders {
	readonly attempt = new Attempt();
	path = $state<string | null>(null);
	preview = $state.raw<OrdersPreview | null>(null);
	imported = $state.raw<Imported | null>(null);
	/** Category by model, chosen by the person. */
	categories = $state<Record<string, string>>({});

	get fileName(): string {
		return this.path?.split(/[\\/]/).at(-1) ?? '';
	}

	readonly undecided = $derived.by(
		() => this.preview?.unknownModels.filter(({ model }) => !this.categories[model]).length ?? 0
	);
	readonly nothingNew = $derived(
		this.preview !== null && this.preview.orders === 0 && this.preview.unknownModels.length === 0
	);

	async pick(): Promise<void> {
		const path = await this.attempt.run(() =>
			host.pickFile(t('orders-pick'), [{ name: t('orders-files'), extensions: ['csv', 'json', 'txt'] }])
		);
		if (!path) return;
		this.imported = null;
		this.preview = null;
		this.categories = {};
		this.path = path;
		await this.read();
	}

	#file(path: string) {
		const chosen = Object.entries($state.snapshot(this.categories)).filter(([, category]) => category !== '');
		return { path, categories: Object.fromEntries(chosen) };
	}

	async read(): Promise<void> {
		const path = this.path;
		if (path === null) return;
		this.preview =
			(await this.attempt.run((options) => call('exchange.readOrders', this.#file(path), options))) ?? this.preview;
		if (!this.preview) this.path = null;
	}

	async run(): Promise<void> {
		const path = this.path;
		if (path === null) return;
		const imported = await this.attempt.run((options) => call('exchange.importOrders', this.#file(path), options));
		if (!imported) return;
		this.imported = imported;
		this.preview = null;
		this.path = null;
	}
}
