import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { createRef, ref, type Ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import { placePopover, type Anchor } from '../../controllers/place-popover.js';

/** One line of a menu. */
export interface MenuItem {
  readonly key: string;
  readonly label: string;
  readonly run?: () => void;
  readonly lead?: TemplateResult | undefined;
  readonly hint?: string | undefined;
  readonly disabled?: boolean;
}

/** One of several that stay chosen; choosing does not close the menu. */
export interface MenuChoice {
  readonly label: string;
  readonly chosen: string;
  readonly options: readonly { readonly key: string; readonly label: string }[];
  readonly choose: (key: string) => void;
}

export type MenuPart =
  | MenuItem
  | { readonly title: string }
  | { readonly line: true }
  | { readonly choice: MenuChoice };

export interface Menu {
  readonly label: string;
  readonly parts: readonly MenuPart[];
}

/**
 * The one menu of a board, in the top layer: opened by a button, a key or a right click; arrow keys walk it, Escape closes it and nothing else,
 * focus goes back to where it was.
 */
export class BoardMenu implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #panel: Ref<HTMLElement> = createRef();
  #build: (() => Menu) | undefined;
  #anchor: Anchor | undefined;
  #back: (() => void) | undefined;
  #opening = false;

  constructor(host: ReactiveControllerHost & HTMLElement) {
    this.#host = host;
    host.addController(this);
  }

  get host(): ReactiveControllerHost & HTMLElement {
    return this.#host;
  }

  get isOpen(): boolean {
    return this.#build !== undefined;
  }

  /** `back` puts focus where it was once the menu is gone. */
  open(build: () => Menu, anchor: Anchor, back: () => void): void {
    this.#build = build;
    this.#anchor = anchor;
    this.#back = back;
    this.#opening = true;
    this.#host.requestUpdate();
  }

  close(): void {
    if (this.#panel.value?.matches(':popover-open')) this.#panel.value.hidePopover();
  }

  hostDisconnected(): void {
    this.#build = undefined;
  }

  hostUpdated(): void {
    const panel = this.#panel.value;
    if (!this.#opening || !panel || !this.#anchor) return;
    this.#opening = false;
    if (!panel.matches(':popover-open')) panel.showPopover();
    placePopover(panel, this.#anchor, getComputedStyle(this.#host).direction === 'rtl');
    this.#items()[0]?.focus();
  }

  render(): TemplateResult {
    const menu = this.#build?.();
    return html`<div
      ${ref(this.#panel)}
      class="panel menu"
      popover="auto"
      role="menu"
      aria-label=${menu?.label ?? nothing}
      @toggle=${this.#toggled}
      @keydown=${this.#keydown}
    >
      ${
        menu
          ? repeat(
              menu.parts,
              (part, index) => ('key' in part ? part.key : index),
              (part) => this.#part(part),
            )
          : nothing
      }
    </div>`;
  }

  #part(part: MenuPart): TemplateResult {
    if ('line' in part) return html`<div class="menu-line" role="separator"></div>`;
    if ('title' in part) return html`<div class="panel-title" role="presentation">${part.title}</div>`;
    if ('choice' in part) {
      const { choice } = part;
      return html`<div class="where" role="group" aria-label=${choice.label}>
        ${choice.options.map(
          ({ key, label }) => html`<button
            class="menu-item"
            role="menuitemradio"
            tabindex="-1"
            aria-checked=${key === choice.chosen ? 'true' : 'false'}
            @click=${() => {
              choice.choose(key);
              this.#host.requestUpdate();
            }}
          >
            ${label}
          </button>`,
        )}
      </div>`;
    }
    return html`<button
      class="menu-item"
      role="menuitem"
      tabindex="-1"
      ?disabled=${part.disabled === true}
      data-key=${part.key}
      @click=${() => {
        // First back, then do: what is done may want the focus elsewhere.
        this.close();
        this.#back?.();
        this.#back = undefined;
        part.run?.();
      }}
    >
      ${part.lead ?? nothing}<span class="ellipsis">${part.label}</span>
      ${part.hint ? html`<span class="hint">${part.hint}</span>` : nothing}
    </button>`;
  }

  #items(): HTMLElement[] {
    return [...(this.#panel.value?.querySelectorAll<HTMLElement>('button:not(:disabled)') ?? [])];
  }

  readonly #toggled = (event: Event): void => {
    if ((event as ToggleEvent).newState === 'open') return;
    this.#build = undefined;
    this.#host.requestUpdate();
  };

  readonly #keydown = (event: KeyboardEvent): void => {
    const items = this.#items();
    const at = items.indexOf(event.composedPath()[0] as HTMLElement);
    const to = (index: number): void => {
      items.at(index % items.length)?.focus();
    };
    if (event.key === 'ArrowDown' || event.key === 'ArrowRight') to(at + 1);
    else if (event.key === 'ArrowUp' || event.key === 'ArrowLeft') to(at - 1);
    else if (event.key === 'Home') to(0);
    else if (event.key === 'End') to(-1);
    else if (event.key === 'Escape' || event.key === 'Tab') {
      this.close();
      this.#back?.();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
}
