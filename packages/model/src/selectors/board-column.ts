import type { Stage } from '../records/stage-schema.js';
import { EntryList, type BoardEntry, type CompareEntries } from './board-entry.js';
import type { BoardColumn } from './board-types.js';
import { TotalsAccumulator } from './totals.js';

/** The working state behind one `BoardColumn`. Without a quick filter `shown` is `all`, and the totals are the same object. */
export class ColumnIndex {
  readonly id: string;
  readonly kind: BoardColumn['kind'];
  readonly stage: Stage | undefined;
  readonly #compare: CompareEntries;
  #all: EntryList;
  #shown: EntryList;
  #allTotals = new TotalsAccumulator();
  #shownTotals = this.#allTotals;
  #published: BoardColumn | undefined;
  #dirty = true;
  /** False: the ids are those that were published; nobody needs to compare a thousand of them after an edit. */
  #idsTouched = true;

  /** `previous` is what was last published under this id: it keeps its identity if nothing differs. */
  constructor(
    id: string,
    kind: BoardColumn['kind'],
    stage: Stage | undefined,
    previous: BoardColumn | undefined,
    compare: CompareEntries,
  ) {
    this.#compare = compare;
    this.#all = this.#shown = new EntryList([], compare);
    this.id = id;
    this.kind = kind;
    this.stage = stage;
    this.#published = previous;
  }

  get dirty(): boolean {
    return this.#dirty;
  }

  get empty(): boolean {
    return this.#all.ids.length === 0;
  }

  /** Takes all cards at once. */
  fill(entries: BoardEntry[], filtered: boolean): void {
    this.#all = new EntryList(entries.sort(this.#compare), this.#compare);
    this.#allTotals = new TotalsAccumulator();
    for (const entry of entries) this.#allTotals.add(entry.contribution);
    this.refilter(filtered, () => undefined);
  }

  /** One card leaves, comes, or changes within the column. */
  replace(old: BoardEntry | undefined, next: BoardEntry | undefined): void {
    this.#dirty = true;
    if (this.#all.replace(old, next)) this.#idsTouched = true;
    if (old) this.#allTotals.subtract(old.contribution);
    if (next) this.#allTotals.add(next.contribution);
    if (this.#shown === this.#all) return;
    const [left, right] = [old?.shown ? old : undefined, next?.shown ? next : undefined];
    if (this.#shown.replace(left, right)) this.#idsTouched = true;
    if (left) this.#shownTotals.subtract(left.contribution);
    if (right) this.#shownTotals.add(right.contribution);
  }

  /**
   * Decides again which cards are shown; `judge` sets `entry.shown`. With `narrowing` only shown cards are asked: the new filter cannot
   * match what the old one did not.
   */
  refilter(filtered: boolean, judge: (entry: BoardEntry) => void, narrowing = false): void {
    this.#dirty = true;
    this.#idsTouched = true;
    for (const entry of narrowing ? this.#shown.entries : this.#all.entries) judge(entry);
    if (!filtered) {
      [this.#shown, this.#shownTotals] = [this.#all, this.#allTotals];
      return;
    }
    const candidates = narrowing ? this.#shown : this.#all;
    this.#shown = new EntryList(
      candidates.entries.filter((entry) => entry.shown),
      this.#compare,
    );
    this.#shownTotals = new TotalsAccumulator();
    for (const entry of this.#shown.entries) this.#shownTotals.add(entry.contribution);
  }

  /** Adds the totals of all its cards to those of the board. */
  addTotals(board: TotalsAccumulator): void {
    board.addAll(this.#allTotals);
  }

  /** The same for the cards that the quick filter leaves. */
  addShownTotals(board: TotalsAccumulator): void {
    board.addAll(this.#shownTotals);
  }

  /** The column for readers: the same object unless something that it tells has changed. */
  publish(): BoardColumn {
    const previous = this.#published;
    if (!this.#dirty && previous) return previous;
    this.#dirty = false;
    const { ids } = this.#shown;
    const allTotals = this.#allTotals.publish(previous?.allTotals);
    const next: BoardColumn = {
      id: this.id,
      kind: this.kind,
      stage: this.stage,
      ids: previous && (!this.#idsTouched || sameIds(previous.ids, ids)) ? previous.ids : ids.slice(),
      totals: this.#shown === this.#all ? allTotals : this.#shownTotals.publish(previous?.totals),
      allTotals,
    };
    this.#idsTouched = false;
    this.#published = previous && sameColumn(previous, next) ? previous : next;
    return this.#published;
  }
}

function sameIds(a: readonly string[], b: readonly string[]): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
}

function sameColumn(a: BoardColumn, b: BoardColumn): boolean {
  return (
    a.kind === b.kind &&
    a.stage === b.stage &&
    a.ids === b.ids &&
    a.totals === b.totals &&
    a.allTotals === b.allTotals
  );
}
