// The words of the field that several features share: categories, standards, states.
import { formatCount } from '$components/text/number';
import { hasText, t } from '$components/text/text';
import type { AssetAnswer, AssetState, Category, Standard } from './types';

/** `Laptop` */
export function categoryName(category: Category): string {
	return hasText(`category-${category}`) ? t(`category-${category}`) : category;
}

/** `laptops` */
export function categoryPlural(category: Category): string {
	return hasText(`category-plural-${category}`) ? t(`category-plural-${category}`) : category;
}

/** `12 laptops` */
export function categoryCounted(category: Category, count: number): string {
	return hasText(`category-counted-${category}`)
		? t(`category-counted-${category}`, { count })
		: `${formatCount(count)} ${category}`;
}

export function dispositionName(disposition: string): string {
	return t(`disposition-${disposition}`);
}

export function standardName(standard: Standard): string {
	return t(`standard-${standard}`);
}

/** What the customer said to a device's date, where it takes the device off the due list: `Declined`. */
export function answerName(answer: Exclude<AssetAnswer, 'none'>): string {
	return t(`answered-${answer}`);
}

export function stateName(state: AssetState): string {
	return t(`state-${state}`);
}
