/** Types of summary.mjs, for its test. */

/** Counts of tests. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}
/** Counts of a finished Web Test Runner run. */
export function countSessions(sessions: Iterable<object>): Counts;
/** The closing line: `N passed, N failed`, and what was skipped. */
export function closingLine(counts: Counts): string;
