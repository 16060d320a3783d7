import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserTimer, type Timer } from '../base/timer.js';
import { EdgeScroll } from './edge-scroll.js';
import { nearestScroller } from './nearest-scroller.js';

/** How long a finger rests on the handle before the row lifts; a moving finger scrolls. */
export const LONG_PRESS_MS = 250;
/** How far a mouse goes before a press is a drag. */
const THRESHOLD = 4;

/** `gone`: the row went away under the hand; its place means nothing then. */
export type SortableNews = 'lifted' | 'moved' | 'dropped' | 'cancelled' | 'gone';

/** Where a row is dropped, told by its new neighbours. */
export interface DropPlace {
  readonly afterId: string | null;
  readonly beforeId: string | null;
}

export interface SortableOptions {
  /** The rows in their order as it is now; it may change while one is dragged. */
  readonly ids: () => readonly string[];
  /** The row element of an id; a direct child of a positioned list. */
  readonly rowOf: (id: string) => HTMLElement | null;
  /** The handle inside a row: the focus stays on it. */
  readonly handleOf: (id: string) => HTMLElement | null;
  readonly drop: (id: string, place: DropPlace) => void;
  /** For people who listen: what happened, at which place (1-based) of how many. */
  readonly tell: (news: SortableNews, id: string, place: number, count: number) => void;
  readonly timer?: () => Timer;
}

interface Drag {
  readonly id: string;
  readonly by: 'pointer' | 'keyboard';
  /** Place among the other rows: 0 = before all of them. */
  slot: number;
  /** Pointer only: pointer and scroll position at the lift. */
  readonly startY: number;
  readonly scroller: HTMLElement | undefined;
  readonly startScroll: number;
  pointerY: number;
}

/**
 * Sorting of a list by its handles: pointer (mouse at once, touch by long press), keyboard (Space or Enter lifts, arrows move, Space or
 * Enter drops, Escape cancels), edges scroll. It holds ids, never nodes, so a colleague's change may render the list anew in the middle
 * of a drag. Nothing is written before the drop; the preview is a transform.
 *
 * The rows read `--_shift` (a length) as their vertical translation.
 */
export class SortableController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: SortableOptions;
  readonly #edges = new EdgeScroll(() => {
    this.#follow();
  });
  #drag: Drag | undefined;
  #pressed: { readonly id: string; readonly event: PointerEvent } | undefined;
  #stopLongPress: (() => void) | undefined;
  #shifted: HTMLElement[] = [];
  #refocus: string | undefined;

  constructor(host: ReactiveControllerHost, options: SortableOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The row that is lifted. */
  get draggedId(): string | undefined {
    return this.#drag?.id;
  }

  get isByKeyboard(): boolean {
    return this.#drag?.by === 'keyboard';
  }

  hostDisconnected(): void {
    this.#release();
    this.#end();
  }

  hostUpdate(): void {
    const drag = this.#drag;
    if (!drag) return;
    const ids = this.#options.ids();
    // The row went away under the hand.
    if (!ids.includes(drag.id)) this.cancel();
    else drag.slot = Math.min(drag.slot, ids.length - 1);
  }

  hostUpdated(): void {
    const drag = this.#drag;
    if (drag) {
      // A remote change may have moved the nodes, which takes the focus away.
      if (drag.by === 'keyboard') this.#options.handleOf(drag.id)?.focus();
      this.#preview();
    } else if (this.#refocus !== undefined) {
      this.#options.handleOf(this.#refocus)?.focus();
      this.#refocus = undefined;
    }
  }

  /** Puts the row back. True when there was one to put back. */
  cancel(): boolean {
    const drag = this.#drag;
    if (!drag) return false;
    const ids = this.#options.ids();
    this.#release();
    this.#end();
    const index = ids.indexOf(drag.id);
    this.#options.tell(index < 0 ? 'gone' : 'cancelled', drag.id, index + 1, ids.length);
    return true;
  }

  readonly pointerdown = (id: string, event: PointerEvent): void => {
    if (event.button !== 0 || this.#drag) return;
    const handle = event.currentTarget as HTMLElement;
    handle.setPointerCapture(event.pointerId);
    this.#pressed = { id, event };
    if (event.pointerType === 'touch') {
      this.#stopLongPress = (this.#options.timer?.() ?? browserTimer).after(LONG_PRESS_MS, () => {
        this.#lift(id, 'pointer', event.clientY);
      });
    }
  };

  readonly pointermove = (event: PointerEvent): void => {
    const pressed = this.#pressed;
    if (!pressed) return;
    if (!this.#drag) {
      const { clientX, clientY } = pressed.event;
      if (Math.hypot(event.clientX - clientX, event.clientY - clientY) < THRESHOLD) return;
      if (event.pointerType === 'touch') {
        this.#release();
        return;
      }
      this.#lift(pressed.id, 'pointer', clientY);
    }
    if (!this.#drag) return;
    this.#drag.pointerY = event.clientY;
    const { scroller } = this.#drag;
    this.#edges.update({ x: event.clientX, y: event.clientY }, () => ({
      across: undefined,
      along: scroller,
    }));
    this.#follow();
  };

  readonly pointerup = (): void => {
    const lifted = this.#drag?.by === 'pointer';
    this.#release();
    if (lifted) this.#drop();
  };

  readonly pointercancel = (): void => {
    this.#release();
    if (this.#drag?.by === 'pointer') this.cancel();
  };

  /** A lifted row moves with the finger instead of the page. Not passive, and there from the beginning: later is too late. */
  readonly touchmove = {
    handleEvent: (event: TouchEvent): void => {
      if (this.#drag && event.cancelable) event.preventDefault();
    },
    passive: false,
  };

  readonly keydown = (id: string, event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const lifted = this.#drag?.id === id;
    if (event.key === ' ' || event.key === 'Enter') {
      event.preventDefault();
      event.stopPropagation();
      if (!lifted) this.#lift(id, 'keyboard', 0);
      else if (this.isByKeyboard) this.#drop();
      return;
    }
    if (!lifted) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      this.cancel();
      return;
    }
    const last = this.#options.ids().length - 1;
    const slot = this.#drag?.slot ?? 0;
    const target = { ArrowUp: slot - 1, ArrowDown: slot + 1, Home: 0, End: last }[event.key];
    if (target === undefined || !this.isByKeyboard) return;
    event.preventDefault();
    event.stopPropagation();
    this.#moveTo(Math.max(0, Math.min(last, target)));
  };

  /** Leaving the handle on purpose puts a row back that was lifted by keyboard. */
  readonly blur = (event: FocusEvent): void => {
    if (this.isByKeyboard && event.relatedTarget) this.cancel();
  };

  #lift(id: string, by: Drag['by'], startY: number): void {
    const ids = this.#options.ids();
    const index = ids.indexOf(id);
    const row = this.#options.rowOf(id);
    if (index < 0 || !row) return;
    const scroller = by === 'pointer' ? nearestScroller(row) : undefined;
    const startScroll = scroller?.scrollTop ?? 0;
    this.#drag = { id, by, slot: index, startY, scroller, startScroll, pointerY: startY };
    this.#preview();
    this.#options.tell('lifted', id, index + 1, ids.length);
    this.#host.requestUpdate();
  }

  #moveTo(slot: number): void {
    const drag = this.#drag;
    if (!drag || drag.slot === slot) return;
    drag.slot = slot;
    this.#preview();
    if (drag.by === 'keyboard') {
      this.#options.rowOf(drag.id)?.scrollIntoView({ block: 'nearest' });
      this.#options.tell('moved', drag.id, slot + 1, this.#options.ids().length);
    }
  }

  #drop(): void {
    const drag = this.#drag;
    if (!drag) return;
    const ids = this.#options.ids();
    const others = ids.filter((id) => id !== drag.id);
    const index = ids.indexOf(drag.id);
    this.#end();
    if (index < 0) return;
    this.#refocus = drag.id;
    this.#host.requestUpdate();
    this.#options.tell('dropped', drag.id, drag.slot + 1, ids.length);
    if (drag.slot !== index)
      this.#options.drop(drag.id, {
        afterId: others[drag.slot - 1] ?? null,
        beforeId: others[drag.slot] ?? null,
      });
  }

  /** The lifted row follows the pointer; its place is where its middle is among the other rows. */
  #follow(): void {
    const drag = this.#drag;
    if (drag?.by !== 'pointer') return;
    const row = this.#options.rowOf(drag.id);
    if (!row) return;
    const offset = this.#offset(drag);
    const middle = row.offsetTop + row.offsetHeight / 2 + offset;
    const others = this.#options.ids().filter((id) => id !== drag.id);
    const slot = others.filter((id) => {
      const other = this.#options.rowOf(id);
      return other && other.offsetTop + other.offsetHeight / 2 < middle;
    }).length;
    if (slot === drag.slot) row.style.setProperty('--_shift', `${String(offset)}px`);
    else this.#moveTo(slot);
  }

  #offset(drag: Drag): number {
    return drag.pointerY - drag.startY + (drag.scroller?.scrollTop ?? 0) - drag.startScroll;
  }

  /** Shifts the rows as if the drop had been made. */
  #preview(): void {
    const drag = this.#drag;
    this.#clearShifts();
    if (!drag) return;
    const ids = this.#options.ids();
    const from = ids.indexOf(drag.id);
    const row = this.#options.rowOf(drag.id);
    if (!row) return;
    const others = ids.filter((id) => id !== drag.id);
    const gap = row.offsetHeight + rowGap(row);
    let passed = 0;
    others.forEach((id, index) => {
      const other = this.#options.rowOf(id);
      if (!other) return;
      const shift = index < from && index >= drag.slot ? gap : index >= from && index < drag.slot ? -gap : 0;
      if (shift !== 0) {
        this.#shift(other, shift);
        passed += Math.sign(shift) * -(other.offsetHeight + rowGap(row));
      }
    });
    this.#shift(row, drag.by === 'pointer' ? this.#offset(drag) : passed);
  }

  #shift(row: HTMLElement, by: number): void {
    row.style.setProperty('--_shift', `${String(by)}px`);
    this.#shifted.push(row);
  }

  #clearShifts(): void {
    for (const row of this.#shifted.splice(0)) row.style.removeProperty('--_shift');
  }

  #release(): void {
    this.#stopLongPress?.();
    this.#stopLongPress = undefined;
    const pressed = this.#pressed;
    this.#pressed = undefined;
    if (!pressed) return;
    const handle = this.#options.handleOf(pressed.id);
    if (handle?.hasPointerCapture(pressed.event.pointerId))
      handle.releasePointerCapture(pressed.event.pointerId);
  }

  #end(): void {
    this.#edges.stop();
    this.#clearShifts();
    this.#drag = undefined;
    this.#host.requestUpdate();
  }
}

function rowGap(row: HTMLElement): number {
  return row.parentElement ? Number.parseFloat(getComputedStyle(row.parentElement).rowGap) || 0 : 0;
}
