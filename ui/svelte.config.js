// How SvelteKit builds the window: a static single page, no server, addresses resolved in the browser.
import adapter from '@sveltejs/adapter-static';
import { vitePreprocess } from '@sveltejs/vite-plugin-svelte';

/** @type {import('@sveltejs/kit').Config} */
export default {
	preprocess: vitePreprocess(),
	compilerOptions: { runes: true },
	kit: {
		adapter: adapter({ pages: 'build', assets: 'build', fallback: 'index.html', strict: true }),
		alias: {
			$components: 'src/components',
			$features: 'src/features',
			$api: 'src/api',
			$host: 'src/host'
		},
		output: { bundleStrategy: 'split' },
		version: { name: 'endwell', pollInterval: 0 }
	}
};
