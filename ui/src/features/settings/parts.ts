// The parts of the settings, as the address names them.
export const PARTS = ['general', 'policies', 'support', 'prices'] as const;
export type Part = (typeof PARTS)[number];

export function partOf(text: string | null): Part {
	return PARTS.find((part) => part === text) ?? 'general';
}
