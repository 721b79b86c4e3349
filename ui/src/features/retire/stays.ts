// What stays of a selection, and why: alike pieces in one row, so that a hundred monitors are one sentence.
import { sayReasons } from '$api/routing';
import { categoryCounted } from '$api/words';
import { t } from '$components/text/text';
import type { AssetId, ReasonCode, SomeSupplies, StaysRow } from '$api/types';
import type { Proposal } from './load.svelte';

/** Only lifting the hold lets these leave, whichever outlet there is. */
const HELD: readonly ReasonCode[] = ['leased', 'legal-hold', 'warranty-claim'];

/** How many devices of a row are named. */
const NAMED = 4;

export interface Staying {
	id: string;
	/** `Latitude 5440, 7XQ2L14`, or `12 monitors`. */
	title: string;
	why: string;
	held: boolean;
	/** Lifting a hold, or the lock, lets it leave. */
	canBeLifted: boolean;
	/** Devices named beneath, when there are several. */
	devices: { id: AssetId; what: string }[];
	more: number;
	/** The one device it is about. */
	only: AssetId | null;
}

export function isHeld({ reasons }: StaysRow): boolean {
	return reasons.some(({ code }) => HELD.includes(code));
}

function whyOf({ reasons, nearest }: StaysRow): string {
	const said = sayReasons(reasons);
	return nearest === null ? said : t('retire-stays-nearest', { name: nearest, reasons: said });
}

/** A customer has no two sites of one name, nor a book two customers. */
export const placeOf = ({ customer, site }: { customer: string; site: string }) => `${customer}, ${site}`;

function groups(rows: readonly StaysRow[], keyOf: (row: StaysRow) => string): Map<string, [StaysRow, ...StaysRow[]]> {
	const groups = new Map<string, [StaysRow, ...StaysRow[]]>();
	for (const row of rows) {
		const group = groups.get(keyOf(row));
		if (group) group.push(row);
		else groups.set(keyOf(row), [row]);
	}
	return groups;
}

/** Rows that say the same of pieces of one category at one site become one; held ones stand first: they can be resolved. */
export function staying(rows: readonly StaysRow[], severalPlaces: boolean): Staying[] {
	const alike = groups(rows, ({ customer, site, category, reasons, nearest }) =>
		JSON.stringify([customer, site, category, reasons, nearest])
	);
	const all = [...alike].map(([id, group]) => stayingOf(id, group, severalPlaces));
	return [...all.filter(({ held }) => held), ...all.filter(({ held }) => !held)];
}

function stayingOf(id: string, group: readonly [StaysRow, ...StaysRow[]], severalPlaces: boolean): Staying {
	const [first] = group;
	const single = group.length === 1;
	const quantity = group.reduce((sum, row) => sum + row.quantity, 0);
	const what = single && first.assetId !== null ? first.what : categoryCounted(first.category, quantity);
	const named = single ? [] : group.flatMap(({ assetId, what }) => (assetId === null ? [] : [{ id: assetId, what }]));
	return {
		id,
		title: severalPlaces ? t('retire-at-place', { what, place: placeOf(first) }) : what,
		why: whyOf(first),
		held: isHeld(first),
		canBeLifted: isHeld(first) || first.reasons.some(({ code }) => code === 'locked-refused'),
		devices: named.slice(0, NAMED),
		more: Math.max(0, named.length - NAMED),
		only: single ? first.assetId : null
	};
}

/** What no outlet may take, as loads for which an outlet is chosen later: one for each site. Held devices are not among them. */
export function withoutOutlet(rows: readonly StaysRow[], on: string): Proposal[] {
	const sites = groups(rows.filter((row) => !isHeld(row)), placeOf);
	return [...sites].map(([place, group]) => {
		const [{ customer, site }] = group;
		return {
			key: `later ${place}`,
			at: place,
			customer,
			site,
			outlet: '',
			kind: null,
			name: t('outlet-choice-open-title'),
			on,
			assets: group.flatMap(({ assetId }) => assetId ?? []),
			supplies: group.flatMap(suppliesOf),
			categories: counted(group),
			weight: null,
			conditions: [],
			cost: [],
			elsewhere: []
		};
	});
}

function suppliesOf({ supplyLotId, quantity }: StaysRow): SomeSupplies[] {
	return supplyLotId === null ? [] : [{ id: supplyLotId, quantity }];
}

function counted(rows: readonly StaysRow[]): { category: string; pieces: number }[] {
	const sums = new Map<string, number>();
	for (const { category, quantity } of rows) sums.set(category, (sums.get(category) ?? 0) + quantity);
	return [...sums].map(([category, pieces]) => ({ category, pieces }));
}
