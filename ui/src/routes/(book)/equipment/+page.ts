// The device that stands open beside the list.
import { call, subject } from '$api/client';
import { refusalOf } from '$api/refusal';
import type { DeviceCard } from '$api/types';
import type { PageLoad } from './$types';

const OF_DEVICE = ['asset', 'pickup', 'pickup_line', 'processing', 'certificate', 'value_policy', 'refresh_policy', 'vendor_support', 'acknowledgement', 'audit_event'];
/** What decides where it goes. */
const OF_ROUTE = ['asset_hold', 'routing_table', 'customer_requirement', 'site', 'recycler', 'facility', 'certification', 'status_check', 'programme', 'terms'];

/** A device that is gone, after an undo for instance, closes its pane; it is no reason to lose the list. */
async function show(id: string): Promise<DeviceCard | null> {
	try {
		return await call('find.device', { id });
	} catch (cause) {
		if (refusalOf(cause).code === 'not-found') return null;
		throw cause;
	}
}

export const load: PageLoad = async ({ depends, url }) => {
	for (const table of [...OF_DEVICE, ...OF_ROUTE]) depends(subject(table));
	const deviceId = url.searchParams.get('device') ?? '';
	return { deviceId, device: deviceId === '' ? null : await show(deviceId) };
};
