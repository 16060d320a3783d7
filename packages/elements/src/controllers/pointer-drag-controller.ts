import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { browserTimer, type Timer } from '../base/timer.js';

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface PointerDragOptions {
  /** The id of what a pointer has come down on; `undefined`: nothing that can be carried. */
  readonly idOf: (event: PointerEvent) => string | undefined;
  /** Lifted. False: it cannot be. */
  readonly onStart: (id: string, at: Point, event: PointerEvent) => boolean;
  readonly onMove: (at: Point) => void;
  readonly onDrop: (at: Point) => void;
  readonly onCancel: () => void;
}

/** How far a mouse moves before a press is a drag. */
export const THRESHOLD_PX = 5;
/** How long a finger rests before it carries; until then it scrolls. */
export const LONG_PRESS_MS = 300;
const SLACK_PX = 9;

interface Press {
  readonly id: string;
  readonly pointerId: number;
  readonly touch: boolean;
  readonly start: Point;
  readonly event: PointerEvent;
  at: Point;
}

/**
 * Carries things by pointer events: a mouse after a few pixels, a finger after a long press. Knows ids only: the element that was pressed may be
 * rendered anew, moved or removed meanwhile. Escape, a second button or finger, and a lost pointer cancel. A press that never moved stays a
 * click. Listens on the window only while something is pressed.
 *
 * ```
 *  idle ──down──▶ pressed ──far enough / long enough──▶ carrying ──up──▶ drop
 *                   └─ up: a click     └─ finger moved first: it scrolls       └─ Esc, 2nd button, lost: cancel
 * ```
 */
export class PointerDragController implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PointerDragOptions;
  readonly #timer: Timer;
  #press: Press | undefined;
  #carrying = false;
  #callOff: (() => void) | undefined;
  #listening: AbortController | undefined;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: PointerDragOptions,
    timer: Timer = browserTimer,
  ) {
    this.#host = host;
    this.#options = options;
    this.#timer = timer;
    host.addController(this);
  }

  get carrying(): boolean {
    return this.#carrying;
  }

  hostDisconnected(): void {
    this.#cancel();
  }

  /** For `@pointerdown` of the area whose things can be carried. */
  readonly down = (event: PointerEvent): void => {
    if (this.#press) {
      // A second finger or button.
      this.#cancel();
      return;
    }
    if (event.button !== 0 || !event.isPrimary) return;
    const id = this.#options.idOf(event);
    if (id === undefined) return;
    const at = { x: event.clientX, y: event.clientY };
    const touch = event.pointerType !== 'mouse';
    this.#press = { id, pointerId: event.pointerId, touch, start: at, at, event };
    this.#listen();
    if (touch) this.#callOff = this.#timer.after(LONG_PRESS_MS, this.#lift);
  };

  /** For `@touchmove` of the same area, not passive: once a finger carries, the page must not scroll under it. */
  readonly touchMove = {
    handleEvent: (event: Event): void => {
      if (this.#carrying && event.cancelable) event.preventDefault();
    },
    passive: false,
  };

  cancel(): void {
    this.#cancel();
  }

  #listen(): void {
    const listening = new AbortController();
    this.#listening = listening;
    const on = <K extends keyof WindowEventMap>(
      type: K,
      listener: (event: WindowEventMap[K]) => void,
    ): void => {
      window.addEventListener(type, listener, { capture: true, signal: listening.signal });
    };
    on('pointermove', this.#move);
    on('pointerup', this.#up);
    on('pointercancel', this.#lost);
    on('pointerdown', (event) => {
      if (event.pointerId !== this.#press?.pointerId) this.#cancel();
    });
    on('keydown', this.#key);
    on('blur', (event) => {
      // Only of the page: the press itself takes the focus from something, which is heard here, too.
      if (event.composedPath()[0] === window) this.#cancel();
    });
    on('contextmenu', (event) => {
      // A long press asks for a menu on some systems.
      if (this.#press?.touch || this.#carrying) event.preventDefault();
    });
  }

  #end(): void {
    this.#callOff?.();
    this.#callOff = undefined;
    this.#listening?.abort();
    this.#listening = undefined;
    this.#press = undefined;
    this.#carrying = false;
  }

  #cancel(): void {
    const carrying = this.#carrying;
    this.#end();
    if (carrying) {
      this.#swallowClick();
      this.#options.onCancel();
    }
  }

  readonly #lift = (): void => {
    const press = this.#press;
    if (!press) return;
    if (!this.#options.onStart(press.id, press.start, press.event)) {
      this.#end();
      return;
    }
    this.#carrying = true;
    // To the host, which stays whatever is rendered inside it.
    try {
      this.#host.setPointerCapture(press.pointerId);
    } catch {
      // A pointer that is gone already, or one made by a test: the window hears of it either way.
    }
    this.#options.onMove(press.at);
  };

  readonly #move = (event: PointerEvent): void => {
    const press = this.#press;
    if (event.pointerId !== press?.pointerId) return;
    press.at = { x: event.clientX, y: event.clientY };
    if (!press.touch && event.buttons !== 1) {
      this.#cancel();
      return;
    }
    if (this.#carrying) {
      this.#options.onMove(press.at);
      return;
    }
    const far = Math.hypot(press.at.x - press.start.x, press.at.y - press.start.y);
    if (press.touch) {
      if (far > SLACK_PX) this.#end();
    } else if (far > THRESHOLD_PX) this.#lift();
  };

  readonly #up = (event: PointerEvent): void => {
    const press = this.#press;
    if (event.pointerId !== press?.pointerId) return;
    const carrying = this.#carrying;
    this.#end();
    if (!carrying) return;
    this.#swallowClick();
    this.#options.onDrop({ x: event.clientX, y: event.clientY });
  };

  readonly #lost = (event: PointerEvent): void => {
    if (event.pointerId === this.#press?.pointerId) this.#cancel();
  };

  readonly #key = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.#carrying) return;
    event.preventDefault();
    event.stopPropagation();
    this.#cancel();
  };

  /** The click that follows a drag opens nothing. */
  #swallowClick(): void {
    const swallow = new AbortController();
    window.addEventListener(
      'click',
      (event) => {
        event.stopPropagation();
        event.preventDefault();
      },
      { capture: true, once: true, signal: swallow.signal },
    );
    this.#timer.after(0, () => {
      swallow.abort();
    });
  }
}
