// The supplies that leave with a selection: how many of each lot, as typed.
import { t } from '$components/text/text';
import type { SomeSupplies, SupplyLotId } from '$api/types';

export interface SuppliesLeft {
	id: SupplyLotId;
	model: string;
	site: string;
	left: number;
}

export class Lot {
	readonly supplies: SuppliesLeft;
	/** It was chosen, not only offered: some of it goes. */
	readonly chosen: boolean;
	typed = $state('');

	constructor(supplies: SuppliesLeft, chosen: boolean) {
		this.supplies = supplies;
		this.chosen = chosen;
		if (chosen) this.typed = String(supplies.left);
	}

	/** Nothing while it cannot be read. */
	readonly count = $derived.by(() => {
		const text = this.typed.trim();
		const count = text === '' && !this.chosen ? 0 : /^\d{1,9}$/.test(text) ? Number(text) : -1;
		return count >= (this.chosen ? 1 : 0) && count <= this.supplies.left ? count : null;
	});

	readonly refused = $derived.by(() =>
		this.count === null ? t('retire-quantity-refused', { least: this.chosen ? 1 : 0, left: this.supplies.left }) : undefined
	);
}

/** What goes of all lots; null while one of them cannot be read. */
export function goes(lots: readonly Lot[]): SomeSupplies[] | null {
	if (lots.some(({ count }) => count === null)) return null;
	return lots.flatMap(({ supplies: { id }, count }) => (count ? [{ id, quantity: count }] : []));
}
