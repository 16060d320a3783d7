import type { CalendarDate } from '../calendar-date.js';
import type { ContactId, MemberId, OpportunityId, ProductId, QuotaId, SchemaId, StageId } from '../ids.js';
import type { Money } from '../money.js';
import type { ContactRelation, ContactType } from '../records/contact.js';
import type { MemberRole } from '../records/member.js';
import type { Period, Status } from '../records/opportunity.js';
import type { Phase, StageColor } from '../records/stage-schema.js';

/** A place in an ordered list, told by neighbours: right after `afterId`, else right before `beforeId`, else at the end. */
export interface Neighbours {
  readonly beforeId?: string | null;
  readonly afterId?: string | null;
}

export interface OpportunityFields {
  readonly customerId: ContactId | null;
  readonly description: string;
  readonly quotaId: QuotaId | null;
  readonly price: Money | null;
  readonly period: Period;
  readonly startDate: CalendarDate | null;
  readonly expectedClose: CalendarDate | null;
  readonly ownerId: MemberId | null;
  readonly probability: number | null;
}

export interface ContactFields {
  readonly type: ContactType;
  readonly name: string;
  readonly relation: ContactRelation;
  readonly parentId: ContactId | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly taxNumber: string | null;
  readonly sector: string | null;
  readonly location: string | null;
}

export interface StageFields {
  readonly name: string;
  readonly color: StageColor;
  readonly probability: number;
  readonly phase: Phase;
  readonly guidance: string | null;
}

export interface StatusInput {
  readonly status: Status;
  /** Default: today. Ignored for `open`. */
  readonly on?: CalendarDate | null;
  readonly reason?: string | null;
  readonly note?: string | null;
  readonly resumeOn?: CalendarDate | null;
}

/** Template keys of section 3 of the domain page. */
export type TemplateKey = 'planports' | 'services' | 'seven-stages';

/**
 * Every command: its input and the value of its success. Names are noun-verb; the request event of a command is
 * `firsat-<name>-request`. An `id` in a create input is optional: given by an importer or a caller who wants to know it before.
 */
export interface CommandMap {
  'workspace-create': {
    input: {
      readonly name: string;
      readonly currency: string;
      readonly timeZone: string;
      readonly language: string;
    };
    value: null;
  };
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
    input: { readonly id: OpportunityId; readonly stageId: StageId } & Neighbours;
    value: null;
  };
  'opportunity-change-schema': {
    input: { readonly id: OpportunityId; readonly schemaId: SchemaId; readonly stageId: StageId };
    value: null;
  };
  'opportunity-set-status': { input: { readonly id: OpportunityId } & StatusInput; value: null };
  'opportunity-delete': { input: { readonly id: OpportunityId }; value: null };
  'opportunity-restore': { input: { readonly id: OpportunityId }; value: null };
  'contact-create': {
    input: Partial<ContactFields> & { readonly name: string; readonly id?: ContactId };
    value: { readonly id: ContactId };
  };
  'contact-edit': {
    input: { readonly id: ContactId; readonly changes: Partial<ContactFields> };
    value: null;
  };
  'contact-delete': { input: { readonly id: ContactId }; value: null };
  'schema-create': {
    input: {
      readonly title: string;
      readonly id?: SchemaId;
      readonly template?: TemplateKey;
      readonly language?: string;
    };
    value: { readonly id: SchemaId };
  };
  'schema-edit': { input: { readonly id: SchemaId; readonly title: string }; value: null };
  'schema-archive': { input: { readonly id: SchemaId }; value: null };
  'schema-restore': { input: { readonly id: SchemaId }; value: null };
  'schema-set-default': { input: { readonly id: SchemaId }; value: null };
  'stage-create': {
    input: { readonly schemaId: SchemaId; readonly id?: StageId } & Partial<StageFields> & {
        readonly name: string;
      } & Neighbours;
    value: { readonly id: StageId };
  };
  'stage-edit': { input: { readonly id: StageId; readonly changes: Partial<StageFields> }; value: null };
  'stage-move': { input: { readonly id: StageId } & Neighbours; value: null };
  /** Archives; with `to` it is merged: readers follow `to` (D9). */
  'stage-archive': { input: { readonly id: StageId; readonly to?: StageId | null }; value: null };
  'stage-restore': { input: { readonly id: StageId }; value: null };
  'member-create': {
    input: {
      readonly name: string;
      readonly id?: MemberId;
      readonly role?: MemberRole;
      readonly team?: string | null;
      readonly manager?: string | null;
    };
    value: { readonly id: MemberId };
  };
  'member-edit': {
    input: {
      readonly id: MemberId;
      readonly changes: Partial<{
        readonly name: string;
        readonly role: MemberRole;
        readonly team: string | null;
        readonly manager: string | null;
      }>;
    };
    value: null;
  };
  'product-create': {
    input: {
      readonly name: string;
      readonly id?: ProductId;
      readonly series?: string | null;
      readonly price?: Money | null;
    };
    value: { readonly id: ProductId };
  };
  'quota-create': {
    input: {
      readonly name: string;
      readonly id?: QuotaId;
      readonly ownerId?: MemberId | null;
      readonly startDate: CalendarDate;
      readonly endDate: CalendarDate;
      readonly target?: Money | null;
    };
    value: { readonly id: QuotaId };
  };
}

export type CommandName = keyof CommandMap;
export type CommandInput<N extends CommandName> = CommandMap[N]['input'];
export type CommandValue<N extends CommandName> = CommandMap[N]['value'];
