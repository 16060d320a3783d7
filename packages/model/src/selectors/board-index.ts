import { fold, foldedWords, matchesWords } from '../fold.js';
import type { OpportunityId } from '../ids.js';
import { compareOrder } from '../order/compare-order.js';
import type { CollectionName } from '../records/collections.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Snapshot } from '../snapshot.js';
import { backgroundOf } from './background.js';
import { ColumnIndex } from './board-column.js';
import { compareEntries, type BoardEntry, type CompareEntries } from './board-entry.js';
import type { BoardColumn, BoardQuery, BoardState } from './board-types.js';
import { NameIndex } from './name-index.js';
import { stageOf, UNPLACED, type ResolvedStage } from './stage-resolution.js';
import { contributionOf, TotalsAccumulator } from './totals.js';

const NO_VALUES: readonly unknown[] = [];

export type BoardSource = Pick<Snapshot, 'get' | 'list' | 'settings'>;

export interface BoardIndexOptions {
  /**
   * Whether opportunities whose schema is missing or archived stand in this board's lane without a stage (D10). Default: when it shows the
   * workspace's default schema, so that no opportunity is on no board.
   */
  readonly adoptOrphans?: boolean;
}

export type Changes = ReadonlyMap<CollectionName, ReadonlySet<string>>;

/**
 * The columns of a board, kept up to date change by change: the cost of one change does not depend on the number of cards, except for the
 * copy of one column's ids (architecture 4.5). Reads the records anew from `source`, which must already show the changes.
 */
export class BoardIndex {
  readonly #source: BoardSource;
  readonly #options: BoardIndexOptions;
  #query: BoardQuery;
  #words: readonly string[];
  #entries = new Map<OpportunityId, BoardEntry>();
  #columns = new Map<string, ColumnIndex>();
  /** Resolved stages by position; good until a stage or schema changes, which rebuilds. */
  #resolved = new Map<string, ResolvedStage>();
  readonly #names: NameIndex;
  #allTotals = new TotalsAccumulator();
  #shownTotals = new TotalsAccumulator();
  #state: BoardState | undefined;

  constructor(source: BoardSource, query: BoardQuery, options: BoardIndexOptions = {}) {
    this.#source = source;
    this.#query = query;
    this.#options = options;
    this.#words = foldedWords(query.text);
    this.#names = new NameIndex(source);
    this.rebuild();
  }

  get query(): BoardQuery {
    return this.#query;
  }

  /** Replaced when a column, or the set of columns, has changed; unchanged columns keep their identity. */
  get state(): BoardState {
    return (this.#state ??= this.#publish());
  }

  /** Where a card stands under the schema, statuses and representative of the query, shown or not. */
  columnOf(id: OpportunityId): string | undefined {
    return this.#entries.get(id)?.columnId;
  }

  /** Takes the ids of one transaction in; returns whether `state` is another object now. */
  apply(changes: Changes): boolean {
    if (changes.has('stages') || changes.has('schemas') || changes.has('settings')) {
      this.#names.forget(changes);
      return this.rebuild();
    }
    const before = this.#state;
    const ids = changes.get('opportunities');
    const renamed = this.#names.forget(changes);
    // Many at once (an import, the first sync): sorting all again is cheaper than inserting one by one.
    if (ids && ids.size > 64 && ids.size * 4 > this.#entries.size) return this.rebuild();
    for (const id of ids ?? []) this.#refresh(id);
    for (const id of this.#query.order?.touched?.(changes) ?? []) this.#refresh(id, true);
    for (const entry of renamed) this.#rejudge(entry);
    this.#state = this.#publish();
    return this.#state !== before;
  }

  /** Changes what is asked for; a change of the text alone only filters. Returns whether `state` is another object now. */
  setQuery(query: BoardQuery): boolean {
    const before = this.#query;
    this.#query = query;
    const old = this.#words;
    this.#words = foldedWords(query.text);
    if (
      before.schemaId !== query.schemaId ||
      (before.ownerId ?? null) !== (query.ownerId ?? null) ||
      before.filter?.key !== query.filter?.key ||
      before.order?.key !== query.order?.key ||
      before.statuses.length !== query.statuses.length ||
      before.statuses.some((status) => !query.statuses.includes(status))
    ) {
      return this.rebuild();
    }
    const previous = this.#state;
    const narrowing =
      old.length > 0 && old.every((word) => this.#words.some((longer) => longer.includes(word)));
    for (const column of this.#columns.values()) {
      column.refilter(this.#filtered, (entry) => this.#judge(entry), narrowing);
    }
    this.#sumShown();
    this.#state = this.#publish();
    return this.#state !== previous;
  }

  /** Reads everything again. What has not changed keeps its identity. */
  rebuild(): boolean {
    const before = this.#state;
    const known = this.#entries;
    this.#entries = new Map();
    this.#resolved = new Map();
    this.#columns = this.#emptyColumns(before);
    this.#names.clear();
    this.#allTotals = new TotalsAccumulator();
    const byColumn = new Map<string, BoardEntry[]>();
    for (const row of this.#source.list('opportunities')) {
      const entry = this.#entryOf(row, known.get(row.id));
      if (!entry) continue;
      this.#entries.set(entry.id, entry);
      const rows = byColumn.get(entry.columnId);
      if (rows) rows.push(entry);
      else byColumn.set(entry.columnId, [entry]);
    }
    for (const [id, rows] of byColumn) this.#column(id).fill(rows, this.#filtered);
    for (const column of this.#columns.values()) {
      if (column.empty) column.fill([], this.#filtered);
      column.addTotals(this.#allTotals);
    }
    this.#sumShown();
    this.#state = this.#publish();
    return this.#state !== before;
  }

  get #compare(): CompareEntries {
    const { order } = this.#query;
    return order ? (a, b) => order.compare(a, b) : compareEntries;
  }

  get #filtered(): boolean {
    return this.#words.length > 0;
  }

  #emptyColumns(before: BoardState | undefined): Map<string, ColumnIndex> {
    const { schemaId } = this.#query;
    const previous = new Map<string, BoardColumn>(before?.columns.map((column) => [column.id, column]));
    const columns = new Map<string, ColumnIndex>();
    for (const stage of [...this.#source.list('stages')].sort(compareOrder)) {
      if (stage.schemaId !== schemaId) continue;
      columns.set(stage.id, new ColumnIndex(stage.id, 'stage', stage, previous.get(stage.id), this.#compare));
    }
    return columns;
  }

  #column(id: string): ColumnIndex {
    let column = this.#columns.get(id);
    if (!column) {
      // A live stage has its column from the start; what comes later is archived or the lane without a stage.
      const stage = id === '' ? undefined : this.#source.get('stages', id);
      const previous = this.#state?.columns.find((published) => published.id === id);
      column = new ColumnIndex(id, stage ? 'archived' : 'unplaced', stage, previous, this.#compare);
      // Filtered from the start, or the first card would be shown whatever it says.
      column.fill([], this.#filtered);
      this.#columns.set(id, column);
    }
    return column;
  }

  #refresh(id: OpportunityId, isTouched = false): void {
    const row = this.#source.get('opportunities', id);
    const old = this.#entries.get(id);
    if (old && row === old.row && !isTouched) return;
    const next = row && row.removed === null ? this.#entryOf(row, undefined) : undefined;
    if (next) this.#entries.set(id, next);
    else this.#entries.delete(id);
    this.#replace(old, next);
  }

  #replace(old: BoardEntry | undefined, next: BoardEntry | undefined): void {
    if (old && old.columnId === next?.columnId) {
      this.#column(old.columnId).replace(old, next);
    } else {
      if (old) this.#column(old.columnId).replace(old, undefined);
      if (next) this.#column(next.columnId).replace(undefined, next);
    }
    if (old) {
      this.#names.remove(old);
      this.#allTotals.subtract(old.contribution);
      if (this.#filtered && old.shown) this.#shownTotals.subtract(old.contribution);
    }
    if (next) {
      this.#allTotals.add(next.contribution);
      if (this.#filtered && next.shown) this.#shownTotals.add(next.contribution);
    }
  }

  /** A customer or representative of this card has another name now. */
  #rejudge(old: BoardEntry): void {
    if (this.#entries.get(old.id) !== old) return;
    const next: BoardEntry = { ...old, haystack: undefined };
    this.#judge(next);
    this.#entries.set(next.id, next);
    this.#replace(old, next);
  }

  /** The card of a record, if this board has one for it. */
  #entryOf(row: Opportunity, known: BoardEntry | undefined): BoardEntry | undefined {
    const { schemaId, statuses, ownerId = null, filter, order } = this.#query;
    if (!statuses.includes(row.status.code) || filter?.keeps(row) === false) return undefined;
    if (ownerId !== null && row.ownerId !== ownerId) return undefined;
    const own = row.position.schemaId === schemaId;
    if (!own && !this.#adopts(row.position.schemaId)) return undefined;
    const resolved = own ? this.#resolve(row) : UNPLACED;
    const entry: BoardEntry = {
      id: row.id,
      order: row.position.order,
      row,
      columnId: resolved.stage?.id ?? '',
      contribution: contributionOf(row, resolved),
      values: order?.valuesOf(row) ?? NO_VALUES,
      haystack: known?.row === row ? known.haystack : undefined,
      shown: true,
    };
    if (entry.haystack !== undefined) this.#names.add(entry);
    this.#judge(entry);
    return entry;
  }

  #resolve(row: Opportunity): ResolvedStage {
    const { stageId } = row.position;
    let resolved = this.#resolved.get(stageId);
    if (!resolved) {
      resolved = stageOf(this.#source, row.position);
      this.#resolved.set(stageId, resolved);
    }
    return resolved;
  }

  #adopts(schemaId: string): boolean {
    const adopting =
      this.#options.adoptOrphans ?? this.#source.settings?.defaultSchemaId === this.#query.schemaId;
    if (!adopting) return false;
    const schema = this.#source.get('schemas', schemaId);
    return !schema || schema.removed !== null;
  }

  #judge(entry: BoardEntry): void {
    if (!this.#filtered) {
      entry.shown = true;
      return;
    }
    if (entry.haystack === undefined) {
      entry.haystack = `${fold(`${entry.row.description}\n${backgroundOf(entry.row)}`)}\n${this.#names.textOf(entry)}`;
    }
    entry.shown = matchesWords(entry.haystack, this.#words);
  }

  #sumShown(): void {
    this.#shownTotals = new TotalsAccumulator();
    if (!this.#filtered) return;
    for (const column of this.#columns.values()) column.addShownTotals(this.#shownTotals);
  }

  #publish(): BoardState {
    const before = this.#state;
    const live: BoardColumn[] = [];
    const archived: ColumnIndex[] = [];
    for (const column of this.#columns.values()) {
      if (column.kind === 'stage') live.push(column.publish());
      else if (column.kind === 'archived' && !column.empty) archived.push(column);
    }
    archived.sort((a, b) => (a.stage && b.stage ? compareOrder(a.stage, b.stage) : 0));
    const columns = [...live, ...archived.map((column) => column.publish())];
    const lane = this.#columns.get('');
    if (lane && !lane.empty) columns.push(lane.publish());

    const allTotals = this.#allTotals.publish(before?.allTotals);
    const totals = this.#filtered ? this.#shownTotals.publish(before?.totals) : allTotals;
    const same =
      before?.totals === totals &&
      before.allTotals === allTotals &&
      before.columns.length === columns.length &&
      before.columns.every((column, index) => column === columns[index]);
    return same ? before : { columns, totals, allTotals };
  }
}
