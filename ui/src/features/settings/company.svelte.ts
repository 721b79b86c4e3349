// The company as a form: what stands in it, what was saved, its logo.
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { t } from '$components/text/text';
import { host } from '$host/index';
import type { Company, CompanyForm, CompanySettings, PageSize } from '$api/types';

export function formOf(company: Company | null): CompanyForm {
	return {
		version: company?.version ?? 0,
		name: company?.name ?? '',
		address: company?.address ?? '',
		phone: company?.phone ?? '',
		email: company?.email ?? '',
		signatoryName: company?.signatoryName ?? '',
		signatoryRole: company?.signatoryRole ?? '',
		pageSize: company?.pageSize ?? 'letter',
		currency: company?.currency ?? 'USD',
		pickupPrefix: company?.pickupPrefix ?? 'P',
		certificatePrefix: company?.certificatePrefix ?? 'C'
	};
}

export class CompanyState {
	form = $state<CompanyForm>(formOf(null));
	saved = $state.raw<CompanyForm>(formOf(null));
	readonly attempt = new Attempt();
	readonly logo = new Attempt();

	/** Shows what the book says now. What was typed and not saved stays. */
	show({ company }: CompanySettings): void {
		const now = formOf(company);
		const before = this.saved;
		const typed = Object.entries(this.form).filter(([name, value]) => value !== before[name as keyof CompanyForm]);
		this.saved = now;
		this.form = { ...now, ...Object.fromEntries(typed), version: now.version };
	}

	readonly changed = $derived(JSON.stringify(this.form) !== JSON.stringify(this.saved));

	async save(): Promise<void> {
		const form = $state.snapshot(this.form);
		await this.attempt.run(async (options) => {
			await call('company.save', form, options);
			// What the core made of it, such as capital letters in a prefix, takes the place of what was typed.
			const { company } = await call('company.show', null);
			this.saved = formOf(company);
			this.form = formOf(company);
		});
	}

	discard(): void {
		this.form = { ...this.saved };
		this.attempt.clear();
	}

	async chooseLogo(): Promise<void> {
		const pictures = [{ name: t('company-logo-pictures'), extensions: ['png', 'jpg', 'jpeg'] }];
		await this.logo.run(async (options) => {
			const path = await host.pickFile(t('company-logo-choose'), pictures);
			if (path !== null) await call('company.setLogo', { version: this.saved.version, path }, options);
		});
	}

	async removeLogo(): Promise<void> {
		const { version } = this.saved;
		await this.logo.run((options) => call('company.removeLogo', { version }, options));
	}
}

export const pageSizes: readonly { value: PageSize; text: string }[] = [
	{ value: 'letter', text: t('company-paper-letter') },
	{ value: 'a4', text: t('company-paper-a4') }
];
