// Light or dark by the person's own choice, kept on this machine; `system` follows the machine.
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'theme';

export function chosenTheme(): Theme {
	const kept = localStorage.getItem(KEY);
	return kept === 'light' || kept === 'dark' ? kept : 'system';
}

export function applyTheme(theme: Theme): void {
	if (theme === 'system') delete document.documentElement.dataset['theme'];
	else document.documentElement.dataset['theme'] = theme;
}

export function chooseTheme(theme: Theme): void {
	localStorage.setItem(KEY, theme);
	applyTheme(theme);
}
