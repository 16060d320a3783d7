import type { CalendarDate } from '../../calendar-date.js';
import type { MemberId } from '../../ids.js';
import type { Money } from '../../money.js';
import type { MemberRole } from '../../records/member.js';

/** The workspace itself, its members . */
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
}
