import { resolveContact } from '../selectors/contact-resolution.js';
import type { OpportunityId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Count } from './figure.js';
import { arrivedLater } from './arrived-later.js';
import type { Arrivals } from './late-arrivals.js';
import type { Rate } from './rates.js';
import type { Changes } from '../selectors/board-index.js';
import { replayOf, type Replay } from './replay.js';
import {
  Listener,
  reportContext,
  subjectOf,
  type Report,
  type ReportContext,
  type ReportQuery,
  type ReportSource,
  type Subject,
} from './report.js';
import { ACTS } from './past-source.js';
import { NOW } from './state.js';
import { Tallies } from './tallies.js';

/** Opportunities read between two pauses: a few milliseconds of work. */
const SLICE = 100;

/** The histories of a workspace, each read once and again only when it changes. */
export class Replays {
  readonly #source: ReportSource;
  readonly #known = new Map<OpportunityId, Replay>();

  constructor(source: ReportSource) {
    this.#source = source;
  }

  /** Those in the bin too: in the past they were not there. */
  ids(): OpportunityId[] {
    const ids = Array.from(this.#source.list('opportunities'), ({ id }) => id);
    for (const { id } of this.#source.removed('opportunities')) ids.push(id);
    return ids;
  }

  get(id: OpportunityId): Replay | undefined {
    let replay = this.#known.get(id);
    if (!replay) {
      const opportunity = this.#source.get('opportunities', id);
      if (!opportunity) return undefined;
      replay = replayOf(opportunity, this.#source.history(id));
      this.#known.set(id, replay);
    }
    return replay;
  }

  *all(): Generator<Replay> {
    for (const id of this.ids()) {
      const replay = this.get(id);
      if (replay) yield replay;
    }
  }

  forget(id: OpportunityId): void {
    this.#known.delete(id);
  }

  /** Forgets the histories that have changed. */
  apply(changes: Changes): void {
    // As long as the documents are read, which changes everything, nothing is known.
    if (this.#known.size > 0) for (const id of this.touched(changes)) this.forget(id);
  }

  /** Opportunities that have changed, or what hangs on them: events, lines, tasks, activities. */
  touched(changes: Changes): Set<OpportunityId> {
    const touched = new Set<OpportunityId>(changes.get('opportunities'));
    for (const [collection, ids] of changes) {
      for (const id of ids) {
        const record = this.#source.get(collection, id) as
          | { readonly opportunityId?: string | null }
          | undefined;
        if (record?.opportunityId) touched.add(record.opportunityId);
      }
    }
    return touched;
  }
}

/** The subjects of a query, for reports that are computed at once. */
export function* subjectsOf(replays: Replays, context: ReportContext): Generator<Subject> {
  for (const replay of replays.all()) {
    const subject = subjectOf(replay, context);
    if (subject) yield subject;
  }
}

interface Open {
  readonly report: Report<unknown>;
  tallies: Tallies;
  result: { readonly value: unknown } | undefined;
}

/** What reports read besides: a change there may touch every figure. */
const SHARED: readonly CollectionName[] = ['stages', 'schemas', 'members', 'settings', 'quotas'];

/**
 * Several reports about one query, kept up to date together: a change costs what it changes, however many opportunities there are (only stages,
 * members and settings recompute everything). The first computation runs in slices between which the page may breathe.
 */
export class ReportIndex<K extends string, R extends Readonly<Record<K, unknown>>> {
  readonly #source: ReportSource;
  readonly #replays: Replays;
  readonly #open: ReadonlyMap<K, Open>;
  readonly #listener = new Listener();
  readonly #byCustomer = new Map<string, Set<OpportunityId>>();
  /** On what each activity hung when it was told: it may be put on another opportunity. */
  readonly #homes = new Map<string, OpportunityId | null>();
  #query: ReportQuery;
  #context: ReportContext;
  #builds = 0;

  constructor(
    source: ReportSource,
    query: ReportQuery,
    reports: { readonly [N in K]: Report<R[N]> },
    replays = new Replays(source),
  ) {
    this.#source = source;
    this.#replays = replays;
    this.#query = query;
    this.#context = reportContext(source, query);
    this.#open = new Map(
      (Object.entries(reports) as [K, Report<unknown>][]).map(([name, report]) => [
        name,
        { report, tallies: new Tallies(query.rates), result: undefined },
      ]),
    );
  }

  get context(): ReportContext {
    return this.#context;
  }

  get<N extends K>(name: N): R[N] {
    const open = this.#open.get(name);
    if (!open) throw new Error(`no report ${name}`);
    open.result ??= { value: open.report.result(open.tallies, this.#context) };
    return open.result.value as R[N];
  }

  /** D39: every rate that was used, when amounts are told in the reporting currency. */
  rates(): readonly Rate[] {
    const used = [...this.#open.values()].flatMap(({ tallies }) => tallies.rates());
    return [...new Map(used.map((rate) => [`${rate.currency} ${rate.on}`, rate])).values()];
  }

  /** D23: what came to this device after the day that is looked at, of the opportunities that are asked for. */
  late(arrivals: Arrivals): Count {
    return arrivedLater(arrivals, this.#replays, this.#context);
  }

  /** Another day, period or filter. Call `rebuild` or `building` then. */
  setQuery(query: ReportQuery): void {
    this.#query = query;
  }

  rebuild(): void {
    const building = this.building();
    while (!building.next().done);
  }

  /** Everything again, in slices; tells how many opportunities are done, of all. A later call ends an earlier one. */
  *building(): Generator<{ readonly done: number; readonly total: number }, void> {
    const own = ++this.#builds;
    this.#context = reportContext(this.#source, this.#query);
    this.#byCustomer.clear();
    this.#homes.clear();
    for (const { id, opportunityId } of this.#source.list('activities')) this.#homes.set(id, opportunityId);
    for (const open of this.#open.values()) {
      open.tallies = new Tallies(this.#context.rates);
      open.result = undefined;
    }
    const ids = this.#replays.ids();
    for (const [done, id] of ids.entries()) {
      if (done % SLICE === SLICE - 1) {
        yield { done, total: ids.length };
        if (this.#builds !== own) return;
      }
      this.#take(id);
    }
  }

  /** Takes in what has changed. */
  apply(changes: Changes): void {
    if (this.forget(changes)) {
      this.rebuild();
      return;
    }
    // What was put aside since the day that is looked at has changed.
    if (this.#context.at !== NOW && ACTS.some((collection) => changes.has(collection)))
      this.#context = reportContext(this.#source, this.#query);
    for (const id of this.#touched(changes)) this.#take(id);
    for (const id of changes.get('activities') ?? [])
      this.#homes.set(id, this.#source.get('activities', id)?.opportunityId ?? null);
  }

  /** Forgets the histories that have changed. Whether that may touch every figure: then `building` is the way to take it in without a pause. */
  forget(changes: Changes): boolean {
    for (const id of this.#touched(changes)) this.#replays.forget(id);
    return SHARED.some((collection) => changes.has(collection));
  }

  #touched(changes: Changes): ReadonlySet<OpportunityId> {
    const touched = this.#replays.touched(changes);
    for (const id of changes.get('activities') ?? []) {
      const home = this.#homes.get(id);
      if (home) touched.add(home);
    }
    for (const id of changes.get('contacts') ?? [])
      for (const opportunity of this.#byCustomer.get(id) ?? []) touched.add(opportunity);
    return touched;
  }

  /** Tells the reports what one opportunity adds now, in place of what it added before. */
  #take(id: OpportunityId): void {
    const replay = this.#replays.get(id);
    const subject = replay ? subjectOf(replay, this.#context) : null;
    if (replay) this.#remember(replay.opportunity);
    // Of a past day it may have been another's.
    if (subject && subject.state !== replay?.opportunity) this.#remember(subject.state);
    for (const open of this.#open.values()) {
      const entries = replay ? this.#listener.hear(open.report, replay, subject, this.#context) : [];
      if (open.tallies.put(id, entries)) open.result = undefined;
    }
  }

  /** Under the customer and whoever it was merged into: each may change what a report says. */
  #remember({ id, customerId }: Opportunity): void {
    if (customerId === null) return;
    resolveContact(this.#source, customerId, (key) => {
      const known = this.#byCustomer.get(key);
      if (known) known.add(id);
      else this.#byCustomer.set(key, new Set([id]));
    });
  }
}
