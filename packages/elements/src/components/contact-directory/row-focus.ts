import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ContactId } from '@firsat/model';
import type { ColumnWindow } from '../opportunity-board/column-windows.js';

/** Keys that walk from row to row; one row is in the tab order, and stays in the page while it has the focus. */
export class RowFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment };
  readonly #window: ColumnWindow;
  readonly #ids: () => readonly ContactId[];
  #active: ContactId | undefined;
  #next: ContactId | undefined;

  constructor(
    host: ReactiveControllerHost & { readonly renderRoot: HTMLElement | DocumentFragment },
    window: ColumnWindow,
    ids: () => readonly ContactId[],
  ) {
    this.#host = host;
    this.#window = window;
    this.#ids = ids;
    host.addController(this);
  }

  /** The row that Tab reaches: the one where the focus was last, else the first. */
  get active(): ContactId | undefined {
    const ids = this.#ids();
    return this.#active !== undefined && ids.includes(this.#active) ? this.#active : ids[0];
  }

  /** Shows a row and puts the focus there. */
  to(id: ContactId | undefined): void {
    const index = id === undefined ? -1 : this.#ids().indexOf(id);
    if (id === undefined || index < 0) return;
    this.#active = id;
    this.#next = id;
    this.#window.reveal(index);
    this.#host.requestUpdate();
  }

  hostUpdated(): void {
    if (this.#next === undefined) return;
    const row = this.#host.renderRoot.querySelector<HTMLElement>(
      `.row[data-id="${CSS.escape(this.#next)}"] .name`,
    );
    if (!row) return;
    this.#next = undefined;
    row.focus({ preventScroll: true });
  }

  readonly focused = (event: FocusEvent): void => {
    const id = rowOf(event)?.dataset['id'];
    if (id === undefined || id === this.#active) return;
    this.#active = id;
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    const row = rowOf(event);
    if (!row || event.ctrlKey || event.metaKey || event.altKey) return;
    const ids = this.#ids();
    const at = ids.indexOf(row.dataset['id'] ?? '');
    const page = Math.max(1, Math.floor(this.#window.view.height / Math.max(1, this.#window.pitch)) - 1);
    const to = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: ids.length - 1,
    }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.to(ids[Math.max(0, Math.min(ids.length - 1, to))]);
  };
}

function rowOf(event: Event): HTMLElement | undefined {
  return event
    .composedPath()
    .find((node): node is HTMLElement => node instanceof HTMLElement && node.classList.contains('row'));
}
