import type { Density } from '@firsat/model';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import { RowElements } from './row-elements.js';

/** How the rows stand: one line each in three heights, or two lines where it is narrow. */
export type RowShape = Density | 'narrow';

/** Heights in `em`; the styles say the same. */
const ROW_EMS: Readonly<Record<RowShape, number>> = {
  comfortable: 2.9,
  compact: 2.3,
  spacious: 3.7,
  narrow: 4.3,
};
const HEAD_EMS = 2.7;
const PROBE_EMS = 100;
/** Below this width two lines take the place of columns. */
const NARROW_PX = 640;
/** Rows that are kept beyond the visible ones at each end. */
const OVERSCAN = 6;

/** A row that is in the page, and where. */
export interface WindowRow {
  readonly id: string;
  readonly index: number;
  readonly start: number;
}

/**
 * The window of the list onto its rows: which of them are in the page. All rows are equally high, so a place is a product and ten thousand of
 * them cost what forty do (decision 0006). Measures how large text is and how wide the list, too.
 */
export class ListWindow implements ReactiveController {
  readonly scroller: Ref<HTMLElement> = createRef();
  /** An element 100em wide. */
  readonly probe: Ref<HTMLElement> = createRef();
  readonly elements = new RowElements();
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #resized = new ResizeObserver(() => {
    this.#measure();
  });
  #scrollerWatched: HTMLElement | undefined;
  #probeWatched: HTMLElement | undefined;
  #ids: readonly string[] = [];
  #shape: RowShape = 'comfortable';
  #pinned: readonly string[] = [];
  #em = 0;
  #isNarrow = false;
  #offset = 0;
  #viewport = 0;
  #first = 0;
  #end = 0;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get isNarrow(): boolean {
    return this.#isNarrow;
  }

  hostUpdated(): void {
    const [scroller, probe] = [this.scroller.value, this.probe.value];
    if (probe && probe !== this.#probeWatched) {
      this.#probeWatched = probe;
      this.#resized.observe(probe);
      this.#resized.observe(this.#host);
      this.#measure();
    }
    if (scroller === this.#scrollerWatched) return;
    this.#scrollerWatched?.removeEventListener('scroll', this.#look);
    if (this.#scrollerWatched) this.#resized.unobserve(this.#scrollerWatched);
    this.#scrollerWatched = scroller;
    if (!scroller) return;
    scroller.addEventListener('scroll', this.#look, { passive: true });
    this.#resized.observe(scroller);
    // Now: the next rendering, within the same frame, has the rows.
    this.#look();
  }

  hostDisconnected(): void {
    this.#scrollerWatched?.removeEventListener('scroll', this.#look);
    this.#scrollerWatched = undefined;
    this.#probeWatched = undefined;
    this.#resized.disconnect();
  }

  /** Tells the window what the list holds now. `pinned`: rows that stay in the page whatever is scrolled. */
  update(ids: readonly string[], shape: RowShape, pinned: readonly string[]): void {
    this.#ids = ids;
    this.#shape = shape;
    this.#pinned = pinned;
    [this.#first, this.#end] = this.#range();
  }

  /** The rows that belong into the page now, in order. */
  rows(indexOf: (id: string) => number): readonly WindowRow[] {
    if (this.#em === 0) return [];
    const [first, end] = [this.#first, this.#end];
    const extra = [...new Set(this.#pinned)]
      .map(indexOf)
      .filter((at) => at >= 0 && (at < first || at >= end))
      .sort((a, b) => a - b);
    const shown = Array.from({ length: end - first }, (_, at) => first + at);
    return [...extra.filter((at) => at < first), ...shown, ...extra.filter((at) => at >= end)].flatMap(
      (index) => {
        const id = this.#ids[index];
        return id === undefined ? [] : [{ id, index, start: index * this.rowHeight }];
      },
    );
  }

  get rowHeight(): number {
    return Math.round(ROW_EMS[this.#shape] * this.#em);
  }

  /** Height of all rows together. */
  get height(): number {
    return this.#ids.length * this.rowHeight;
  }

  /** Rows that are in view at once: how far Page Up and Page Down go. */
  get page(): number {
    return Math.max(1, Math.floor((this.#viewport - this.#head) / Math.max(1, this.rowHeight)) - 1);
  }

  get #head(): number {
    return this.#shape === 'narrow' ? 0 : HEAD_EMS * this.#em;
  }

  /** Scrolls as little as needed to show the row with this index below the headings. */
  reveal(index: number): void {
    const scroller = this.scroller.value;
    if (!scroller || this.#em === 0) return;
    const start = index * this.rowHeight;
    const room = scroller.clientHeight - this.#head;
    if (start < scroller.scrollTop) scroller.scrollTop = start;
    else if (start + this.rowHeight > scroller.scrollTop + room)
      scroller.scrollTop = start + this.rowHeight - room;
    // Now instead of with the scroll event, so that the row is there when it is to be focused.
    this.#offset = scroller.scrollTop;
    this.#host.requestUpdate();
  }

  toTop(): void {
    const scroller = this.scroller.value;
    // To scroll is to lay out first, in the middle of a key.
    if (scroller && this.#offset !== 0) scroller.scrollTop = 0;
    this.#offset = 0;
  }

  readonly #look = (): void => {
    const scroller = this.#scrollerWatched;
    if (!scroller || scroller.dataset['still']) return;
    this.#offset = scroller.scrollTop;
    this.#viewport = scroller.clientHeight;
    const [first, end] = this.#range();
    if (first !== this.#first || end !== this.#end) this.#host.requestUpdate();
  };

  #measure(): void {
    const em = (this.#probeWatched?.getBoundingClientRect().width ?? 0) / PROBE_EMS;
    const isNarrow = this.#host.clientWidth < NARROW_PX;
    if (em !== 0 && (em !== this.#em || isNarrow !== this.#isNarrow)) {
      this.#em = em;
      this.#isNarrow = isNarrow;
      this.#host.requestUpdate();
    }
    this.#look();
  }

  #range(): [first: number, end: number] {
    const { rowHeight } = this;
    if (rowHeight === 0 || this.#viewport === 0) return [0, 0];
    // Scrolled to the end of a list that has become shorter: the browser will move the offset, the window must not be empty until then.
    const offset = Math.max(0, Math.min(this.#offset, this.height - this.#viewport));
    const first = Math.max(0, Math.floor(offset / rowHeight) - OVERSCAN);
    const rows = Math.ceil(this.#viewport / rowHeight) + 1 + 2 * OVERSCAN;
    return [first, Math.min(this.#ids.length, first + rows)];
  }
}
