// A policy while it is entered: for what it holds, what it says, and what is the matter with what was typed.
import { fieldSentences, sentence } from '$api/refusal';
import { t } from '$components/text/text';
import { scopeKey } from './words';
import type { MovedTo, Pick, PolicyForm, PolicyRow, ScopeForm } from '$api/types';

/** What is asked for a policy that is not in the book yet. */
export interface NewPolicy {
	/** Given where only this customer's policies are made. */
	customer: { id: string; name: string } | null;
	/** Given for the policy of a single device. */
	asset: { id: string; serial: string } | null;
}

const NOWHERE: ScopeForm = { customerId: null, category: '', modelId: null, assetId: null };
const WHOLE = /^\d{1,9}$/;

export class PolicyDraft {
	/** What it is for: the equipment of a customer, or a model. */
	kind = $state<'equipment' | 'model'>('equipment');
	customerId = $state<string | null>(null);
	customerText = $state('');
	category = $state('');
	modelId = $state<string | null>(null);
	modelText = $state('');
	never = $state<'date' | 'never'>('date');
	byMonths = $state(true);
	months = $state('');
	warranty = $state(false);
	support = $state(false);
	pick = $state<Pick>('earliest');
	movedTo = $state<MovedTo>('as-counted');
	/** Saving was tried: what is missing is said. */
	tried = $state(false);
	/** The row that is changed; nothing for a new policy. */
	readonly row: PolicyRow | null;
	readonly fresh: NewPolicy;
	readonly #known: () => readonly PolicyRow[];

	constructor(row: PolicyRow | null, fresh: NewPolicy, known: () => readonly PolicyRow[]) {
		this.row = row;
		this.fresh = fresh;
		this.#known = known;
		this.customerId = fresh.customer?.id ?? null;
		if (!row) return;
		const { months, warranty, support, pick, movedTo } = row.terms;
		this.never = months === null && !warranty && !support ? 'never' : 'date';
		this.byMonths = months !== null;
		this.months = months === null ? '' : String(months);
		Object.assign(this, { warranty, support, pick, movedTo });
	}

	readonly scope = $derived.by<ScopeForm>(() => {
		if (this.row) return this.row.scope;
		if (this.fresh.asset) return { ...NOWHERE, assetId: this.fresh.asset.id };
		return this.kind === 'model'
			? { ...NOWHERE, customerId: this.customerId, modelId: this.modelId }
			: { ...NOWHERE, customerId: this.customerId, category: this.category };
	});

	/** A policy for the same that is in the book already: it is that one which is changed. */
	readonly same = $derived.by(() =>
		this.row ? undefined : this.#known().find((row) => scopeKey(row.scope) === scopeKey(this.scope))
	);

	readonly several = $derived([this.byMonths, this.warranty, this.support].filter(Boolean).length > 1);

	/** What is missing or cannot be read, by field. */
	readonly complaints = $derived.by<Record<string, string>>(() => {
		const missing: string[] = [];
		if (!this.row && !this.fresh.asset) {
			if (this.kind === 'equipment' && this.customerId === null) missing.push('customer');
			if (this.kind === 'model' && this.modelId === null) missing.push('model');
			// What stands there is nobody the book knows.
			if (this.kind === 'model' && this.customerId === null && this.customerText.trim() !== '') missing.push('customer');
		}
		const typed = this.months.trim();
		const asked = this.never === 'date';
		if (asked && this.byMonths && typed === '') missing.push('months');
		const fields = fieldSentences({ code: '', params: {}, trace: '', fields: missing.map((field) => ({ field, code: 'missing', params: {} })) });
		if (this.customerText.trim() !== '' && fields['customer']) fields['customer'] = t('policy-customer-unknown');
		if (this.modelText.trim() !== '' && fields['model']) fields['model'] = t('policy-model-unknown');
		if (asked && this.byMonths && typed !== '' && !WHOLE.test(typed)) fields['months'] = sentence({ code: 'not-whole', params: {} });
		if (asked && !this.byMonths && !this.warranty && !this.support) fields['dates'] = t('policy-choose-a-date');
		return fields;
	});

	/** What is sent; nothing while it is not finished. */
	readonly form = $derived.by<PolicyForm | null>(() => {
		if (Object.keys(this.complaints).length > 0) return null;
		const asked = this.never === 'date';
		return {
			scope: this.scope,
			version: this.row?.version ?? this.same?.version ?? 0,
			months: asked && this.byMonths ? Number(this.months.trim()) : null,
			warranty: asked && this.warranty,
			support: asked && this.support,
			pick: this.pick,
			movedTo: this.movedTo
		};
	});

	/** What is said at a field now: what is only not finished is said once saving was tried. */
	complaint(field: string, typed: string): string | undefined {
		return this.tried || typed.trim() !== '' ? this.complaints[field] : undefined;
	}
}
