// Every text a person reads, by its id. Catalogues stand beside what they speak for: the window's in components/,
// features/ and routes/, and the core's, which hold the sentences of refusals.
import { FluentBundle, FluentNumber, FluentResource } from '@fluent/bundle';

export type TextArgs = Record<string, string | number | FluentNumber>;

/** Catalogues by path, raw, put into the bundle when the window is built. */
export const catalogues: Record<string, string> = {
	...import.meta.glob<string>('../../**/messages.ftl', { query: '?raw', import: 'default', eager: true }),
	...import.meta.glob<string>('../../../../core/src/**/messages.ftl', { query: '?raw', import: 'default', eager: true })
};

/** The language of the window. A document's language is its customer's and is the core's affair. */
export const LOCALE = 'en-US';

const bundle = new FluentBundle(LOCALE, { useIsolating: false });
for (const source of Object.values(catalogues)) bundle.addResource(new FluentResource(source));

export function hasText(id: string): boolean {
	return bundle.hasMessage(id);
}

/** The text of `id`. A test finds ids without a message, so what is shown for one is only a last resort. */
export function t(id: string, args: TextArgs = {}): string {
	const pattern = bundle.getMessage(id)?.value;
	if (!pattern) return id;
	return bundle.formatPattern(pattern, args, []);
}

/** What travelled as a text and may be a count: as it stands, but a sentence can say "one row" and "3 rows" of it. */
export function countable(text: string): string | FluentNumber {
	return /^(0|[1-9]\d{0,8})$/.test(text) ? new FluentNumber(Number(text), { useGrouping: false }) : text;
}
