// Papers for a customer: what is printed, saved, opened or put into a letter; and the calendar file.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { addDays, type Day } from '$components/text/day';
import { fileName } from '$components/text/file-name';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { CustomerId, DeploymentId, DocumentOf, PlanningDocument, ScenarioId, ScenarioRow } from '$api/types';

/** What is to be printed. */
export interface Paper {
	kind: PlanningDocument;
	customer: { id: CustomerId; name: string };
	/** A lifecycle plan of one deployment only. */
	deploymentId?: DeploymentId;
	/** A proposal as this plan has it. */
	scenarioId?: ScenarioId;
}

/** How far a proposal looks ahead unless somebody says otherwise. */
const YEAR = 365;

export class Printing {
	until = $state<Day | null>(null);
	untilIsValid = $state(true);
	scenarioId = $state('');
	plans = $state.raw<readonly ScenarioRow[]>([]);
	readonly attempt = new Attempt();
	readonly paper: Paper;

	constructor(paper: Paper, today: Day) {
		this.paper = paper;
		this.until = addDays(today, YEAR);
		this.scenarioId = paper.scenarioId ?? '';
	}

	/** Plans that the proposal may follow. */
	async begin(): Promise<void> {
		if (this.paper.kind !== 'refresh-proposal') return;
		const customerId = this.paper.customer.id;
		const plans = await this.attempt.run((options) => call('planning.scenarios', { customerId }, options));
		this.plans = (plans ?? []).filter(({ adoptedOn }) => adoptedOn === null);
	}

	readonly choices = $derived([
		{ value: '', text: t('document-no-plan') },
		...this.plans.map(({ id, name }) => ({ value: id, text: name }))
	]);

	#document(): DocumentOf {
		const { kind, customer, deploymentId } = this.paper;
		return {
			kind,
			customerId: customer.id,
			deploymentId: deploymentId ?? null,
			until: this.until ?? '',
			scenarioId: this.scenarioId === '' ? null : this.scenarioId
		};
	}

	/** Answers the path it was saved to, or nothing. */
	async save(): Promise<string | null> {
		if (!this.untilIsValid) return null;
		const { kind, customer } = this.paper;
		const name = fileName(t(`document-file-${kind}`, { customer: customer.name }), 'pdf');
		const saved = await this.attempt.run(async (options) => {
			const path = await host.pickSave(t('document-save-title'), name, [{ name: 'PDF', extensions: ['pdf'] }]);
			if (path === null) return null;
			return (await call('planning.saveDocument', { document: this.#document(), path }, options)).path;
		});
		return saved ?? null;
	}

	async open(command: 'planning.layDocument' | 'planning.layMail'): Promise<void> {
		if (!this.untilIsValid) return;
		await this.attempt.run(async (options) => host.openPath((await call(command, this.#document(), options)).path));
	}
}

/** The calendar file of one customer, or of all. */
export class CalendarFile {
	readonly attempt = new Attempt();
	readonly customer: Paper['customer'] | null;

	constructor(customer: Paper['customer'] | null) {
		this.customer = customer;
	}

	async save(): Promise<string | null> {
		const { customer } = this;
		const words = customer ? t('calendar-file-of', { customer: customer.name }) : t('calendar-file');
		const saved = await this.attempt.run(async (options) => {
			const filters = [{ name: t('calendar-kind'), extensions: ['ics'] }];
			const path = await host.pickSave(t('calendar-save-title'), fileName(words, 'ics'), filters);
			if (path === null) return null;
			return (await call('planning.saveCalendar', { customerId: customer?.id ?? null, path }, options)).path;
		});
		return saved ?? null;
	}

	async open(): Promise<void> {
		const customerId = this.customer?.id ?? null;
		await this.attempt.run(async (options) => host.openPath((await call('planning.layCalendar', { customerId }, options)).path));
	}
}
