import type { Problem, Result } from '@firsat/model';

/** Why a text could not be read, as problems of a field; nothing when it could. */
export function problemsOf(read: Result<unknown>, field: string): readonly Problem[] {
  return read.ok ? [] : read.problems.map((problem) => ({ ...problem, field }));
}

/** What a text means, or `null` when it cannot be read: for what is only sent when nothing was refused. */
export function valueOf<T>(read: Result<T | null>): T | null {
  return read.ok ? read.value : null;
}
