import { field } from '../fields/field-kind.js';
import { choice, instant, json, optional, text } from '../fields/kinds.js';
import type { Id, MemberId } from '../ids.js';
import type { Json } from '../json.js';
import type { BaseRecord, RecordKind } from './record.js';

/** What went into the workspace or out of it as a whole. */
export const TRANSFER_TYPES = ['import', 'backup', 'restore'] as const;
export type TransferType = (typeof TRANSFER_TYPES)[number];

/** An import, a backup or a restore, for the list of them: what it was, and how an import is taken back. */
export interface Transfer extends BaseRecord {
  readonly id: Id<'transfer'>;
  readonly type: TransferType;
  readonly at: number;
  readonly by: MemberId;
  /** Names of the files, as one text for people. */
  readonly files: string;
  /** How many records of each collection came in or went out. */
  readonly counts: Json;
  /** Of the columns of a mapped file, and how they were understood: the next such file is understood alike. */
  readonly signature: string | null;
  readonly mapping: Json;
  /** Records that it made: by collection, ids and the fingerprints of what they said, in turn. */
  readonly created: Json;
  /** Values that it changed: `[collection, id, code, before, after]` each, as registers keep them. */
  readonly changed: Json;
  /** When and by whom it was taken back; `null`: it was not. */
  readonly takenBack: Json;
}

export const transferKind: RecordKind<Transfer> = {
  collection: 'transfers',
  doc: 'work',
  root: 'io',
  fields: {
    type: field('t', choice('transfer-type', TRANSFER_TYPES), 'import'),
    at: field('z', instant, 0),
    by: field('b', text, ''),
    files: field('f', text, ''),
    counts: field('c', json, null),
    signature: field('s', optional(text), null),
    mapping: field('m', json, null),
    created: field('r', json, null),
    changed: field('v', json, null),
    takenBack: field('k', json, null),
  },
};
