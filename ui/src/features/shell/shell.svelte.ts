// What the window around the screens does: undo and redo, the palette, the line at the bottom.
import { tick } from 'svelte';
import { goto } from '$app/navigation';
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { inTextField, pressed, shortcut } from '$components/keys';
import { hasText, t } from '$components/text/text';
import { partners, places, settings } from './places';
import type { PaletteGroup } from '$components/palette.svelte';
import type { BookState, UndoStep } from '$api/types';

/** "Recorded a deployment": the message `action-<name>`, with the parameters the action left. */
function spoken({ action, params }: UndoStep): string {
	return hasText(`action-${action}`) ? t(`action-${action}`, params) : t('action-without-words');
}

export class Shell {
	finding = $state(false);
	said = $state('');
	/** Whether what was said can be taken back. */
	undoable = $state(false);
	readonly attempt = new Attempt();
	#book: () => BookState;
	/** The step that was last on top, so that a new one is noticed. */
	#top: string;
	#turningBack = false;

	constructor(book: () => BookState) {
		this.#book = book;
		this.#top = JSON.stringify(book().undo);
	}

	say(text: string, undoable = false): void {
		this.said = text;
		this.undoable = undoable;
	}

	/** Says what was done when the book has a new step that can be taken back. */
	noticed({ undo }: BookState): void {
		const top = JSON.stringify(undo);
		if (top === this.#top) return;
		this.#top = top;
		if (undo && !this.#turningBack) this.say(spoken(undo), true);
	}

	/** Runs undo or redo, during which a new step on top is nothing new. */
	async #turn(command: 'book.undo' | 'book.redo'): Promise<UndoStep | undefined> {
		this.#turningBack = true;
		const step = await this.attempt.run((options) => call(command, null, options));
		await tick();
		this.#turningBack = false;
		if (!step) this.say(this.attempt.notice ?? '');
		return step;
	}

	async undo(): Promise<void> {
		if (!this.#book().undo) {
			this.say(t('nothing-to-undo'));
			return;
		}
		const step = await this.#turn('book.undo');
		if (step) this.say(t('undid', { what: spoken(step) }));
	}

	async redo(): Promise<void> {
		if (!this.#book().redo) {
			this.say(t('nothing-to-redo'));
			return;
		}
		const step = await this.#turn('book.redo');
		if (step) this.say(t('redid', { what: spoken(step) }), true);
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
