// Which devices of a pickup were scanned, kept on this computer until the pickup is done with: a count takes an afternoon,
// and a window may be closed in it.
const keyOf = (pickup: string) => `endwell-scanned-${pickup}`;

export function readSeen(pickup: string): string[] {
	try {
		const kept: unknown = JSON.parse(localStorage.getItem(keyOf(pickup)) ?? '[]');
		return Array.isArray(kept) ? kept.filter((sight) => typeof sight === 'string') : [];
	} catch {
		return [];
	}
}

export function keepSeen(pickup: string, seen: readonly string[]): void {
	try {
		if (seen.length === 0) localStorage.removeItem(keyOf(pickup));
		else localStorage.setItem(keyOf(pickup), JSON.stringify(seen));
	} catch {
		// No room: the count lives as long as the page.
	}
}
