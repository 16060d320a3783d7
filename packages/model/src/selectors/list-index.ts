import { compileFilter, searchText } from '../filter/compile-filter.js';
import type { RangeEnv } from '../filter/date-range.js';
import type { OpportunityFilter } from '../filter/opportunity-filter.js';
import { foldedWords, matchesWords } from '../fold.js';
import type { ContactId, OpportunityId } from '../ids.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import type { BoardTotals } from './board-types.js';
import type { Changes } from './board-index.js';
import { listOrder, type ListOrder, type SortKey, type SortValue } from './list-sort.js';
import { partOf, type ProcessPart } from './process-part.js';
import { resolveContact } from './contact-resolution.js';
import { stageOf, type ResolvedStage } from './stage-resolution.js';
import { contributionOf, TotalsAccumulator, type Contribution } from './totals.js';

export type ListSource = Pick<Snapshot, 'get' | 'list' | 'settings'>;

export interface ListQuery {
  readonly filter: OpportunityFilter;
  readonly sort: readonly SortKey[];
}

/** What the reader's place and time add to a query. */
export interface ListEnv extends RangeEnv {
  readonly timeZone: string;
  readonly compareNames: (a: string, b: string) => number;
}

export interface ListState {
  /** Every matching opportunity, in order; replaced, never mutated. */
  readonly ids: readonly OpportunityId[];
  /** Of all of them: one-off and recurring apart (D28), currencies apart (D39), unpriced counted (D29), weighted exactly (D33). */
  readonly totals: BoardTotals;
  /** Of those among them that are delivered and collected (D3): no sale is open there. */
  readonly delivery: BoardTotals;
  /** All live opportunities, matching or not. */
  readonly all: number;
}

interface Entry {
  readonly id: OpportunityId;
  readonly row: Opportunity;
  readonly values: readonly SortValue[];
  readonly contribution: Contribution;
  readonly part: ProcessPart;
  /** Records whose names it bears. */
  readonly names: readonly string[];
  text: string | undefined;
  /** Whether all but the words matches, and whether the words do, too. */
  kept: boolean;
  shown: boolean;
}

/** What the values and tests of every record may depend on. */
const GROUND = ['stages', 'schemas', 'settings', 'customFields'] as const;

/** Records whose words are read between two pauses: a millisecond or two. */
const SLICE = 500;

/**
 * The opportunities that a filter asks for, in order, kept up to date change by change: the cost of one change does not grow with the number
 * of records, except for the copy of the ids (architecture 4.5). Typing words only filters: nothing is sorted again.
 */
export class ListIndex {
  readonly #source: ListSource;
  #query: ListQuery;
  #env: ListEnv;
  #words: readonly string[] = [];
  #keeps: (row: Opportunity) => boolean = () => true;
  #order: ListOrder;
  #resolved = new Map<string, ResolvedStage>();
  readonly #entries = new Map<OpportunityId, Entry>();
  /** All entries in order, and those that are shown. */
  #sorted: Entry[] = [];
  #shown: Entry[] = [];
  /** Who bears the name of a contact or member, for renames. */
  readonly #bearers = new Map<string, Set<OpportunityId>>();
  /** Contacts that the filter asks for, and all that stand for them: when one is merged, others match. */
  readonly #asked = new Set<ContactId>();
  #totals = new TotalsAccumulator();
  #delivery = new TotalsAccumulator();
  #state: ListState | undefined;

  constructor(source: ListSource, query: ListQuery, env: ListEnv) {
    this.#source = source;
    this.#query = query;
    this.#env = env;
    this.#order = this.#orderNow();
    this.#readAll();
  }

  get state(): ListState {
    return (this.#state ??= this.#publish());
  }

  /** Takes the ids of one transaction in; returns whether `state` is another object now. */
  apply(changes: Changes): boolean {
    const before = this.state;
    const ids = new Set(changes.get('opportunities'));
    for (const collection of ['contacts', 'members'] as const)
      for (const id of changes.get(collection) ?? [])
        for (const bearer of this.#bearers.get(`${collection} ${id}`) ?? []) ids.add(bearer);
    const many = ids.size > 64 && ids.size * 4 > this.#entries.size;
    const asked = [...(changes.get('contacts') ?? [])].some((id) => this.#asked.has(id));
    if (many || asked || GROUND.some((collection) => changes.has(collection))) {
      this.#readAll(!changes.has('contacts') && !changes.has('members'));
    } else {
      if (ids.size === 0) return false;
      for (const id of ids) this.#refresh(id);
    }
    this.#state = this.#publish();
    return this.#state !== before;
  }

  /** Asks something else, or on another day; returns whether `state` is another object now. */
  setQuery(query: ListQuery, env: ListEnv = this.#env): boolean {
    const before = this.state;
    const [last, lastEnv] = [this.#query, this.#env];
    this.#query = query;
    this.#env = env;
    if (!same(query.sort, last.sort) || env.compareNames !== lastEnv.compareNames) {
      this.#order = this.#orderNow();
      this.#readAll();
    } else if (same(withoutText(query.filter), withoutText(last.filter)) && sameDay(env, lastEnv)) {
      const old = this.#words;
      this.#words = foldedWords(query.filter.text ?? '');
      // A longer word finds no more than a shorter one did: only what is shown is asked again.
      const narrowing = old.every((word) => this.#words.some((longer) => longer.includes(word)));
      if (!this.#judgeWords(narrowing ? this.#shown : this.#sorted)) return false;
    } else {
      this.#compile();
      for (const entry of this.#sorted) entry.kept = this.#keeps(entry.row);
      this.#judgeWords(this.#sorted);
    }
    this.#state = this.#publish();
    return this.#state !== before;
  }

  /** Reads the words of all records, in slices, so that the first key of a search need not. */
  *preparing(): Generator<undefined, void> {
    let read = 0;
    for (const entry of this.#entries.values()) {
      if (entry.text !== undefined) continue;
      this.#textOf(entry);
      if (++read % SLICE === 0) yield;
    }
  }

  /** Where a record stands among the matching ones; `-1` when it does not. */
  indexOf(id: OpportunityId): number {
    const entry = this.#entries.get(id);
    if (!entry?.shown) return -1;
    return this.#slot(this.#shown, entry);
  }

  #orderNow(): ListOrder {
    const { get, settings } = reading(this.#source);
    return listOrder(this.#query.sort, { get, settings, compareNames: this.#env.compareNames });
  }

  #compile(): void {
    const { get } = reading(this.#source);
    this.#keeps = compileFilter(withoutText(this.#query.filter), { ...this.#env, get });
    this.#words = foldedWords(this.#query.filter.text ?? '');
    this.#asked.clear();
    for (const id of this.#query.filter.customers ?? [])
      resolveContact(this.#source, id, (one) => this.#asked.add(one));
  }

  /** `namesStand`: no name has changed since, so the texts of unchanged records are still right. */
  #readAll(namesStand = true): void {
    this.#resolved = new Map();
    this.#order = this.#orderNow();
    this.#compile();
    const known = new Map(this.#entries);
    this.#entries.clear();
    this.#bearers.clear();
    for (const row of this.#source.list('opportunities')) {
      const old = known.get(row.id);
      this.#add(this.#entryOf(row, namesStand && old?.row === row ? old.text : undefined));
    }
    this.#sorted = [...this.#entries.values()].sort((a, b) => this.#order.compare(a, b));
    this.#shown = [];
    this.#forgetTotals();
    this.#judgeWords(this.#sorted);
  }

  #entryOf(row: Opportunity, text: string | undefined): Entry {
    const stage = this.#stageOf(row);
    return {
      id: row.id,
      row,
      values: this.#order.valuesOf(row),
      contribution: contributionOf(row, stage),
      part: partOf(stage.stage),
      text,
      names: namesOf(this.#source, row),
      kept: this.#keeps(row),
      shown: false,
    };
  }

  #stageOf({ position }: Opportunity): ResolvedStage {
    const key = `${position.schemaId} ${position.stageId}`;
    let resolved = this.#resolved.get(key);
    if (!resolved) this.#resolved.set(key, (resolved = stageOf(this.#source, position)));
    return resolved;
  }

  #add(entry: Entry): void {
    this.#entries.set(entry.id, entry);
    for (const key of entry.names) {
      const bearers = this.#bearers.get(key);
      if (bearers) bearers.add(entry.id);
      else this.#bearers.set(key, new Set([entry.id]));
    }
  }

  #refresh(id: OpportunityId): void {
    const old = this.#entries.get(id);
    const row = this.#source.get('opportunities', id);
    if (old) {
      for (const key of old.names) this.#bearers.get(key)?.delete(id);
      this.#entries.delete(id);
      this.#sorted.splice(this.#slot(this.#sorted, old), 1);
      if (old.shown) {
        this.#shown.splice(this.#slot(this.#shown, old), 1);
        for (const totals of this.#totalsOf(old)) totals.subtract(old.contribution);
      }
    }
    if (!row || row.removed !== null) return;
    const next = this.#entryOf(row, undefined);
    this.#add(next);
    this.#sorted.splice(this.#slot(this.#sorted, next), 0, next);
    next.shown = next.kept && this.#hasWords(next);
    if (!next.shown) return;
    this.#shown.splice(this.#slot(this.#shown, next), 0, next);
    for (const totals of this.#totalsOf(next)) totals.add(next.contribution);
  }

  /** What it counts in while it is shown. */
  #totalsOf({ part }: Entry): readonly TotalsAccumulator[] {
    return part === 'delivery' ? [this.#totals, this.#delivery] : [this.#totals];
  }

  #hasWords(entry: Entry): boolean {
    return this.#words.length === 0 || matchesWords(this.#textOf(entry), this.#words);
  }

  #textOf(entry: Entry): string {
    return (entry.text ??= searchText(entry.row, reading(this.#source)));
  }

  /** `candidates` are in order, and hold all that may be shown and all that were. Whether others are shown now. */
  #judgeWords(candidates: readonly Entry[]): boolean {
    const shown: Entry[] = [];
    const changed: Entry[] = [];
    for (const entry of candidates) {
      const isShown = entry.kept && this.#hasWords(entry);
      if (isShown) shown.push(entry);
      if (isShown !== entry.shown) changed.push(entry);
      entry.shown = isShown;
    }
    if (changed.length === 0) return false;
    this.#shown = shown;
    // Sums are exact, whichever way leads to them: the shorter one.
    const isShorter = changed.length < shown.length;
    if (!isShorter) this.#forgetTotals();
    for (const entry of isShorter ? changed : shown)
      for (const totals of this.#totalsOf(entry))
        totals[entry.shown ? 'add' : 'subtract'](entry.contribution);
    return true;
  }

  #forgetTotals(): void {
    this.#totals = new TotalsAccumulator();
    this.#delivery = new TotalsAccumulator();
  }

  /** Index of the first entry that does not come before `wanted`. */
  #slot(entries: readonly Entry[], wanted: Entry): number {
    let [low, high] = [0, entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#order.compare(entries[middle] as Entry, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #publish(): ListState {
    const before = this.#state;
    const ids = this.#shown.map(({ id }) => id);
    const totals = this.#totals.publish(before?.totals);
    const delivery = this.#delivery.publish(before?.delivery);
    const all = this.#sorted.length;
    const sameIds = before?.ids.length === ids.length && ids.every((id, index) => id === before.ids[index]);
    if (before && sameIds && before.totals === totals && before.delivery === delivery && before.all === all)
      return before;
    return { ids: before && sameIds ? before.ids : Object.freeze(ids), totals, delivery, all };
  }
}

/** Of a merged customer all that stand for it: each may change where the record stands (D78). */
function namesOf(source: Pick<ListSource, 'get'>, { customerId, ownerId }: Opportunity): string[] {
  const names = ownerId === null ? [] : [`members ${ownerId}`];
  resolveContact(source, customerId, (id) => names.push(`contacts ${id}`));
  return names;
}

/** The source with `get` free to be called by itself. */
function reading(source: ListSource): Pick<ListSource, 'get' | 'settings'> {
  return { get: (collection, id) => source.get(collection, id), settings: source.settings };
}

function withoutText({ text: _text, ...filter }: OpportunityFilter): OpportunityFilter {
  return filter;
}

const same = (a: unknown, b: unknown): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

function sameDay(a: ListEnv, b: ListEnv): boolean {
  return (
    a.today === b.today &&
    a.timeZone === b.timeZone &&
    a.weekStart === b.weekStart &&
    a.fiscalStart === b.fiscalStart
  );
}
