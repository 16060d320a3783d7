import type { Stage } from '../records/stage-schema.js';
import type { BoardColumn, BoardState, BoardTotals, CurrencyTotals } from './board-types.js';

/** D3: the sale up to its win, and delivery and collection after it. */
export const PROCESS_PARTS = ['sale', 'delivery'] as const;
export type ProcessPart = (typeof PROCESS_PARTS)[number];

/** What has no stage is still to be sold: it must not be lost between the two. */
export function partOf(stage: Pick<Stage, 'phase'> | undefined): ProcessPart {
  return stage?.phase === 'post' ? 'delivery' : 'sale';
}

/** The board with the columns of one part only, and what they add up to; the board itself when it has no others. */
export function boardOfPart(board: BoardState, part: ProcessPart): BoardState {
  const columns = board.columns.filter(({ stage }) => partOf(stage) === part);
  if (columns.length === board.columns.length) return board;
  const allTotals = sumOf(columns.map((column) => column.allTotals));
  const isFiltered = board.totals !== board.allTotals;
  return { columns, totals: isFiltered ? sumOf(columns.map(({ totals }) => totals)) : allTotals, allTotals };
}

/** What the columns of each part add up to: the open pipeline apart from what is delivered and collected. */
export function totalsOfParts(columns: readonly BoardColumn[]): Readonly<Record<ProcessPart, BoardTotals>> {
  const of = (part: ProcessPart): BoardTotals =>
    sumOf(columns.filter(({ stage }) => partOf(stage) === part).map(({ totals }) => totals));
  return { sale: of('sale'), delivery: of('delivery') };
}

/** Totals added up, each currency by itself (D39), exactly: sums are integers (D33). */
function sumOf(many: readonly BoardTotals[]): BoardTotals {
  const byCurrency = new Map<string, CurrencyTotals>();
  for (const one of many.flatMap((totals) => totals.byCurrency)) {
    const sum = byCurrency.get(one.currency);
    byCurrency.set(one.currency, sum ? added(sum, one) : one);
  }
  return {
    count: many.reduce((sum, { count }) => sum + count, 0),
    unpriced: many.reduce((sum, { unpriced }) => sum + unpriced, 0),
    byCurrency: [...byCurrency.values()].sort((a, b) => (a.currency < b.currency ? -1 : 1)),
  };
}

function added(a: CurrencyTotals, b: CurrencyTotals): CurrencyTotals {
  return {
    currency: a.currency,
    fixed: a.fixed + b.fixed,
    monthly: a.monthly + b.monthly,
    yearly: a.yearly + b.yearly,
    weightedFixed: a.weightedFixed + b.weightedFixed,
    weightedYearlyRate: a.weightedYearlyRate + b.weightedYearlyRate,
  };
}
