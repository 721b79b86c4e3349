// What the palette finds in the book: customers, devices, pickups, certificates.
import { goto } from '$app/navigation';
import { certificateAddress, customerAddress, deviceAddress, pickupAddress } from '$api/addresses';
import { call } from '$api/client';
import { t } from '$components/text/text';
import type { PaletteGroup, PaletteItem } from '$components/palette.svelte';

const item = (id: string, title: string, note: string, address: string): PaletteItem => ({
	id,
	title,
	note,
	run: () => goto(address)
});

export async function findAnything(text: string, signal: AbortSignal): Promise<PaletteGroup[]> {
	const found = await call('find.anything', { text }, { signal });
	return [
		{
			title: t('found-customers'),
			items: found.customers.map(({ id, name }) => item(id, name, '', customerAddress(id)))
		},
		{
			title: t('found-devices'),
			items: found.devices.map(({ id, serial, model, customer }) =>
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
