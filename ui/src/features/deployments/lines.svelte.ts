// The lines of a deployment while they are typed. A line left without a model takes the one above, with category and price.
import { plainMoney } from '$components/text/money';
import { readPasted } from './paste';
import { plainWarranty } from './warranty';
import type { LineKind, NewLine } from '$api/types';

export interface LineText {
	kind: LineKind;
	serial: string;
	model: string;
	category: string;
	tag: string;
	price: string;
	/** Months or a day; empty: as the whole deployment. */
	warranty: string;
	quantity: string;
}

let made = 0;

export class Line {
	readonly key: string;
	readonly kind: LineKind;
	serial = $state('');
	model = $state('');
	/** Empty: as the catalogue proposes. */
	category = $state('');
	tag = $state('');
	price = $state('');
	/** Empty: as the whole deployment. */
	warranty = $state('');
	quantity = $state('');

	constructor(text: Partial<LineText> = {}) {
		made += 1;
		this.key = `line-${made}`;
		this.kind = text.kind ?? 'device';
		Object.assign(this, { ...text, kind: this.kind });
	}

	get blank(): boolean {
		return [this.serial, this.model, this.tag, this.price, this.quantity].every((text) => text.trim() === '');
	}

	get text(): LineText {
		const { kind, serial, model, category, tag, price, warranty, quantity } = this;
		return { kind, serial, model, category, tag, price, warranty, quantity };
	}
}

/** What a line means where it says nothing itself. */
export interface Inherited {
	model: string;
	category: string;
	price: string;
}

const NOTHING: Inherited = { model: '', category: '', price: '' };

export class Lines {
	devices = $state.raw<readonly Line[]>([new Line()]);
	supplies = $state.raw<readonly Line[]>([]);

	/** What each device line takes from the lines above it. */
	readonly inherited = $derived.by<Partial<Record<string, Inherited>>>(() => {
		let above = NOTHING;
		return Object.fromEntries(
			this.devices.map((line) => {
				const own = line.model.trim() !== '';
				const from = own ? NOTHING : above;
				if (own) above = { model: line.model, category: line.category, price: line.price };
				else if (line.category !== '' || line.price !== '') {
					above = { ...above, category: line.category || above.category, price: line.price || above.price };
				}
				return [line.key, from];
			})
		);
	});

	/** What is sent: lines that say something, devices first. */
	readonly sent = $derived.by(() => [...this.devices, ...this.supplies].filter((line) => !line.blank));
	readonly numbers = $derived.by(
		() => Object.fromEntries(this.sent.map((line, at) => [line.key, at])) as Partial<Record<string, number>>
	);

	/** `warranty`: of the devices that say none themselves. */
	request(currency: string, warranty = ''): NewLine[] {
		return this.sent.map((line) => {
			const above = this.inherited[line.key] ?? NOTHING;
			return {
				kind: line.kind,
				serial: line.serial,
				maker: '',
				model: line.model.trim() === '' ? above.model : line.model,
				category: line.category || above.category,
				tag: line.tag,
				warranty: line.kind === 'supplies' ? '' : plainWarranty(line.warranty.trim() || warranty),
				price: plainMoney(line.price || above.price, currency),
				currency,
				quantity: line.kind === 'supplies' ? line.quantity : ''
			};
		});
	}

	/** The line after `line`, made when it was the last. */
	after(line: Line): Line {
		const at = this.devices.indexOf(line);
		const next = this.devices[at + 1];
		if (next) return next;
		const added = new Line();
		this.devices = [...this.devices, added];
		return added;
	}

	/** Puts a scanned serial number into the last line if that has none, else behind all; answers its line and the way back. */
	scanned(serial: string): { line: Line; undo: () => void } {
		const last = this.devices.at(-1);
		const free = last?.serial.trim() === '' ? last : undefined;
		const line = free ?? new Line();
		const before = line.text;
		if (!free) this.devices = [...this.devices, line];
		line.serial = serial;
		const undo = free ? () => Object.assign(line, { ...before, kind: line.kind }) : () => this.remove(line);
		return { line, undo };
	}

	before(line: Line): Line | undefined {
		return this.devices[this.devices.indexOf(line) - 1];
	}

	/** Puts pasted lines where `line` stands; answers the line to go on with. */
	paste(line: Line, text: string, currency: string): Line {
		const pasted = readPasted(text, currency).map((one) => new Line(one));
		// A line that has its serial number stays; the paste follows it.
		const at = this.devices.indexOf(line) + (line.serial.trim() === '' ? 0 : 1);
		const first = pasted[0];
		if (first && line.serial.trim() === '') {
			first.model ||= line.model;
			first.category ||= line.category;
			first.tag ||= line.tag;
			first.price ||= line.price;
		}
		const rest = this.devices.slice(line.serial.trim() === '' ? at + 1 : at);
		this.#settle(rest[0]);
		const next = rest.find((one) => one.blank) ?? new Line();
		this.devices = [...this.devices.slice(0, at), ...pasted, ...(rest.includes(next) ? rest : [...rest, next])];
		return next;
	}

	/** What a line takes from above becomes its own, because what stands above it is about to change. */
	#settle(line: Line | undefined): void {
		const above = line && this.inherited[line.key];
		if (!line || !above || line.blank || line.model.trim() !== '') return;
		line.model = above.model;
		line.category ||= above.category;
		line.price ||= above.price;
	}

	addSupplies(): Line {
		const added = new Line({ kind: 'supplies' });
		this.supplies = [...this.supplies, added];
		return added;
	}

	/** Takes a line out. What the line below took from it, stays with the line below. */
	remove(line: Line): void {
		this.supplies = this.supplies.filter((one) => one !== line);
		const at = this.devices.indexOf(line);
		if (at < 0) return;
		this.#settle(this.devices[at + 1]);
		const left = this.devices.filter((one) => one !== line);
		this.devices = left.length > 0 ? left : [new Line()];
	}

	clear(): void {
		this.devices = [new Line()];
		this.supplies = [];
	}

	restore(texts: readonly LineText[]): void {
		const lines = texts.map((text) => new Line(text));
		this.devices = [...lines.filter((line) => line.kind === 'device'), new Line()];
		this.supplies = lines.filter((line) => line.kind === 'supplies');
	}
}
