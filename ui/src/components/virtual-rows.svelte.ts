// Which rows of a long list are drawn: TanStack Virtual, told in runes.
import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import type { VirtualItem } from '@tanstack/virtual-core';

export class VirtualRows {
	items = $state.raw<VirtualItem[]>([]);
	size = $state(0);
	#virtualizer: Virtualizer<HTMLElement, HTMLElement> | null = null;

	/** Watches `element`; call in an effect and again when count or heights change. Answers how to stop. */
	attach(element: HTMLElement, count: () => number, rowHeight: number, headHeight: number): () => void {
		const virtualizer = new Virtualizer<HTMLElement, HTMLElement>({
			count: count(),
			getScrollElement: () => element,
			estimateSize: () => rowHeight,
			overscan: 12,
			// The sticky heading covers the top of what is scrolled.
			scrollPaddingStart: headHeight,
			observeElementRect,
			observeElementOffset,
			scrollToFn: elementScroll,
			onChange: () => this.#draw()
		});
		this.#virtualizer = virtualizer;
		const stop = virtualizer._didMount();
		virtualizer._willUpdate();
		this.#draw();
		return () => {
			stop();
			this.#virtualizer = null;
		};
	}

	resize(count: number): void {
		if (!this.#virtualizer) return;
		this.#virtualizer.setOptions({ ...this.#virtualizer.options, count });
		this.#virtualizer._willUpdate();
		this.#draw();
	}

	show(index: number): void {
		this.#virtualizer?.scrollToIndex(index, { align: 'auto' });
	}

	#draw(): void {
		if (!this.#virtualizer) return;
		this.items = this.#virtualizer.getVirtualItems();
		this.size = this.#virtualizer.getTotalSize();
	}
}
