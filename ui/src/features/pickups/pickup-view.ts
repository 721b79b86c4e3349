// What a pickup's page shows, read in one go.
import { call } from '$api/client';
import type { CertificateRow, FacilityCard, Outlook, PickupCard, PickupId } from '$api/types';

export interface PickupView {
	card: PickupCard;
	outlook: Outlook;
	certificates: CertificateRow[];
	facilities: FacilityCard[];
}

export async function readPickup(id: PickupId): Promise<PickupView> {
	const [card, outlook, certificates, facilities] = await Promise.all([
		call('pickups.show', { id }),
		call('certificates.outlook', { pickupId: id }),
		call('certificates.ofPickup', { pickupId: id }),
		call('recyclers.list', null)
	]);
	return { card, outlook, certificates, facilities };
}
