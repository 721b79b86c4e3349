// Lint rules of the window: strict types, accessible markup, and imports that only point down.
import js from '@eslint/js';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import ts from 'typescript-eslint';
import boundaries from './lint/boundaries.js';
import svelteConfig from './svelte.config.js';

export default ts.config(
	{ ignores: ['build/', '.svelte-kit/', 'node_modules/', 'src/api/types.ts'] },
	js.configs.recommended,
	...ts.configs.strictTypeChecked,
	...svelte.configs.recommended,
	{
		languageOptions: {
			globals: { ...globals.browser },
			parserOptions: {
				projectService: { allowDefaultProject: ['eslint.config.js', 'svelte.config.js', 'lint/*.js', 'lint/*.ts'] },
				extraFileExtensions: ['.svelte'],
				tsconfigRootDir: import.meta.dirname
			}
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } }
	},
	{
		plugins: { endwell: { rules: { boundaries } } },
		rules: {
			'endwell/boundaries': 'error',
			'no-console': 'error',
			'no-warning-comments': 'error',
			'max-lines': ['error', { max: 400 }],
			'max-lines-per-function': ['error', { max: 60, skipComments: true, skipBlankLines: true }],
			eqeqeq: 'error',
			// The type checker knows the browser's names; this rule knows neither them nor Svelte's runes.
			'no-undef': 'off',
			'no-restricted-properties': [
				'error',
				{ object: 'window', property: 'confirm', message: 'Use the Dialog component.' },
				{ object: 'window', property: 'alert', message: 'Use a Notice or the Dialog component.' }
			],
			'no-restricted-syntax': [
				'error',
				{
					selector: "NewExpression[callee.name='Date']",
					message: 'A calendar date is an ISO string; see components/text/day.ts.'
				},
				{ selector: "CallExpression[callee.object.name='Date']", message: 'The book says which day it is.' }
			],
			'@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
			'@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true }],
			'@typescript-eslint/consistent-type-imports': 'error',
			'@typescript-eslint/switch-exhaustiveness-check': 'error',
			// SvelteKit's addresses here are plain and the window has no base path.
			'svelte/no-navigation-without-resolve': 'off',
			'svelte/require-each-key': 'error',
			'svelte/no-at-html-tags': 'error',
			'svelte/button-has-type': 'error',
			'svelte/no-target-blank': 'error'
		}
	},
	{
		files: ['**/*.test.ts', '**/*.svelte'],
		rules: { 'max-lines-per-function': 'off' }
	},
	{
		// ESLint cannot infer what a component hands to a snippet or callback; svelte-check can, and does.
		files: ['**/*.svelte'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'off',
			'@typescript-eslint/no-unsafe-assignment': 'off',
			'@typescript-eslint/no-unsafe-call': 'off',
			'@typescript-eslint/no-unsafe-member-access': 'off',
			'@typescript-eslint/no-unsafe-return': 'off'
		}
	},
	{
		files: ['*.js', 'lint/**'],
		...ts.configs.disableTypeChecked,
		languageOptions: { globals: { ...globals.node } }
	}
);
