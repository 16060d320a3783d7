import { html, nothing, type CSSResultGroup, type TemplateResult } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { repeat } from 'lit/directives/repeat.js';
import {
  defaultView,
  isFiltering,
  NO_FILTER,
  readFilter,
  writeFilter,
  type Json,
  type OpportunityFilter,
  type RangeEnv,
  type SavedView,
} from '@firsat/model';
import type { StoreChange } from '@firsat/store';
import { property, state } from '../../base/property.js';
import { announce } from '../../base/announce.js';
import { FirsatElement } from '../../base/firsat-element.js';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import { DayController } from '../../controllers/day-controller.js';
import { LatePart } from '../../controllers/late-part.js';
import { PopoverController } from '../../controllers/popover-controller.js';
import { FilterChangeEvent } from '../../events/filter-change.js';
import { ViewChooseEvent } from '../../events/view-choose.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import * as icons from '../../icons/icons.js';
import { popoverOpener } from '../../primitives/popover-opener.js';
import { weekStartOf } from '../../primitives/week-start.js';
import { baseStyles } from '../../styles/base.styles.js';
import { controlStyles } from '../../styles/controls.styles.js';
import { popoverStyles } from '../../styles/popover.styles.js';
import {
  conditionKeys,
  conditionName,
  isAsked,
  without,
  type ConditionContext,
  type ConditionKey,
} from './conditions.js';
import { conditionWords } from './condition-words.js';
import { opportunityFiltersStyles } from './opportunity-filters.styles.js';
import '../../locales/areas/filters.js';
import '../../locales/areas/form.js';
import '../../locales/areas/problems.js';

/** What a view keeps beside its filter. */
export interface ViewLook {
  readonly columns: Json;
  readonly sort: Json;
  readonly density: SavedView['density'];
}

const PLAIN_LOOK: ViewLook = Object.freeze({ columns: null, sort: null, density: 'comfortable' });

/**
 * What is asked of the opportunities that are shown, as chips; the panel in which conditions are added and changed; and saved views, one's own and
 * shared ones. Whoever shows the opportunities keeps the filter: it hears of changes by `firsat-filter-change` and `firsat-view-choose`, and
 * gives the new filter back.
 *
 * @fires {FilterChangeEvent} firsat-filter-change - Other opportunities are asked for.
 * @fires {ViewChooseEvent} firsat-view-choose - A saved view is to be looked at.
 * @csspart base - The line of chips.
 */
export class OpportunityFilters extends FirsatElement {
  static override styles: CSSResultGroup = [
    baseStyles,
    controlStyles,
    fieldStyles,
    popoverStyles,
    opportunityFiltersStyles,
  ];

  /** What is asked for at the moment. */
  @property({ attribute: false }) filter: OpportunityFilter = NO_FILTER;
  /** Columns, order and row height as a view keeps them. */
  @property({ attribute: false }) look: ViewLook = PLAIN_LOOK;
  /** Id of the view that was chosen last; empty: none. */
  @property() view = '';
  /** Conditions that are asked elsewhere on the page, separated by spaces: `schemas stages`. */
  @property() omit = '';

  /** The condition being asked in the panel; `null`: which one to add. */
  @state() private editing: ConditionKey | null = null;
  #begun = false;

  readonly #day = new DayController(this);
  readonly #panel: PopoverController = new PopoverController(this);
  readonly #editor = new LatePart(this, async () => {
    const { ConditionEditor } = await import('./condition-editor.js');
    return new ConditionEditor(this, {
      context: () => this.#context,
      filter: () => this.filter,
      change: (filter) => {
        this.#change(filter);
      },
      env: () => this.#env,
      canEdit: () => this.canEdit,
      setFiscalStart: (fiscalStart) => {
        void this.request('workspace-edit', { fiscalStart });
      },
    });
  });
  readonly #views = new LatePart(this, async () => {
    const { ViewsMenu } = await import('./views-menu.js');
    return new ViewsMenu(this, {
      store: () => this.store,
      l: () => this.l,
      canEdit: () => this.canEdit,
      current: () => this.#view,
      isChanged: () => this.#isChanged,
      content: () => ({ filter: writeFilter(this.filter), ...this.look }),
      choose: (view) => {
        this.#choose(view, 'user');
      },
      request: (name, input) => this.request(name, input),
      say: (text) => {
        announce(this, text, this.l.locale, 'polite');
      },
      deleted: (text) => {
        this.workspace.handle?.toast({ text, undo: true });
      },
    });
  });

  protected override watches({ changed }: StoreChange): boolean {
    return ['views', 'members', 'stages', 'schemas', 'customFields', 'contacts', 'settings'].some((name) =>
      changed.has(name as 'views'),
    );
  }

  protected override workspaceChanged(_handle: WorkspaceHandle | undefined): void {
    this.#begun = false;
  }

  override willUpdate(changed: Map<PropertyKey, unknown>): void {
    super.willUpdate(changed);
    const { store } = this;
    if (this.#begun || store?.phase !== 'ready') return;
    this.#begun = true;
    // Who has a view to begin with begins with it, unless something is asked for already.
    const view = defaultView(store, store.user.id);
    if (!view || this.view || isFiltering(this.filter)) return;
    queueMicrotask(() => {
      this.#choose(view, 'program');
    });
  }

  get #context(): ConditionContext | undefined {
    const { store, l } = this;
    return store && { store, l };
  }

  get #env(): RangeEnv {
    const settings = this.store?.settings;
    return {
      today: this.#day.today(settings?.timeZone ?? 'UTC'),
      weekStart: weekStartOf(this.l.locale),
      fiscalStart: settings?.fiscalStart ?? 1,
    };
  }

  get #view(): SavedView | undefined {
    const view = this.view ? this.store?.get('views', this.view) : undefined;
    return view?.removed === null ? view : undefined;
  }

  /** Whether what is shown is no longer what the chosen view says. */
  get #isChanged(): boolean {
    const view = this.#view;
    if (!view) return false;
    const now = { filter: writeFilter(this.filter), ...this.look };
    const kept = {
      filter: writeFilter(readFilter(view.filter).filter),
      columns: view.columns,
      sort: view.sort,
      density: view.density,
    };
    return JSON.stringify(inOrder(now)) !== JSON.stringify(inOrder(kept));
  }

  #change(filter: OpportunityFilter): void {
    this.filter = filter;
    this.dispatchEvent(new FilterChangeEvent(filter));
  }

  #choose(view: SavedView | null, origin: 'user' | 'program'): void {
    this.view = view?.id ?? '';
    this.filter = view ? readFilter(view.filter).filter : NO_FILTER;
    this.dispatchEvent(new ViewChooseEvent(view, origin));
  }

  #edit(key: ConditionKey | null, button: HTMLElement): void {
    if (key === null) {
      this.editing = null;
      popoverOpener(this, this.#panel, button);
      return;
    }
    this.#editor.use((editor) => {
      editor.begin(key);
      this.editing = key;
      popoverOpener(this, this.#panel, button);
    });
  }

  /** From the list of conditions to one of them, in the open panel. */
  #ask(key: ConditionKey): void {
    this.#editor.use((editor) => {
      editor.begin(key);
      this.editing = key;
      void this.updateComplete.then(() => {
        const panel = this.#panel.element.value;
        (
          panel?.querySelector<HTMLElement>('[data-focus]') ??
          panel?.querySelector<HTMLElement>('.body input, .body select')
        )?.focus();
      });
    });
  }

  override render(): TemplateResult {
    const { l } = this;
    const context = this.#context;
    const { filters } = l.t;
    return html`<div class="base" part="base" lang=${l.locale} role="group" aria-label=${filters.label}>
      ${context ? this.#chips(context) : nothing}
    </div>`;
  }

  #chips(context: ConditionContext): TemplateResult {
    const { filters, common } = this.l.t;
    const omitted = this.omit.split(/\s+/u);
    const keys = conditionKeys(context).filter((key) => !omitted.includes(key));
    const asked = keys.filter((key) => isAsked(this.filter, key));
    const view = this.#view;
    const isIgnoring = view && readFilter(view.filter).ignored.length > 0;
    return html`<button
        class="view"
        aria-haspopup="dialog"
        aria-label="${filters.views.label}: ${view?.name ?? filters.views.all}${this.#isChanged ? `, ${filters.views.changed}` : ''}"
        @click=${(event: Event) => {
          const button = event.currentTarget as HTMLElement;
          this.#views.use((menu) => {
            menu.toggle(button);
          });
        }}
      >
        <span class="ellipsis">${view?.name ?? filters.views.all}</span>
        ${this.#isChanged ? html`<span class="changed">· ${filters.views.changed}</span>` : nothing}
        ${icons.chevronDown}
      </button>
      ${repeat(
        asked,
        (key) => key,
        (key) => this.#chip(context, key),
      )}
      <button
        class="add"
        aria-haspopup="dialog"
        aria-label=${filters.addLabel}
        @click=${(event: Event) => {
          this.#edit(null, event.currentTarget as HTMLElement);
        }}
      >
        ${icons.plus}<span>${filters.add}</span>
      </button>
      ${
        asked.length > 0
          ? html`<button
              class="button quiet clear"
              @click=${() => {
                this.#change(asked.reduce(without, this.filter));
              }}
            >
              ${common.actions.clear}
            </button>`
          : nothing
      }
      ${isIgnoring ? html`<p class="warning" role="status">${filters.ignored}</p>` : nothing}
      ${this.#views.value?.render() ?? nothing} ${this.#panelTemplate(context, keys)}`;
  }

  #chip(context: ConditionContext, key: ConditionKey): TemplateResult {
    const { filters } = this.l.t;
    const name = conditionName(context, key);
    const words = conditionWords(context, this.filter, key);
    return html`<span class="chip" data-key=${key}>
      <button
        class="what"
        aria-haspopup="dialog"
        aria-label=${filters.edit(name, words)}
        @click=${(event: Event) => {
          this.#edit(key, event.currentTarget as HTMLElement);
        }}
      >
        <span>${name}:</span><span class="ellipsis figure">${words}</span>
      </button>
      <button
        class="remove"
        aria-label=${filters.remove(name)}
        @click=${() => {
          this.#change(without(this.filter, key));
          this.renderRoot.querySelector<HTMLElement>('.add')?.focus();
        }}
      >
        ${icons.close}
      </button>
    </span>`;
  }

  #panelTemplate(context: ConditionContext, keys: readonly ConditionKey[]): TemplateResult {
    const { filters } = this.l.t;
    const key = this.editing;
    const isOpen = this.#panel.isOpen;
    return html`<div
      ${ref(this.#panel.element)}
      id="panel"
      class="popover panel"
      popover="auto"
      role="dialog"
      aria-label=${key === null ? filters.addLabel : conditionName(context, key)}
      @toggle=${this.#panel.toggled}
      @keydown=${this.#panel.keydown}
    >
      ${
        !isOpen
          ? nothing
          : key === null
            ? html`<div class="options">
              ${keys.map(
                (each) => html`<button
                  class="item"
                  data-condition=${each}
                  @click=${() => {
                    this.#ask(each);
                  }}
                >
                  <span class="ellipsis grow">${conditionName(context, each)}</span>
                  ${isAsked(this.filter, each) ? html`<span class="tick">${icons.check}</span>` : nothing}
                </button>`,
              )}
            </div>`
            : html`<div class="panel-head">
                <button
                  class="icon-button"
                  aria-label=${filters.back}
                  @click=${() => {
                    this.editing = null;
                  }}
                >
                  ${icons.chevronLeft}
                </button>
                <span class="ellipsis">${conditionName(context, key)}</span>
              </div>
              <div class="body field">${this.#editor.value?.render() ?? nothing}</div>`
      }
    </div>`;
  }
}

function inOrder(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(inOrder);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([key, each]) => [key, inOrder(each)]));
}
