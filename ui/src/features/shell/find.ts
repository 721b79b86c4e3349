// What the palette finds in the book: customers, devices, pickups, certificates.
import { goto } from '$app/navigation';
import { certificateAddress, customerAddress, deviceAddress, pickupAddress } from '$api/addresses';
import { call } from '$api/client';
import { t } from '$components/text/text';
import type { PaletteGroup, PaletteItem } from '$components/palette.svelte';
import type { ScannedDevice } from '$api/types';

const item = (id: string, title: string, note: string, address: string): PaletteItem => ({
	id,
	title,
	note,
	run: () => goto(address)
});

/** Devices that a scanned label names, also where its code holds more than the number. */
async function findByLabel(text: string): Promise<ScannedDevice[]> {
	try {
		return (await call('scanning.read', { text, siteId: null })).devices;
	} catch {
		// Whatever cannot be a label's code is only words to look for.
		return [];
	}
}

export async function findAnything(text: string, signal: AbortSignal): Promise<PaletteGroup[]> {
	const [found, labelled] = await Promise.all([call('find.anything', { text }, { signal }), findByLabel(text)]);
	const others = found.devices.filter(({ id }) => labelled.every((device) => device.id !== id));
	return [
		{
			title: t('found-customers'),
			items: found.customers.map(({ id, name }) => item(id, name, '', customerAddress(id)))
		},
		{
			title: t('found-devices'),
			items: [...labelled, ...others].map(({ id, serial, model, customer }) =>
				item(id, t('found-device', { serial, model }), customer, deviceAddress(id))
			)
		},
		{
			title: t('found-pickups'),
			items: found.pickups.map(({ id, number, customer }) => item(id, number, customer, pickupAddress(id)))
		},
		{
			title: t('found-certificates'),
			items: found.certificates.map(({ id, number, customer }) => item(id, number, customer, certificateAddress(id)))
		}
	];
}
