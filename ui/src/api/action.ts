// What an action did, as one sentence: in the line at the bottom, and in histories.
import { formatQuarter } from '$components/text/day';
import { hasText, t } from '$components/text/text';
import { readable } from './refusal';
import { categoryPlural } from './words';

interface Done {
	action: string;
	params: Record<string, string>;
}

/** Counts are told apart from words, so that a sentence can say "1 device" and "2 devices". */
function facts(params: Record<string, string>): Record<string, string | number> {
	const entries = Object.entries(readable(params)).map(([name, text]) => [name, /^\d{1,9}$/.test(text) ? Number(text) : text]);
	const named = { ...Object.fromEntries(entries), ...quarters(params) } as Record<string, string | number>;
	// A list that was pasted has no file's name.
	if (params['source'] === '') named['source'] = t('import-pasted-list');
	const slug = params['category'] ?? '';
	if (slug === '') return named;
	const category = categoryPlural(slug);
	// What an action was about, the category first: "laptops, Harbor Dental Group".
	const about = [category, params['what'] ?? ''].filter((part) => part !== '').join(', ');
	return { ...named, category, what: about };
}

/** A plan moves things from quarter to quarter: each day also as its quarter, `from` as `fromQuarter`. */
function quarters(params: Record<string, string>): Record<string, string> {
	const days = Object.entries(params).filter(([, text]) => /^\d{4}-\d{2}-\d{2}$/.test(text));
	return Object.fromEntries(days.map(([name, day]) => [`${name}Quarter`, formatQuarter(day)]));
}

/** "Recorded a deployment at Harbor Dental Group": the message `action-<name>`, with what the action left. */
export function actionSentence({ action, params }: Done): string {
	const turned = params['action'];
	if ((action === 'undo' || action === 'redo') && turned !== undefined) {
		return t(`history-${action}`, { what: actionSentence({ action: turned, params: { ...params, action: '' } }) });
	}
	return hasText(`action-${action}`) ? t(`action-${action}`, facts(params)) : t('action-without-words');
}
