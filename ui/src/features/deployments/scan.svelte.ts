// Scanning the devices of a deployment: each code becomes a line with the model of those before it; where labels have two
// codes, the one after each serial number is its asset tag.
import { readCode, whyNoSerial } from '$api/scan';
import { scanSound } from '$components/scan-sound.svelte';
import { Scanner, type ScanAnswer } from '$components/scanner.svelte';
import { t } from '$components/text/text';
import type { Scan, ScannedDevice, SiteId } from '$api/types';
import type { Line, Lines } from './lines.svelte';

/** What is scanned of each device. */
export type Order = 'serial' | 'serial-tag';

/** The form in which numbers are compared: letters and digits. */
const keyOf = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '').toUpperCase();

const refused = (note: string): ScanAnswer => ({ verdict: 'unknown', note });
const duplicate = (note: string): ScanAnswer => ({ verdict: 'duplicate', note });

export class DeploymentScan {
	readonly scanner = new Scanner((code) => this.#take(code), scanSound.play);
	order = $state<Order>('serial');
	/** Of the devices that come next, as typed. */
	model = $state('');
	/** The line whose tag comes next. */
	#tagless = $state.raw<Line | null>(null);
	/** The model that was chosen for a part, so that it needs to be chosen only once. */
	#byPart: Partial<Record<string, string>> = {};
	/** The first line that was scanned before a model was chosen: it takes the one that is, and those below follow it. */
	#waiting: Line | null = null;
	readonly #lines: Lines;
	readonly #siteId: () => SiteId | null;

	constructor(lines: Lines, siteId: () => SiteId | null) {
		this.#lines = lines;
		this.#siteId = siteId;
	}

	/** The serial number of the device whose tag is scanned next. */
	readonly wantsTag = $derived.by(() => {
		const line = this.#tagless;
		return this.order === 'serial-tag' && line && this.#lines.devices.includes(line) ? line.serial : null;
	});

	/** Begins where the person works: what comes is of the same model. */
	begin(line: Line | undefined): void {
		const at = line ?? this.#lines.devices.at(-1);
		this.model = at ? this.#modelIn(at) : '';
		this.#byPart = {};
		this.#tagless = null;
		this.#waiting = null;
	}

	choose(model: string): void {
		this.model = model;
		this.#byPart = {};
		this.#waiting ??= this.#lines.devices.find((line) => line.serial.trim() !== '' && this.#modelIn(line) === '') ?? null;
		if (this.#waiting) this.#waiting.model = model;
	}

	#modelIn(line: Line): string {
		return line.model.trim() || (this.#lines.inherited[line.key]?.model ?? '');
	}

	/** The device has no tag; the next code is a serial number again. */
	skipTag(): void {
		this.#tagless = null;
	}

	async #take(code: string): Promise<ScanAnswer> {
		const scan = await readCode(code, this.#siteId());
		if (typeof scan === 'string') return refused(scan);
		const line = this.wantsTag === null ? null : this.#tagless;
		return line ? this.#takeTag(scan, line) : this.#takeSerial(scan);
	}

	#takeSerial(scan: Scan): ScanAnswer {
		if (scan.serial === null) return refused(whyNoSerial(scan));
		const key = keyOf(scan.serial);
		const twice = this.#lines.devices.find((line) => keyOf(line.serial) === key);
		if (twice) return duplicate(t('deployment-scan-twice', { line: (this.#lines.numbers[twice.key] ?? 0) + 1 }));
		const model = this.#modelOf(scan);
		if (scan.maker !== null && !mayBe(scan.maker, model)) return refused(t('deployment-scan-other-maker', { maker: scan.maker, model }));
		const known = scan.devices.find((device) => device.foundBy === 'serial' && mayBe(device.maker, model));
		if (known) return duplicate(t('deployment-scan-known', { ...placeOf(known), model: known.model }));
		const { line, undo } = this.#lines.scanned(scan.serial);
		if (model !== '' && model !== this.#modelIn(line)) line.model = model;
		this.model = model || line.model;
		this.#waiting = null;
		this.#tagless = line;
		const back = () => {
			undo();
			if (this.#tagless === line) this.#tagless = null;
		};
		return { verdict: 'accepted', note: model, undo: back };
	}

	#takeTag({ tag, devices }: Scan, line: Line): ScanAnswer {
		if (tag === null) return refused(t('deployment-scan-no-tag', { serial: line.serial }));
		const twice = this.#lines.devices.find((other) => keyOf(other.tag) === keyOf(tag));
		if (twice) return duplicate(t('deployment-scan-tag-twice', { line: (this.#lines.numbers[twice.key] ?? 0) + 1 }));
		const known = devices.find((device) => device.foundBy === 'tag');
		if (known) return duplicate(t('deployment-scan-tag-known', { ...placeOf(known), serial: known.serial }));
		const before = line.tag;
		line.tag = tag;
		this.#tagless = null;
		const undo = () => {
			line.tag = before;
			this.#tagless = line;
		};
		return { verdict: 'accepted', note: t('deployment-scan-tag-of', { serial: line.serial }), undo };
	}

	/** The model chosen for this part; where none was, what the code itself says. */
	#modelOf({ maker, partNumber }: Scan): string {
		if (partNumber === null) return this.model;
		const chosen = this.#byPart[partNumber];
		if (chosen !== undefined) return chosen;
		const another = this.model.trim() === '' || Object.keys(this.#byPart).length > 0 || (maker !== null && !mayBe(maker, this.model));
		const model = another && maker !== null ? `${maker} ${partNumber}` : this.model;
		this.#byPart[partNumber] = model;
		return model;
	}
}

const placeOf = ({ customer, site }: ScannedDevice) => ({ customer, site });

/** A serial number belongs to its maker: another maker's device with the same number is another device. */
function mayBe(maker: string, model: string): boolean {
	return model.trim() === '' || model.trim().toLowerCase().startsWith(maker.toLowerCase());
}
