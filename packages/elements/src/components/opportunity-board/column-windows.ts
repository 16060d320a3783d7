import type { ReactiveController, ReactiveControllerHost } from 'lit';
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
const OVERSCAN = 2;
/** Room for the focus ring of the first card. */
const PADDING = 4;

/**
 * The window of one column onto its cards: which of them are in the page. Cards that are focused or dragged always are. All rows are equally
 * high, so a place is a product and no work grows with the number of cards (decision 0006).
 */
export class ColumnWindow implements ReactiveController {
  readonly scroller: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  readonly #resized = new ResizeObserver(() => {
    this.#look();
  });
  #watched: HTMLElement | undefined;
  #ids: readonly string[] = [];
  #size: RowSize = { card: 0, gap: 0 };
  #pinned: readonly string[] = [];
  #gapAt: number | undefined;
  #items: readonly WindowItem[] | undefined;
  #offset = 0;
  #viewport = 0;
  #first = 0;
  #end = 0;
  readonly #spares: () => boolean;

  constructor(host: ReactiveControllerHost, spares: () => boolean) {
    this.#host = host;
    this.#spares = spares;
    host.addController(this);
  }

  hostUpdated(): void {
    const scroller = this.scroller.value;
    if (scroller === this.#watched) return;
    this.#unwatch();
    this.#watched = scroller;
    scroller?.addEventListener('scroll', this.#look, { passive: true });
    if (!scroller) return;
    this.#resized.observe(scroller);
    // Now, while the columns are empty and their layout is cheap: the next rendering, within the same frame, has all cards at once.
    this.#look();
  }

  hostDisconnected(): void {
    this.#unwatch();
  }

  /**
   * Tells the window what the column holds now. `pinned`: ids that stay in the page whatever is scrolled. `gapAt`: the place that is held open
   * for a card that hovers there.
   */
  update(ids: readonly string[], size: RowSize, pinned: readonly string[], gapAt?: number): void {
    this.#ids = ids;
    this.#size = size;
    this.#pinned = pinned;
    this.#gapAt = gapAt;
    [this.#first, this.#end] = this.#range();
    this.#items = undefined;
  }

  /** The cards that belong into the page now, in order. The same array until the next `update`. */
  get items(): readonly WindowItem[] {
    return (this.#items ??= this.#itemsNow());
  }

  /** What of the list is in view: its offset, never beyond the end that a column which has become shorter now has, and its height. */
  get view(): { readonly offset: number; readonly height: number } {
    const offset = Math.max(0, Math.min(this.#offset, this.height - this.#viewport));
    return { offset, height: this.#viewport };
  }

  /** Whether what is in view is in the page: not before the first measuring. */
  get isFull(): boolean {
    return this.#ids.length === 0 || this.items.length > 0;
  }

  #itemsNow(): readonly WindowItem[] {
    if (this.#size.card === 0) return [];
    const items: WindowItem[] = [];
    const gapAt = this.#gapAt ?? Infinity;
    const put = (index: number): void => {
      const id = this.#ids[index];
      if (id !== undefined) items.push({ id, index, start: this.startOf(index < gapAt ? index : index + 1) });
    };
    const extra = [...new Set(this.#pinned)]
      .filter((id) => this.#isOutside(id))
      .map((id) => this.#ids.indexOf(id))
      .filter((at) => at >= 0)
      .sort((a, b) => a - b);
    for (const at of extra) if (at < this.#first) put(at);
    for (let at = this.#first; at < this.#end; at += 1) put(at);
    for (const at of extra) if (at >= this.#end) put(at);
    return items;
  }

  /** Looks among the few that are shown first: a pinned card mostly is one of them. */
  #isOutside(id: string): boolean {
    for (let at = this.#first; at < this.#end; at += 1) if (this.#ids[at] === id) return false;
    return true;
  }

  /** Height of all cards together, and of the place that is held open. */
  get height(): number {
    const rows = this.#ids.length + (this.#gapAt === undefined ? 0 : 1);
    return rows === 0 ? 0 : 2 * PADDING + rows * this.pitch - this.#size.gap;
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
    // Now instead of with the scroll event, so that the card is there when it is to be focused.
    this.#offset = scroller.scrollTop;
    this.#host.requestUpdate();
  }

  dispose(): void {
    this.#host.removeController(this);
    this.#unwatch();
  }

  #unwatch(): void {
    this.#watched?.removeEventListener('scroll', this.#look);
    this.#watched = undefined;
    this.#resized.disconnect();
  }

  readonly #look = (): void => {
    const scroller = this.#watched;
    if (!scroller || scroller.dataset['still']) return;
    this.#offset = scroller.scrollTop;
    this.#viewport = scroller.clientHeight;
    const [first, end] = this.#range();
    if (first !== this.#first || end !== this.#end) this.#host.requestUpdate();
  };

  #range(): [first: number, end: number] {
    if (this.#size.card === 0 || this.#viewport === 0) return [0, 0];
    // Scrolled to the end of a column that has become shorter: the browser will move the offset, the window must not be empty until then.
    const { offset } = this.view;
    const spare = this.#spares() ? OVERSCAN : 0;
    const first = Math.max(0, Math.floor((offset - PADDING) / this.pitch) - spare);
    const rows = Math.ceil(this.#viewport / this.pitch) + 1 + 2 * spare;
    return [first, Math.min(this.#ids.length, first + rows)];
  }
}

/** One window per column; columns come and go with the data. */
export class ColumnWindows {
  readonly #host: ReactiveControllerHost;
  readonly #windows = new Map<string, ColumnWindow>();
  readonly #spares: () => boolean;

  /** `spares` tells whether rows beyond the visible ones are kept by now. */
  constructor(host: ReactiveControllerHost, spares: () => boolean) {
    this.#host = host;
    this.#spares = spares;
  }

  /** Whether every column shows what it has to show. */
  get isFull(): boolean {
    return this.#windows.size > 0 && [...this.#windows.values()].every((window) => window.isFull);
  }

  of(columnId: string): ColumnWindow {
    let known = this.#windows.get(columnId);
    if (!known) {
      known = new ColumnWindow(this.#host, this.#spares);
      this.#windows.set(columnId, known);
    }
    return known;
  }

  /** The windows of the columns that are shown, by column. */
  entries(): Iterable<readonly [columnId: string, window: ColumnWindow]> {
    return this.#windows;
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
