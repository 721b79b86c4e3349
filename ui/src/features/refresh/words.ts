// How a policy's scope and the effect of a change are told.
import { categoryName, categoryPlural } from '$api/words';
import { monthName } from '$components/text/day';
import { formatCount } from '$components/text/number';
import { t } from '$components/text/text';
import type { Effect, PolicyRow, ScopeForm } from '$api/types';

/** For what a policy holds: `Laptops at Harbor Dental Group`. */
export function scopeName({ scope, customer, model }: Pick<PolicyRow, 'scope' | 'customer' | 'model'>): string {
	if (model !== null) return customer === null ? model : t('scope-at', { what: model, customer });
	const what = scope.category === '' ? t('scope-all') : categoryPlural(scope.category);
	const alone = scope.category === '' ? what : categoryName(scope.category);
	const words = customer === null ? alone : t('scope-at', { what, customer });
	return words.charAt(0).toUpperCase() + words.slice(1);
}

/** One text for one scope, to compare by. */
export function scopeKey({ customerId, category, modelId, assetId }: ScopeForm): string {
	return [customerId ?? '', category, modelId ?? '', assetId ?? ''].join(' ');
}

/** `312 of 900 refresh dates move, 14 devices become overdue, 3 devices lose their date.` */
export function effectSentence(effect: Effect): string {
	if (effect.devices === 0) return t('effect-nobody');
	if (effect.moved === 0) return t('effect-nothing', { count: effect.devices, devices: formatCount(effect.devices) });
	const counts = {
		overdue: effect.newlyOverdue,
		'no-longer-overdue': effect.noLongerOverdue,
		gained: effect.gained,
		lost: effect.lost
	};
	const parts = Object.entries(counts).filter(([, count]) => count > 0);
	const moved = t(effect.moved === effect.devices ? 'effect-all-moved' : 'effect-moved', { count: effect.moved, moved: formatCount(effect.moved), all: formatCount(effect.devices) });
	return `${[moved, ...parts.map(([name, count]) => t(`effect-${name}`, { count, devices: formatCount(count) }))].join(', ')}.`;
}

/** A service by its name: `endoflife.date`. */
export function serviceName(address: string): string {
	return URL.canParse(address) ? new URL(address).host : address;
}

/** `1 April`, of a fiscal year that begins on `04-01`. */
export function yearStartName(start: string): string {
	const [month, day] = start.split('-').map(Number);
	return t('planning-year-start', { day: day ?? 1, month: monthName(month ?? 1) });
}
