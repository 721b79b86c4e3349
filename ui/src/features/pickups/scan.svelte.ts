// Scanning what stands on the floor against what a pickup carries: what is there is ticked, what is missing is named, and
// what is not on the list is told why. It counts; it writes no evidence.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { readCode } from '$api/scan';
import { scanSound } from '$components/scan-sound.svelte';
import { Scanner, type ScanAnswer } from '$components/scanner.svelte';
import { t } from '$components/text/text';
import { keepSeen, readSeen } from './seen';
import { SvelteSet } from 'svelte/reactivity';
import type { AssetId, PickupCard, ScannedDevice } from '$api/types';

/** How many missing serial numbers are named. */
const NAMED = 8;

export class PickupScan {
	readonly scanner = new Scanner((code) => this.#take(code), scanSound.play);
	/** Devices by the step at which they were seen: what was counted at one place says nothing of the next. */
	readonly #seen: SvelteSet<string>;
	readonly #card: () => PickupCard;

	constructor(card: () => PickupCard) {
		this.#card = card;
		const { id, step } = card().pickup;
		this.#seen = new SvelteSet(readSeen(id));
		// Nothing is counted any more.
		if (step !== 'planned' && step !== 'collected') keepSeen(id, []);
	}

	readonly devices = $derived.by(() => this.#card().lines.filter((line) => line.assetId !== null));
	readonly missing = $derived.by(() => this.devices.filter((line) => !this.has(line.assetId)));
	readonly scanned = $derived.by(() => this.devices.length - this.missing.length);
	readonly supplies = $derived.by(() =>
		this.#card().lines.reduce((sum, line) => sum + (line.assetId === null ? line.quantity : 0), 0)
	);

	/** Pieces found, once anything was scanned: supplies have no codes and count as listed. */
	readonly count = $derived.by(() => (this.scanned === 0 ? null : this.scanned + this.supplies));

	/** "32 of 35 scanned, 3 missing: …" */
	readonly summary = $derived.by(() => {
		const { missing } = this;
		const of = t('pickup-scan-of', { scanned: this.scanned, devices: this.devices.length });
		if (missing.length === 0) return `${of}, ${t('pickup-scan-all')}`;
		const named = missing.slice(0, NAMED).map((line) => line.serial).join(', ');
		const more = missing.length - NAMED;
		const serials = more > 0 ? t('pickup-scan-missing-more', { serials: named, more }) : named;
		return `${of}, ${t('pickup-scan-missing', { count: missing.length, serials })}`;
	});

	has(asset: AssetId | null): boolean {
		return asset !== null && this.#seen.has(this.#sight(asset));
	}

	#sight(asset: AssetId): string {
		return `${this.#card().pickup.step} ${asset}`;
	}

	async #take(code: string): Promise<ScanAnswer> {
		const scan = await readCode(code, this.#card().pickup.siteId);
		if (typeof scan === 'string') return { verdict: 'unknown', note: scan };
		const listed = scan.devices.filter((device) => this.devices.some((line) => line.assetId === device.id));
		const found = listed.find((device) => !this.has(device.id));
		if (found) return this.#tick(found.id, found.model);
		const [twice] = listed;
		if (twice) return { verdict: 'duplicate', note: t('pickup-scan-twice', { model: twice.model }) };
		const [other] = scan.devices;
		return other ? this.#notListed(other) : { verdict: 'unknown', note: t('pickup-scan-not-in-book') };
	}

	#notListed({ id, model, customer, site, siteId, state }: ScannedDevice): ScanAnswer {
		const { pickup } = this.#card();
		const unknown = (note: string): ScanAnswer => ({ verdict: 'unknown', note });
		if (siteId !== pickup.siteId) return unknown(t('pickup-scan-elsewhere', { model, customer, site }));
		if (state !== 'in-service') return unknown(t('pickup-scan-gone', { model }));
		const answer = unknown(t('pickup-scan-not-listed', { model }));
		if (pickup.step !== 'planned') return answer;
		return { ...answer, offer: { text: t('pickup-scan-add'), run: () => this.#add(id, model) } };
	}

	/** Takes a device that stands there onto the pickup: it is seen already. */
	async #add(id: AssetId, model: string): Promise<ScanAnswer> {
		const attempt = new Attempt();
		const request = { id: this.#card().pickup.id, assets: [id] };
		const added = await attempt.run((options) => call('pickups.addLines', request, options).then(() => true));
		if (!added) return { verdict: 'unknown', note: attempt.notice ?? '' };
		return this.#tick(id, model);
	}

	#tick(id: AssetId, model: string): ScanAnswer {
		const sight = this.#sight(id);
		this.#seen.add(sight);
		this.#keep();
		const undo = () => {
			this.#seen.delete(sight);
			this.#keep();
		};
		return { verdict: 'accepted', note: model, undo };
	}

	#keep(): void {
		keepSeen(this.#card().pickup.id, [...this.#seen]);
	}
}
