// Moving cards of a plan: by pointer, by keys, by a choice of quarters; what the quarters take is said after each move.
import { tick } from 'svelte';
import { call } from '$api/client';
import { Attempt } from '$api/attempt.svelte';
import { formatQuarter, type Day } from '$components/text/day';
import { t } from '$components/text/text';
import { beside, columnsOf, gaugesOf, itemKey, moneyText, targetOf, type Column } from './board';
import type { Board, BoardItem } from '$api/types';

/** A press that wanders less than this is a press, in pixels. */
const STILL = 6;
/** Nearer than this to an edge of the board, it scrolls, in pixels. */
const EDGE = 48;

interface Drag {
	key: string;
	fromX: number;
	fromY: number;
	x: number;
	y: number;
	moving: boolean;
	over: Column | undefined;
}

export class BoardView {
	/** The element that scrolls. */
	place = $state<HTMLElement | undefined>();
	drag = $state.raw<Drag | null>(null);
	/** For screen readers: what the quarter takes now. */
	spoken = $state('');
	readonly attempt = new Attempt();
	#board: () => Board;
	/** The press that ends a drag opens nothing. */
	#wasDrag = false;

	constructor(board: () => Board) {
		this.#board = board;
	}

	readonly columns = $derived.by(() => columnsOf(this.#board()));
	readonly gauges = $derived(gaugesOf(this.columns));
	readonly isOpen = $derived.by(() => this.#board().scenario.adoptedOn === null);
	readonly first = $derived.by(() => this.#board().quarters[0]?.startsOn ?? '');

	async move(item: BoardItem, to: Day): Promise<boolean> {
		const { id, version } = this.#board().scenario;
		const { siteId, category, from } = item;
		const request = { scenarioId: id, version, siteId, category, from, to };
		const done = await this.attempt.run((options) => call('planning.moveItem', request, options).then(() => true));
		if (!done) return false;
		await tick();
		document.getElementById(itemKey(item))?.focus();
		const column = this.columns.find(({ items }) => items.some((one) => itemKey(one) === itemKey(item)));
		this.spoken = column
			? t('board-now', { quarter: column.name, budget: moneyText(column.budget), before: moneyText(column.unplanned) })
			: '';
		return true;
	}

	putBack(item: BoardItem): Promise<boolean> {
		return this.move(item, item.from);
	}

	#to(item: BoardItem, column: Column | undefined): void {
		const to = targetOf(item, column, this.first);
		if (to !== null) void this.move(item, to);
	}

	keydown(event: KeyboardEvent, item: BoardItem): void {
		if (event.key === 'Escape' && this.drag) {
			this.drag = null;
		} else if (event.altKey && (event.key === 'ArrowLeft' || event.key === 'ArrowRight')) {
			this.#to(item, beside(this.columns, item, event.key === 'ArrowRight' ? 1 : -1));
		} else return;
		event.preventDefault();
		event.stopPropagation();
	}

	pressed(event: PointerEvent, item: BoardItem): void {
		if (event.button !== 0 || !(event.currentTarget instanceof HTMLElement)) return;
		event.currentTarget.setPointerCapture(event.pointerId);
		this.#wasDrag = false;
		const x = event.clientX + (this.place?.scrollLeft ?? 0);
		const y = event.clientY + (this.place?.scrollTop ?? 0);
		this.drag = { key: itemKey(item), fromX: x, fromY: y, x: 0, y: 0, moving: false, over: undefined };
	}

	dragged(event: PointerEvent): void {
		const { drag, place } = this;
		if (!drag || !place) return;
		const x = event.clientX + place.scrollLeft - drag.fromX;
		const y = event.clientY + place.scrollTop - drag.fromY;
		if (!drag.moving && Math.hypot(x, y) < STILL) return;
		this.#wasDrag = true;
		this.drag = { ...drag, x, y, moving: true, over: this.#columnAt(event.clientX, event.clientY) };
		const { left, right } = place.getBoundingClientRect();
		if (event.clientX > right - EDGE) place.scrollBy(EDGE / 4, 0);
		else if (event.clientX < left + EDGE) place.scrollBy(-EDGE / 4, 0);
	}

	dropped(item: BoardItem): void {
		const { drag } = this;
		this.drag = null;
		if (drag?.moving) this.#to(item, drag.over);
	}

	let(): void {
		this.drag = null;
	}

	/** Whether a press on a card is one, and not the end of a drag. */
	isPress(): boolean {
		const was = this.#wasDrag;
		this.#wasDrag = false;
		return !was;
	}

	#columnAt(x: number, y: number): Column | undefined {
		const names = document.elementsFromPoint(x, y).flatMap((element) => {
			const column = element.closest<HTMLElement>('[data-column]');
			return column ? [column.dataset['column']] : [];
		});
		return this.columns.find(({ name }) => name === names.at(-1));
	}

	/** Quarters to choose from for a card, and the way back to where it falls due. */
	choices(item: BoardItem): { value: Day; text: string }[] {
		const quarters = this.columns.flatMap(({ start, name, budget }) =>
			start === null ? [] : [{ value: start, text: t('board-choice', { quarter: name, budget: moneyText(budget) }) }]
		);
		const isLate = item.from < this.first;
		return isLate ? [{ value: item.from, text: t('board-choice-due', { quarter: formatQuarter(item.from) }) }, ...quarters] : quarters;
	}
}
