import type { OpportunityId, SchemaId } from '../ids.js';
import type { CollectionName } from '../records/collections.js';
import type { Opportunity, Status } from '../records/opportunity.js';
import type { Stage } from '../records/stage-schema.js';

/** Exact sums of one currency, in minor units (D28: one-off and recurring are never added; D33: weighted sums are exact). */
export interface CurrencyTotals {
  readonly currency: string;
  /** Σ of fixed prices. */
  readonly fixed: number;
  /** Σ of monthly prices, and Σ of yearly prices: MRR = monthly + yearly / 12 as an exact fraction (D27). */
  readonly monthly: number;
  readonly yearly: number;
  /** Σ(amount × probability in basis points) of open opportunities; divide by 10,000 once, for display (D33). */
  readonly weightedFixed: bigint;
  /** Σ((monthly × 12 + yearly) × basis points) of open ones; divide by 120,000 for weighted MRR. */
  readonly weightedYearlyRate: bigint;
}

export interface BoardTotals {
  readonly count: number;
  /** D29: without a price; not 0. */
  readonly unpriced: number;
  /** Sorted by currency code; currencies are never added (D39). */
  readonly byCurrency: readonly CurrencyTotals[];
}

/** One column: a live stage, an archived one that still has cards (D9), or the lane of cards whose stage is unknown (D10). */
export interface BoardColumn {
  /** Stage id; `''` for the lane without a stage. */
  readonly id: string;
  readonly kind: 'stage' | 'archived' | 'unplaced';
  readonly stage: Stage | undefined;
  /** Matching cards by (order, id). The array is replaced, never mutated, when it changes. */
  readonly ids: readonly OpportunityId[];
  /** Of the matching cards. */
  readonly totals: BoardTotals;
  /** Of all cards of the column under the status and representative filters, without the text filter; the same object as `totals` when nothing is typed. */
  readonly allTotals: BoardTotals;
}

export interface BoardQuery {
  /** Default: the workspace's default schema. */
  readonly schemaId: SchemaId;
  /** Which statuses are on the board. Default: open, suspended, won. */
  readonly statuses: readonly Status[];
  /** Quick filter, folded as D67 says; matches description, what is known of the need (S82), customer and representative; all words must occur. */
  readonly text: string;
  /** Optional exact filter by representative; absent or `null`: everybody's. */
  readonly ownerId?: string | null;
  /** Any other filter: only what it keeps is on the board and in its totals (D84). Equal keys mean equal answers. */
  readonly filter?: { readonly key: string; readonly keeps: OpportunityPredicate } | undefined;
  /** What the cards of a column stand by instead of by hand (D82). */
  readonly order?: BoardOrder | undefined;
}

/** Another order of cards than the one by hand; see `boardOrder`. Equal keys mean equal orders. */
export interface BoardOrder {
  readonly key: string;
  /** What a card stands by, worked out once for each state of its record. */
  valuesOf(opportunity: Opportunity): readonly unknown[];
  compare(a: Placed, b: Placed): number;
  /** Cards whose values may have changed although their records have not. */
  touched?(changes: ReadonlyMap<CollectionName, ReadonlySet<string>>): Iterable<OpportunityId>;
}

export interface Placed {
  readonly id: OpportunityId;
  readonly values: readonly unknown[];
}

export interface BoardState {
  readonly columns: readonly BoardColumn[];
  readonly totals: BoardTotals;
  readonly allTotals: BoardTotals;
}

export type OpportunityPredicate = (opportunity: Opportunity) => boolean;
