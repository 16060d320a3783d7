import type { FieldsOf } from './collections.js';
import { opportunityKind } from './opportunity.js';
import type { BaseRecord, RecordKind } from './record.js';

/** Every field of a kind with the value that it has when nobody has set it. */
export function initialFields<R extends BaseRecord>({ fields }: RecordKind<R>): Omit<R, keyof BaseRecord> {
  const defs = Object.entries(fields as Record<string, { readonly initial: unknown }>);
  return Object.fromEntries(defs.map(([name, { initial }]) => [name, initial])) as unknown as Omit<
    R,
    keyof BaseRecord
  >;
}

/** What a new opportunity starts from: whoever creates one names only what he knows. */
export const BLANK_OPPORTUNITY: FieldsOf<'opportunities'> = Object.freeze(initialFields(opportunityKind));
