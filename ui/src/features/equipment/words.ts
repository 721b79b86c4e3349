// How one device is told: its state in the list, its life, its facts.
import { refreshSentence } from '$api/refresh';
import { outletKindName, staysPut } from '$api/routing';
import { answerName, categoryName, dispositionName } from '$api/words';
import { addDays, daysBetween, formatDay, type Day } from '$components/text/day';
import { formatMoney } from '$components/text/money';
import { formatWeight } from '$components/text/number';
import { t } from '$components/text/text';
import type { LifeEvent } from '$components/life-line';
import type { Tone } from '$components/tone';
import type { DeploymentRow, DeviceCard, EquipmentRow } from '$api/types';

/** Days before its refresh date from which a device asks for attention. */
const SOON = 30;

export function standing(row: EquipmentRow): { tone: Tone; text: string } {
	if (row.state === 'disposed') {
		return { tone: 'waiting', text: row.disposition ? dispositionName(row.disposition) : t('equipment-gone') };
	}
	if (row.state === 'retired') {
		return { tone: 'waiting', text: row.pickup ? t('equipment-on-pickup', { number: row.pickup }) : t('equipment-retired') };
	}
	return row.answer === 'none' ? dueStanding(row.days) : { tone: 'waiting', text: answerName(row.answer) };
}

export function dueStanding(days: number | null): { tone: Tone; text: string } {
	if (days === null || days > SOON) return { tone: 'order', text: t('equipment-in-service') };
	if (days < 0) return { tone: 'wrong', text: t('equipment-overdue', { days: -days }) };
	return { tone: 'attention', text: days === 0 ? t('equipment-due-today') : t('equipment-due', { days }) };
}

const refreshWhy = (device: DeviceCard): string =>
	refreshSentence(device.refreshWhy, device.refreshSource, device.refreshOn, device);

function refreshEvent(device: DeviceCard): LifeEvent {
	if (device.refreshOn === null) {
		return { id: 'refresh', title: t('life-no-refresh'), why: refreshWhy(device), future: true };
	}
	const inService = device.state === 'in-service';
	if (inService && device.answer === 'declined') {
		return { id: 'refresh', title: t('life-declined'), when: t('life-declined-when', { day: formatDay(device.refreshOn) }), why: t('life-declined-why') };
	}
	const past = (device.days ?? 0) < 0;
	const title = inService ? (past ? t('life-refresh-was') : t('life-refresh-is')) : t('life-refresh-planned');
	return {
		id: 'refresh',
		title,
		when: formatDay(device.refreshOn),
		why: refreshWhy(device),
		future: inService && !past,
		overdue: inService && past && device.answer === 'none'
	};
}

/** What the customer said, where it takes the device off the due list. */
function answered({ answer, replacedBy, state }: DeviceCard): LifeEvent[] {
	if (answer === 'replaced' && replacedBy) {
		return [{ id: 'replaced', title: t('life-replaced-by'), when: deploymentName(replacedBy), future: state === 'in-service' }];
	}
	return [];
}

/** `deployment of 3 Mar 2026, Main site, order SO-1187` */
function deploymentName({ deployedOn, site, orderNumber }: DeploymentRow): string {
	const parts = [t('life-deployment-of', { day: formatDay(deployedOn) }), site, orderNumber === '' ? '' : t('life-order', { order: orderNumber })];
	return parts.filter((part) => part !== '').join(', ');
}

/** The customer's answers, the newest first. */
export function answers(device: DeviceCard): { id: string; text: string; reason: string; on: string }[] {
	return device.answers.map(({ answer, answeredOn, until, refreshOn, reason, deployment }, at) => ({
		id: String(device.answers.length - at),
		text: t(`answer-${answer}`, {
			until: until ? formatDay(until) : '–',
			was: refreshOn ? formatDay(refreshOn) : '–',
			deployment: deployment ? deploymentName(deployment) : ''
		}),
		reason,
		on: formatDay(answeredOn)
	}));
}

/** What happened after it left service, and what will. */
function leaving(device: DeviceCard): LifeEvent[] {
	const { pickup } = device;
	if (!pickup) {
		const { route } = device;
		// Why it goes there, or nowhere yet, is said beside its life.
		if (staysPut(route)) return [{ id: 'outlet', title: t('life-stays'), future: true }];
		const when = outletKindName(route.kind);
		return [{ id: 'outlet', title: t('life-will-go'), when, why: route.name ?? '', future: true }];
	}
	const to = [pickup.recycler, pickup.facility].filter((part) => part !== null).join(', ');
	const day = formatDay(pickup.step === 'planned' ? pickup.plannedOn : pickup.movedOn);
	const events: LifeEvent[] = [
		{
			id: 'pickup',
			title: t('life-pickup', { number: pickup.number }),
			when: device.disposition === null ? t(`life-step-${pickup.step}`, { day }) : '',
			why: to === '' ? t('life-no-facility') : t('life-to', { to }),
			future: pickup.step === 'planned'
		}
	];
	if (device.disposition !== null) {
		events.push({ id: 'disposition', title: dispositionName(device.disposition), when: pickup.recycler ?? '' });
	} else {
		events.push({ id: 'open', title: t('life-not-documented'), when: t('life-not-documented-when'), future: true });
	}
	return events;
}

/** Past above, future below. */
export function life(device: DeviceCard): LifeEvent[] {
	const order = device.orderNumber === '' ? '' : t('life-order', { order: device.orderNumber });
	const certificates = device.certificates.map(({ id, number, issuedOn }) => ({
		id,
		title: t('life-certificate', { number }),
		when: formatDay(issuedOn)
	}));
	return [
		{ id: 'deployed', title: t('life-deployed'), when: formatDay(device.deployedOn), why: order },
		refreshEvent(device),
		...answered(device),
		...leaving(device),
		...certificates
	];
}

export interface Fact {
	name: string;
	value: string;
	fixed?: boolean;
}

export function facts(device: DeviceCard): Fact[] {
	const weight =
		device.weight === null
			? t('fact-weight-usual', { weight: formatWeight(device.usualWeight) })
			: formatWeight(device.weight);
	const all: Fact[] = [
		{ name: t('fact-category'), value: categoryName(device.category) },
		{ name: t('fact-tag'), value: device.tag, fixed: true },
		{ name: t('fact-price'), value: device.price ? formatMoney(device.price) : '' },
		{ name: t('fact-warranty'), value: device.warrantyUntil ? formatDay(device.warrantyUntil) : t('fact-not-known') },
		{ name: t('fact-support'), value: device.supportUntil ? formatDay(device.supportUntil) : '' },
		{ name: t('fact-replaces'), value: device.deploymentReplaces > 0 ? t('fact-replaces-count', { count: device.deploymentReplaces }) : '' },
		{ name: t('fact-weight'), value: weight },
		{ name: t('fact-data'), value: device.holdsData ? t('fact-yes') : t('fact-no') }
	];
	return all.filter(({ value }) => value !== '');
}

/** Where today stands on the value curve, as a place between its points. */
export function markOf(points: DeviceCard['value'], today: Day): number | undefined {
	const [first, last] = [points[0], points.at(-1)];
	if (!first || !last) return undefined;
	const span = Math.max(1, daysBetween(first.on, last.on));
	return (daysBetween(first.on, today) / span) * (points.length - 1);
}

/** The day an instant fell on, as the book keeps it (universal time). */
export function dayOf(instant: string): Day {
	return addDays(instant.slice(0, 10), 0);
}
