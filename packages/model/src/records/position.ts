import type { FieldKind } from '../fields/field-kind.js';
import type { EventId, MemberId, SchemaId, StageId } from '../ids.js';

/**
 * Where an opportunity stands: one register that wins or loses whole (D81), so that a card is in exactly one column whatever
 * is moved at once. `at` and `by` say since when it stands in this *stage* (a reorder keeps them), so that time in stage never needs the history.
 */
export interface Position {
  readonly schemaId: SchemaId;
  readonly stageId: StageId;
  /** Fractional order key; ties are broken by record id. */
  readonly order: string;
  /** The history event that brought it into this stage; `null` only for unreadable old data. */
  readonly moveId: EventId;
  readonly at: number;
  readonly by: MemberId;
}

export const position: FieldKind<Position> = {
  name: 'position',
  decode: (json) => {
    if (!Array.isArray(json) || json.length < 6) return undefined;
    // By index: destructuring runs the iterator protocol, which doubles the cost of reading a position.
    const values = json as readonly unknown[];
    const schemaId = values[0];
    const stageId = values[1];
    const order = values[2];
    const moveId = values[3];
    const at = values[4];
    const by = values[5];
    if (
      typeof schemaId !== 'string' ||
      typeof stageId !== 'string' ||
      typeof order !== 'string' ||
      typeof moveId !== 'string'
    )
      return undefined;
    if (typeof at !== 'number' || !Number.isFinite(at) || typeof by !== 'string') return undefined;
    return Object.freeze({ schemaId, stageId, order, moveId, at, by });
  },
  encode: ({ schemaId, stageId, order, moveId, at, by }) => [schemaId, stageId, order, moveId, at, by],
};
