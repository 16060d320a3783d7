import { field } from '../fields/field-kind.js';
import { basisPoints, choice, integer, optional, text } from '../fields/kinds.js';
import type { SchemaId, StageId } from '../ids.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S22, S26: a named sequence of stages. Archived = `removed` set. */
export interface StageSchema extends BaseRecord {
  readonly id: SchemaId;
  readonly title: string;
  readonly order: string;
}

export const stageSchemaKind: RecordKind<StageSchema> = {
  collection: 'schemas',
  doc: 'core',
  root: 's',
  fields: { title: field('n', text, ''), order: field('o', text, 'a0') },
};

/** D3: before the win, the win itself, delivery and collection after it. */
export const PHASES = ['pre', 'win', 'post'] as const;
export type Phase = (typeof PHASES)[number];

/** The eight stage colours by name; the elements map them to tokens, so they are right in light, dark and forced colours. */
export const STAGE_COLORS = ['slate', 'blue', 'teal', 'green', 'amber', 'orange', 'rose', 'violet'] as const;
export type StageColor = (typeof STAGE_COLORS)[number];

/** S27: a stage of a schema. Archived, never deleted (D9): `removed` is set, with `to` when it was merged into another. */
export interface Stage extends BaseRecord {
  readonly id: StageId;
  readonly schemaId: SchemaId;
  readonly name: string;
  readonly order: string;
  readonly color: StageColor;
  /** Default probability in basis points (D31). */
  readonly probability: number;
  readonly phase: Phase;
  /** S45: guidance shown where the work happens. */
  readonly guidance: string | null;
  /** D64: days without activity after which an opportunity here is said to be stale, and then very stale; 0 = never. */
  readonly staleAfter: number;
  readonly rottenAfter: number;
}

export const stageKind: RecordKind<Stage> = {
  collection: 'stages',
  doc: 'core',
  root: 'g',
  fields: {
    schemaId: field('s', text, ''),
    name: field('n', text, ''),
    order: field('o', text, 'a0'),
    color: field('c', choice('stage-color', STAGE_COLORS), 'slate'),
    probability: field('w', basisPoints, 0),
    phase: field('f', choice('phase', PHASES), 'pre'),
    guidance: field('u', optional(text), null),
    staleAfter: field('Ow', integer, 0),
    rottenAfter: field('Or', integer, 0),
  },
};
