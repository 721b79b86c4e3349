// On which terms an outlet takes what: in words, and as it is typed.
import { areaName } from '$api/routing';
import { categoryPlural } from '$api/words';
import { daysBetween, formatDay, type Day } from '$components/text/day';
import { editableMoney, formatMoney, plainMoney, type Money } from '$components/text/money';
import { formatWeight } from '$components/text/number';
import { LOCALE, t } from '$components/text/text';
import type { Category, Currency, DatedTerms, OutletTerms, OutletTermsForm, TermsId } from '$api/types';

/** What terms are chosen from. */
export interface Choices {
	categories: readonly Category[];
	/** The company's. */
	currency: Currency;
	currencies: readonly Currency[];
}

export interface Fact {
	name: string;
	value: string;
}

const several = new Intl.ListFormat(LOCALE, { type: 'unit', style: 'short' });

/** `$ 3 for each` */
function priceWords({ price, amount, per }: OutletTerms): string {
	if (amount === null || price === 'free' || price === 'unknown') return t(`outlet-terms-price-${price}`);
	return t(`outlet-terms-amount-${price}`, { amount: formatMoney(amount), per: t(`outlet-terms-per-${per}`) });
}

function amounts(terms: OutletTerms): Fact[] {
	const least = [
		...(terms.leastPieces === null ? [] : [t('outlet-terms-pieces', { count: terms.leastPieces })]),
		...(terms.leastWeight === null ? [] : [formatWeight(terms.leastWeight)])
	];
	const most = [
		...(terms.mostItemWeight === null ? [] : [t('outlet-terms-each', { weight: formatWeight(terms.mostItemWeight) })]),
		...(terms.mostPackageWeight === null ? [] : [t('outlet-terms-package', { weight: formatWeight(terms.mostPackageWeight) })])
	];
	return [
		...(least.length === 0 ? [] : [{ name: t('outlet-terms-least'), value: several.format(least) }]),
		...(most.length === 0 ? [] : [{ name: t('outlet-terms-most'), value: several.format(most) }]),
		...(terms.leadDays === 0 ? [] : [{ name: t('outlet-terms-lead'), value: t('outlet-terms-lead-days', { days: terms.leadDays }) }])
	];
}

function makers({ makers, genuineOnly }: OutletTerms): Fact[] {
	const value = [...(makers.length === 0 ? [t('outlet-terms-any-maker')] : makers), ...(genuineOnly ? [t('outlet-terms-genuine')] : [])];
	return makers.length === 0 && !genuineOnly ? [] : [{ name: t('outlet-terms-makers'), value: several.format(value) }];
}

/** What the terms say, name by name; what they do not limit is left out where that goes without saying. */
export function termsFacts(terms: OutletTerms): Fact[] {
	const { accepts, refuses, areas } = terms;
	return [
		{
			name: t('outlet-terms-accepts'),
			value: accepts.length > 0 ? several.format(accepts.map(categoryPlural)) : t('outlet-terms-everything')
		},
		...(refuses.length === 0 ? [] : [{ name: t('outlet-terms-refuses'), value: several.format(refuses.map(categoryPlural)) }]),
		...makers(terms),
		{ name: t('outlet-terms-areas'), value: areas.length > 0 ? several.format(areas.map(areaName)) : t('outlet-terms-anywhere') },
		...amounts(terms),
		{ name: t('outlet-terms-media'), value: t(`outlet-terms-media-${terms.media}`) },
		{ name: t('outlet-terms-batteries'), value: t(`outlet-terms-batteries-${terms.batteries}`) },
		{ name: t('outlet-terms-locked'), value: t(`outlet-terms-locked-${terms.locked}`) },
		...(terms.onSiteDestruction ? [{ name: t('outlet-terms-on-site'), value: t('outlet-terms-on-site-yes') }] : []),
		{ name: t('outlet-terms-exports'), value: t(`outlet-terms-exports-${terms.exports}`) },
		{ name: t('outlet-terms-price'), value: priceWords(terms) }
	];
}

/** What only people read of them. */
export function termsTexts({ packaging, booking, note }: OutletTerms): Fact[] {
	const texts = [
		{ name: t('outlet-terms-packaging'), value: packaging },
		{ name: t('outlet-terms-booking'), value: booking },
		{ name: t('outlet-terms-note'), value: note }
	];
	return texts.filter(({ value }) => value !== '');
}

export type When = 'coming' | 'in-force' | 'past';

/** Whether terms hold today, will, or did. */
export function whenOf({ id, appliesFrom }: DatedTerms, inForce: TermsId | null, today: Day): When {
	if (id === inForce) return 'in-force';
	return appliesFrom > today ? 'coming' : 'past';
}

/** `Since 1 Jan 2026`, `From 1 Jan 2027, in 39 days`. */
export function whenWords(terms: DatedTerms, when: When, today: Day): string {
	return t(`outlet-terms-when-${when}`, { day: formatDay(terms.appliesFrom), days: Math.abs(daysBetween(today, terms.appliesFrom)) });
}

/** `22.68`, as it is typed; nothing where there is no limit. */
function kilograms(grams: number | null): string {
	return grams === null ? '' : (grams / 1000).toFixed(3).replace(/\.?0+$/, '');
}

function amount(money: Money | null): string {
	return money === null || money.minor === 0 ? '' : plainMoney(editableMoney(money), money.currency);
}

/** Terms as a form shows them, to be changed into new ones. */
export function termsForm(terms: OutletTerms): OutletTermsForm {
	return {
		accepts: [...terms.accepts],
		refuses: [...terms.refuses],
		makers: terms.makers.join(', '),
		genuineOnly: terms.genuineOnly,
		areas: terms.areas.join(', '),
		leastPieces: terms.leastPieces === null ? '' : String(terms.leastPieces),
		leastWeight: kilograms(terms.leastWeight),
		mostItemWeight: kilograms(terms.mostItemWeight),
		mostPackageWeight: kilograms(terms.mostPackageWeight),
		leadDays: terms.leadDays === 0 ? '' : String(terms.leadDays),
		batteries: terms.batteries,
		media: terms.media,
		locked: terms.locked,
		onSiteDestruction: terms.onSiteDestruction,
		exports: terms.exports,
		price: terms.price,
		amount: amount(terms.amount),
		currency: terms.amount?.currency ?? '',
		per: terms.per,
		packaging: terms.packaging,
		booking: terms.booking,
		note: terms.note
	};
}

/** Nothing is limited, and of what may cost nothing is known. */
export function noTerms(): OutletTermsForm {
	return {
		accepts: [],
		refuses: [],
		makers: '',
		genuineOnly: false,
		areas: '',
		leastPieces: '',
		leastWeight: '',
		mostItemWeight: '',
		mostPackageWeight: '',
		leadDays: '',
		batteries: 'taken',
		media: 'taken',
		locked: 'refused',
		onSiteDestruction: false,
		exports: 'unknown',
		price: 'unknown',
		amount: '',
		currency: '',
		per: 'item',
		packaging: '',
		booking: '',
		note: ''
	};
}

/** What is sent: an amount only where there is a price, as the core reads it. */
export function sentTerms(form: OutletTermsForm, company: string): OutletTermsForm {
	const priced = form.price === 'paid' || form.price === 'credited';
	return { ...form, amount: priced ? plainMoney(form.amount, form.currency === '' ? company : form.currency) : '' };
}
