import {
  html,
  nothing,
  type ReactiveController,
  type ReactiveControllerHost,
  type TemplateResult,
} from 'lit';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { totalsOf, type CalendarDate, type Opportunity, type OpportunityId } from '@firsat/model';
import { valueOf } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import type { Timer } from '../../base/timer.js';
import { EdgeScroll } from '../../controllers/edge-scroll.js';
import {
  PointerDragController,
  type PointerDragOptions,
  type Point,
} from '../../controllers/pointer-drag-controller.js';
import { contactName } from '../../fields/options.js';
import type { Localizer } from '../../locales/localizer.js';
import { amountLines } from '../../reports/figures.js';
import { MonthFocus } from './month-focus.js';
import { dayOfDrop, monthColumns, type MonthColumn, type MonthKey, type MonthsEnv } from './month-columns.js';

/** Cards shown of a month at first, and with each press of the button. */
const PAGE = 20;

type Host = ReactiveControllerHost & HTMLElement & { readonly renderRoot: HTMLElement | DocumentFragment };

export interface MonthBoardOptions {
  readonly l: () => Localizer;
  readonly canEdit: () => boolean;
  readonly env: () => MonthsEnv;
  readonly open: (id: OpportunityId) => void;
  /** How long a finger rests before it carries. */
  readonly timer: Timer;
  /** Sets the expected close; whether that was done. */
  readonly move: (opportunity: Opportunity, day: CalendarDate | null) => Promise<boolean>;
}

/** D35: open opportunities by the month of their expected close; a card goes to another month by mouse, by finger, or by the list at its foot. */
export class MonthBoard implements ReactiveController {
  readonly #host: Host;
  readonly #options: MonthBoardOptions;
  readonly #drag: PointerDragController;
  readonly #scroll: EdgeScroll;
  readonly #focus: MonthFocus;
  readonly #limits = new Map<MonthKey, number>();
  #store: PipelineStore | undefined;
  #carried:
    | { readonly opportunity: Opportunity; readonly at: Point; readonly over: string | undefined }
    | undefined;

  constructor(host: Host, options: MonthBoardOptions) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
    this.#focus = new MonthFocus(host);
    this.#scroll = new EdgeScroll(() => {
      if (this.#carried) this.#carry(this.#carried.at);
    });
    const drag: PointerDragOptions = {
      idOf: (event) => this.#idOf(event),
      onStart: (id, at) => {
        const opportunity = this.#store?.get('opportunities', id);
        if (!opportunity) return false;
        this.#carried = { opportunity, at, over: undefined };
        this.#focus.toCard(id);
        return true;
      },
      onMove: (at) => {
        this.#carry(at);
        const across = this.#host.renderRoot.querySelector<HTMLElement>('.month-columns') ?? undefined;
        this.#scroll.update(at, () => ({ across, along: undefined }));
      },
      onDrop: (at) => {
        this.#carry(at);
        const carried = this.#carried;
        this.#land();
        if (carried?.over !== undefined) void this.#move(carried.opportunity, carried.over);
      },
      onCancel: () => {
        this.#land();
      },
    };
    this.#drag = new PointerDragController(host, drag, options.timer);
  }

  render(store: PipelineStore): TemplateResult {
    this.#store = store;
    const l = this.#options.l();
    const words = l.t.forecast.board;
    const columns = monthColumns(store, this.#options.env());
    return html`<section class="base months" lang=${l.locale} aria-label=${words.title}>
      <h3>${words.title}</h3>
      ${this.#options.canEdit() ? html`<p class="hint">${words.hint}</p>` : nothing}
      <div
        class="month-columns"
        role="group"
        aria-label=${words.title}
        tabindex=${columns.some(({ cards }) => cards.length > 0) ? nothing : 0}
        @pointerdown=${this.#drag.down} @touchmove=${this.#drag.touchMove}>
        ${columns.map((column) => this.#column(store, column, columns))}
      </div>
      ${this.#ghost()}
    </section>`;
  }

  #column(store: PipelineStore, { key, cards }: MonthColumn, all: readonly MonthColumn[]): TemplateResult {
    const l = this.#options.l();
    const words = l.t.forecast.board;
    const limit = this.#limit(key, cards);
    const name = monthName(l, key);
    const isOver = this.#carried?.over === key;
    return html`<div class="month-column ${isOver ? 'over' : ''}" data-month=${key}>
      <h4>${name}<span class="hint figure">${l.number(cards.length)}</span></h4>
      ${
        cards.length === 0
          ? nothing
          : html`<p class="sums figure">
              ${amountLines(l, { totals: totalsOf(store, cards) }).map((line) => html`<span>${line}</span>`)}
            </p>`
      }
      ${
        cards.length === 0
          ? html`<p class="hint">${words.empty}</p>`
          : html`<ul aria-label=${words.list(name, l.number(cards.length))}>
              ${repeat(
                cards.slice(0, limit),
                ({ id }) => id,
                (card) => html`<li>${this.#card(store, card, key, all)}</li>`,
              )}
            </ul>`
      }
      ${
        cards.length > limit
          ? html`<button
              class="button quiet"
              @click=${() => {
                this.#limits.set(key, limit + PAGE);
                this.#host.requestUpdate();
              }}
            >
              ${words.more(l.number(Math.min(PAGE, cards.length - limit)))}
            </button>`
          : nothing
      }
    </div>`;
  }

  #card(store: PipelineStore, card: Opportunity, key: MonthKey, all: readonly MonthColumn[]): TemplateResult {
    const l = this.#options.l();
    const { id, period, expectedClose } = card;
    const price = valueOf(card);
    const name = card.description || l.t.reports.records.untitled;
    const isCarried = this.#carried?.opportunity.id === id;
    return html`<div class="month-card ${isCarried ? 'carried' : ''}" data-id=${id}>
      <button
        class="open"
        @click=${() => {
          this.#options.open(id);
        }}
      >
        ${name}
      </button>
      <span class="hint">${contactName(store, card.customerId)}</span>
      <span class="line">
        <span class="figure">
          ${price ? `${l.money(price, { short: true })} ${l.t.common.perPeriod[period]}` : '–'}
        </span>
        ${expectedClose === null ? nothing : html`<span class="hint figure">${l.date(expectedClose)}</span>`}
      </span>
      ${
        this.#options.canEdit()
          ? html`<select
              class="input"
              aria-label=${l.t.forecast.board.move(name)}
              @change=${(event: Event) => {
                void this.#choose(event.currentTarget as HTMLSelectElement, card, key);
              }}
            >
              ${all
                .filter((each) => each.key !== 'overdue' || key === 'overdue')
                .map(
                  (each) =>
                    html`<option
                      value=${each.key}
                      ?disabled=${each.key === 'overdue'}
                      .selected=${live(each.key === key)}
                    >
                      ${monthName(l, each.key)}
                    </option>`,
                )}
            </select>`
          : nothing
      }
    </div>`;
  }

  #ghost(): TemplateResult | typeof nothing {
    if (!this.#carried) return nothing;
    return html`<div class="month-ghost" aria-hidden="true">
      ${this.#carried.opportunity.description || this.#options.l().t.reports.records.untitled}
    </div>`;
  }

  /** What is carried goes with the pointer. */
  #place(): void {
    const ghost = this.#host.renderRoot.querySelector<HTMLElement>('.month-ghost');
    const box = ghost?.parentElement?.getBoundingClientRect();
    if (!ghost || !box || !this.#carried) return;
    const { x, y } = this.#carried.at;
    ghost.style.setProperty('translate', `${String(x - box.left + 8)}px ${String(y - box.top + 8)}px`);
  }

  /** How many cards of a month are shown: what has the focus is one of them, wherever it goes. */
  #limit(key: MonthKey, cards: readonly Opportunity[]): number {
    const limit = this.#limits.get(key) ?? PAGE;
    const at = cards.findIndex(({ id }) => id === this.#focus.held);
    if (at < limit) return limit;
    const enough = Math.ceil((at + 1) / PAGE) * PAGE;
    this.#limits.set(key, enough);
    return enough;
  }

  async #choose(select: HTMLSelectElement, card: Opportunity, key: MonthKey): Promise<void> {
    // Safari gives no focus to a list that is clicked.
    select.focus();
    if (!(await this.#move(card, select.value))) select.value = key;
  }

  hostUpdated(): void {
    this.#place();
  }

  async #move(opportunity: Opportunity, key: MonthKey): Promise<boolean> {
    const day = dayOfDrop(opportunity.expectedClose, key, this.#options.env().today);
    if (key === 'overdue' || day?.slice(0, 7) === opportunity.expectedClose?.slice(0, 7)) return false;
    return this.#options.move(opportunity, day);
  }

  /** What can be carried: a card, but not by what is pressed on it to do something else. */
  #idOf(event: PointerEvent): string | undefined {
    const pressed = event.composedPath()[0] as Element;
    if (!this.#options.canEdit() || pressed.closest('select')) return undefined;
    return pressed.closest<HTMLElement>('.month-card')?.dataset['id'];
  }

  #carry(at: Point): void {
    if (!this.#carried) return;
    const root = this.#host.renderRoot as ShadowRoot;
    const month = root.elementFromPoint(at.x, at.y)?.closest<HTMLElement>('.month-column')?.dataset['month'];
    this.#carried = { ...this.#carried, at, over: month === 'overdue' ? undefined : month };
    this.#host.requestUpdate();
  }

  #land(): void {
    this.#scroll.stop();
    this.#carried = undefined;
    this.#host.requestUpdate();
  }
}

function monthName(l: Localizer, key: MonthKey): string {
  if (key === 'undated' || key === 'overdue') return l.t.forecast[key];
  return l.date(`${key}-01`, 'month');
}
