// What a customer says to the due dates that were selected: extended, declined, or being replaced.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { formatDay, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import type { Answer, AssetId, CustomerId, DeploymentRow } from '$api/types';

export type AnswerKind = Exclude<Answer, 'reopened'>;

export interface ToAnswer {
	kind: AnswerKind;
	assetIds: readonly AssetId[];
	/** Whose devices they are. */
	customers: readonly CustomerId[];
}

export class Answering {
	until = $state<Day | null>(null);
	untilIsValid = $state(true);
	deploymentId = $state('');
	reason = $state('');
	deployments = $state.raw<readonly DeploymentRow[]>([]);
	readonly attempt = new Attempt();
	readonly asked: ToAnswer;

	constructor(asked: ToAnswer) {
		this.asked = asked;
	}

	/** One deployment cannot take the place of devices of several customers. */
	get isPossible(): boolean {
		return this.asked.kind !== 'replaced' || this.asked.customers.length === 1;
	}

	/** The customer's newest deployments, to choose from. */
	async begin(): Promise<void> {
		const [customerId] = this.asked.customers;
		if (this.asked.kind !== 'replaced' || customerId === undefined || !this.isPossible) return;
		const found = await this.attempt.run((options) => call('planning.deploymentsOf', { customerId }, options));
		this.deployments = found ?? [];
	}

	readonly choices = $derived.by(() => [
		{ value: '', text: this.deployments.length === 0 ? t('answer-no-deployments') : t('answer-choose-deployment') },
		...this.deployments.map(({ id, deployedOn, site, orderNumber, devices }) => ({
			value: id,
			text:
				orderNumber === ''
					? t('answer-deployment', { day: formatDay(deployedOn), site, devices })
					: t('answer-deployment-order', { day: formatDay(deployedOn), site, order: orderNumber, devices })
		}))
	]);

	async save(): Promise<boolean> {
		if (!this.untilIsValid) return false;
		const request = {
			assetIds: [...this.asked.assetIds],
			answer: this.asked.kind,
			until: this.until ?? '',
			deploymentId: this.deploymentId === '' ? null : this.deploymentId,
			reason: this.reason
		};
		const done = await this.attempt.run((options) => call('planning.answer', request, options).then(() => true));
		return done ?? false;
	}
}
