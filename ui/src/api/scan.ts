// What a scanned code means, asked of the core, in words.
import { t } from '$components/text/text';
import { Attempt } from './attempt.svelte';
import { call } from './client';
import { refusalOf, sentence } from './refusal';
import type { Scan, SiteId } from './types';

/** Reads a code; answers a sentence where it cannot be read at all. */
export async function readCode(text: string, siteId: SiteId | null): Promise<Scan | string> {
	try {
		return await call('scanning.read', { text, siteId });
	} catch (cause) {
		// A bug of ours shows its dialog; the scanner goes on.
		new Attempt().refuse(cause);
		const refusal = refusalOf(cause);
		return sentence(refusal.fields[0] ?? refusal);
	}
}

/** Why a code cannot be recorded as a serial number. */
export function whyNoSerial({ kind, refused: [refused], partNumber, gtin }: Scan): string {
	if (refused) return sentence(refused);
	if (partNumber !== null) return t('scan-none-part', { part: partNumber });
	if (gtin !== null) return t('scan-none-product', { product: gtin });
	return kind === 'link' ? t('scan-none-link') : t('scan-none');
}

/** All that a code holds: "serial number 5CG1234XYZ, part E8-40". */
export function holdings({ kind, serial, partNumber, gtin, tag }: Scan): string {
	// A bare number would be the same as a tag.
	const own = kind === 'plain' || kind === 'label-letter' ? null : tag;
	const named = { serial, part: partNumber, product: gtin, tag: own };
	const held = Object.entries(named).filter((one): one is [string, string] => one[1] !== null);
	return held.map(([name, number]) => t(`scan-holds-${name}`, { number })).join(', ');
}
