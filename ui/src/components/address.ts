// Addresses, such as `/equipment?category=laptop`, with some parameters changed; an empty value takes one away.
export function withParameters(address: string, changes: Record<string, string>): string {
	const [path = '/', search = ''] = address.split('?', 2);
	const query = new URLSearchParams(search);
	for (const [name, value] of Object.entries(changes)) {
		if (value === '') query.delete(name);
		else query.set(name, value);
	}
	const text = query.toString();
	return text === '' ? path : `${path}?${text}`;
}
