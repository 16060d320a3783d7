import type { ContactFields } from '../commands/command-map.js';
import { MAX_NOTE } from '../commands/checks.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Json } from '../json.js';
import { MAX_ENTRY_KEY } from '../fields/keyed.js';
import { ERASED_NAME, type Contact } from '../records/contact.js';
import type { Snapshot } from '../snapshot.js';
import { channelEntry, channelsOf, type Channel } from './channels.js';
import { emailKey } from './email.js';
import { phoneKey } from './phone.js';

/** The fields in which contacts that are merged may differ, in the order in which they are compared. */
export const MERGED_FIELDS = [
  'name',
  'type',
  'relation',
  'parentId',
  'phone',
  'email',
  'taxNumber',
  'sector',
  'segment',
  'source',
  'location',
  'foundedYear',
  'employees',
  'revenue',
  'preferred',
  'strategy',
] as const satisfies readonly (keyof ContactFields)[];

/**
 * What the merged contact says: the chosen values, else what the one that stays says, else the first of the others that says something. A customer
 * stays one (S2), and notes of several are put one below the other.
 */
export function mergedFields(
  snapshot: Pick<Snapshot, 'get'>,
  target: Contact,
  sources: readonly Contact[],
  chosen: Partial<ContactFields>,
): Partial<ContactFields> {
  const inOrder = [target, ...sources.filter((source) => source !== target)];
  const merged: Record<string, unknown> = {};
  for (const name of MERGED_FIELDS) {
    const said = inOrder
      .map((source) => source[name])
      .filter((value) => value !== null && value !== ERASED_NAME);
    if (name in chosen) merged[name] = chosen[name];
    else if (name === 'strategy') merged[name] = joined(said as string[]);
    else merged[name] = said[0] ?? target[name];
  }
  if (sources.some(({ relation }) => relation === 'customer')) merged['relation'] = 'customer';
  const parent = resolveContact(snapshot, merged['parentId'] as string | null);
  if (sources.some(({ id }) => id === parent?.id)) merged['parentId'] = null;
  return merged;
}

function joined(notes: readonly string[]): string | null {
  const text = [...new Set(notes)].join('\n\n');
  return text === '' || text.length > MAX_NOTE ? (notes[0] ?? null) : text;
}

/**
 * The phones and e-mails of all of them that are not the primary ones of the merged contact, each once, as entries by key. A key is the same
 * whoever merges.
 */
export function mergedChannels(
  target: Contact,
  sources: readonly Contact[],
  merged: Pick<Contact, 'phone' | 'email'>,
): ReadonlyMap<string, Json> {
  const seen = new Set(
    channelsOf({ ...merged, channels: target.channels })
      .filter(({ primary, key }) => primary || key in target.channels)
      .map(comparable),
  );
  const entries = new Map<string, Json>();
  for (const source of sources) {
    for (const channel of channelsOf(source)) {
      if (seen.has(comparable(channel))) continue;
      seen.add(comparable(channel));
      const key = channel.primary ? `${channel.kind}-${source.id}`.slice(0, MAX_ENTRY_KEY) : channel.key;
      entries.set(key, channelEntry(channel.kind, channel.value, channel.label, source.createdAt));
    }
  }
  return entries;
}

const comparable = ({ kind, value }: Channel): string =>
  `${kind} ${kind === 'phone' ? phoneKey(value) || value : emailKey(value)}`;
