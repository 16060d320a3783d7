import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  compileFilter,
  NO_FILTER,
  isFiltering,
  readFilter,
  withConditions,
  type BoardQuery,
  type CalendarDate,
  type OpportunityFilter,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { FilterChangeEvent } from '../../events/filter-change.js';
import type { ViewChooseEvent } from '../../events/view-choose.js';
import type { Localizer } from '../../locales/localizer.js';
import { weekStartOf } from '../../primitives/week-start.js';

/** What a view says that a board has tools of its own for. */
export interface BoardLook {
  readonly text: string;
  /** Separated by spaces; absent: as they are. */
  readonly statuses?: string;
}

export interface BoardFiltersOptions {
  readonly l: () => Localizer;
  readonly forId: () => string;
  readonly today: (timeZone: string) => CalendarDate;
  readonly show: (look: BoardLook) => void;
}

/** The filters and saved views of the list, on the board: fetched after the first cards are on the screen. */
export class BoardFilters {
  readonly #host: ReactiveControllerHost;
  readonly #options: BoardFiltersOptions;
  #filter: OpportunityFilter = NO_FILTER;
  #view = '';
  #compiled: NonNullable<BoardQuery['filter']> | undefined;
  #watched: PipelineStore | undefined;
  #stop: (() => void) | undefined;
  /** Raised when what a test knows of stages and customers may be old. */
  #version = 0;

  constructor(host: ReactiveControllerHost, options: BoardFiltersOptions) {
    this.#host = host;
    this.#options = options;
    void import('../../define/opportunity-filters.js').then(
      () => {
        host.requestUpdate();
      },
      () => undefined, // no network; the chips come when the page is loaded again
    );
    host.addController({
      hostDisconnected: () => {
        this.#stop?.();
        this.#watched = undefined;
      },
    });
  }

  /** The filter as a board asks for it; the same object until it asks something else. */
  query(store: PipelineStore): BoardQuery['filter'] {
    if (!isFiltering(this.#filter)) return undefined;
    if (store !== this.#watched) {
      this.#stop?.();
      this.#watched = store;
      this.#stop = store.subscribe(({ changed }) => {
        if (changed.has('stages') || changed.has('schemas') || changed.has('contacts')) this.#version += 1;
      });
    }
    const { timeZone = 'UTC', fiscalStart = 1 } = store.settings ?? {};
    const today = this.#options.today(timeZone);
    const key = JSON.stringify([this.#filter, today, timeZone, fiscalStart, this.#version]);
    if (this.#compiled?.key !== key) {
      const weekStart = weekStartOf(this.#options.l().locale);
      const get: PipelineStore['get'] = (collection, id) => store.get(collection, id);
      const keeps = compileFilter(this.#filter, { today, timeZone, fiscalStart, weekStart, get });
      this.#compiled = { key, keeps };
    }
    return this.#compiled;
  }

  /** `text` and `statuses` are asked by the tools of the board, and belong to a view of it. */
  render(text: string, statuses: readonly string[]): TemplateResult {
    return html`<opportunity-filters
      for=${this.#options.forId() || nothing}
      omit="schemas statuses"
      .filter=${withConditions(this.#filter, {
        text: text.trim(),
        ...(this.#view && { statuses: statuses as NonNullable<OpportunityFilter['statuses']> }),
      })}
      .view=${this.#view}
      @firsat-filter-change=${(event: FilterChangeEvent) => {
        this.#set(event.detail.filter);
      }}
      @firsat-view-choose=${({ detail: { view } }: ViewChooseEvent) => {
        this.#view = view?.id ?? '';
        const filter = view ? readFilter(view.filter).filter : NO_FILTER;
        this.#set(filter);
        const { text: typed = '', statuses: shown } = filter;
        this.#options.show({ text: typed, ...(shown && { statuses: shown.join(' ') }) });
      }}
    ></opportunity-filters>`;
  }

  #set({ text: _text, statuses: _statuses, ...filter }: OpportunityFilter): void {
    this.#filter = filter;
    this.#host.requestUpdate();
  }
}
