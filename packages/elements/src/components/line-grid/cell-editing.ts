import type { ReactiveControllerHost } from 'lit';
import { problem, type Line, type LineFields, type Problem } from '@firsat/model';
import type { Localizer } from '../../locales/localizer.js';
import { cellText, GRID_COLUMNS, readCell, type GridColumn } from './line-columns.js';

/** Where the cursor stands. */
export interface GridCell {
  readonly line: string;
  readonly column: GridColumn;
}

export interface CellEdit extends GridCell {
  readonly text: string;
  /** What stood there when it began. */
  readonly before: string;
  readonly problem: Problem | undefined;
}

interface Options {
  readonly lines: () => readonly Line[];
  readonly currency: () => string;
  readonly localizer: () => Localizer;
  readonly canEdit: () => boolean;
  /** Why the change was refused; nothing when it was made. */
  readonly save: (line: Line, changes: Partial<LineFields>) => Promise<Problem | undefined>;
  readonly move: (line: string, by: 1 | -1) => void;
  /** The cursor went below the last line. */
  readonly below: () => void;
}

type Direction = 'down' | 'left' | 'right' | 'stay';

const isPrintable = (event: KeyboardEvent): boolean =>
  event.key.length === 1 && !event.ctrlKey && !event.metaKey && !event.altKey;

/**
 * The keyboard of a spreadsheet: arrows move the cursor, a printable key, Enter or F2 edits the cell, Enter saves and goes down, Tab saves and
 * goes on, Escape restores; Alt with an arrow moves the line. What is refused stays in its editor with the reason.
 */
export class CellEditing {
  readonly #host: ReactiveControllerHost;
  readonly #options: Options;
  #cursor: GridCell | undefined;
  #edit: CellEdit | undefined;
  #focusNext: { readonly select: boolean } | undefined;

  constructor(host: ReactiveControllerHost, options: Options) {
    this.#host = host;
    this.#options = options;
  }

  get edit(): CellEdit | undefined {
    return this.#edit;
  }

  /** The one cell that Tab reaches. */
  get cursor(): GridCell | undefined {
    const lines = this.#options.lines();
    const known = this.#cursor && lines.some(({ id }) => id === this.#cursor?.line);
    if (known) return this.#cursor;
    const [first] = lines;
    return first && { line: first.id, column: 'name' };
  }

  isAt(line: string, column: GridColumn): boolean {
    const { cursor } = this;
    return cursor?.line === line && cursor.column === column;
  }

  go(cell: GridCell): void {
    this.#cursor = cell;
    this.#focusNext = { select: true };
    this.#host.requestUpdate();
  }

  /** Keeps the cursor where the focus went by itself. */
  follow(cell: GridCell): void {
    this.#cursor = cell;
  }

  begin({ line, column }: GridCell, typed?: string): void {
    const record = this.#options.lines().find(({ id }) => id === line);
    if (!record || !this.#options.canEdit()) return;
    const before = cellText(record, column, this.#options.currency(), this.#options.localizer());
    this.#cursor = { line, column };
    this.#edit = { line, column, text: typed ?? before, before, problem: undefined };
    this.#focusNext = { select: typed === undefined };
    this.#host.requestUpdate();
  }

  type(text: string): void {
    if (!this.#edit) return;
    this.#edit = { ...this.#edit, text, problem: undefined };
    this.#host.requestUpdate();
  }

  cancel(): void {
    const { cursor } = this;
    this.#edit = undefined;
    if (cursor) this.go(cursor);
  }

  /** Forgets what is being typed. */
  drop(): void {
    this.#edit = undefined;
  }

  /** Call it in the host's `updated`. */
  updated(root: ParentNode): void {
    const next = this.#focusNext;
    const { cursor } = this;
    this.#focusNext = undefined;
    if (!next || !cursor) return;
    const cell = root.querySelector<HTMLElement>(
      `[data-line="${cursor.line}"] [data-column="${cursor.column}"]`,
    );
    const editor = cell?.querySelector<HTMLInputElement>('.cell-editor');
    (editor ?? cell)?.focus();
    if (editor?.localName === 'input' && next.select) editor.select();
  }

  async commit(direction: Direction): Promise<void> {
    const edit = this.#edit;
    if (!edit) return;
    const line = this.#options.lines().find(({ id }) => id === edit.line);
    let why: Problem | undefined;
    if (line && edit.text !== edit.before) {
      const read = readCell(
        line,
        edit.column,
        edit.text,
        this.#options.currency(),
        this.#options.localizer(),
      );
      why = read.ok
        ? await this.#options.save(line, read.value)
        : (read.problems[0] ?? problem('invalid-input'));
    }
    if (this.#edit?.line !== edit.line || this.#edit.column !== edit.column) return;
    if (why) {
      this.#edit = { ...this.#edit, problem: why };
      if (direction !== 'stay') this.#focusNext = { select: false };
      this.#host.requestUpdate();
      return;
    }
    this.#edit = undefined;
    this.#host.requestUpdate();
    if (direction !== 'stay') this.#step(edit, direction);
  }

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.isComposing || event.defaultPrevented) return;
    if (this.#edit) this.#keyInEditor(event);
    else this.#keyInCell(event);
  };

  #keyInEditor(event: KeyboardEvent): void {
    switch (event.key) {
      case 'Enter':
        take(event);
        void this.commit('down');
        return;
      case 'Tab':
        take(event);
        void this.commit(event.shiftKey ? 'left' : 'right');
        return;
      case 'Escape':
        take(event);
        this.cancel();
        return;
      default:
    }
  }

  #keyInCell(event: KeyboardEvent): void {
    const { cursor } = this;
    const target = event.composedPath()[0] as HTMLElement;
    // Buttons in a row have keys of their own.
    if (!cursor || target.dataset['column'] === undefined) return;
    const vertical = { ArrowUp: -1, ArrowDown: 1 }[event.key] as 1 | -1 | undefined;
    if (vertical !== undefined) {
      take(event);
      if (event.altKey) this.#options.move(cursor.line, vertical);
      else this.#moveBy(cursor, vertical, 0);
      return;
    }
    const onward = getComputedStyle(target).direction === 'rtl' ? -1 : 1;
    const across = { ArrowLeft: -onward, ArrowRight: onward }[event.key];
    if (across !== undefined) {
      take(event);
      this.#moveBy(cursor, 0, across);
      return;
    }
    if (event.key === 'Home' || event.key === 'End') {
      take(event);
      this.go({ line: cursor.line, column: event.key === 'Home' ? 'name' : 'vat' });
    } else if (event.key === 'Enter' || event.key === 'F2') {
      take(event);
      this.begin(cursor);
    } else if (event.key === 'Delete' || event.key === 'Backspace') {
      take(event);
      this.begin(cursor, cursor.column === 'vat' ? undefined : '');
    } else if (isPrintable(event) && event.key !== ' ') {
      take(event);
      this.begin(cursor, cursor.column === 'vat' ? undefined : event.key);
    }
  }

  #moveBy(from: GridCell, rows: number, columns: number): void {
    const lines = this.#options.lines();
    const row = lines.findIndex(({ id }) => id === from.line) + rows;
    if (row >= lines.length) {
      this.#options.below();
      return;
    }
    const line = lines[Math.max(0, row)];
    const at = GRID_COLUMNS.indexOf(from.column) + columns;
    const column = GRID_COLUMNS[Math.max(0, Math.min(GRID_COLUMNS.length - 1, at))];
    if (line && column) this.go({ line: line.id, column });
  }

  /** On to the next cell of a row of typing: at its end the next line begins. */
  #step(from: GridCell, direction: Exclude<Direction, 'stay'>): void {
    if (direction === 'down') {
      this.#moveBy(from, 1, 0);
      return;
    }
    const lines = this.#options.lines();
    const row = lines.findIndex(({ id }) => id === from.line);
    const at = GRID_COLUMNS.indexOf(from.column) + (direction === 'right' ? 1 : -1);
    const across = GRID_COLUMNS[at];
    if (across) {
      this.begin({ line: from.line, column: across });
      return;
    }
    const next = lines[row + (at < 0 ? -1 : 1)];
    if (next) this.begin({ line: next.id, column: at < 0 ? 'vat' : 'name' });
    else if (at < 0) this.go(from);
    else this.#options.below();
  }
}

function take(event: Event): void {
  event.preventDefault();
  event.stopPropagation();
}
