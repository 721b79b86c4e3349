// Endwell in a plain browser, over the real core. `cargo xtask test --only browser` builds both and calls this.
import { existsSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import type { LaunchOptions } from '@playwright/test';
import { pictures, results } from './start/places.ts';

/** The machine's own browser: nothing is downloaded. All of them have the engine of WebView2. */
function browser(): LaunchOptions {
	const chromium = ['/usr/bin/chromium', '/usr/bin/chromium-browser'].find((path) => existsSync(path));
	if (chromium !== undefined) return { executablePath: chromium };
	return { channel: process.platform === 'win32' ? 'msedge' : 'chrome' };
}

const quiet = ['--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'];
// A container's root user has no sandbox to enter; everything loaded is our own.
const container = process.platform === 'linux' ? ['--no-sandbox', '--disable-gpu'] : [];

export default defineConfig({
	testDir: '.',
	outputDir: results,
	globalSetup: './start/sample-book.ts',
	fullyParallel: true,
	workers: 2,
	retries: 0,
	forbidOnly: true,
	timeout: 60_000,
	expect: { timeout: 10_000 },
	use: {
		launchOptions: { ...browser(), args: [...quiet, ...container] },
		viewport: { width: 1400, height: 880 },
		colorScheme: 'light',
		locale: 'en-US',
		timezoneId: 'America/New_York',
		contextOptions: { reducedMotion: 'reduce' },
		actionTimeout: 10_000,
		screenshot: 'only-on-failure'
	},
	// Pictures for the readme are taken instead of the tests, when a folder for them is named.
	projects: [
		pictures === undefined
			? { name: 'behaviour', testMatch: '*.spec.ts' }
			: { name: 'pictures', testMatch: 'pictures.ts', use: { deviceScaleFactor: 1 } }
	]
});
