import type { CalendarDate } from '../../calendar-date.js';
import type { MemberId, OpportunityId, QuotaId } from '../../ids.js';
import type { Quota } from '../../records/quota.js';

export type QuotaFields = Omit<Quota, 'id' | 'removed'>;

type Optional = Partial<Omit<QuotaFields, 'name' | 'startDate' | 'endDate'>>;

/** What is done to quotas, and to who gets the credit. */
export interface QuotaCommands {
  'quota-create': {
    input: Optional & {
      readonly name: string;
      readonly id?: QuotaId;
      readonly startDate: CalendarDate;
      readonly endDate: CalendarDate;
    };
    value: { readonly id: QuotaId };
  };
  /** S51: `count` quotas of one period each, one after another. */
  'quota-create-series': {
    input: Optional & {
      readonly name: string;
      readonly unit: 'month' | 'quarter' | 'half' | 'year';
      readonly startDate: CalendarDate;
      readonly count: number;
    };
    value: { readonly ids: readonly QuotaId[] };
  };
  'quota-edit': { input: { readonly id: QuotaId; readonly changes: Partial<QuotaFields> }; value: null };
  'quota-delete': { input: { readonly id: QuotaId }; value: null };
  'quota-restore': { input: { readonly id: QuotaId }; value: null };
  /** D42. */
  'opportunity-split': {
    input: {
      readonly id: OpportunityId;
      readonly splits: readonly {
        readonly memberId: MemberId;
        /** Basis points. */
        readonly share: number;
        readonly overlay?: boolean;
      }[];
    };
    value: null;
  };
}
