import type { CalendarDate } from '../../calendar-date.js';
import type { MemberId } from '../../ids.js';
import type { MemberRole } from '../../records/member.js';
import type { RatePair, RateValue } from '../../records/rate.js';

/** The workspace itself and its members. */
export interface WorkspaceCommands {
  'workspace-create': {
    input: {
      readonly name: string;
      readonly currency: string;
      readonly timeZone: string;
      readonly language: string;
    };
    value: null;
  };
  'member-create': {
    input: {
      readonly name: string;
      readonly id?: MemberId;
      readonly role?: MemberRole;
      readonly team?: string | null;
      readonly manager?: string | null;
      /** D44: since when they sell. */
      readonly joinedOn?: CalendarDate | null;
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
        readonly joinedOn: CalendarDate | null;
      }>;
    };
    value: null;
  };
  /** What holds for the whole workspace. */
  'workspace-edit': {
    input: {
      readonly name?: string;
      /** Of new opportunities. */
      readonly currency?: string;
      /** D39: `null`: sums of several currencies stay side by side. */
      readonly reportingCurrency?: string | null;
      readonly timeZone?: string;
      /** D61: 1 to 12. */
      readonly fiscalStart?: number;
    };
    value: null;
  };
  /** D39: a decimal with a point for one unit of `currency` in `base`; `source` is `user` unless the host says so. */
  'rates-set': {
    input: { readonly rates: readonly (RatePair & Partial<RateValue> & Pick<RateValue, 'value'>)[] };
    value: null;
  };
  'rates-remove': { input: { readonly ids: readonly string[] }; value: null };
}
