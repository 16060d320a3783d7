import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';
import { browserTimer, type Timer } from '../base/timer.js';
import { placePopover } from './place-popover.js';

/** What a tooltip is about: plain words (`data-tip`), or a key for which the host has a template (`data-tip-for`). */
export interface Tip {
  readonly anchor: HTMLElement;
  readonly text: string;
  readonly key: string;
}

const DELAY_MS = 350;
const LINGER_MS = 120;

/**
 * One tooltip for a whole shadow root: shown on hover (after a moment) and on keyboard focus (at once), hoverable, gone on Escape (WCAG 1.4.13).
 * The host binds the handlers on its root and renders `current` into the popover held by `element`.
 */
export class TooltipController implements ReactiveController {
  readonly element: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  readonly #timer: Timer;
  #current: Tip | undefined;
  #callOff: (() => void) | undefined;

  constructor(host: ReactiveControllerHost, timer: Timer = browserTimer) {
    this.#host = host;
    this.#timer = timer;
    host.addController(this);
  }

  get current(): Tip | undefined {
    return this.#current;
  }

  hostDisconnected(): void {
    this.#callOff?.();
    this.#current = undefined;
  }

  hostUpdated(): void {
    const element = this.element.value;
    if (!element) return;
    const shown = element.matches(':popover-open');
    const anchor = this.#current?.anchor;
    if (anchor?.isConnected) {
      if (!shown) element.showPopover();
      placePopover(element, anchor.getBoundingClientRect());
    } else if (shown) {
      this.#current = undefined;
      element.hidePopover();
    }
  }

  hide(): void {
    this.#callOff?.();
    this.#set(undefined);
  }

  readonly over = (event: Event): void => {
    if ((event as PointerEvent).pointerType === 'touch') return;
    const own = this.element.value;
    if (own && event.composedPath().includes(own)) {
      this.#callOff?.();
      return;
    }
    const tip = tipOf(event);
    if (tip?.anchor === this.#current?.anchor) return;
    if (tip) this.#after(DELAY_MS, tip);
    else this.leave();
  };

  readonly leave = (): void => {
    if (this.#current) this.#after(LINGER_MS, undefined);
    else this.#callOff?.();
  };

  readonly focus = (event: Event): void => {
    const tip = tipOf(event);
    this.#callOff?.();
    const focused = event.composedPath()[0] as HTMLElement;
    this.#set(tip && focused.matches(':focus-visible') ? tip : undefined);
  };

  readonly blur = (): void => {
    this.hide();
  };

  /** Whether the key was used up. */
  readonly keydown = (event: KeyboardEvent): boolean => {
    if (event.key !== 'Escape' || !this.#current) return false;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
    return true;
  };

  /** Shows at once, for a tap. */
  show(tip: Tip): void {
    this.#callOff?.();
    this.#set(tip);
  }

  #after(moment: number, tip: Tip | undefined): void {
    this.#callOff?.();
    this.#callOff = this.#timer.after(moment, () => {
      this.#set(tip);
    });
  }

  #set(tip: Tip | undefined): void {
    if (tip === this.#current) return;
    this.#current = tip;
    this.#host.requestUpdate();
  }
}

/** The tooltip of the innermost element that has one. */
export function tipOf(event: Event): Tip | undefined {
  for (const node of event.composedPath()) {
    if (!(node instanceof Element)) return undefined;
    const element = node as HTMLElement;
    const { tip, tipFor, tipIfCut } = element.dataset;
    if (tip === undefined && tipFor === undefined) continue;
    if (tipIfCut !== undefined && element.scrollWidth <= element.clientWidth) continue;
    return { anchor: element, text: tip ?? '', key: tipFor ?? '' };
  }
  return undefined;
}
