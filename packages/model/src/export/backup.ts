import type { Instant } from '../calendar-date.js';
import type { Json } from '../json.js';
import type { ContactId, OpportunityId } from '../ids.js';
import { encodeRichText, type RichText } from '../rich-text/rich-text.js';
import type { DocName } from '../records/record.js';
import { Crc32 } from './crc32.js';

/*
 * One file, UTF-8, of JSON lines (readable without us):
 *
 *   {"format":"firsat-backup","version":1,"workspace":…,"name":…,"createdAt":…}       first line
 *   {"doc":"core","root":"o","registers":{"<key>":<value>,…}}                         any number; keys as in architecture 4.2
 *   {"text":{"opportunity":…,"root":"note:<id>","blocks":[…]}}                        one for each formatted text
 *   {"end":true,"registers":<how many>,"crc32":"<of all bytes before this line>"}     last line
 *
 * Lines with other members are for later versions: they are read over.
 */

export const BACKUP_FORMAT = 'firsat-backup';
export const BACKUP_VERSION = 1;

/** What a backup is made of; see the store's `registers()`. */
export interface BackupRegister {
  readonly doc: DocName;
  readonly root: string;
  readonly key: string;
  readonly value: Json;
}

/** A formatted text: what it says, not how it came about. */
export interface BackupText {
  /** Whose text document it stands in: an opportunity's, or a contact's (`noteHome`). */
  readonly opportunity: OpportunityId | ContactId;
  /** Which of its texts. */
  readonly root: string;
  readonly blocks: RichText;
}

export interface BackupHead {
  /** Id of the workspace. */
  readonly workspace: string;
  readonly name: string;
  readonly createdAt: Instant;
}

/** Registers in one line. */
const LINE = 250;

/** The file in pieces of one line each; between two of them the caller may pause, stop, or tell how far it is. */
export function* backupLines(
  head: BackupHead,
  registers: Iterable<BackupRegister>,
  texts: Iterable<BackupText> = [],
): Generator<string, void, undefined> {
  const encoder = new TextEncoder();
  const crc = new Crc32();
  const line = (content: object): string => {
    const text = `${JSON.stringify(content)}\n`;
    crc.update(encoder.encode(text));
    return text;
  };
  const { workspace, name, createdAt } = head;
  yield line({
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    workspace,
    name,
    createdAt: new Date(createdAt).toISOString(),
  });
  let count = 0;
  let part:
    | { readonly doc: DocName; readonly root: string; readonly registers: [string, Json][] }
    | undefined;
  for (const { doc, root, key, value } of registers) {
    if (part && (part.doc !== doc || part.root !== root || part.registers.length >= LINE)) {
      yield line({ ...part, registers: Object.fromEntries(part.registers) });
      part = undefined;
    }
    part ??= { doc, root, registers: [] };
    part.registers.push([key, value]);
    count++;
  }
  if (part) yield line({ ...part, registers: Object.fromEntries(part.registers) });
  for (const { opportunity, root, blocks } of texts)
    yield line({ text: { opportunity, root, blocks: encodeRichText(blocks) } });
  yield `${JSON.stringify({ end: true, registers: count, crc32: crc.hex })}\n`;
}
