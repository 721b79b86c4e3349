// What the window around the screens does: undo and redo, the palette, the line at the bottom.
import { goto } from '$app/navigation';
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { inTextField, pressed, shortcut } from '$components/keys';
import { t } from '$components/text/text';
import { partners, places, settings } from './places';
import type { PaletteGroup } from '$components/palette.svelte';
import type { BookState } from '$api/types';

export class Shell {
	finding = $state(false);
	said = $state('');
	/** Whether what was said can be taken back. */
	undoable = $state(false);
	readonly attempt = new Attempt();
	#book: () => BookState;

	constructor(book: () => BookState) {
		this.#book = book;
	}

	say(text: string, undoable = false): void {
		this.said = text;
		this.undoable = undoable;
	}

	async undo(): Promise<void> {
		if (!this.#book().undo) {
			this.say(t('nothing-to-undo'));
			return;
		}
		const step = await this.attempt.run((options) => call('book.undo', null, options));
		this.say(step ? t('undid') : (this.attempt.notice ?? ''));
	}

	async redo(): Promise<void> {
		if (!this.#book().redo) {
			this.say(t('nothing-to-redo'));
			return;
		}
		const step = await this.attempt.run((options) => call('book.redo', null, options));
		this.say(step ? t('redid') : (this.attempt.notice ?? ''), step !== undefined);
	}

	readonly commands: PaletteGroup = {
		title: t('command-group'),
		items: [
			{
				id: 'new-deployment',
				title: t('command-new-deployment'),
				note: shortcut('mod+N'),
				run: () => goto('/deployments/new')
			},
			...[...places, ...partners, settings].map((place) => ({
				id: place.href,
				title: place.title,
				run: () => goto(place.href)
			})),
			{ id: 'undo', title: t('command-undo'), note: shortcut('mod+Z'), run: () => this.undo() },
			{ id: 'redo', title: t('command-redo'), note: shortcut('shift+mod+Z'), run: () => this.redo() }
		]
	};

	keydown(event: KeyboardEvent): void {
		const action = this.#actionOf(event);
		if (!action) return;
		event.preventDefault();
		action();
	}

	#actionOf(event: KeyboardEvent): (() => void) | null {
		if (pressed(event, 'mod+K')) return () => (this.finding = !this.finding);
		if (document.querySelector('dialog[open]')) return null;
		if (pressed(event, 'mod+N')) return () => void goto('/deployments/new');
		if (inTextField(event.target)) return null;
		if (pressed(event, 'mod+Z')) return () => void this.undo();
		if (pressed(event, 'shift+mod+Z') || pressed(event, 'mod+Y')) return () => void this.redo();
		return null;
	}
}
