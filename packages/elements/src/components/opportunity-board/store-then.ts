import {
  BoardIndex,
  compareOrder,
  type BoardQuery,
  type CalendarDate,
  type CollectionName,
  type Instant,
  type Opportunity,
  type OpportunityId,
} from '@firsat/model';
import {
  arrivedLater,
  NO_ARRIVALS,
  probabilityChanges,
  Replays,
  stateAt,
  type Arrivals,
  type Replay,
} from '@firsat/model/reports';
import type { BoardView, PipelineStore } from '@firsat/store';
import type { ShownLate } from '../../reports/watch-arrivals.js';

/** Names and places of what cards show: another one may touch any of them. */
const SHARED = ['stages', 'schemas', 'contacts', 'members'] as const;
/** Histories read between two pauses: a few milliseconds of work. */
const SLICE = 50;
const DAY = 86_400_000;

/** When a board is looked at: the end of a day, with what is known of it now (D23). */
export interface Moment {
  readonly today: CalendarDate;
  readonly now: Instant;
}

type Records = ReadonlyMap<CollectionName, ReadonlySet<string>>;

/** A store whose opportunities are those of an instant. */
export class StoreThen {
  readonly now: PipelineStore;
  readonly store: PipelineStore;
  isRead = false;
  readonly #replays: Replays;
  /** By number of the day since 1970: what may have begun to stand otherwise on it, and when. So a step costs what it changes. */
  readonly #turns = new Map<number, { readonly ids: OpportunityId[]; readonly at: Instant[] }>();
  #moment: Moment = { today: '', now: Infinity };
  #late: { readonly of: string; readonly arrivals: Arrivals; readonly shown: ShownLate } | undefined;
  /** All that was ever there, in the order of cards: a board that sorts them anew has little to do. */
  #ids = new Set<OpportunityId>();
  readonly #states = new Map<OpportunityId, Opportunity>();
  /** Raised with each other answer: boards take it in when they are asked. */
  #version = 0;
  /** What became another with the newest answer; `null`: anything may have. */
  #turned: ReadonlySet<OpportunityId> | null = null;
  /** What has changed since. */
  readonly #touched = new Set<OpportunityId>();
  #isRenamed = false;

  constructor(now: PipelineStore) {
    this.now = now;
    this.#replays = new Replays(now);
    const own: Readonly<Record<string, unknown>> = {
      get: (collection: CollectionName, id: string) =>
        collection === 'opportunities' ? this.#states.get(id) : now.get(collection, id),
      list: (collection: CollectionName) =>
        collection === 'opportunities' ? this.#list() : now.list(collection),
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

  /** Reads all histories, and how everything stood at a moment, in slices; tells how many are done, of all. */
  *reading(moment: Moment): Generator<{ readonly done: number; readonly total: number }, void> {
    this.#moment = moment;
    this.#turns.clear();
    this.#states.clear();
    const ids = this.#inOrder(this.#replays.ids());
    this.#ids = new Set(ids);
    for (const [done, id] of ids.entries()) {
      if (done % SLICE === SLICE - 1) yield { done, total: ids.length };
      this.#look(id);
    }
    this.isRead = true;
  }

  /** Goes to another moment: reads anew what stood otherwise then, and what has changed since. */
  look(moment: Moment): void {
    const before = this.#moment.now;
    this.#moment = moment;
    const ids = this.#between(before, moment.now);
    for (const id of this.#touched) ids.add(id);
    if (ids.size === 0 && !this.#isRenamed) return;
    const turned = new Set<OpportunityId>();
    for (const id of ids) if (this.#look(id, this.#touched.has(id))) turned.add(id);
    this.#turned = this.#isRenamed ? null : turned;
    this.#isRenamed = false;
    this.#touched.clear();
    this.#version += 1;
  }

  /** What came to this device after the day that is looked at (D23). */
  get late(): ShownLate {
    const arrivals = this.now.sync.arrivals ?? NO_ARRIVALS;
    const { now: at, today } = this.#moment;
    const of = `${today} ${String(this.#version)}`;
    if (this.#late?.of !== of || this.#late.arrivals !== arrivals) {
      const late = arrivedLater(arrivals, this.#replays, { at, today, matches: () => true });
      this.#late = { of, arrivals, shown: { ...late, isCut: arrivals.isCut } };
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
    const isRenamed = SHARED.some((name) => changed.has(name));
    if (isRenamed) this.#isRenamed = true;
    if (changed.has('stages')) for (const id of this.#ids) this.#touched.add(id); // what they give may be another
    return isRenamed || touched.size > 0;
  }

  /** Whether it stood there at the moment, or had stood at the one before. */
  #look(id: OpportunityId, isNew = true): boolean {
    const replay = this.#replays.get(id);
    if (!replay) return this.#states.delete(id);
    if (isNew) this.#remember(replay);
    const state = stateAt(replay, this.#moment.now, this.now);
    if (!state) return this.#states.delete(id);
    this.#states.set(id, state);
    return true;
  }

  #remember(replay: Replay): void {
    const { id } = replay.opportunity;
    this.#ids.add(id);
    for (const at of replay.turns()) {
      const day = Math.floor(at / DAY);
      let turns = this.#turns.get(day);
      if (!turns) this.#turns.set(day, (turns = { ids: [], at: [] }));
      turns.ids.push(id);
      turns.at.push(at);
    }
  }

  /** What may stand otherwise at one of two instants than at the other. */
  #between(one: Instant, other: Instant): Set<OpportunityId> {
    const [from, to] = one < other ? [one, other] : [other, one];
    if (this.#weighsOtherwise(from, to)) return new Set(this.#ids);
    const found = new Set<OpportunityId>();
    for (let day = Math.floor(from / DAY); from < to && day <= Math.floor(to / DAY); day += 1) {
      const { ids = [], at = [] } = this.#turns.get(day) ?? {};
      for (const [index, id] of ids.entries()) {
        const instant = at[index] ?? 0;
        if (instant > from && instant <= to) found.add(id);
      }
    }
    return found;
  }

  /** Whether a stage got another probability between two instants. */
  #weighsOtherwise(from: Instant, to: Instant): boolean {
    for (const stage of [...this.now.list('stages'), ...this.now.removed('stages')])
      if (probabilityChanges(stage).some(([at]) => at > from && at <= to)) return true;
    return false;
  }

  #inOrder(ids: readonly OpportunityId[]): OpportunityId[] {
    const rows = ids.flatMap((id) => this.now.get('opportunities', id) ?? []);
    return rows
      .map(({ id, position: { order } }) => ({ id, order }))
      .sort(compareOrder)
      .map(({ id }) => id);
  }

  *#list(): Generator<Opportunity> {
    for (const id of this.#ids) {
      const state = this.#states.get(id);
      if (state) yield state;
    }
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
