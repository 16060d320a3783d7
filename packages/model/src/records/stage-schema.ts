import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { basisPoints, choice, integer, json, optional, text } from '../fields/kinds.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S22, S26: a named sequence of stages. Archived = `removed` set. */
export interface StageSchema extends BaseRecord {
  readonly id: SchemaId;
  readonly title: string;
  readonly order: string;
  /** S92, S94: the traits to be seen in whoever may buy, by id, as stored; `criteriaOf` reads them. */
  readonly criteria: Keyed<Json>;
  /** S93: the score in percent from which on somebody counts as qualified. */
  readonly passScore: number;
  /** S102: the segments of customers whose opportunities begin in this schema, as stored; `segmentsOf` reads them. */
  readonly segments: Json;
}

export const stageSchemaKind: RecordKind<StageSchema> = {
  collection: 'schemas',
  doc: 'core',
  root: 's',
  fields: {
    title: field('n', text, ''),
    order: field('o', text, 'a0'),
    criteria: keyed('c', json),
    passScore: field('p', integer, 70),
    segments: field('s', json, null),
  },
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
  /** D23: what it was until each time that it was changed, by the milliseconds of the change, as stored; `stageAt` reads it. */
  readonly probabilityUntil: Keyed<Json>;
  readonly phase: Phase;
  /** S45: guidance shown where the work happens. */
  readonly guidance: string | null;
  /** D64: days without activity after which an opportunity here is said to be stale, and then very stale; 0 = never. */
  readonly staleAfter: number;
  readonly rottenAfter: number;
  /** D12: what is asked of an opportunity that enters, by what it asks, as stored; `entryRules` reads them. */
  readonly entry: Keyed<Json>;
  /** D2: the status that goes with entering, as stored; `suggestedStatus` reads it. */
  readonly suggestStatus: Json;
  /** S89: whether the first call or meeting here leads on to the next stage, as stored; `contactMode` reads it. */
  readonly onContact: Json;
  /** S45: what is to be done here, by id, as stored; `checklistOf` reads it. */
  readonly checklist: Keyed<Json>;
  /** S97: how people are kept in touch with here, by id, as stored; `touchesOf` reads them. */
  readonly touches: Keyed<Json>;
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
    entry: keyed('e', json),
    suggestStatus: field('g', json, null),
    onContact: field('v', json, null),
    checklist: keyed('k', json),
    touches: keyed('t', json),
    probabilityUntil: keyed('W', json),
  },
};
