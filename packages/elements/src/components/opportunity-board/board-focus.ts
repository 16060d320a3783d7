import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { BoardColumn, BoardState } from '@firsat/model';
import type { ColumnWindows } from './column-windows.js';
import { placeOf } from './move-controller.js';

export interface FocusOptions {
  readonly root: () => ShadowRoot;
  readonly state: () => BoardState | undefined;
  readonly windows: ColumnWindows;
}

/** A card that had focus, and where it stood. */
interface Held {
  readonly id: string;
  readonly columnId: string;
  readonly index: number;
}

const HEAD_CONTROLS = ['sums', 'add', 'menu'] as const;
const TRIES = 4;

/**
 * One stop for Tab per header and per list; arrow keys go on from there. Focus stays on its card when the card is rendered anew elsewhere, and
 * finds cards that are not in the page yet.
 */
export class BoardFocus implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: FocusOptions;
  readonly #active = new Map<string, string>();
  readonly #headStops = new Map<string, string>();
  #held: Held | undefined;
  #wanted: { readonly id: string; tries: number } | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: FocusOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The card of a column that Tab comes to, once one had focus. */
  activeOf(columnId: string): string | undefined {
    return this.#active.get(columnId);
  }

  headStopOf(columnId: string): string {
    return this.#headStops.get(columnId) ?? 'sums';
  }

  /** Id of the card that has focus. */
  get focused(): string | undefined {
    return this.#options.root().activeElement?.closest<HTMLElement>('.item')?.dataset['id'];
  }

  /** Puts focus on a card, wherever it is; scrolls to it. */
  toCard(id: string): void {
    const state = this.#options.state();
    const place = state && placeOf(state, id);
    if (!place) return;
    this.#active.set(place.columnId, id);
    this.#options.windows.of(place.columnId).reveal(place.index);
    this.#columnElement(place.columnId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    this.#wanted = { id, tries: TRIES };
    this.#host.requestUpdate();
  }

  /** For `@focusin` of the columns. */
  readonly focusIn = (event: Event): void => {
    const element = event.composedPath()[0] as HTMLElement;
    const columnId = element.closest<HTMLElement>('.column')?.dataset['column'];
    if (columnId === undefined) return;
    const id = element.closest<HTMLElement>('.item')?.dataset['id'];
    const control = element.dataset['head'];
    if (id !== undefined && this.#active.get(columnId) !== id) this.#active.set(columnId, id);
    else if (control !== undefined && control !== this.#headStops.get(columnId))
      this.#headStops.set(columnId, control);
    else return;
    this.#host.requestUpdate();
  };

  /** Call right before rendering: what has focus may lose its element by it. */
  hold(): void {
    const id = this.focused;
    if (id === undefined) {
      this.#held = undefined;
      return;
    }
    const columnId =
      this.#options.root().activeElement?.closest<HTMLElement>('.column')?.dataset['column'] ?? '';
    const item = this.#options.root().activeElement?.closest<HTMLElement>('.item');
    this.#held = { id, columnId, index: Number(item?.ariaPosInSet ?? 1) - 1 };
  }

  hostUpdated(): void {
    this.#keepHeld();
    const wanted = this.#wanted;
    if (!wanted) return;
    const card = this.#card(wanted.id);
    if (card) {
      this.#wanted = undefined;
      card.focus({ preventScroll: true });
    } else if (wanted.tries-- > 0) this.#host.requestUpdate();
    else this.#wanted = undefined;
  }

  #keepHeld(): void {
    const held = this.#held;
    this.#held = undefined;
    const root = this.#options.root();
    if (!held || this.#wanted || root.activeElement) return;
    // Only if rendering took it away: somebody who has gone elsewhere is not fetched back.
    const outer = root.host.getRootNode() as Document | ShadowRoot;
    if (outer.activeElement && outer.activeElement !== root.host && outer.activeElement.localName !== 'body')
      return;
    const state = this.#options.state();
    if (!state) return;
    if (placeOf(state, held.id)) {
      this.toCard(held.id);
      return;
    }
    const column = state.columns.find((one) => one.id === held.columnId);
    const next = column?.ids[Math.min(held.index, column.ids.length - 1)];
    if (next !== undefined) this.toCard(next);
    else this.toHead(held.columnId);
  }

  /** Arrow keys without a lifted card. Whether the key meant something. */
  navigate(key: string, id: string): boolean {
    const state = this.#options.state();
    const place = state && placeOf(state, id);
    if (!state || !place) return false;
    const at = state.columns.findIndex((column) => column.id === place.columnId);
    const column = state.columns[at];
    if (!column) return false;
    const within = (index: number): boolean => {
      const target = column.ids[Math.max(0, Math.min(column.ids.length - 1, index))];
      if (target !== undefined) this.toCard(target);
      return true;
    };
    switch (key) {
      case 'ArrowDown':
        return within(place.index + 1);
      case 'ArrowUp':
        if (place.index > 0) return within(place.index - 1);
        this.toHead(place.columnId);
        return true;
      case 'PageDown':
        return within(place.index + 8);
      case 'PageUp':
        return within(place.index - 8);
      case 'Home':
        return within(0);
      case 'End':
        return within(column.ids.length - 1);
      case 'ArrowLeft':
      case 'ArrowRight':
        this.#beside(state, at, this.#step(key), place.index);
        return true;
      default:
        return false;
    }
  }

  /** Arrow keys on a header: along its controls, on to the next header, down into the cards. */
  navigateHead(key: string, columnId: string, control: string): boolean {
    const state = this.#options.state();
    if (!state) return false;
    const at = state.columns.findIndex((column) => column.id === columnId);
    if (key === 'ArrowDown') {
      const target = this.#active.get(columnId) ?? state.columns[at]?.ids[0];
      if (target !== undefined) this.toCard(target);
      return true;
    }
    if (key !== 'ArrowLeft' && key !== 'ArrowRight') return false;
    const controls = HEAD_CONTROLS.filter((name) => this.#headControl(columnId, name));
    const step = this.#step(key);
    const next = controls[controls.findIndex((name) => name === control) + step];
    if (next) this.#headControl(columnId, next)?.focus();
    else {
      const neighbour = state.columns[at + step];
      if (neighbour) {
        const others = HEAD_CONTROLS.filter((name) => this.#headControl(neighbour.id, name));
        this.#headControl(neighbour.id, (step > 0 ? others[0] : others.at(-1)) ?? 'sums')?.focus();
      }
    }
    return true;
  }

  toHead(columnId: string): void {
    this.#headControl(columnId, this.headStopOf(columnId))?.focus();
  }

  #step(key: string): 1 | -1 {
    const rtl = getComputedStyle(this.#host).direction === 'rtl';
    return (key === 'ArrowRight') !== rtl ? 1 : -1;
  }

  /** The card at the same height in the next column that has cards. */
  #beside(state: BoardState, at: number, step: 1 | -1, index: number): void {
    for (let next = at + step; state.columns[next]; next += step) {
      const column = state.columns[next] as BoardColumn;
      if (column.ids.length === 0) continue;
      const from = this.#options.windows.of(state.columns[at]?.id ?? '');
      const to = this.#options.windows.of(column.id);
      const height = from.startOf(index) - (from.scroller.value?.scrollTop ?? 0);
      const wanted = to.placeAt(height + (to.scroller.value?.scrollTop ?? 0));
      const target = column.ids[Math.min(wanted, column.ids.length - 1)];
      if (target !== undefined) this.toCard(target);
      return;
    }
  }

  #card(id: string): HTMLElement | null {
    return this.#options
      .root()
      .querySelector<HTMLElement>(`.list .item[data-id="${CSS.escape(id)}"] > .card`);
  }

  #columnElement(columnId: string): HTMLElement | null {
    return this.#options.root().querySelector<HTMLElement>(`.column[data-column="${CSS.escape(columnId)}"]`);
  }

  #headControl(columnId: string, control: string): HTMLElement | null | undefined {
    return this.#columnElement(columnId)?.querySelector<HTMLElement>(`[data-head="${control}"]`);
  }
}
