// Imports point down: the cases the rule must catch, and those it must let through.
import { expect, test } from 'vitest';
import { reasonAgainst } from './boundaries.js';

const cases: [string, string, boolean][] = [
	['/w/ui/src/components/Button.svelte', './text/text', true],
	['/w/ui/src/components/Button.svelte', '$api/client', false],
	['/w/ui/src/components/Button.svelte', '../features/today/Today.svelte', false],
	['/w/ui/src/features/today/Today.svelte', '$components/Button.svelte', true],
	['/w/ui/src/features/today/Today.svelte', './today.svelte', true],
	['/w/ui/src/features/today/Today.svelte', '../customers/Customers.svelte', false],
	['/w/ui/src/features/today/Today.svelte', '$features/customers/Customers.svelte', false],
	['/w/ui/src/features/today/Today.svelte', '@tauri-apps/api/core', false],
	['/w/ui/src/host/tauri.ts', '@tauri-apps/api/core', true],
	['/w/ui/src/api/client.ts', '$host/index', true],
	['/w/ui/src/api/refusal.ts', '$components/text/text', true],
	['/w/ui/src/api/refusal.ts', '$components/Button.svelte', false],
	['/w/ui/src/routes/+page.svelte', '$features/today/Today.svelte', true]
];

test.each(cases)('%s importing %s is allowed: %s', (file, source, allowed) => {
	expect(reasonAgainst(file, source) === null).toBe(allowed);
});
