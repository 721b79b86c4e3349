// What the window around the screens does: undo and redo, the palette, the line at the bottom.
import { tick } from 'svelte';
import { goto } from '$app/navigation';
import { importAddress, pasteAddress } from '$api/addresses';
import { call } from '$api/client';
import { actionSentence } from '$api/action';
import { Attempt } from '$api/attempt.svelte';
import { inTextField, pressed, shortcut } from '$components/keys';
import { t } from '$components/text/text';
import { partners, places, settings } from './places';
import { Routes } from './routes.svelte';
import type { PaletteGroup } from '$components/palette.svelte';
import type { BookState } from '$api/types';

export class Shell {
	finding = $state(false);
	said = $state('');
	/** Whether what was said can be taken back. */
	undoable = $state(false);
	readonly attempt = new Attempt();
	readonly routes = new Routes((text) => this.say(text));
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
		if (this.#turningBack) return;
		if (undo) this.say(actionSentence(undo), true);
		// What made evidence seals what lies before it: nothing offers to take that back any more.
		else if (this.undoable) this.say('');
	}

	/** Runs undo or redo, during which a new step on top is nothing new. Answers whether it was done. */
	async #turn(command: 'book.undo' | 'book.redo'): Promise<boolean> {
		this.#turningBack = true;
		const done = await this.attempt.run((options) => call(command, null, options).then(() => true));
		await tick();
		this.#turningBack = false;
		if (!done) this.say(this.attempt.notice ?? '');
		return done ?? false;
	}

	async undo(): Promise<void> {
		const step = this.#book().undo;
		if (!step) this.say(t('nothing-to-undo'));
		else if (await this.#turn('book.undo')) this.say(t('undid', { what: actionSentence(step) }));
	}

	async redo(): Promise<void> {
		const step = this.#book().redo;
		if (!step) this.say(t('nothing-to-redo'));
		else if (await this.#turn('book.redo')) this.say(t('redid', { what: actionSentence(step) }), true);
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
			{ id: 'import', title: t('command-import'), run: () => goto(importAddress) },
			{ id: 'paste', title: t('command-paste'), run: () => goto(pasteAddress) },
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
