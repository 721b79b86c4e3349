// From a refusal's codes to what a person reads, and where.
import { formatDay } from '$components/text/day';
import { countable, hasText, t } from '$components/text/text';
import { toRefused } from '$host/host';
import { presentation } from './presentation';
import type { TextArgs } from '$components/text/text';
import type { FieldRefusal, Refusal } from '$host/host';
import type { Presentation } from './presentation';

/** Facts of a sentence as a person reads them: days are written out. */
export function readable(params: Record<string, string>): Record<string, string> {
	const facts = Object.entries(params).map(([name, text]) => [name, /^\d{4}-\d{2}-\d{2}$/.test(text) ? formatDay(text) : text]);
	return Object.fromEntries(facts) as Record<string, string>;
}

function facts(params: Record<string, string>): TextArgs {
	return Object.fromEntries(Object.entries(readable(params)).map(([name, text]) => [name, countable(text)]));
}

/** The kind of thing a sentence is about, which the core names as the book does: `routing_table` is a routing table. */
function named(params: Record<string, string>): Record<string, string> {
	const { what } = params;
	return what !== undefined && hasText(`thing-${what}`) ? { ...params, what: t(`thing-${what}`) } : params;
}

/** The sentence of a refusal. A code without one is a bug in the core, found by a test; a person still reads something. */
export function sentence({ code, params }: Pick<FieldRefusal, 'code' | 'params'>): string {
	return hasText(`refusal-${code}`) ? t(`refusal-${code}`, facts(named(params))) : t('refused-without-words', { code });
}

/** How to show it. A code of a newer core than this window is shown as a bug. */
export function presentationOf(refusal: Refusal): Presentation {
	if (refusal.fields.length > 0) return 'field';
	const shown = (presentation as Partial<Record<string, Presentation>>)[refusal.code] ?? 'dialog';
	return shown === 'field' ? 'notice' : shown;
}

/** What is put on the clipboard for a bug report. */
export function details({ code, params, fields, trace }: Refusal): string {
	return JSON.stringify({ code, params, fields, trace }, null, 2);
}

export function refusalOf(cause: unknown): Refusal {
	return toRefused(cause).refusal;
}

/** Sentences by field, all at once. Two about one field stand together. */
export function fieldSentences(refusal: Refusal): Record<string, string> {
	const byField: Record<string, string> = {};
	for (const field of refusal.fields) {
		const before = byField[field.field];
		byField[field.field] = before === undefined ? sentence(field) : `${before} ${sentence(field)}`;
	}
	return byField;
}
