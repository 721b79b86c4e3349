// One pickup.
import { subject } from '$api/client';
import { readPickup } from '$features/pickups/pickup-view';
import type { PageLoad } from './$types';

const SHOWN = [
	'pickup',
	'pickup_line',
	'custody_event',
	'processing',
	'certificate',
	'certification',
	'facility',
	'recycler',
	'status_check',
	'programme',
	'terms',
	'routing_table',
	'customer_requirement',
	'release_check',
	'customer',
	'site',
	'company',
	'asset',
	'audit_event'
];

export const load: PageLoad = async ({ depends, params }) => {
	for (const name of SHOWN) depends(subject(name));
	return { view: await readPickup(params.id) };
};
