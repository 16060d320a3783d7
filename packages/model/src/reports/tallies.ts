import type { OpportunityId } from '../ids.js';
import type { BoardTotals } from '../selectors/board-types.js';
import { ExactSum } from '../selectors/exact-sum.js';
import { exactTotals, TotalsAccumulator, type Contribution, type ExactTotals } from '../selectors/totals.js';
import { ConvertedSums, type Rated } from './converted.js';
import type { Rate, Rates } from './rates.js';
import { type Amount, type Count, type Exclusion, type ExclusionCode, type Mean } from './figure.js';
import { NO_DURATIONS, Samples, type Durations } from './samples.js';

/** What one opportunity adds to one part of one group of a report. */
export interface Entry {
  readonly group: string;
  readonly part: string;
  /** A number that is added up exactly. */
  readonly amount?: number | bigint;
  readonly price?: Contribution;
  /** D39: what the price comes to in the reporting currency, when the report is asked in it. */
  readonly rated?: Rated;
  readonly sample?: number;
}

const EMPTY_TOTALS: BoardTotals = Object.freeze({ count: 0, unpriced: 0, byCurrency: [] });

class Tally {
  count = 0;
  sum: ExactSum | undefined;
  totals: TotalsAccumulator | undefined;
  converted: ConvertedSums | undefined;
  samples: Samples | undefined;

  add({ amount, price, rated, sample }: Entry, rates: Rates | undefined): void {
    this.count++;
    if (amount !== undefined) (this.sum ??= new ExactSum()).add(amount);
    if (price) (this.totals ??= new TotalsAccumulator()).add(price);
    if (price && rated && rates) (this.converted ??= new ConvertedSums(rates)).add(price, rated);
    if (sample !== undefined) (this.samples ??= new Samples()).add(sample);
  }

  subtract({ amount, price, rated, sample }: Entry): void {
    this.count--;
    if (amount !== undefined) this.sum?.add(-amount);
    if (price) this.totals?.subtract(price);
    if (price && rated) this.converted?.subtract(price, rated);
    if (sample !== undefined) this.samples?.subtract(sample);
  }
}

/** Group of a report that holds what it left out; the parts are the codes. */
export const LEFT_OUT = '\u0000';

const keys = new Map<string, string>();

/** Groups are told with a mark, so that the total over all is never one of them. One string for each: it is looked up by every opportunity. */
export function groupKey(group: string): string {
  let key = keys.get(group);
  if (key === undefined) keys.set(group, (key = `g${group}`));
  return key;
}

/** What each group adds up to, in the order of code units, beside the total that is told under a key of its own. */
export function byGroup<T extends object>(
  tallies: Tallies,
  total: string,
  read: (key: string) => T,
): readonly (T & { readonly group: string })[] {
  return tallies
    .groups()
    .filter((key) => key !== total)
    .map((key) => ({ ...read(key), group: key.slice(1) }));
}

/**
 * What the opportunities of a report add up to, by group and part. Entries are added and taken away one by one, exactly, so a report costs what
 * changes of it. An opportunity may have several entries in a part (its offers): they count each, its id stands there once.
 */
export class Tallies {
  readonly #groups = new Map<string, Map<string, Tally>>();
  readonly #entries = new Map<OpportunityId, readonly Entry[]>();
  readonly #rates: Rates | undefined;

  /** With rates, amounts are told in their currency as well (D39): by the rate that each entry names. */
  constructor(rates?: Rates) {
    this.#rates = rates;
  }

  /** What an opportunity adds now, in place of what it added before; whether that may differ. The list is copied, the entries are kept. */
  put(id: OpportunityId, entries: readonly Entry[]): boolean {
    const before = this.#entries.get(id);
    if (!before && entries.length === 0) return false;
    for (const entry of before ?? []) this.#subtract(entry);
    for (const entry of entries) this.#add(entry);
    if (entries.length > 0) this.#entries.set(id, entries.slice());
    else this.#entries.delete(id);
    return true;
  }

  #add(entry: Entry): void {
    let parts = this.#groups.get(entry.group);
    if (!parts) this.#groups.set(entry.group, (parts = new Map<string, Tally>()));
    let tally = parts.get(entry.part);
    if (!tally) parts.set(entry.part, (tally = new Tally()));
    tally.add(entry, this.#rates);
  }

  #subtract(entry: Entry): void {
    const parts = this.#groups.get(entry.group);
    const tally = parts?.get(entry.part);
    if (!parts || !tally) return;
    tally.subtract(entry);
    if (tally.count > 0) return;
    parts.delete(entry.part);
    if (parts.size === 0) this.#groups.delete(entry.group);
  }

  /** Groups that have anything, in the order of code units. */
  groups(): string[] {
    return [...this.#groups.keys()].filter((group) => group !== LEFT_OUT).sort();
  }

  parts(group: string): string[] {
    return [...(this.#groups.get(group)?.keys() ?? [])].sort();
  }

  size(group: string, part: string): number {
    return this.#tally(group, part)?.count ?? 0;
  }

  count(group: string, part: string): Count {
    return { count: this.size(group, part), ids: () => this.#idsOf(group, part) };
  }

  sum(group: string, part: string): bigint {
    return this.#tally(group, part)?.sum?.value ?? 0n;
  }

  mean(group: string, part: string): Mean {
    return { sum: this.sum(group, part), ...this.count(group, part) };
  }

  amount(group: string, part: string): Amount {
    const tally = this.#tally(group, part);
    const totals = tally?.totals?.publish() ?? EMPTY_TOTALS;
    if (!this.#rates) return { ...this.count(group, part), totals };
    const converted = (tally?.converted ?? new ConvertedSums(this.#rates)).publish();
    return { ...this.count(group, part), totals, converted };
  }

  /** The sums behind an amount, as integers of any size. */
  exact(group: string, part: string): readonly ExactTotals[] {
    const totals = this.#tally(group, part)?.totals;
    return totals ? exactTotals(totals) : [];
  }

  /** D39: every rate that any amount was converted with, by currency and day. */
  rates(): readonly Rate[] {
    const used = new Map<string, Rate>();
    for (const parts of this.#groups.values())
      for (const { converted } of parts.values())
        for (const rate of converted?.publish().rates ?? []) used.set(`${rate.currency} ${rate.on}`, rate);
    return [...used].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, rate]) => rate);
  }

  durations(group: string, part: string): Durations {
    return this.#tally(group, part)?.samples?.durations() ?? NO_DURATIONS;
  }

  leftOut(): readonly Exclusion[] {
    return this.parts(LEFT_OUT).map((code) => ({
      code: code as ExclusionCode,
      ...this.count(LEFT_OUT, code),
    }));
  }

  /** Looked for when somebody asks: nobody opens all figures, and keeping the ids of each would cost more than all sums. */
  #idsOf(group: string, part: string): OpportunityId[] {
    const ids: OpportunityId[] = [];
    for (const [id, entries] of this.#entries)
      if (entries.some((entry) => entry.group === group && entry.part === part)) ids.push(id);
    return ids.sort();
  }

  #tally(group: string, part: string): Tally | undefined {
    return this.#groups.get(group)?.get(part);
  }
}
