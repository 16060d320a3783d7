import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { stageOf, type Opportunity, type OpportunityId } from '@firsat/model';
import { valueOf } from '@firsat/model/reports';
import type { PipelineStore } from '@firsat/store';
import { DrawerController } from '../controllers/drawer-controller.js';
import { contactName, memberName } from '../fields/options.js';
import * as icons from '../icons/icons.js';
import type { Localizer } from '../locales/localizer.js';

/** Lines shown at first, and with each press of the button. */
const PAGE = 50;

export interface RecordsDrawerOptions {
  readonly store: () => PipelineStore | undefined;
  readonly l: () => Localizer;
  readonly open: (id: OpportunityId) => void;
}

/** The records behind a figure (S87), in a drawer beside the report: arrows go from line to line, Enter opens the record above. */
export class RecordsDrawer {
  readonly #host: ReactiveControllerHost;
  readonly #options: RecordsDrawerOptions;
  readonly #drawer: DrawerController;
  #shown: { readonly ids: readonly OpportunityId[]; readonly title: string } | null = null;
  #limit = PAGE;

  constructor(host: ReactiveControllerHost, options: RecordsDrawerOptions) {
    this.#host = host;
    this.#options = options;
    this.#drawer = new DrawerController(host, {
      shown: () => this.#shown?.title ?? null,
      close: () => {
        this.close();
      },
    });
  }

  show(ids: readonly OpportunityId[], title: string): void {
    this.#shown = { ids, title };
    this.#limit = PAGE;
    this.#host.requestUpdate();
  }

  close(): void {
    this.#shown = null;
    this.#host.requestUpdate();
  }

  render(): TemplateResult {
    const { l } = this.#options;
    const shown = this.#shown;
    return this.#drawer.render(
      shown?.title ?? l().t.reports.records.hint,
      shown ? this.#content(shown) : nothing,
    );
  }

  #content({
    ids,
    title,
  }: {
    readonly ids: readonly OpportunityId[];
    readonly title: string;
  }): TemplateResult {
    const l = this.#options.l();
    const { records } = l.t.reports;
    const rest = ids.length - this.#limit;
    return html`<div class="records">
      <header class="records-head">
        <div>
          <h2>${title}</h2>
          <p class="hint">${records.count(ids.length)} · ${records.hint}</p>
        </div>
        <button
          class="icon-button"
          aria-label=${l.t.common.actions.close}
          @click=${() => {
            this.close();
          }}
        >
          ${icons.close}
        </button>
      </header>
      <ul @keydown=${this.#keydown}>
        ${repeat(
          ids.slice(0, this.#limit),
          (id) => id,
          (id) => html`<li>${this.#line(id, l)}</li>`,
        )}
      </ul>
      ${
        rest > 0
          ? html`<button
              class="button quiet"
              @click=${() => {
                this.#limit += PAGE;
                this.#host.requestUpdate();
              }}
            >
              ${records.more(Math.min(rest, PAGE))}
            </button>`
          : nothing
      }
    </div>`;
  }

  #line(id: OpportunityId, l: Localizer): TemplateResult {
    const { records } = l.t.reports;
    const store = this.#options.store();
    const row = store?.get('opportunities', id);
    if (!store || !row || row.removed) return html`<p class="record gone hint">${records.gone}</p>`;
    const status =
      row.status.code === 'open'
        ? (stageOf(store, row.position).stage?.name ?? l.t.reports.unknown)
        : l.t.common.status[row.status.code];
    const people = [contactName(store, row.customerId), memberName(store, row.ownerId) ?? ''];
    return html`<button
      class="record"
      data-id=${id}
      @click=${() => {
        this.#options.open(id);
      }}
    >
      <span class="what ellipsis">${row.description || records.untitled}</span>
      <span class="sum figure">${sumOf(row, l)}</span>
      <span class="who hint ellipsis">${people.filter((name) => name !== '').join(' · ')}</span>
      <span class="status hint">${status}</span>
    </button>`;
  }

  readonly #keydown = (event: KeyboardEvent): void => {
    const list = event.currentTarget as HTMLElement;
    const rows = [...list.querySelectorAll<HTMLElement>('button.record')];
    const inner = event.composedPath()[0];
    const at = rows.findIndex((row) => row === inner);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: rows.length - 1 }[event.key];
    if (to === undefined || at < 0) return;
    event.preventDefault();
    rows[to]?.focus();
  };
}

function sumOf(row: Opportunity, l: Localizer): string {
  const price = valueOf(row);
  return price ? `${l.money(price, { short: true })} ${l.t.common.perPeriod[row.period]}`.trim() : '–';
}
