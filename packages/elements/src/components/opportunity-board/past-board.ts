import { css, html, type ReactiveControllerHost, type TemplateResult } from 'lit';
import {
  addDays,
  BoardIndex,
  instantInZone,
  isCalendarDate,
  isTimeZone,
  type BoardQuery,
  type CalendarDate,
  type CollectionName,
  type Instant,
  type Opportunity,
  type OpportunityId,
} from '@firsat/model';
import { arrivedLater, NO_ARRIVALS, Replays, stateAt, type Arrivals } from '@firsat/model/reports';
import type { BoardView, PipelineStore, StoreChange } from '@firsat/store';
import { nextTask } from '../../base/next-task.js';
import { fieldStyles } from '../../fields/fields.styles.js';
import type { Localizer } from '../../locales/localizer.js';
import { AsOfPicker, firstDayOf } from '../../reports/as-of-picker.js';
import { lateNotice, watchArrivals, type ShownLate } from '../../reports/late-notice.js';
import { RecordsDrawer } from '../../reports/records-drawer.js';
import { recordsDrawerStyles } from '../../reports/records-drawer.styles.js';
import '../../locales/areas/filters.js';
import '../../locales/areas/form.js';
import '../../locales/areas/reports.js';

/** Names and places of what cards show: another one may touch any of them. */
const SHARED = ['stages', 'schemas', 'contacts', 'members'] as const;
/** Histories read between two pauses. */
const SLICE = 200;

const styles = css`
  .time-machine {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 1em;
    align-items: end;
    padding: 0.6em 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_selected);
  }
  .time-machine .slider {
    flex: 1 1 14em;
    min-inline-size: 0;
    block-size: 2.4em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .time-machine .day {
    inline-size: 10em;
  }
  .time-machine .problem {
    margin: 0;
  }
  .time-machine .past {
    flex-basis: 100%;
    margin: 0;
  }
  .time-machine .problem:empty,
  .time-machine .past:empty {
    display: none;
  }
`;

export interface PastBoardOptions {
  readonly l: () => Localizer;
  readonly today: (timeZone: string) => CalendarDate;
  /** `''`: as it is. */
  readonly choose: (day: string) => void;
  /** Shows an opportunity as it is now. */
  readonly open: (id: OpportunityId) => void;
}

/** When the board is looked at: the end of a day, with what was known then (D23). */
export interface Moment {
  readonly today: CalendarDate;
  readonly now: Instant;
}

/**
 * The board as it stood at the end of a past day (D23): a store that says of opportunities what their histories say, and all else as it is. Histories
 * are read once, in slices; a step of the slider then costs one pass over them.
 */
export class PastBoard {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: PastBoardOptions;
  readonly #picker: AsOfPicker;
  readonly #records: RecordsDrawer;
  #store: PipelineStore | undefined;
  #then: StoreThen | undefined;
  #unsubscribe: (() => void) | undefined;
  #readings = 0;
  /** Chosen while the histories are still being read; until then what stands there stays, the slider with its focus. */
  #wanted: CalendarDate | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: PastBoardOptions) {
    this.#host = host;
    this.#options = options;
    const root = host.shadowRoot;
    const sheets = [fieldStyles, recordsDrawerStyles, styles].flatMap(({ styleSheet }) => styleSheet ?? []);
    // The board's own rules win.
    if (root) root.adoptedStyleSheets = [...sheets, ...root.adoptedStyleSheets];
    this.#records = new RecordsDrawer(host, {
      store: () => this.#store,
      l: options.l,
      open: options.open,
    });
    this.#picker = new AsOfPicker(host, {
      l: options.l,
      today: () => this.#today,
      first: () => firstDayOf(this.#store, this.#zone, this.#today),
      choose: (day) => {
        this.#choose(day);
      },
      note: () => this.why,
      late: () =>
        lateNotice(options.l(), this.#then?.late, ({ ids }, title) => {
          if (ids) this.#records.show(ids(), title);
        }),
    });
    host.addController({
      hostDisconnected: () => {
        this.#leave();
      },
    });
  }

  get #zone(): string {
    const asked = this.#store?.settings?.timeZone ?? 'UTC';
    return isTimeZone(asked) ? asked : 'UTC';
  }

  get #today(): CalendarDate {
    return this.#options.today(this.#zone);
  }

  /** The day that is looked at; what is no day, or not yet, is today. */
  dayOf(store: PipelineStore, asOf: string): string {
    this.#store = store;
    return isCalendarDate(asOf) && asOf < this.#today ? asOf : '';
  }

  momentOf(day: CalendarDate): Moment {
    return { today: day, now: instantInZone(addDays(day, 1), '00:00', this.#zone) - 1 };
  }

  /** The store as of a day; `undefined` while the histories are being read. */
  at(store: PipelineStore, day: CalendarDate): PipelineStore | undefined {
    const then = this.#begin(store);
    if (!then.isRead) return undefined;
    then.look(this.momentOf(day));
    return then.store;
  }

  /** Why nothing can be moved. */
  get why(): string {
    return this.#options.l().t.reports.asOf.readOnly;
  }

  /** Back in the present: nothing of the past is kept. */
  present(): void {
    if (this.#then && this.#wanted === undefined) this.#leave();
  }

  button(day: string): TemplateResult {
    return this.#picker.button(day, true);
  }

  render(day: string): TemplateResult {
    return html`${this.#picker.render(this.#wanted ?? day, this.#wanted !== undefined)} ${this.#records.render()}`;
  }

  #choose(day: string): void {
    this.#wanted = undefined;
    if (day !== '' && this.#store && !this.#begin(this.#store).isRead) this.#wanted = day;
    else this.#options.choose(day);
  }

  #begin(store: PipelineStore): StoreThen {
    if (this.#then?.now === store) return this.#then;
    this.#leave();
    const then = new StoreThen(store);
    this.#then = then;
    const stop = [
      store.subscribe(this.#changed),
      watchArrivals(store, () => {
        this.#host.requestUpdate();
      }),
    ];
    this.#unsubscribe = () => {
      for (const each of stop) each();
    };
    void this.#read();
    return then;
  }

  #leave(): void {
    this.#wanted = undefined;
    this.#readings += 1;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
    this.#then = undefined;
  }

  readonly #changed = ({ changed }: StoreChange): void => {
    const then = this.#then;
    if (!then) return;
    // The histories have come from the disk.
    if (changed.size === 0 && !then.isRead) void this.#read();
    else if (then.forget(changed)) this.#host.requestUpdate();
  };

  async #read(): Promise<void> {
    const then = this.#then;
    if (!then?.now.workLoaded) return;
    const own = ++this.#readings;
    for (const _ of then.reading()) {
      await nextTask();
      if (this.#readings !== own) return;
    }
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (wanted !== undefined) this.#options.choose(wanted);
    this.#host.requestUpdate();
  }
}

type Records = ReadonlyMap<CollectionName, ReadonlySet<string>>;

/** A store whose opportunities are those of an instant. */
class StoreThen {
  readonly now: PipelineStore;
  readonly store: PipelineStore;
  isRead = false;
  readonly #replays: Replays;
  #at: Instant = Infinity;
  #today: CalendarDate = '';
  #late: { readonly of: number; readonly arrivals: Arrivals; readonly shown: ShownLate } | undefined;
  #states = new Map<OpportunityId, Opportunity>();
  /** Raised with each other answer: boards take it in when they are asked. */
  #version = 0;
  /** What became another with the newest answer; `null`: anything may have. */
  #turned: ReadonlySet<OpportunityId> | null = null;
  /** What has changed since. */
  readonly #touched = new Set<OpportunityId>();
  #isNew = true;

  constructor(now: PipelineStore) {
    this.now = now;
    this.#replays = new Replays(now);
    const own: Readonly<Record<string, unknown>> = {
      get: (collection: CollectionName, id: string) =>
        collection === 'opportunities' ? this.#states.get(id) : now.get(collection, id),
      list: (collection: CollectionName) =>
        collection === 'opportunities' ? this.#states.values() : now.list(collection),
      board: (query: BoardQuery) => this.#board(query),
    };
    this.store = new Proxy(now, {
      get(target, name) {
        if (typeof name === 'string' && name in own) return own[name];
        const value: unknown = Reflect.get(target, name, target);
        return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
      },
    });
  }

  *reading(): Generator<void> {
    for (const [index, id] of this.#replays.ids().entries()) {
      this.#replays.get(id);
      if (index % SLICE === SLICE - 1) yield;
    }
    this.isRead = true;
  }

  /** Reads anew what stood otherwise then, and what has changed since. */
  look({ now: at, today }: Moment): void {
    this.#today = today;
    if (at === this.#at && this.#touched.size === 0 && !this.#isNew) return;
    const turned = new Set<OpportunityId>();
    for (const replay of this.#replays.all()) {
      const { id } = replay.opportunity;
      if (!this.#isNew && !this.#touched.has(id) && !replay.differsBetween(this.#at, at)) continue;
      const state = stateAt(replay, at);
      if (state) this.#states.set(id, state);
      else if (!this.#states.delete(id)) continue;
      turned.add(id);
    }
    this.#turned = this.#isNew ? null : turned;
    this.#isNew = false;
    this.#touched.clear();
    this.#at = at;
    this.#version += 1;
  }

  /** What came to this device after the day that is looked at (D23). */
  get late(): ShownLate {
    const arrivals = this.now.sync.arrivals ?? NO_ARRIVALS;
    if (this.#late?.of !== this.#version || this.#late.arrivals !== arrivals) {
      const asked = { at: this.#at, today: this.#today, matches: () => true };
      const shown = { ...arrivedLater(arrivals, this.#replays, asked), isCut: arrivals.isCut };
      this.#late = { of: this.#version, arrivals, shown };
    }
    return this.#late.shown;
  }

  /** What colleagues do meanwhile may tell of that day, too. Whether it does. */
  forget(changed: Records): boolean {
    const touched = new Set<string>(changed.get('opportunities'));
    for (const id of changed.get('history') ?? []) {
      const event = this.now.get('history', id);
      if (event) touched.add(event.opportunityId);
    }
    for (const id of touched) {
      this.#replays.forget(id);
      this.#touched.add(id);
    }
    const isShared = SHARED.some((name) => changed.has(name));
    if (isShared) this.#isNew = true;
    return isShared || touched.size > 0;
  }

  #board(asked: BoardQuery): BoardView {
    const index = new BoardIndex(this.store, asked);
    let version = this.#version;
    const fresh = (): BoardIndex => {
      if (version === this.#version) return index;
      const isNext = version === this.#version - 1;
      if (isNext && this.#turned) index.apply(new Map([['opportunities', this.#turned]]));
      else index.rebuild();
      version = this.#version;
      return index;
    };
    return {
      get state() {
        return fresh().state;
      },
      // It changes with the day only, and whoever chooses the day asks again.
      subscribe: () => () => undefined,
      columnOf: (id) => fresh().columnOf(id),
      setQuery: (query) => {
        index.setQuery(query);
      },
      release: () => undefined,
    };
  }
}
