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
/** One line for a failed test: its title and the beginning of what it said. */
export function failureLine(title: string, message?: string): string;
/** The lines of what failed in finished sessions. */
export function failuresOf(sessions: Iterable<object>): string[];
