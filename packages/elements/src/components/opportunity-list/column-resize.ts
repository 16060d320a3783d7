import { columnsOf, type ListLayout } from './list-layout.js';

export interface ColumnResizeOptions {
  readonly layout: () => ListLayout;
  readonly setLayout: (layout: ListLayout) => void;
  /** Told when a width stands. */
  readonly said: (column: string, width: number) => void;
}

/** CSS pixels: no narrower than a short word, no wider than a view keeps. */
const LEAST = 56;
const MOST = 1_000;
export const RESIZE_STEP = 16;

/** How wide a column is: dragged at the end of its heading by mouse or finger, by keys, and back to what fits by a double click. */
export class ColumnResize {
  readonly #host: HTMLElement;
  readonly #options: ColumnResizeOptions;

  constructor(host: HTMLElement, options: ColumnResizeOptions) {
    this.#host = host;
    this.#options = options;
  }

  readonly down = (event: PointerEvent): void => {
    const grip = (event.composedPath()[0] as Element).closest<HTMLElement>('.resize');
    const column = grip?.closest<HTMLElement>('[data-col]')?.dataset['col'];
    if (!grip || column === undefined || event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    const before = this.#options.layout();
    const begin = this.#widthOf(column);
    let width = begin;
    const over = new AbortController();
    const { signal } = over;
    const end = (keeps: boolean): void => {
      over.abort();
      delete grip.dataset['held'];
      if (!keeps) this.#options.setLayout(before);
      else if (width !== begin) this.#options.said(column, width);
    };
    grip.dataset['held'] = '';
    grip.setPointerCapture(event.pointerId);
    grip.addEventListener(
      'pointermove',
      (move) => {
        width = within(begin + this.#sign * (move.clientX - event.clientX));
        this.#options.setLayout(withWidth(this.#options.layout(), column, width));
      },
      { signal },
    );
    grip.addEventListener('pointerup', () => end(true), { signal });
    grip.addEventListener('pointercancel', () => end(false), { signal });
    window.addEventListener(
      'keydown',
      (key) => {
        if (key.key !== 'Escape') return;
        key.preventDefault();
        key.stopPropagation();
        end(false);
      },
      { signal, capture: true },
    );
  };

  /** Wider, or narrower where it is negative. */
  by(column: string, pixels: number): void {
    const width = within(this.#widthOf(column) + pixels);
    this.#options.setLayout(withWidth(this.#options.layout(), column, width));
    this.#options.said(column, width);
  }

  /** As wide as the list sees fit. */
  reset(column: string): void {
    this.#options.setLayout(withWidth(this.#options.layout(), column, 0));
  }

  get #sign(): 1 | -1 {
    return getComputedStyle(this.#host).direction === 'rtl' ? -1 : 1;
  }

  #widthOf(column: string): number {
    const cell = this.#host.shadowRoot?.querySelector(`.head > [data-col="${CSS.escape(column)}"]`);
    return Math.round(cell?.getBoundingClientRect().width ?? LEAST);
  }
}

const within = (width: number): number => Math.max(LEAST, Math.min(MOST, Math.round(width)));

function withWidth(layout: ListLayout, name: string, width: number): ListLayout {
  return {
    ...layout,
    columns: columnsOf(layout).map((column) => (column.name === name ? { ...column, width } : column)),
  };
}
