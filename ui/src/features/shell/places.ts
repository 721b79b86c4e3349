// The places in the rail, in the order of a device's life.
import { t } from '$components/text/text';
import type { BookCounts } from '$api/types';

export interface Place {
	href: string;
	title: string;
	count?: keyof BookCounts;
}

export const places: readonly Place[] = [
	{ href: '/', title: t('place-today') },
	{ href: '/customers', title: t('place-customers'), count: 'customers' },
	{ href: '/equipment', title: t('place-equipment'), count: 'assets' },
	{ href: '/refresh-plan', title: t('place-plan') },
	{ href: '/pickups', title: t('place-pickups'), count: 'pickups' },
	{ href: '/certificates', title: t('place-certificates'), count: 'certificates' }
];

export const partners: readonly Place[] = [{ href: '/recyclers', title: t('place-recyclers') }];
export const settings: Place = { href: '/settings', title: t('place-settings') };

/** Whether the address `pathname` lies in `place`. */
export function isHere(place: Place, pathname: string): boolean {
	return place.href === '/' ? pathname === '/' : pathname === place.href || pathname.startsWith(`${place.href}/`);
}
