import type { CalendarDate } from '../../calendar-date.js';
import type { ContactId, MemberId, OpportunityId, QuotaId, SchemaId, StageId } from '../../ids.js';
import type { Json } from '../../json.js';
import type { Money } from '../../money.js';
import type { Period, Status } from '../../records/opportunity.js';
import type { Neighbours } from './neighbours.js';

export interface OpportunityFields {
  readonly customerId: ContactId | null;
  readonly description: string;
  /** S82, as `situation` and `expectation`. */
  readonly need: string | null;
  readonly situation: string | null;
  readonly expectation: string | null;
  readonly quotaId: QuotaId | null;
  readonly price: Money | null;
  readonly period: Period;
  /** 1–600. */
  readonly termMonths: number | null;
  readonly startDate: CalendarDate | null;
  readonly expectedClose: CalendarDate | null;
  readonly ownerId: MemberId | null;
  readonly probability: number | null;
  /** S115: 0 = none, 1 low, 2 medium, 3 high. */
  readonly priority: number;
}

export interface StatusInput {
  readonly status: Status;
  /** Default: today. Ignored for `open`. */
  readonly on?: CalendarDate | null;
  readonly reason?: string | null;
  readonly note?: string | null;
  readonly resumeOn?: CalendarDate | null;
}

export interface ReferenceInput {
  /** Which system it is in, in its own word: `order`, `cart`, `invoice`, a shop's name. */
  readonly system: string;
  /** Its id there. */
  readonly ref: string;
  readonly label?: string | null;
  /** Where it is shown: `https://…`, or a path of the host. */
  readonly url?: string | null;
}

/** What may be given together with the entry into a stage, in one undo step with it. */
export interface Entering {
  /** D12: what the stage asks for and was missing. */
  readonly fields?: Partial<OpportunityFields>;
  /** The same of the workspace's own fields, by id. */
  readonly custom?: Readonly<Record<string, Json>>;
  /** D2: the status that goes with it. */
  readonly status?: StatusInput;
}

/** What is done to opportunities. */
export interface OpportunityCommands {
  'opportunity-create': {
    input: Partial<OpportunityFields> & {
      readonly description: string;
      readonly customerId: ContactId | null;
      readonly id?: OpportunityId;
      readonly schemaId?: SchemaId;
      readonly stageId?: StageId;
      readonly status?: StatusInput;
    };
    value: { readonly id: OpportunityId };
  };
  'opportunity-edit': {
    input: { readonly id: OpportunityId; readonly changes: Partial<OpportunityFields> };
    value: null;
  };
  'opportunity-move': {
    input: { readonly id: OpportunityId; readonly stageId: StageId } & Neighbours & Entering;
    value: null;
  };
  'opportunity-change-schema': {
    input: { readonly id: OpportunityId; readonly schemaId: SchemaId; readonly stageId: StageId } & Entering;
    value: null;
  };
  'opportunity-set-status': { input: { readonly id: OpportunityId } & StatusInput; value: null };
  /** S121: a reference of the host; the same system and id is one reference, whoever adds it. */
  'opportunity-reference-set': {
    input: { readonly id: OpportunityId } & ReferenceInput;
    value: { readonly key: string };
  };
  'opportunity-reference-remove': {
    input: { readonly id: OpportunityId; readonly key: string };
    value: null;
  };
  'opportunity-delete': { input: { readonly id: OpportunityId }; value: null };
  'opportunity-restore': { input: { readonly id: OpportunityId }; value: null };
}
