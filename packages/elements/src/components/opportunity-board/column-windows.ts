import { VirtualizerController, type Virtualizer } from '@tanstack/lit-virtual';
import { defaultRangeExtractor } from '@tanstack/lit-virtual';
import type { ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';

/** Heights of the rows, in pixels of the measured `em`. */
export interface RowSize {
  readonly card: number;
  readonly gap: number;
}

/** A card that is in the page, and where. */
export interface WindowItem {
  readonly id: string;
  readonly index: number;
  readonly start: number;
}

/** Rows that are kept beyond the visible ones, at each end: enough to never show a hole while a finger scrolls, few enough to stay light. */
const OVERSCAN = 1;
/** Room for the focus ring of the first card. */
const PADDING = 4;

/** The window of one column onto its cards: which of them are in the page. Cards that are focused or dragged always are. */
export class ColumnWindow {
  readonly scroller: Ref<HTMLElement> = createRef();
  readonly #controller: VirtualizerController<HTMLElement, HTMLElement>;
  readonly #host: ReactiveControllerHost;
  #ids: readonly string[] = [];
  #size: RowSize = { card: 0, gap: 0 };
  #pinned: readonly number[] = [];
  #pinnedKey = '';

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    this.#controller = new VirtualizerController<HTMLElement, HTMLElement>(host, {
      count: 0,
      getScrollElement: () => this.scroller.value ?? null,
      estimateSize: () => this.#size.card,
      overscan: OVERSCAN,
    });
  }

  get #virtualizer(): Virtualizer<HTMLElement, HTMLElement> {
    return this.#controller.getVirtualizer();
  }

  /** Tells the window what the column holds now; cheap when nothing changed. `pinned`: ids that stay in the page whatever is scrolled. */
  update(ids: readonly string[], size: RowSize, pinned: readonly string[]): void {
    const virtualizer = this.#virtualizer;
    const pinnedKey = pinned.join();
    const sameIds = ids === this.#ids;
    const sameSize = size.card === this.#size.card && size.gap === this.#size.gap;
    if (sameIds && sameSize && pinnedKey === this.#pinnedKey) return;
    this.#ids = ids;
    this.#size = size;
    this.#pinned = pinned.map((id) => ids.indexOf(id)).filter((place) => place >= 0);
    this.#pinnedKey = pinnedKey;
    virtualizer.setOptions({
      ...virtualizer.options,
      count: ids.length,
      gap: size.gap,
      paddingStart: PADDING,
      paddingEnd: PADDING,
      getItemKey: sameIds ? virtualizer.options.getItemKey : (index) => ids[index] ?? index,
      rangeExtractor: (range) => {
        const rows = defaultRangeExtractor(range);
        const extra = this.#pinned.filter((place) => !rows.includes(place));
        return extra.length === 0 ? rows : [...rows, ...extra].sort((a, b) => a - b);
      },
    });
    if (!sameSize) virtualizer.measure();
  }

  /** The cards that belong into the page now, in order. */
  get items(): readonly WindowItem[] {
    if (this.#size.card === 0) return [];
    return this.#virtualizer.getVirtualItems().flatMap(({ index, start }) => {
      const id = this.#ids[index];
      return id === undefined ? [] : [{ id, index, start }];
    });
  }

  /** Height of all cards together; with one place more while a card hovers. */
  height(places = 0): number {
    return this.#virtualizer.getTotalSize() + places * this.pitch;
  }

  /** From the top of one card to the top of the next. */
  get pitch(): number {
    return this.#size.card + this.#size.gap;
  }

  /** Offset of the card with this index in the list. */
  startOf(index: number): number {
    return PADDING + index * this.pitch;
  }

  /** The place (between cards) nearest to a height in the list. */
  placeAt(offset: number): number {
    return Math.max(0, Math.round((offset - PADDING) / Math.max(1, this.pitch)));
  }

  /** Index of the row that covers a height of the list; the one after the last below all. */
  slotAt(offset: number): number {
    const slot = Math.floor((offset - PADDING) / Math.max(1, this.pitch));
    return Math.max(0, Math.min(this.#ids.length, slot));
  }

  /** Scrolls as little as needed to show the card with this index. */
  reveal(index: number): void {
    const scroller = this.scroller.value;
    if (!scroller || this.#size.card === 0) return;
    const start = this.startOf(index) - PADDING;
    const end = start + this.pitch + PADDING;
    if (start < scroller.scrollTop) scroller.scrollTop = start;
    else if (end > scroller.scrollTop + scroller.clientHeight)
      scroller.scrollTop = end - scroller.clientHeight;
    // Told at once instead of with the scroll event, so that the card is there when it is to be focused.
    this.#virtualizer.scrollOffset = scroller.scrollTop;
    this.#host.requestUpdate();
  }

  dispose(): void {
    this.#host.removeController(this.#controller);
    this.#controller.hostDisconnected();
  }
}

/** One window per column; columns come and go with the data. */
export class ColumnWindows {
  readonly #host: ReactiveControllerHost;
  readonly #windows = new Map<string, ColumnWindow>();

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
  }

  of(columnId: string): ColumnWindow {
    let known = this.#windows.get(columnId);
    if (!known) {
      known = new ColumnWindow(this.#host);
      this.#windows.set(columnId, known);
    }
    return known;
  }

  /** Lets go of columns that are no longer shown. */
  keep(columnIds: ReadonlySet<string>): void {
    for (const [id, window] of this.#windows) {
      if (columnIds.has(id)) continue;
      window.dispose();
      this.#windows.delete(id);
    }
  }
}
