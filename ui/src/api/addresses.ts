// Where things of the book are shown, as addresses, so that features can lead to each other without knowing each other.
import type { AssetId, CertificateId, CustomerId, FacilityId, PickupId, ProgrammeId } from './types';

export const newDeploymentAddress = '/deployments/new';
export const importAddress = '/import';
export const pasteAddress = '/import?paste=1';
export const planAddress = '/refresh-plan';
export const forecastAddress = '/refresh-plan/forecast';
export const plansAddress = '/refresh-plan/plans';
export const recyclersAddress = '/recyclers';
export const programmesAddress = '/recyclers/programmes';
export const routingAddress = '/recyclers/routing';
export const settingsAddress = '/settings';
export const pricesAddress = '/settings?part=prices';

export function deviceAddress(id: AssetId): string {
	return `/equipment?device=${id}`;
}

export function customerAddress(id: CustomerId): string {
	return `/customers/${id}`;
}

export function pickupAddress(id: PickupId): string {
	return `/pickups/${id}`;
}

export function certificateAddress(id: CertificateId): string {
	return `/certificates?certificate=${id}`;
}

export function facilityAddress(id: FacilityId): string {
	return `/recyclers?facility=${id}`;
}

export function programmeAddress(id: ProgrammeId): string {
	return `/recyclers/programmes?programme=${id}`;
}
