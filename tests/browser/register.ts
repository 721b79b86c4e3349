// A small register of invented outlets, and a customer whose equipment goes to all of them, for tests of where things go.
import type { Host } from './test.ts';
import type { Category, CustomerId, FacilityId, HoldKind, OutletTermsForm, ProgrammeId, SiteId } from '../../ui/src/api/types.ts';

/** Terms that ask for nothing. */
export const terms: OutletTermsForm = {
	accepts: [],
	refuses: [],
	makers: '',
	genuineOnly: false,
	areas: '',
	leastPieces: '',
	leastWeight: '',
	mostItemWeight: '',
	mostPackageWeight: '',
	leadDays: '',
	batteries: 'taken',
	media: 'taken',
	locked: 'refused',
	onSiteDestruction: false,
	exports: 'unknown',
	price: 'unknown',
	amount: '',
	currency: '',
	per: 'item',
	packaging: '',
	booking: '',
	note: ''
};

const address = { street: '1 Dock Road', city: 'Toledo', region: 'OH', postalCode: '43604', country: 'US' };

/** A facility that is certified by e-Stewards; `checkedOn`: when it was looked up, empty when nobody has. */
export async function addFacility(host: Host, name: string, checkedOn: string, more: Partial<OutletTermsForm> = {}): Promise<FacilityId> {
	const facilityId = await host.call('recyclers.add', { name, facilityName: 'Ohio facility', address });
	await host.call('recyclers.saveCertification', {
		facilityId,
		id: null,
		version: 0,
		standard: 'e-stewards',
		revision: '',
		number: 'ES-0417',
		body: '',
		scopes: [],
		scopeText: '',
		validFrom: '2025-01-01',
		validUntil: '2027-12-31',
		file: null,
		checkedOn,
		checkedAt: checkedOn === '' ? '' : 'the standard’s register'
	});
	await host.call('recyclers.saveTerms', { facilityId, programmeId: null, appliesFrom: '2026-01-01', terms: { ...terms, ...more } });
	return facilityId;
}

export async function addProgramme(
	host: Host,
	name: string,
	accepts: Category[],
	more: Partial<OutletTermsForm> = {},
	validUntil = '2027-12-31'
): Promise<ProgrammeId> {
	return host.call('recyclers.saveProgramme', {
		id: null,
		version: 0,
		name,
		sponsor: 'A distributor',
		operator: 'Second Turn',
		facilityId: null,
		validFrom: '2026-01-01',
		validUntil,
		source: 'invented',
		proposal: null,
		terms: { ...terms, accepts, ...more },
		confirmedBy: 'Dana Whitfield'
	});
}

export interface Place {
	customerId: CustomerId;
	siteId: SiteId;
}

export async function addCustomer(host: Host, name: string): Promise<Place> {
	const { id: customerId } = await host.call('customers.add', { name, siteName: 'Pier 4', address });
	const { sites } = await host.call('customers.show', { id: customerId });
	return { customerId, siteId: sites[0]!.id };
}

/** Serial numbers `LAP-01` to `LAP-12`. */
export const serials = (prefix: string, count: number): string[] =>
	Array.from({ length: count }, (_, at) => `${prefix}-${String(at + 1).padStart(2, '0')}`);

interface Deployed {
	kind: 'device' | 'supplies';
	serial: string;
	model: string;
	category: Category;
	quantity?: string;
}

export async function deploy(host: Host, { customerId, siteId }: Place, lines: Deployed[]): Promise<void> {
	const empty = { maker: '', tag: '', warranty: '', price: '', currency: '', quantity: '1' };
	await host.call('deployments.record', {
		customerId,
		siteId,
		deployedOn: '2022-03-01',
		orderNumber: 'PO-1',
		lines: lines.map((line) => ({ ...empty, ...line }))
	});
}

export async function hold(host: Host, serial: string, kind: HoldKind): Promise<void> {
	const { rows } = await host.call('find.equipment', { text: serial, customerId: null, category: '', state: '', after: null });
	await host.call('deployments.hold', { assets: [rows[0]!.id], kind, since: '2026-10-01', note: '' });
}
