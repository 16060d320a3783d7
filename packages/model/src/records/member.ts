import type { CalendarDate } from '../calendar-date.js';
import { field } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, date, json, optional, text } from '../fields/kinds.js';
import type { MemberId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

/** S80. Interface roles, not security: everybody who syncs the document can write it (D74). */
export const MEMBER_ROLES = ['representative', 'operations', 'manager'] as const;
export type MemberRole = (typeof MEMBER_ROLES)[number];

/** S7: someone of the sales team. */
export interface Member extends BaseRecord {
  readonly id: MemberId;
  readonly name: string;
  readonly role: MemberRole;
  readonly team: string | null;
  readonly manager: string | null;
  /** D44: since when they sell; `null`: nobody said, as if always. */
  readonly joinedOn: CalendarDate | null;
  /** What the host's source said last, by field; see `Contact`. */
  readonly hostValues: Keyed<Json>;
}

export const memberKind: RecordKind<Member> = {
  collection: 'members',
  doc: 'core',
  root: 'm',
  fields: {
    name: field('n', text, ''),
    role: field('r', choice('member-role', MEMBER_ROLES), 'representative'),
    team: field('t', optional(text), null),
    manager: field('m', optional(text), null),
    joinedOn: field('j', optional(date), null),
    hostValues: keyed('o', json),
  },
};
