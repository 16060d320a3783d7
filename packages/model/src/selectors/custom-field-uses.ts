import type { Snapshot } from '../snapshot.js';

export interface CustomFieldUses {
  /** By id of the field: in how many opportunities it says something. */
  readonly fields: ReadonlyMap<string, number>;
  /** By `field option`: in how many it was chosen. */
  readonly options: ReadonlyMap<string, number>;
}

/** Where the fields of the workspace are used, from all live opportunities in one pass. */
export function customFieldUses(snapshot: Pick<Snapshot, 'list'>): CustomFieldUses {
  const fields = new Map<string, number>();
  const options = new Map<string, number>();
  const count = (uses: Map<string, number>, key: string): void => {
    uses.set(key, (uses.get(key) ?? 0) + 1);
  };
  for (const { custom } of snapshot.list('opportunities')) {
    for (const [field, value] of Object.entries(custom)) {
      count(fields, field);
      if (typeof value === 'string') count(options, `${field} ${value}`);
    }
  }
  return { fields, options };
}
