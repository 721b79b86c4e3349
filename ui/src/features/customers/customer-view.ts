// What a customer's page shows, read in one go.
import { call } from '$api/client';
import type {
	BandCount,
	CertificatePage,
	CustomerCard,
	CustomerId,
	CustomerRequirement,
	CustomerTerms,
	EquipmentPage,
	PickupPage,
	PolicyRow,
	SupplyRow
} from '$api/types';

export const SIDES = ['equipment', 'supplies', 'pickups', 'certificates', 'planning', 'places', 'history'] as const;
export type CustomerSide = (typeof SIDES)[number];

export interface CustomerView {
	customer: CustomerCard;
	bands: BandCount[];
	equipment: EquipmentPage;
	supplies: SupplyRow[];
	pickups: PickupPage;
	certificates: CertificatePage;
	terms: CustomerTerms;
	/** Refresh policies made for this customer. */
	policies: PolicyRow[];
	/** What it asks of whoever processes its equipment. */
	requirement: CustomerRequirement;
}

export function sideOf(text: string | null): CustomerSide {
	return SIDES.find((side) => side === text) ?? 'equipment';
}

export async function readCustomer(id: CustomerId): Promise<CustomerView> {
	const [customer, bands, equipment, supplies, pickups, certificates, terms, policies, requirement] = await Promise.all([
		call('customers.show', { id }),
		call('planning.bands', { customerId: id, siteId: null, category: '' }),
		call('find.equipment', { text: '', customerId: id, category: '', state: 'in-service', after: null }),
		call('deployments.supplies', { customerId: id }),
		call('pickups.list', { open: false, customerId: id, after: null }),
		call('certificates.list', { customerId: id, after: null }),
		call('customers.terms', { id }),
		call('refresh.policies', { customerId: id }),
		call('routing.requirement', { customerId: id })
	]);
	return { customer, bands, equipment, supplies, pickups, certificates, terms, policies: policies.others, requirement };
}
