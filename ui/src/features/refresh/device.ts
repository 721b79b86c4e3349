// A single device whose refresh date, warranty or policy is changed, as a screen hands it over.
import type { DeviceCard } from '$api/types';

export interface DeviceChange {
	what: 'date' | 'warranty' | 'policy' | 'no-policy';
	device: DeviceCard;
}
