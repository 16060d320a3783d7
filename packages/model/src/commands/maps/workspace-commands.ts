import type { CalendarDate } from '../../calendar-date.js';
import type { MemberId } from '../../ids.js';
import type { MemberRole } from '../../records/member.js';

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
  /** D61: what holds for the whole workspace. */
  'workspace-edit': {
    input: {
      /** 1 to 12. */
      readonly fiscalStart?: number;
    };
    value: null;
  };
}
