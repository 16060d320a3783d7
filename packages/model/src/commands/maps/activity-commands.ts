import type { ActivityId, ContactId, MemberId, OpportunityId, ProductId } from '../../ids.js';
import type { ActivityKind, ActivityTime, Direction } from '../../records/activity.js';
import type { Link } from '../../records/link.js';

/** Who or what is put in (`true`) or taken out (`false`); all others stay, so that a colleague's addition does too. */
export type SetChanges<K extends string> = Readonly<Record<K, boolean>>;

export interface ActivityFields {
  readonly kind: ActivityKind;
  readonly when: ActivityTime;
  /** Held, or still planned. */
  readonly held: boolean;
  readonly direction: Direction | null;
  readonly memberId: MemberId | null;
  readonly people: SetChanges<ContactId>;
  readonly team: SetChanges<MemberId>;
  readonly products: SetChanges<ProductId>;
  readonly agenda: string | null;
  readonly summary: string | null;
  readonly outcome: string | null;
  readonly minutes: number | null;
}

/** Calls, meetings, demos, messages (S72), and who has to do with a sale (S65). */
export interface ActivityCommands {
  /** Default: now, in `zone` (that of the workspace), of whoever logs it. What lies ahead is planned unless `held` says otherwise. */
  'activity-log': {
    input: Partial<ActivityFields> & {
      readonly kind: ActivityKind;
      readonly opportunityId?: OpportunityId | null;
      readonly id?: ActivityId;
      readonly zone?: string;
    };
    value: { readonly id: ActivityId };
  };
  'activity-edit': {
    input: {
      readonly id: ActivityId;
      readonly changes: Partial<ActivityFields> & { readonly opportunityId?: OpportunityId | null };
    };
    value: null;
  };
  'activity-delete': { input: { readonly id: ActivityId }; value: null };
  'activity-restore': { input: { readonly id: ActivityId }; value: null };
  /** Linked twice is linked once: a role that is given is set, what was removed comes back. */
  'link-add': {
    input: {
      readonly opportunityId: OpportunityId;
      readonly contactId: ContactId;
      readonly role?: string | null;
    };
    value: { readonly id: Link['id'] };
  };
  'link-edit': {
    input: { readonly id: Link['id']; readonly changes: { readonly role?: string | null } };
    value: null;
  };
  'link-remove': { input: { readonly id: Link['id'] }; value: null };
  /** S75: as a new open one; `lines` and `links` are taken along if asked for, `nextTerm` shifts the dates of a recurring one. */
  'opportunity-repeat': {
    input: {
      readonly id: OpportunityId;
      readonly newId?: OpportunityId;
      readonly description?: string;
      readonly lines?: boolean;
      readonly links?: boolean;
      readonly nextTerm?: boolean;
    };
    value: { readonly id: OpportunityId };
  };
}
