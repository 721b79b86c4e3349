// What a pickup's page shows, read in one go.
import { call } from '$api/client';
import { readOutlets, type Outlets } from '$api/outlets';
import type { CertificateRow, Outlook, PickupCard, PickupId } from '$api/types';

export interface PickupView {
	card: PickupCard;
	outlook: Outlook;
	certificates: CertificateRow[];
	outlets: Outlets;
}

export async function readPickup(id: PickupId): Promise<PickupView> {
	const [card, outlook, certificates, outlets] = await Promise.all([
		call('pickups.show', { id }),
		call('certificates.outlook', { pickupId: id }),
		call('certificates.ofPickup', { pickupId: id }),
		readOutlets()
	]);
	return { card, outlook, certificates, outlets };
}
