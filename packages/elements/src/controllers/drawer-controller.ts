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

/** Drawers of the page that are open, the one in front last. */
const open: HTMLElement[] = [];

function lower(drawer: HTMLElement): void {
  const at = open.indexOf(drawer);
  if (at >= 0) open.splice(at, 1);
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
    if (this.#element.value) lower(this.#element.value);
    this.#shown = null;
  }

  hostUpdated(): void {
    const drawer = this.#element.value;
    if (!drawer?.isConnected) return;
    const id = this.#options.shown();
    const isOpen = drawer.matches(':popover-open');
    if (id !== null && !isOpen) {
      this.#focusReturn.remember();
      drawer.showPopover();
      open.push(drawer);
      drawer.focus();
    } else if (id !== null && id !== this.#shown) {
      const isFront = open.at(-1) === drawer;
      if (!isFront) {
        lower(drawer);
        drawer.hidePopover();
        drawer.showPopover();
        open.push(drawer);
      }
      // Whoever works elsewhere on the page is left alone.
      if (!isFront || this.#focusReturn.isNowhere) drawer.focus();
      drawer.scrollTop = 0;
    } else if (id === null && isOpen) {
      const back = drawer.matches(':focus-within') || this.#focusReturn.isNowhere;
      lower(drawer);
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
