import type { OpportunityId } from '../ids.js';
import type { Opportunity } from '../records/opportunity.js';
import type { Contribution } from './totals.js';

/** One card of a board, with what is worked out from its record once. */
export interface BoardEntry {
  readonly id: OpportunityId;
  readonly order: string;
  readonly row: Opportunity;
  readonly columnId: string;
  readonly contribution: Contribution;
  /** What it stands by where the board is not sorted by hand. */
  readonly values: readonly unknown[];
  /** Folded text of the quick filter; worked out when it is first asked for. */
  haystack: string | undefined;
  /** Whether it matches the quick filter. */
  shown: boolean;
}

export type CompareEntries = (a: BoardEntry, b: BoardEntry) => number;

/** Cards in order with their ids beside: the ids are what is published. */
export class EntryList {
  readonly entries: BoardEntry[];
  readonly ids: OpportunityId[];
  readonly #compare: CompareEntries;

  constructor(sorted: BoardEntry[], compare: CompareEntries) {
    this.#compare = compare;
    this.entries = sorted;
    this.ids = sorted.map((entry) => entry.id);
  }

  /** Takes one out and puts another in, either may be missing; returns whether the sequence of ids has changed. */
  replace(old: BoardEntry | undefined, next: BoardEntry | undefined): boolean {
    const from = old ? this.#lowerBound(old) : -1;
    if (from >= 0) this.entries.splice(from, 1);
    const to = next ? this.#lowerBound(next) : -1;
    if (next) this.entries.splice(to, 0, next);
    if (from === to && old?.id === next?.id) return false;
    if (from >= 0) this.ids.splice(from, 1);
    if (next) this.ids.splice(to, 0, next.id);
    return true;
  }

  /** Index of the first entry that does not come before `wanted`. */
  #lowerBound(wanted: BoardEntry): number {
    let [low, high] = [0, this.entries.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      const entry = this.entries[middle];
      if (entry !== undefined && this.#compare(entry, wanted) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

/** By (order, id): as people have put them. */
export function compareEntries(a: BoardEntry, b: BoardEntry): number {
  if (a.order !== b.order) return a.order < b.order ? -1 : 1;
  return a.id === b.id ? 0 : a.id < b.id ? -1 : 1;
}
