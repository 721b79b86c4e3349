// What the recycler documented of a pickup while it is entered: for all lines at once, and for each.
import { Attempt } from '$api/attempt.svelte';
import { call } from '$api/client';
import { t } from '$components/text/text';
import { host } from '$host/index';
import { asksWhere } from './outlet';
import { ReleaseCheck, type Checked } from './release.svelte';
import type { Disposition, EvidenceLevel, Line, PickupCard } from '$api/types';

export const LEVELS = ['serial', 'lot', 'weight-ticket'] as const satisfies readonly EvidenceLevel[];
export const DISPOSITIONS = [
	'recycled',
	'resold',
	'reused',
	'donated',
	'destroyed',
	'not-received'
] as const satisfies readonly Disposition[];

interface Result {
	disposition: Disposition;
	/** Kilograms, as typed. */
	weight: string;
}

function kilograms(grams: number): string {
	return (grams / 1000).toFixed(3).replace(/\.?0+$/, '');
}

export class ProcessingEntry {
	readonly attempt = new Attempt();
	readonly check = new ReleaseCheck();
	processedOn = $state<string | null>(null);
	documentNumber = $state('');
	documentDate = $state<string | null>(null);
	level = $state<EvidenceLevel>('serial');
	file = $state<string | null>(null);
	daysAreValid = $state([true, true]);
	/** Where it was processed, where the pickup does not say it. */
	facilityId = $state('');
	readonly results: Record<string, Result>;
	readonly #card: PickupCard;

	constructor(card: PickupCard, today: string) {
		this.#card = card;
		this.processedOn = card.processing?.processedOn ?? today;
		this.documentDate = card.processing?.documentDate ?? today;
		this.documentNumber = card.processing?.documentNumber ?? '';
		this.level = card.processing?.level ?? 'serial';
		const before = Object.fromEntries(card.processed.map((one) => [one.lineId, one]));
		const results = $state<Record<string, Result>>(
			Object.fromEntries(
				card.lines.map((line) => {
					const known = before[line.id];
					const weight = known?.weighed === 'measured' && known.weight !== null ? kilograms(known.weight) : '';
					return [line.id, { disposition: known?.disposition ?? 'recycled', weight }];
				})
			)
		);
		this.results = results;
	}

	get asksWhere(): boolean {
		return asksWhere(this.#card);
	}

	/** What is checked before it is saved. */
	readonly checked = $derived.by<Checked>(() => ({
		id: this.#card.pickup.id,
		at: 'processed',
		on: (this.daysAreValid[1] ?? true) ? this.processedOn : null,
		facilityId: this.#facilityId
	}));

	get #facilityId(): string | null {
		return this.asksWhere && this.facilityId !== '' ? this.facilityId : null;
	}

	get fileName(): string {
		return this.file?.split(/[\\/]/).at(-1) ?? '';
	}

	/** Lines the document names. */
	readonly named = $derived.by(
		() => this.#card.lines.filter((line) => this.results[line.id]?.disposition !== 'not-received').length
	);

	setAll(disposition: Disposition): void {
		for (const result of Object.values(this.results)) result.disposition = disposition;
	}

	errorOf(at: number): string | undefined {
		return this.attempt.fields[`lines.${at}.weight`];
	}

	async attach(): Promise<void> {
		try {
			const extensions = ['pdf', 'png', 'jpg', 'jpeg', 'csv', 'xlsx', 'xml', 'txt'];
			this.file = (await host.pickFile(t('process-attach'), [{ name: t('process-files'), extensions }])) ?? this.file;
		} catch (cause) {
			this.attempt.refuse(cause);
		}
	}

	async save(): Promise<boolean> {
		if (this.daysAreValid.includes(false)) return false;
		const { id, version } = this.#card.pickup;
		const request = {
			id,
			version,
			processedOn: this.processedOn ?? '',
			documentNumber: this.documentNumber,
			documentDate: this.documentDate ?? '',
			level: this.level,
			file: this.file,
			facilityId: this.#facilityId,
			override: this.check.override,
			lines: this.#card.lines.map((line: Line) => ({
				lineId: line.id,
				disposition: this.results[line.id]?.disposition ?? 'not-received',
				weight: (this.results[line.id]?.weight ?? '').trim()
			}))
		};
		const done = await this.attempt.run((options) => call('pickups.process', request, options).then(() => true));
		// The register may have moved on since it was asked.
		if (!done && 'override.reason' in this.attempt.fields) void this.check.ask(this.checked);
		return done ?? false;
	}
}
