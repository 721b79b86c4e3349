// All outlets of one device, read when somebody asks why.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import type { AssetId, Route } from '$api/types';

export class RouteWhy {
	open = $state(false);
	route = $state.raw<Route | null>(null);
	readonly attempt = new Attempt();
	#asked = 0;

	/** Reads it for a device, again whenever that is shown anew. */
	async read(assetId: AssetId): Promise<void> {
		this.#asked += 1;
		const asked = this.#asked;
		try {
			const { route } = await call('deployments.route', { assetId });
			if (asked !== this.#asked) return;
			this.attempt.clear();
			this.route = route;
		} catch (cause) {
			if (asked !== this.#asked) return;
			this.route = null;
			this.attempt.refuse(cause);
		}
	}
}
