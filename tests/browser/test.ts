// The words of these tests: a book on a host of its own, a page on which nothing may go wrong, and what a screen must
// be for everybody.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { test as base, expect } from '@playwright/test';
import type { BrowserContext, Locator, Page } from '@playwright/test';
import { Host } from './start/host.ts';

export { expect };
export { orders } from './start/places.ts';
export type { Host };

/** `new`: nobody has used it; `begun`: the company is entered; `sample`: customers, equipment, pickups at every step. */
export type Book = 'new' | 'begun' | 'sample';

interface Fixtures {
	book: Book;
	/** The core behind the page, on a book that is this test's alone. */
	host: Host;
}

export const company = {
	version: 0,
	name: 'Northwind IT',
	address: '214 Commerce Street\nColumbus, OH 43215',
	phone: '',
	email: '',
	signatoryName: 'Dana Whitfield',
	signatoryRole: 'Service manager',
	pageSize: 'letter',
	currency: 'USD',
	pickupPrefix: 'P',
	certificatePrefix: 'C'
} as const;

/** Everything a page complains of: errors in its console, exceptions, requests that fail. */
function complaintsOf(context: BrowserContext): string[] {
	const complaints: string[] = [];
	context.on('console', (message) => {
		if (message.type() === 'error' || message.type() === 'warning') complaints.push(`console: ${message.text()}`);
	});
	context.on('weberror', (error) => complaints.push(`exception: ${error.error().stack ?? error.error().message}`));
	context.on('response', (response) => {
		if (response.status() >= 400) complaints.push(`${response.status()}: ${response.url()}`);
	});
	context.on('requestfailed', (request) => {
		// A page that is left drops what it was still asking.
		const why = request.failure()?.errorText;
		if (why !== 'net::ERR_ABORTED') complaints.push(`${why}: ${request.url()}`);
	});
	return complaints;
}

export const test = base.extend<Fixtures>({
	book: ['begun', { option: true }],
	host: async ({ book }, use) => {
		const folder = await mkdtemp(join(tmpdir(), 'endwell-browser-'));
		const file = join(folder, 'book', 'book.endwell');
		const sample = process.env['ENDWELL_SAMPLE_BOOK'];
		if (book === 'sample') {
			if (sample === undefined) throw new Error('the sample book was not filled');
			await cp(sample, join(folder, 'book'), { recursive: true });
		}
		const host = await Host.start(folder, book === 'sample' ? ['--book', file] : []);
		if (book === 'begun') await host.call('company.save', { ...company });
		await use(host);
		await host.stop();
		await rm(folder, { recursive: true, force: true });
	},
	baseURL: async ({ host }, use) => use(host.address),
	context: async ({ context }, use) => {
		const complaints = complaintsOf(context);
		await use(context);
		expect(complaints, 'the page complains of nothing').toEqual([]);
	}
});

const standard = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
/** The widths a window is used at: a desktop's, and beside another program. */
const wide = { width: 1400, height: 880 };
const narrow = { width: 900, height: 700 };

/** Whoever sees little, or uses the keyboard or a screen reader, can use what is shown: light, dark, narrow. */
export async function expectUsableByAll(page: Page): Promise<void> {
	for (const [colorScheme, size] of [['light', narrow], ['light', wide], ['dark', wide]] as const) {
		await page.emulateMedia({ colorScheme });
		await page.setViewportSize(size);
		await expectAccessible(page, `${colorScheme}, ${size.width} wide`);
		const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(overflow, `nothing lies beyond the window's edge (${size.width} wide)`).toBeLessThanOrEqual(0);
	}
}

async function expectAccessible(page: Page, how: string): Promise<void> {
	const { violations } = await new AxeBuilder({ page }).withTags(standard).analyze();
	const found = violations.flatMap(({ id, nodes }) =>
		nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary ?? ''}`)
	);
	expect(found, `axe finds nothing (${how})`).toEqual([]);
}

/** The line at the bottom that says what was just done. */
export const said = (page: Page): Locator => page.getByRole('region', { name: 'What was just done' }).getByRole('status');

/** The rows of a long list, without its heading. */
export const rowsOf = (page: Page, list: string): Locator =>
	page.getByRole('grid', { name: list }).getByRole('row').filter({ has: page.getByRole('gridcell') });

/** Pastes as a person does: the clipboard's text goes to whatever has the focus. */
export async function paste(field: Locator, text: string): Promise<void> {
	await field.evaluate((element, pasted) => {
		const clipboardData = new DataTransfer();
		clipboardData.setData('text/plain', pasted);
		element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
	}, text);
}
