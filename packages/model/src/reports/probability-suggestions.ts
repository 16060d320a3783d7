import type { StageId } from '../ids.js';
import type { Conversion } from './conversion.js';
import { shareOf, type Share } from './figure.js';
import type { ReportSource } from './report.js';

/** D32: so many closed records of a stage tell something. */
export const ENOUGH_CLOSED = 20;

export interface ProbabilitySuggestion {
  readonly stageId: StageId;
  /** The default of the stage in basis points. */
  readonly configured: number;
  /** Of those that reached it and were closed since, the won ones. */
  readonly history: Share;
  /** What to show beside the default; `null` while there are too few. Nothing is changed by it. */
  readonly suggested: number | null;
}

/** D32: what the history says of each stage, beside what is configured. */
export function probabilitySuggestions(
  { stages }: Conversion,
  source: Pick<ReportSource, 'get'>,
): readonly ProbabilitySuggestion[] {
  return stages.map(({ stageId, entered, won, open, moved }) => {
    const closed = entered.count - open.count - moved.count;
    const history = shareOf(won.count, closed);
    return {
      stageId,
      configured: source.get('stages', stageId)?.probability ?? 0,
      history,
      suggested: closed < ENOUGH_CLOSED ? null : history.basisPoints,
    };
  });
}
