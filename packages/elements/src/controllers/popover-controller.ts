import type { ReactiveControllerHost } from 'lit';
import { createRef, type Ref } from 'lit/directives/ref.js';

export interface PopoverOptions {
  /** Told when it has opened or closed. */
  readonly onToggle?: (open: boolean) => void;
}

/**
 * A `popover="auto"` of a host's shadow root, opened by buttons with `popovertarget`. It closes on Escape without telling the page
 * (one layer at a time), puts focus inside (on what has `data-focus`, else on the first control), and is placed beside its button where the browser cannot do that by itself.
 *
 * Template: `<div ${ref(p.element)} popover="auto" @toggle=${p.toggled} @keydown=${p.keydown}>`.
 */
export class PopoverController {
  readonly element: Ref<HTMLElement> = createRef();
  readonly #host: ReactiveControllerHost;
  readonly #options: PopoverOptions;
  #opener: HTMLElement | undefined;

  constructor(host: ReactiveControllerHost, options: PopoverOptions = {}) {
    this.#host = host;
    this.#options = options;
  }

  get isOpen(): boolean {
    return this.element.value?.matches(':popover-open') ?? false;
  }

  hide(): void {
    const element = this.element.value;
    if (!element || !this.isOpen) return;
    const hadFocus = element.matches(':focus-within');
    element.hidePopover();
    // Browsers give the focus back in a document, not reliably in a shadow root.
    if (hadFocus) this.#opener?.focus();
  }

  readonly toggled = (event: Event): void => {
    const toggle = event as ToggleEvent & { readonly source?: Element | null };
    const isOpen = toggle.newState === 'open';
    const element = this.element.value;
    if (isOpen && element) {
      this.#opener = openerOf(toggle, element);
      if (!CSS.supports('position-area', 'block-end') && this.#opener) place(element, this.#opener);
      const first = element.matches('[data-focus]')
        ? element
        : (element.querySelector<HTMLElement>('[data-focus]') ??
          element.querySelector<HTMLElement>('button:not(:disabled), input, select, textarea'));
      first?.focus();
    }
    this.#options.onToggle?.(isOpen);
    this.#host.requestUpdate();
  };

  readonly keydown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !this.isOpen) return;
    event.preventDefault();
    event.stopPropagation();
    this.hide();
  };
}

function openerOf(
  { source }: { readonly source?: Element | null },
  element: HTMLElement,
): HTMLElement | undefined {
  const root = element.getRootNode() as ShadowRoot;
  // Not every engine tells the button, and not every one gives it the focus with a click.
  const opener =
    source ?? root.querySelector(`[popovertarget="${element.id}"]:is(:hover, :focus)`) ?? root.activeElement;
  return opener instanceof HTMLElement && !element.contains(opener) ? opener : undefined;
}

/** Under the anchor, above it when there is more room; never outside the window. */
function place(element: HTMLElement, anchor: Element): void {
  const at = anchor.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = element;
  const below = window.innerHeight - at.bottom;
  const top = below < height + 8 && at.top > below ? at.top - height - 4 : at.bottom + 4;
  const wanted = getComputedStyle(anchor).direction === 'rtl' ? at.right - width : at.left;
  element.style.setProperty('margin', '0');
  element.style.setProperty('top', `${String(Math.max(8, top))}px`);
  element.style.setProperty(
    'left',
    `${String(Math.max(8, Math.min(wanted, window.innerWidth - width - 8)))}px`,
  );
}
