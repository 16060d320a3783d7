import type { Json } from '../json.js';
import type { Contact } from '../records/contact.js';

export const CHANNEL_KINDS = ['phone', 'email'] as const;
export type ChannelKind = (typeof CHANNEL_KINDS)[number];

/** Labels that have words in every language; any other text is a label of the workspace's own. */
export const CHANNEL_LABELS = ['work', 'mobile', 'home', 'fax', 'invoice', 'other'] as const;

/** S119: the ways to reach somebody. */
export const CONTACT_WAYS = ['phone', 'email', 'sms'] as const;
export type ContactWay = (typeof CONTACT_WAYS)[number];

/** One phone number or e-mail address of a contact. */
export interface Channel {
  /** Its entry in `channels`; of the primary ones the name of their field. */
  readonly key: string;
  readonly kind: ChannelKind;
  readonly value: string;
  readonly label: string | null;
  /** The one in the field `phone` or `email` of the contact. */
  readonly primary: boolean;
}

/** Every phone and e-mail: the primary ones first, then the others in the order in which they were added. Unreadable entries are left out. */
export function channelsOf(contact: Pick<Contact, 'phone' | 'email' | 'channels'>): readonly Channel[] {
  const primary = CHANNEL_KINDS.flatMap((kind): Channel[] => {
    const value = contact[kind];
    if (value === null) return [];
    return [
      { key: kind, kind, value, label: readEntry(contact.channels[kind])?.label ?? null, primary: true },
    ];
  });
  const others = Object.entries(contact.channels)
    .flatMap(([key, json]) => {
      const entry = isPrimaryKey(key) ? undefined : readEntry(json);
      return entry && entry.value !== '' ? [{ key, ...entry }] : [];
    })
    .sort((a, b) => a.at - b.at || (a.key < b.key ? -1 : 1))
    .map(({ at: _, ...channel }): Channel => ({ ...channel, primary: false }));
  return [...primary, ...others];
}

export function isPrimaryKey(key: string): key is ChannelKind {
  return (CHANNEL_KINDS as readonly string[]).includes(key);
}

/** An entry as it is kept; of a primary channel it only carries the label, its value stands in its field. */
export function channelEntry(kind: ChannelKind, value: string, label: string | null, at: number): Json {
  return [kind, value, label, at];
}

export function readEntry(
  json: Json | undefined,
): (Pick<Channel, 'kind' | 'value' | 'label'> & { readonly at: number }) | undefined {
  if (!Array.isArray(json)) return undefined;
  const [kind, value, label, at] = json as readonly Json[];
  if (typeof kind !== 'string' || !isPrimaryKey(kind) || typeof value !== 'string') return undefined;
  return {
    kind,
    value,
    label: typeof label === 'string' ? label : null,
    at: typeof at === 'number' ? at : 0,
  };
}

/** The preferred ways of a contact, in the order of {@link CONTACT_WAYS}; empty when nothing was said. */
export function preferredWays({ preferred }: Pick<Contact, 'preferred'>): readonly ContactWay[] {
  return Array.isArray(preferred) ? CONTACT_WAYS.filter((way) => preferred.includes(way)) : [];
}
