import type { ReactiveControllerHost } from 'lit';
import { resolveContact } from '@firsat/model';
import { announce } from '../../base/announce.js';
import type { Timer } from '../../base/timer.js';
import { ContactPanel } from '../../contacts/contact-panel.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { OpportunityNewEvent } from '../../events/opportunity-new.js';
import { OpportunityOpenEvent } from '../../events/opportunity-open.js';
import type { Localizer } from '../../locales/localizer.js';
import { openSchemas } from '../../schemas/open-schemas.js';
import type { OwnPanels } from '../opportunity-board/own-panels.js';
import { ColumnResize, RESIZE_STEP } from './column-resize.js';
import { HEAD, placeOf, SELECT, type GridFocus } from './grid-focus.js';
import { columnsOf, withColumnAt, withSortBy, type ListColumn, type ListLayout } from './list-layout.js';
import type { ListWindow } from './list-window.js';
import type { RowSelection } from './row-selection.js';

export interface ListActionsOptions {
  readonly l: () => Localizer;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly ids: () => readonly string[];
  readonly indexOf: (id: string) => number;
  readonly columns: () => readonly ListColumn[];
  readonly layout: () => ListLayout;
  readonly setLayout: (layout: ListLayout) => void;
  readonly detail: () => 'auto' | 'none';
  readonly selection: RowSelection;
  readonly focus: GridFocus;
  readonly window: ListWindow;
  readonly panels: OwnPanels;
  /** Whether a value of this column can be edited now. */
  readonly isEditable: (column: string) => boolean;
  readonly edit: (id: string, column: string, typed?: string) => void;
  readonly timer: () => Timer;
}

/** How long a first click waits for a second one, in cells that a double click edits. */
export const DOUBLE_CLICK_MS = 220;

/** What a person does in a list, by whatever means: open, create, choose rows, sort, move columns. */
export class ListActions {
  readonly resize: ColumnResize;
  readonly #host: HTMLElement;
  readonly #options: ListActionsOptions;
  readonly #contacts: ContactPanel;
  #stopWaiting: (() => void) | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ListActionsOptions) {
    this.#host = host;
    this.#options = options;
    const { layout, setLayout, handle, focus, l } = options;
    this.resize = new ColumnResize(host, {
      layout,
      setLayout,
      said: (column, width) => {
        this.#say(l().t.list.layout.width(this.#labelOf(column), l().number(width)));
      },
    });
    this.#contacts = new ContactPanel(host, {
      handle,
      forId: () => host.getAttribute('for') ?? '',
      closed: () => {
        focus.back();
      },
    });
  }

  readonly openSchemas = (): void => {
    const { l, handle } = this.#options;
    openSchemas(this.#host, { schemaId: null, l, forId: this.#host.getAttribute('for') ?? '', handle });
  };

  readonly clicked = (event: MouseEvent): void => {
    const { selection, ids, indexOf } = this.#options;
    if ((event.composedPath()[0] as Element).closest('.edit')) return;
    this.#stopWaiting?.();
    const place = placeOf(event);
    const from = event.composedPath()[0] as HTMLElement;
    if (place?.row === HEAD) {
      if (place.column === SELECT) {
        if (from.localName === 'input') selection.toggleAll(ids());
      } else if (from.closest('.heading')) this.#sortBy(place.column, event.shiftKey);
      return;
    }
    const id = place?.row ?? from.closest<HTMLElement>('[data-row]')?.dataset['row'];
    if (id === undefined) return;
    if (from.closest('.to-customer')) {
      this.openCustomer(id);
      return;
    }
    const extend = (): void => {
      selection.extend(id, ids(), indexOf);
    };
    if (place?.column === SELECT) {
      // A press on the label comes twice: what counts is that on the box.
      if (from.localName !== 'input') return;
      if (event.shiftKey) extend();
      else selection.toggle(id);
    } else if (event.ctrlKey || event.metaKey) selection.toggle(id);
    else if (event.shiftKey) extend();
    else this.#openUnlessDouble(event, id, place?.column ?? '');
  };

  /** The title opens at once, as does a finger; other cells that can be edited wait for a second click. */
  #openUnlessDouble(event: MouseEvent, id: string, column: string): void {
    const isMouse = event.detail > 0 && (event as Partial<PointerEvent>).pointerType !== 'touch';
    if (!isMouse || column === 'description' || !this.#options.isEditable(column)) {
      this.open(id);
      return;
    }
    if (event.detail > 1) return;
    this.#stopWaiting = this.#options.timer().after(DOUBLE_CLICK_MS, () => {
      this.open(id);
    });
  }

  readonly doubleClicked = (event: MouseEvent): void => {
    const place = placeOf(event);
    if (place?.row === HEAD && (event.composedPath()[0] as Element).closest('.resize'))
      this.resize.reset(place.column);
    if (!place || place.row === HEAD || (event.composedPath()[0] as Element).closest('.edit')) return;
    this.#stopWaiting?.();
    if (this.#options.isEditable(place.column)) this.#options.edit(place.row, place.column);
  };

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.isComposing) return;
    const place = placeOf(event);
    if (!place) return;
    const handled =
      (place.row === HEAD && this.#resized(event, place.column)) ||
      this.#options.focus.keydown(event) ||
      (place.row === HEAD
        ? this.#onHeading(event, place.column)
        : this.#onRow(event, place.row, place.column));
    if (!handled) return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Keys that mean the same wherever they are pressed. */
  #anywhere({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): boolean {
    const { selection, ids } = this.#options;
    if ((ctrlKey || metaKey) && key.toLowerCase() === 'a' && !altKey) {
      selection.toggleAll(ids());
      return true;
    }
    if (key !== 'Escape' || selection.ids.size === 0) return false;
    selection.clear();
    return true;
  }

  #resized({ key, shiftKey, altKey, ctrlKey, metaKey }: KeyboardEvent, column: string): boolean {
    if (!shiftKey || altKey || ctrlKey || metaKey || column === SELECT) return false;
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    this.resize.by(column, RESIZE_STEP * this.#onward(key));
    return true;
  }

  /** Which way an arrow key goes: on or back, as the text is written. */
  #onward(key: 'ArrowLeft' | 'ArrowRight'): 1 | -1 {
    return (key === 'ArrowRight') === (getComputedStyle(this.#host).direction === 'rtl') ? -1 : 1;
  }

  #onHeading(event: KeyboardEvent, column: string): boolean {
    if (this.#anywhere(event)) return true;
    const { key, altKey, shiftKey } = event;
    if (altKey && (key === 'ArrowLeft' || key === 'ArrowRight')) {
      this.#moveColumn(column, this.#onward(key));
      return true;
    }
    if (key !== 'Enter' && key !== ' ') return false;
    if (column === SELECT) this.#options.selection.toggleAll(this.#options.ids());
    else this.#sortBy(column, shiftKey);
    return true;
  }

  #onRow(event: KeyboardEvent, id: string, column: string): boolean {
    if (this.#anywhere(event)) return true;
    const { key, altKey, ctrlKey, metaKey, shiftKey } = event;
    if (altKey && key === 'Enter') {
      this.openCustomer(id);
      return true;
    }
    if (ctrlKey || metaKey || altKey) return false;
    const { selection, ids, indexOf, isEditable, edit } = this.#options;
    if (key === 'Enter') this.open(id);
    else if (key === 'F2' && isEditable(column)) edit(id, column);
    else if (key !== ' ') {
      // What is typed begins an edit with it; anything longer than one character is the name of a key.
      if ([...key].length !== 1 || !isEditable(column)) return false;
      edit(id, column, key);
    } else if (shiftKey) selection.extend(id, ids(), indexOf);
    else selection.toggle(id);
    return true;
  }

  #sortBy(name: string, within: boolean): void {
    const { columns, layout, setLayout, window, l } = this.#options;
    const column = columns().find((one) => one.name === name);
    if (!column?.sort) return;
    setLayout(withSortBy(layout(), column.sort, within));
    window.toTop();
    const { sort } = l().t.list;
    const key = layout().sort.find(({ by }) => by === column.sort);
    this.#say(key ? sort.by(column.label, key.desc ? sort.down : sort.up) : sort.none);
  }

  #moveColumn(name: string, by: -1 | 1): void {
    const { layout, setLayout, focus, l } = this.#options;
    const columns = columnsOf(layout());
    const from = columns.findIndex((column) => column.name === name);
    const to = from + by;
    if (from < 0 || to < 0 || to >= columns.length) return;
    setLayout(withColumnAt(layout(), name, to));
    focus.to(HEAD, name);
    const label = this.#labelOf(name);
    this.#say(l().t.list.sort.moved(label, l().number(to + 1), l().number(columns.length)));
  }

  #labelOf(name: string): string {
    return this.#options.columns().find((column) => column.name === name)?.label ?? '';
  }

  saySelection(): void {
    const l = this.#options.l();
    this.#say(l.t.list.selected(l.number(this.#options.selection.ids.size)));
  }

  open(id: string): void {
    const { handle, detail, panels } = this.#options;
    const workspace = handle();
    if (!this.#host.dispatchEvent(new OpportunityOpenEvent(id)) || !workspace) return;
    const own = detail() === 'auto' && !workspace.hasDetail;
    workspace.setUi({ openId: id });
    if (own) void panels.showDetail();
  }

  /** S118: all that is known about the customer of a row, without a detour. */
  openCustomer(id: string): void {
    const store = this.#options.handle()?.store;
    const customer = store && resolveContact(store, store.get('opportunities', id)?.customerId ?? null);
    if (customer) this.#contacts.open(customer.id);
  }

  create(): void {
    const { handle, panels } = this.#options;
    const workspace = handle();
    if (!this.#host.dispatchEvent(new OpportunityNewEvent({})) || !workspace) return;
    if (workspace.hasForm) workspace.setUi({ draft: {} });
    else void panels.showForm({});
  }

  #say(text: string): void {
    announce(this.#host, text, this.#options.l().locale, 'polite');
  }
}
