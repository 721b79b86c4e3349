// Why something goes where it goes, or stays: the core's reasons as sentences, and the words of the register, wherever they
// are shown. The sentences are the core's own, as documents say them.
import { formatDay, type Day } from '$components/text/day';
import { formatMoney, type Money } from '$components/text/money';
import { formatWeight } from '$components/text/number';
import { countable, hasText, LOCALE, t, type TextArgs } from '$components/text/text';
import { facilityAddress, programmeAddress } from './addresses';
import { categoryPlural, standardName } from './words';
import type { Assessed, HoldKind, Outlet, OutletKind, Proposed, Reason, Route, Scope, Standard, Standing, Status } from './types';

const alternatives = new Intl.ListFormat(LOCALE, { type: 'disjunction' });
const countries = new Intl.DisplayNames(LOCALE, { type: 'region' });

/** `United States`; a state or province by its code, `US-OH`. */
export function areaName(area: string): string {
	return /^[A-Z]{2}$/.test(area) ? (countries.of(area) ?? area) : area;
}

/** `Certified recycler` */
export function outletKindName(kind: OutletKind): string {
	return t(`outlet-${kind}`);
}

/** `Legal hold` */
export function holdName(kind: HoldKind): string {
	return t(`hold-${kind}`);
}

/** What a directory says of a certification: `Suspended`. */
export function statusName(status: Status): string {
	return t(`status-${status}`);
}

/** A part of a standard: `Appendix B, data sanitization`. */
export function scopeName(scope: Scope): string {
	const words = t(`scope-${scope}`);
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `e-Stewards or R2v3` */
export function anyStandard(standards: readonly Standard[]): string {
	return alternatives.format(standards.map(standardName));
}

/** How a certification stands: `Valid to 30 Nov 2027`. */
export function standingWords(standing: Standing, { validFrom, validUntil }: { validFrom: Day; validUntil: Day }): string {
	return t(`stands-${standing}`, { from: formatDay(validFrom), until: formatDay(validUntil) });
}

/** `least` is a count for some reasons, grams for others. */
const LEAST_WEIGHT: readonly string[] = ['least-weight', 'too-light'];

/** A fact of a reason as its sentence wants it. Days come as `2026-11-30`, weights as grams, all else as the book's words. */
function fact(code: string, name: string, text: string): TextArgs[string] {
	switch (name) {
		case 'day':
			return formatDay(text);
		case 'weight':
		case 'most':
			return formatWeight(Number(text));
		case 'least':
			return LEAST_WEIGHT.includes(code) ? formatWeight(Number(text)) : countable(text);
		case 'quantity':
		case 'days':
		case 'packages':
			return countable(text);
		case 'standard':
			return standardName(text as Standard);
		case 'standards':
			return anyStandard(text.split(' ') as Standard[]);
		case 'scope':
			return hasText(`scope-${text}`) ? t(`scope-${text}`) : text;
		case 'category':
			return categoryPlural(text);
		case 'area':
			return areaName(text);
		case 'areas':
			return text.split(', ').map(areaName).join(', ');
		default:
			return text;
	}
}

/** The sentence of a reason. A code of a newer core than this window still says something. */
export function sayReason({ code, params }: Reason): string {
	const own = code === 'ends-soon' && 'standard' in params ? `${code}-standard` : code;
	if (!hasText(`reason-${own}`)) return t('route-reason-without-words', { code });
	const facts = Object.entries(params).map(([name, text]) => [name, fact(code, name, text)]);
	return t(`reason-${own}`, Object.fromEntries(facts) as TextArgs);
}

export function sayReasons(reasons: readonly Reason[]): string {
	return reasons.map(sayReason).join(' ');
}

/** `costs $ 120`, `credits $ 15`, `free`, `price not known`. */
export function sayCost(cost: Money | null): string {
	if (cost === null) return t('route-cost-unknown');
	if (cost.minor === 0) return t('route-cost-free');
	const amount = formatMoney({ ...cost, minor: Math.abs(cost.minor) });
	return cost.minor < 0 ? t('route-cost-credited', { amount }) : t('route-cost-paid', { amount });
}

/** Several amounts, each in its currency: `costs $ 120, credits € 15`. Nothing at all is empty. */
export function sayCosts(costs: readonly Money[]): string {
	return costs.map(sayCost).join(', ');
}

/** What an outlet costs: its terms may say that it is free, that it charges or gives a credit, and name no amount. */
export function outletCost({ cost, reasonsFor, conditions }: Assessed): string {
	if (cost !== null) return sayCost(cost);
	const said = (['free', 'credited', 'paid'] as const).find((code) =>
		[...reasonsFor, ...conditions].some((reason) => reason.code === code)
	);
	if (said === undefined) return sayCost(null);
	return said === 'free' ? t('route-cost-free') : t(`route-cost-${said}-unknown`);
}

/** What keeps something where it is, whichever outlet there may be. */
const STAYS: readonly string[] = ['leased', 'legal-hold', 'warranty-claim', 'no-rule'];

/** Whether something stays where it is, whichever outlet there may be. */
export function staysPut({ outlet, against }: Pick<Proposed, 'outlet' | 'against'>): boolean {
	return outlet === null && against.some(({ code }) => STAYS.includes(code));
}

/** Where it goes, in a list: the outlet, or which kind it should have. */
export function proposedName(proposed: Proposed): string {
	return proposed.name ?? (staysPut(proposed) ? t('route-stays') : outletKindName(proposed.kind));
}

/** Why it goes there, or why nothing is offered: stands small under the name. */
export function proposedWhy(proposed: Proposed): string {
	if (proposed.outlet !== null) return proposed.rule === null ? '' : t('route-by-rule', { rule: proposed.rule });
	if (proposed.against.length === 0) return t('route-none-registered');
	const reasons = sayReasons(proposed.against);
	return staysPut(proposed) ? reasons : t('route-none-offered', { reasons });
}

/** As `proposedWhy`, in a list of many: the rule and what it costs, or the first reason where there is no outlet. */
export function proposedInShort(proposed: Proposed): string {
	const [first] = proposed.against;
	if (proposed.outlet === null) return first ? sayReason(first) : proposedWhy(proposed);
	return [proposed.rule ?? '', proposed.cost ? sayCost(proposed.cost) : ''].filter(Boolean).join(', ');
}

/** Why a route is as it is: why it stays, what speaks for the outlet proposed, or against the one that comes nearest. */
export function saySentences({ stays, outlets }: Route): string[] {
	const [first] = outlets;
	if (stays.length > 0) return stays.map(sayReason);
	if (!first) return [t('route-none-registered')];
	return (first.offered ? first.reasonsFor : first.against).map(sayReason);
}

/** Where an outlet is shown: `facility:<id>` among the recyclers, `programme:<id>` among the programmes. */
export function outletAddress(outlet: Outlet): string {
	const [kind = '', id = ''] = outlet.split(':');
	return kind === 'programme' ? programmeAddress(id) : facilityAddress(id);
}

/** An outlet as it stands in the order of a route. */
export interface RankedOutlet {
	id: string;
	title: string;
	more: { href: string; text: string };
	standing: { tone: 'order' | 'waiting'; text: string };
	/** Its kind and what it costs. */
	note: string;
	/** What speaks for it, what is to be seen to, what speaks against it: those of which there are any. */
	sides: { title: string; sentences: string[] }[];
}

/** All outlets of a route, the best first, in words. */
export function rankedOutlets({ outlets, stays }: Route): RankedOutlet[] {
	return outlets.map((assessed, at) => {
		const { outlet, kind, name, offered, reasonsFor, conditions, against } = assessed;
		const proposed = offered && at === 0 && stays.length === 0;
		const sides = [
			{ title: t('route-for'), sentences: reasonsFor.map(sayReason) },
			{ title: t('route-conditions'), sentences: conditions.map(sayReason) },
			{ title: t('route-against'), sentences: against.map(sayReason) }
		];
		return {
			id: outlet,
			title: name,
			more: { href: outletAddress(outlet), text: t('route-open-outlet') },
			standing: {
				tone: offered ? 'order' : 'waiting',
				text: proposed ? t('route-proposed') : offered ? t('route-offered') : t('route-not-offered')
			},
			note: offered ? `${outletKindName(kind)}, ${outletCost(assessed)}` : outletKindName(kind),
			sides: sides.filter(({ sentences }) => sentences.length > 0)
		};
	});
}
