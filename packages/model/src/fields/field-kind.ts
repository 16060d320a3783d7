import type { Json } from '../json.js';

/**
 * How one kind of value is kept in a register. `decode` is the guard of the read path: it must be cheap (it runs for every
 * field of every record at load), never throw, and return `undefined` for what it cannot read (the record is then quarantined).
 */
export interface FieldKind<T> {
  readonly name: string;
  decode(json: unknown): T | undefined;
  encode(value: T): Json;
}

/** A field of a record kind: its short code in the document (1–2 characters, never reused), its kind, and the value when absent. */
export interface FieldDef<T> {
  readonly code: string;
  readonly kind: FieldKind<T>;
  readonly initial: T;
}

export type FieldTable<R> = { readonly [K in keyof R]-?: FieldDef<R[K]> };

export function field<T>(code: string, kind: FieldKind<T>, initial: NoInfer<T>): FieldDef<T> {
  return { code, kind, initial };
}
