// A postal address as it is typed and as it stands on a label.
export interface PostalAddress {
	street: string;
	city: string;
	region: string;
	postalCode: string;
	country: string;
}

export function noAddress(): PostalAddress {
	return { street: '', city: '', region: '', postalCode: '', country: '' };
}

/** `88 State Street, Boston, MA 02109`; parts that are not known are left out. */
export function oneLine({ street, city, region, postalCode, country }: PostalAddress): string {
	const code = [region, postalCode].filter((part) => part !== '').join(' ');
	return [street, city, code, country].filter((part) => part !== '').join(', ');
}
