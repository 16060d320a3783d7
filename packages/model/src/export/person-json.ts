import type { Instant } from '../calendar-date.js';
import { personalData } from '../contacts/personal-data.js';
import type { ContactId } from '../ids.js';
import { richTextToPlain } from '../rich-text/plain-text.js';
import type { Snapshot } from '../snapshot.js';
import type { BackupText } from './backup.js';

/*
 * All that a workspace keeps about one person or company (D77), as JSON that people can read: fields by their names, money as minor units with a
 * currency, dates as YYYY-MM-DD, moments as milliseconds, texts as plain text.
 *
 *   {"format":"firsat-person","version":1,"exportedAt":"…","contact":{…},"merged":[…],"records":{"opportunities":[…],…},
 *    "texts":[{"opportunity":…,"root":…,"text":"…"},…]}
 */

const FORMAT = 'firsat-person';
const VERSION = 1;

/** `undefined` when there is no such contact. */
export function personJson(
  exportedAt: Instant,
  snapshot: Pick<Snapshot, 'get' | 'list' | 'removed'>,
  contactId: ContactId,
  texts: readonly BackupText[],
): string | undefined {
  const data = personalData(snapshot, contactId);
  if (!data) return undefined;
  const records: Record<string, unknown[]> = {};
  for (const { collection, record } of data.records) (records[collection] ??= []).push(record);
  return `${JSON.stringify(
    {
      format: FORMAT,
      version: VERSION,
      exportedAt: new Date(exportedAt).toISOString(),
      contact: data.contact,
      merged: data.merged,
      records,
      texts: texts.map(({ opportunity, root, blocks }) => ({
        opportunity,
        root,
        text: richTextToPlain(blocks),
      })),
    },
    null,
    2,
  )}\n`;
}
