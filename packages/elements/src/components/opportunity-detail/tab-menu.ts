import { html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import * as icons from '../../icons/icons.js';
import type { Localizer } from '../../locales/localizer.js';

/** A tab for which there is no room. */
export interface MenuTab {
  readonly id: string;
  /** Its name and count. */
  readonly content: TemplateResult;
}

/** The tabs for which there is no room, behind a button at the end of the row: a menu, which arrow keys, Home and End walk. */
export class TabMenu {
  readonly #popover: PopoverController;
  readonly #choose: (id: string) => void;

  constructor(host: ReactiveControllerHost, choose: (id: string) => void) {
    this.#popover = new PopoverController(host);
    this.#choose = choose;
  }

  render(l: Localizer, tabs: readonly MenuTab[]): TemplateResult {
    const { moreTools } = l.t.detail;
    return html`<button
        type="button"
        class="tab more ${tabs.length === 0 ? 'over' : ''}"
        data-more
        popovertarget="more-tabs"
        aria-haspopup="menu"
        aria-expanded=${this.#popover.isOpen ? 'true' : 'false'}
      >
        ${moreTools} ${icons.chevronDown}
      </button>
      <div
        ${ref(this.#popover.element)}
        id="more-tabs"
        class="popover end tab-menu"
        popover="auto"
        role="menu"
        aria-label=${moreTools}
        @toggle=${this.#popover.toggled}
        @keydown=${this.#keydown}
      >
        ${tabs.map(
          ({ id, content }) => html`<button
            type="button"
            class="tab-item"
            role="menuitem"
            tabindex="-1"
            data-tab=${id}
            @click=${() => {
              this.#popover.hide();
              this.#choose(id);
            }}
          >
            ${content}
          </button>`,
        )}
      </div>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    this.#popover.keydown(event);
    const menu = event.currentTarget as HTMLElement;
    const items = [...menu.querySelectorAll<HTMLElement>('[role="menuitem"]')];
    const at = items.findIndex((item) => item.matches(':focus'));
    const last = items.length - 1;
    const next = {
      ArrowDown: at === last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      Home: 0,
      End: last,
    }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    items[next]?.focus();
  };
}
