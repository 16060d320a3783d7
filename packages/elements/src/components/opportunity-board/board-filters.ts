import { html, nothing, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  compileFilter,
  NO_FILTER,
  isFiltering,
  readBoardSort,
  readFilter,
  withConditions,
  writeBoardSort,
  type BoardQuery,
  type CalendarDate,
  type OpportunityFilter,
  type SavedView,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../../contexts/workspace-context.js';
import type { FilterChangeEvent } from '../../events/filter-change.js';
import type { ViewChooseEvent } from '../../events/view-choose.js';
import type { Localizer } from '../../locales/localizer.js';
import { weekStartOf } from '../../primitives/week-start.js';
import { LatePart } from '../../controllers/late-part.js';
import { innerElement } from '../../scope/inner-element.js';
import type { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { BoardLook } from './board-look.js';
import type { PastBoard } from './past-board.js';
import type { Moment } from './store-then.js';

/** What a view says that a board has tools of its own for. */
export interface ShownLook {
  readonly text?: string;
  /** The day whose end is looked at (D23); empty: as it is. */
  readonly asOf?: string;
  /** Separated by spaces; absent: as they are. */
  readonly statuses?: string;
}

export interface BoardFiltersOptions {
  readonly l: () => Localizer;
  readonly forId: () => string;
  readonly today: (timeZone: string) => CalendarDate;
  readonly show: (look: ShownLook) => void;
  readonly handle: () => WorkspaceHandle | undefined;
  readonly open: (id: string) => void;
}

/** The filters and saved views of the list, on the board: fetched after the first cards are on the screen. */
export class BoardFilters {
  readonly look: BoardLook;
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: BoardFiltersOptions;
  #filter: OpportunityFilter = NO_FILTER;
  #view = '';
  #compiled: NonNullable<BoardQuery['filter']> | undefined;
  #watched: PipelineStore | undefined;
  #stop: (() => void) | undefined;
  /** Raised when what a test knows of stages and customers may be old. */
  #version = 0;
  readonly #past: LatePart<PastBoard>;
  #chips: (new () => OpportunityFilters) | undefined;
  #day = '';
  #moment: Moment | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: BoardFiltersOptions) {
    this.#host = host;
    this.#options = options;
    this.look = new BoardLook(host, options);
    this.#past = new LatePart(host, async () => {
      const { PastBoard: Past } = await import('./past-board.js');
      const choose = (asOf: string): void => {
        options.show({ asOf });
      };
      return new Past(host, { ...options, choose });
    });
    void import('../opportunity-filters/opportunity-filters.js').then(
      ({ OpportunityFilters: Chips }) => {
        this.#chips = Chips;
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

  /** The workspace as the board is to show it; `undefined` while that is not known yet. */
  shown(store: PipelineStore, asOf: string): PipelineStore | undefined {
    const past = this.#past.value;
    this.#day = past?.dayOf(store, asOf) ?? '';
    this.#moment = past && this.#day !== '' ? past.momentOf(this.#day) : undefined;
    if (!past && asOf !== '') {
      this.#past.use(() => undefined);
      return undefined;
    }
    if (past && this.#moment) return past.at(store, this.#day);
    past?.present();
    return store;
  }

  /** What stands there while that is not known; nothing as long as that cannot be said either. */
  get waiting(): TemplateResult | undefined {
    return this.#past.value?.waiting();
  }

  /** When that is, where it is not now. */
  get moment(): Moment | undefined {
    return this.#moment;
  }

  /** Says why nothing is moved where the past is looked at; whether it is. */
  refusesPast(): boolean {
    if (!this.#moment) return false;
    const text = this.#past.value?.why ?? '';
    this.#options.handle()?.toast({ text, tone: 'problem' });
    return true;
  }

  /** What a board asks for beside what it has tools for; the same objects until it asks something else. */
  query(store: PipelineStore): Pick<BoardQuery, 'filter' | 'order'> {
    this.#watch(store);
    return { filter: this.#keeping(store), order: this.look.order(store) };
  }

  #watch(store: PipelineStore): void {
    if (store === this.#watched) return;
    this.#stop?.();
    this.#watched = store;
    this.#stop = store.subscribe(({ changed }) => {
      if (changed.has('stages') || changed.has('schemas') || changed.has('contacts')) this.#version += 1;
      // A board does not show what hangs on its cards; where they stand may depend on it.
      if (this.look.sort?.by === 'lastTouched') this.#host.requestUpdate();
    });
  }

  #keeping(store: PipelineStore): BoardQuery['filter'] {
    if (!isFiltering(this.#filter)) return undefined;
    const { timeZone = 'UTC', fiscalStart = 1 } = store.settings ?? {};
    const today = this.#moment?.today ?? this.#options.today(timeZone);
    const key = JSON.stringify([this.#filter, today, timeZone, fiscalStart, this.#version]);
    if (this.#compiled?.key !== key) {
      const weekStart = weekStartOf(this.#options.l().locale);
      const get: PipelineStore['get'] = (collection, id) => store.get(collection, id);
      const keeps = compileFilter(this.#filter, { today, timeZone, fiscalStart, weekStart, get });
      this.#compiled = { key, keeps };
    }
    return this.#compiled;
  }

  /** `text`, `statuses` and the part are asked by the tools of the board, and belong to a view of it. */
  render(text: string, statuses: readonly string[], currency: string): TemplateResult {
    const { part, sort } = this.look;
    const view = this.#watched?.get('views', this.#view);
    const past = this.#past.value;
    const given: Partial<OpportunityFilters> = {
      className: 'chips',
      for: this.#options.forId(),
      omit: 'schemas statuses parts',
      filter: withConditions(this.#filter, {
        text: text.trim(),
        parts: part ? [part] : undefined,
        ...(this.#view && { statuses: statuses as NonNullable<OpportunityFilter['statuses']> }),
      }),
      look: {
        columns: view?.columns ?? null,
        sort: view && isOfList(view) ? view.sort : writeBoardSort(sort),
        density: view?.density ?? 'comfortable',
      },
      view: this.#view,
    };
    return html`<div class="look">
      ${this.look.parts(currency)} ${this.#chips ? innerElement('opportunity-filters', this.#chips, given, this.#told) : nothing}
      ${this.look.sorting()} ${past?.button(this.#day)}
    </div>
    ${past?.render(this.#day)}`;
  }

  readonly #told = {
    'firsat-filter-change': (event: FilterChangeEvent): void => {
      this.#set(event.detail.filter);
    },
    'firsat-view-choose': ({ detail: { view } }: ViewChooseEvent): void => {
      this.#choose(view);
    },
  };

  #choose(view: SavedView | null): void {
    this.#view = view?.id ?? '';
    const filter = view ? readFilter(view.filter).filter : NO_FILTER;
    this.#set(filter);
    const { text: typed = '', statuses: shown, parts = [] } = filter;
    this.#options.show({ text: typed, ...(shown && { statuses: shown.join(' ') }) });
    this.look.choose({
      part: parts.length === 1 ? (parts[0] ?? null) : null,
      ...(view && !isOfList(view) && { sort: readBoardSort(view.sort) }),
    });
  }

  #set({ text: _text, statuses: _statuses, parts: _parts, ...filter }: OpportunityFilter): void {
    this.#filter = filter;
    this.#host.requestUpdate();
  }
}

/** A list keeps its columns in a view: its order is one of rows, and does not take the cards out of the order that people gave them. */
function isOfList({ columns }: SavedView): boolean {
  return columns !== null;
}
