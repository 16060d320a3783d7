import {
  html,
  type nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { FocusReturn } from '../primitives/focus-return.js';

export interface DrawerOptions {
  /** Id of the record that is to be shown; `null` while there is none. */
  readonly shown: () => string | null;
  readonly close: () => void;
}

/**
 * A drawer at the edge of the page, which stays usable beside it: open while there is something to show. Another record in it comes to the front
 * again, above a drawer that was opened meanwhile. Escape closes it after the layers inside it, and the focus goes back to where it was.
 */
export class DrawerController implements ReactiveController {
  readonly #element: Ref<HTMLElement> = createRef();
  readonly #options: DrawerOptions;
  readonly #focusReturn = new FocusReturn();
  #shown: string | null = null;

  constructor(host: ReactiveControllerHost, options: DrawerOptions) {
    this.#options = options;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.#shown = null;
  }

  hostUpdated(): void {
    const drawer = this.#element.value;
    if (!drawer?.isConnected) return;
    const id = this.#options.shown();
    const isOpen = drawer.matches(':popover-open');
    if (id !== null && (!isOpen || id !== this.#shown)) {
      // Links inside of it lead on: the way back is where it was opened from.
      const isInside = isOpen && drawer.matches(':focus-within');
      if (!isInside) this.#focusReturn.remember();
      if (isOpen) drawer.hidePopover();
      drawer.showPopover();
      drawer.focus();
      drawer.scrollTop = 0;
    } else if (id === null && isOpen) {
      const back = drawer.matches(':focus-within') || this.#focusReturn.isNowhere;
      drawer.hidePopover();
      if (back) this.#focusReturn.restore();
    }
    this.#shown = id;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    event.stopPropagation();
    this.#options.close();
  };

  render(label: string, content: TemplateResult | typeof nothing): TemplateResult {
    return html`<section
      ${ref(this.#element)}
      class="drawer"
      part="panel"
      popover="manual"
      role="dialog"
      tabindex="-1"
      aria-label=${label}
      @keydown=${this.#keydown}
    >
      ${content}
    </section>`;
  }
}
