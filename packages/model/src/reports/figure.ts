import type { OpportunityId } from '../ids.js';
import { divideRounded } from '../rounding.js';
import type { ConvertedTotals } from './converted.js';
import type { BoardTotals } from '../selectors/board-types.js';

/** Below so many records a percentage says little and is shown muted (D19). */
export const FEW = 10;

/** How a figure was computed: a code, and what it was computed with. The words are in the locales. */
export interface How {
  readonly code: HowCode;
  readonly params: Readonly<Record<string, string | number | boolean | null>>;
}

export type HowCode =
  | 'time-in-stage'
  | 'conversion'
  | 'outcomes'
  | 'velocity'
  | 'slip'
  | 'losses'
  | 'effort'
  | 'offers'
  | 'activities'
  | 'open-amounts'
  | 'members'
  | 'qualification-losses'
  | 'stage-history'
  | 'forecast'
  | 'quota'
  | 'changes'
  | 'bridge'
  | 'conversion-of-money';

/** What a report left out, and why: nothing is left out silently. */
export type ExclusionCode =
  | 'no-close-date'
  | 'no-price'
  | 'no-start-date'
  | 'no-owner'
  | 'no-expected-close'
  | 'unknown-stage'
  | 'other-schema'
  | 'post-phase'
  | 'suspended'
  | 'incomplete-history'
  | 'odd-clock'
  | 'no-rate'
  | 'other-currency'
  | 'other-basis'
  | 'unlinked'
  | 'several-quotas'
  | 'no-quota'
  | 'outside-window'
  | 'draft-offer';

export interface Exclusion {
  readonly code: ExclusionCode;
  readonly count: number;
  readonly ids: Ids;
}

/** The records behind a figure, as they are when it is asked: to open them, nobody needs them before. */
export type Ids = () => readonly OpportunityId[];

export const NO_IDS: Ids = () => [];

export interface Count {
  readonly count: number;
  readonly ids: Ids;
}

/** Exact sums by currency, one-off and recurring apart (D28); `totals.unpriced` says how many have no price (D29). */
export interface Amount extends Count {
  readonly totals: BoardTotals;
  /** D39: the same in the reporting currency, when the report is asked in it. */
  readonly converted?: ConvertedTotals;
}

/** Part of a whole, exact. */
export interface Share {
  readonly part: number;
  readonly whole: number;
  /** For display; `null` of nothing, which is neither 0 nor 100 %. */
  readonly basisPoints: number | null;
  /** D19: too few to say it aloud. */
  readonly muted: boolean;
}

export function shareOf(part: number, whole: number): Share {
  return { part, whole, basisPoints: basisPointsOf(BigInt(part), BigInt(whole)), muted: whole < FEW };
}

/** `null` when there is nothing to divide by: no report ever shows NaN or ∞. */
export function basisPointsOf(part: bigint, whole: bigint): number | null {
  return whole <= 0n ? null : Number(divideRounded(part * 10_000n, whole));
}

/** A mean as what it is made of; rounded only for display. */
export interface Mean {
  readonly sum: bigint;
  readonly count: number;
  /** What it is the mean of. */
  readonly ids: Ids;
}

/** A mean in hundredths, half away from zero; `null` of nothing. */
export function hundredths({ sum, count }: Pick<Mean, 'sum' | 'count'>): number | null {
  return count === 0 ? null : Number(divideRounded(sum * 100n, BigInt(count)));
}
