import type { ReactiveControllerHost } from 'lit';
import type { ListWindow } from './list-window.js';

/** The row of headings, among the ids of rows. */
export const HEAD = '#head';
/** The column of the boxes that select. */
export const SELECT = '#select';

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface GridFocusOptions {
  readonly ids: () => readonly string[];
  readonly indexOf: (id: string) => number;
  /** Names of the columns from first to last, that of the boxes included. */
  readonly columns: () => readonly string[];
  readonly hasHead: () => boolean;
  readonly window: ListWindow;
  /** Told when a range is chosen by keys: the row that it goes to now. */
  readonly extended: (id: string) => void;
}

export interface GridPlace {
  readonly row: string;
  readonly column: string;
}

/**
 * The cell that Tab comes to, and how keys walk from cell to cell (WAI-ARIA grid): arrows, Home and End, with Ctrl to the ends of the list, Page
 * Up and Down. It holds the id of a record and the name of a column, so that the cell stays the same one while others come and go around it;
 * when its row goes, the one that takes its place follows.
 */
export class GridFocus {
  readonly #host: Host;
  readonly #options: GridFocusOptions;
  #row: string | undefined;
  #column: string | undefined;
  /** Where the row stood: the one there now takes its place. */
  #index = 0;
  #wanted = false;
  #held = false;

  constructor(host: Host, options: GridFocusOptions) {
    this.#host = host;
    this.#options = options;
  }

  /** Where Tab comes to now. */
  get place(): GridPlace {
    const { ids, columns, indexOf } = this.#options;
    const names = columns();
    const column =
      this.#column !== undefined && names.includes(this.#column) ? this.#column : (names[1] ?? SELECT);
    if (this.#row === HEAD && this.#options.hasHead()) return { row: HEAD, column };
    const rows = ids();
    if (this.#row !== undefined && this.#row !== HEAD) {
      const at = indexOf(this.#row);
      if (at >= 0) {
        this.#index = at;
        return { row: this.#row, column };
      }
    }
    const row = rows[Math.min(this.#index, rows.length - 1)];
    return { row: row ?? HEAD, column };
  }

  /** Whether a cell had the focus before this rendering. */
  get isHeld(): boolean {
    return this.#held;
  }

  /** Puts the focus on a cell as soon as it is in the page. */
  to(row: string, column?: string): void {
    this.#row = row;
    if (column !== undefined) this.#column = column;
    const at = row === HEAD ? -1 : this.#options.indexOf(row);
    if (at >= 0) {
      this.#index = at;
      this.#options.window.reveal(at);
    }
    this.#wanted = true;
    this.#host.requestUpdate();
  }

  back(): void {
    this.to(this.place.row);
  }

  /** Before a rendering: whether a cell has the focus that must not be lost by it. */
  hold(): void {
    this.#held = this.#focusedCell() !== undefined;
  }

  /** After it. */
  settle(): void {
    if (!this.#wanted && !(this.#held && this.#focusedCell() === undefined && this.#isNowhere())) return;
    const { row, column } = this.place;
    const cell = this.#cell(row, column);
    if (!cell) return;
    this.#wanted = false;
    (cell.querySelector<HTMLElement>('[data-stop]') ?? cell).focus({ preventScroll: row !== HEAD });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  readonly focused = (event: Event): void => {
    const place = placeOf(event);
    if (!place || (place.row === this.#row && place.column === this.#column)) return;
    this.#row = place.row;
    this.#column = place.column;
    if (place.row !== HEAD) this.#index = Math.max(0, this.#options.indexOf(place.row));
    this.#host.requestUpdate();
  };

  /** Whether the key was one that walks. */
  keydown(event: KeyboardEvent): boolean {
    const at = placeOf(event);
    if (!at || event.altKey || event.metaKey) return false;
    const { ids, columns, window, hasHead } = this.#options;
    const rows = ids();
    const names = columns();
    const from = at.row === HEAD ? -1 : this.#options.indexOf(at.row);
    const first = hasHead() ? -1 : 0;
    const clamp = (index: number): number => Math.max(first, Math.min(rows.length - 1, index));
    const place = names.indexOf(at.column);
    const isRtl = getComputedStyle(this.#host).direction === 'rtl';
    const [back, on] = isRtl ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight'];
    let [row, column] = [from, place];
    switch (event.key) {
      case 'ArrowUp':
        row = clamp(from - 1);
        break;
      case 'ArrowDown':
        row = clamp(from + 1);
        break;
      case 'PageUp':
        row = Math.max(Math.min(0, from), clamp(from - window.page));
        break;
      case 'PageDown':
        row = clamp(from + window.page);
        break;
      case back:
        column = Math.max(0, place - 1);
        break;
      case on:
        column = Math.min(names.length - 1, place + 1);
        break;
      case 'Home':
        if (event.ctrlKey) row = Math.min(0, rows.length - 1);
        else column = 0;
        break;
      case 'End':
        if (event.ctrlKey) row = rows.length - 1;
        else column = names.length - 1;
        break;
      default:
        return false;
    }
    event.preventDefault();
    event.stopPropagation();
    const id = row < 0 ? HEAD : (rows[row] ?? HEAD);
    if (id === HEAD && !hasHead()) return true;
    this.to(id, names[column] ?? at.column);
    if (event.shiftKey && row !== from && id !== HEAD) this.#options.extended(id);
    return true;
  }

  #focusedCell(): HTMLElement | undefined {
    const root = this.#host.renderRoot;
    const active = root instanceof ShadowRoot ? root.activeElement : null;
    return active?.closest<HTMLElement>('[data-col]') ?? undefined;
  }

  /** Whether the focus fell to the page because its element went. */
  #isNowhere(): boolean {
    const root = this.#host.renderRoot;
    return (
      root instanceof ShadowRoot &&
      root.activeElement === null &&
      this.#host.ownerDocument.activeElement?.localName === 'body'
    );
  }

  #cell(row: string, column: string): HTMLElement | null {
    return this.#host.renderRoot.querySelector<HTMLElement>(
      `[data-row="${CSS.escape(row)}"] [data-col="${CSS.escape(column)}"]`,
    );
  }
}

/** The cell that an event came from. */
export function placeOf(event: Event): GridPlace | undefined {
  const from = event.composedPath()[0];
  if (!(from instanceof Element)) return undefined;
  const column = from.closest<HTMLElement>('[data-col]')?.dataset['col'];
  const row = from.closest<HTMLElement>('[data-row]')?.dataset['row'];
  return column === undefined || row === undefined ? undefined : { row, column };
}
