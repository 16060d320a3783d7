import { fail } from 'node:assert/strict';

/** Fails with the problems, one on each line, when there are any. */
export function assertNone(problems: readonly string[]): void {
  if (problems.length > 0) fail(`${problems.length} found:\n  ${problems.join('\n  ')}`);
}
