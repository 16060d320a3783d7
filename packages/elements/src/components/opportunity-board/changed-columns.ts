import type { BoardState } from '@firsat/model';

/** Ids of the columns that are not what they were. */
export function changedColumns(
  before: BoardState | undefined,
  now: BoardState | undefined,
): ReadonlySet<string> {
  const old = new Set(before?.columns);
  return new Set((now?.columns ?? []).filter((column) => !old.has(column)).map(({ id }) => id));
}

/** Whether the same stages stand side by side. */
export function sameColumns(a: BoardState | undefined, b: BoardState | undefined): boolean {
  return (
    a?.columns.length === b?.columns.length &&
    (a?.columns ?? []).every(({ id }, at) => id === b?.columns[at]?.id)
  );
}
