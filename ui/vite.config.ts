// Vite and Vitest. The sentences of refusals live with the core, so its folder may be read too.
import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';

export default defineConfig({
	plugins: [sveltekit()],
	server: { fs: { allow: ['.', '../core/src'] } },
	build: { target: ['chrome110', 'safari16'], chunkSizeWarningLimit: 800 },
	resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
	test: {
		include: ['src/**/*.test.ts', 'lint/**/*.test.ts'],
		environment: 'jsdom',
		restoreMocks: true
	}
});
