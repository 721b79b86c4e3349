// Where in an import a person stands, as the address says it.
import { importAddress } from '$api/addresses';
import { withParameters } from '$components/address';
import type { Verdict } from '$api/types';

export const STEPS = ['columns', 'check', 'done'] as const;
export type Step = (typeof STEPS)[number];

/** Which rows are shown: those of a verdict, those that look odd, or all. */
export const SHOWN = ['all', 'new', 'update', 'unchanged', 'refused', 'odd'] as const;
export type Shown = (typeof SHOWN)[number];

export interface Place {
	/** The staged list, or empty at the start. */
	list: string;
	step: Step;
	show: Shown;
	/** The dialog for pasting stands open. */
	pasting: boolean;
}

const oneOf = <V extends string>(values: readonly V[], said: string | null): V | undefined => values.find((value) => value === said);

export function readPlace(query: URLSearchParams): Place {
	return {
		list: query.get('list') ?? '',
		step: oneOf(STEPS, query.get('step')) ?? 'columns',
		show: oneOf(SHOWN, query.get('show')) ?? 'all',
		pasting: query.has('paste')
	};
}

export const listAddress = (list: string, step: Step, show: Shown = 'all'): string =>
	withParameters(importAddress, { list, step: step === 'columns' ? '' : step, show: show === 'all' ? '' : show });

export const ordersAddress = (path: string): string => withParameters(importAddress, { orders: path });

/** What to ask the core for. */
export function rowsOf(show: Shown): { verdict: Verdict | null; odd: boolean } {
	return { verdict: show === 'all' || show === 'odd' ? null : show, odd: show === 'odd' };
}
