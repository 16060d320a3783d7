import { problem, refused, type Problem, type ProblemCode } from '../problems.js';
import type { CollectionName, RecordMap } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';

export type Refusal = { readonly ok: false; readonly problems: readonly Problem[] };

/** A plan that is refused for one reason. */
export function refuse(code: ProblemCode, field?: string, params?: Problem['params']): Refusal {
  return refused(problem(code, field, params));
}

/** The record that a command is about, or the refusal when it is missing or put aside. */
export function subject<C extends CollectionName>(
  snapshot: Snapshot,
  collection: C,
  id: string,
  missing: ProblemCode = 'unknown-record',
  field = 'id',
):
  | { readonly record: RecordMap[C]; readonly refusal?: undefined }
  | { readonly record?: undefined; readonly refusal: Refusal } {
  const record = snapshot.get(collection, id);
  if (!record) return { refusal: refuse(missing, field) };
  if (record.removed) {
    return {
      refusal: refuse(collection === 'stages' || collection === 'schemas' ? 'archived' : 'deleted', field),
    };
  }
  return { record };
}
