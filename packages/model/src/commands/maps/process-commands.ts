import type { CalendarDate } from '../../calendar-date.js';
import type { OpportunityId, SchemaId, StageId } from '../../ids.js';
import type { GateMode } from '../../process/gate.js';
import type { Answer } from '../../process/qualification.js';
import type { TouchKind } from '../../process/touches.js';
import type { Neighbours } from './neighbours.js';

export interface TouchFields {
  readonly text: string;
  readonly kind: TouchKind;
  /** Days after the start of the sequence. */
  readonly after: number;
  /** Again every so many days; 0 = once. Reminders only. */
  readonly every: number;
}

/** What stages ask for and help with, and what is done with it on opportunities. */
export interface ProcessCommands {
  /** D12: sets an entry rule by its key, or takes it away with `null`. `min`: default 1. */
  'stage-rule-set': {
    input: {
      readonly id: StageId;
      readonly rule: string;
      readonly mode: GateMode | null;
      readonly min?: number;
    };
    value: null;
  };
  /** S45: a line of a stage's checklist, new without `itemId`. */
  'stage-item-set': {
    input: { readonly id: StageId; readonly itemId?: string; readonly text?: string } & Neighbours;
    value: { readonly itemId: string };
  };
  'stage-item-remove': { input: { readonly id: StageId; readonly itemId: string }; value: null };
  /** S97: a planned touch, new without `touchId`. */
  'stage-touch-set': {
    input: { readonly id: StageId; readonly touchId?: string } & Partial<TouchFields> & Neighbours;
    value: { readonly touchId: string };
  };
  'stage-touch-remove': { input: { readonly id: StageId; readonly touchId: string }; value: null };
  /** S92: a criterion of a schema, new without `criterionId`. `weight`: 1–100, default 1. */
  'schema-criterion-set': {
    input: {
      readonly id: SchemaId;
      readonly criterionId?: string;
      readonly text?: string;
      readonly weight?: number;
    } & Neighbours;
    value: { readonly criterionId: string };
  };
  'schema-criterion-remove': { input: { readonly id: SchemaId; readonly criterionId: string }; value: null };
  /** S92: the four usual criteria, into a schema that has none. */
  'schema-criteria-seed': { input: { readonly id: SchemaId; readonly language?: string }; value: null };
  /** S45: ticks a line of the checklists of its schema, or takes the tick away. */
  'opportunity-tick': {
    input: { readonly id: OpportunityId; readonly itemId: string; readonly done: boolean };
    value: null;
  };
  /** S92: says whether it meets a criterion of its schema. */
  'opportunity-answer': {
    input: { readonly id: OpportunityId; readonly criterionId: string; readonly answer: Answer };
    value: null;
  };
  /** S97: plans the touches of its stage from today on, those that are not planned yet, up to and with a day. */
  'touches-start': {
    input: { readonly id: OpportunityId; readonly until?: CalendarDate | null };
    value: { readonly planned: number };
  };
  /** S97: puts aside what is still planned of them. */
  'touches-stop': { input: { readonly id: OpportunityId }; value: { readonly stopped: number } };
}
