import * as z from 'zod/mini';
import { channelEntry, channelsOf, readEntry, type Channel } from '../contacts/channels.js';
import { set, setEntry, type Patch } from '../patch.js';
import type { Contact } from '../records/contact.js';
import { Checks } from './checks.js';
import { checkChannel, contactSubject } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { channelInput, id } from './shapes.js';

/** S119: a phone or e-mail of a contact; the first of its kind becomes the primary one. */
export const contactChannelSet = defineCommand(
  'contact-channel-set',
  z.object({ ...channelInput, id, key: z.optional(z.string()), primary: z.optional(z.boolean()) }),
  (snapshot, input, env) => {
    const { record: contact, refusal } = contactSubject(snapshot, input.id);
    if (refusal) return refusal;
    const { kind } = input;
    const known = channelsOf(contact).find(({ key }) => key === input.key);
    if (input.key !== undefined && known?.kind !== kind) return refuse('unknown-record', 'key');
    const checks = new Checks();
    const value = checks.title(input.value, 'value');
    if (value !== known?.value) checkChannel(kind, value, 'value', checks);
    const label = checks.text(input.label === undefined ? (known?.label ?? null) : input.label, 'label');
    if (checks.failed) return { ok: false, problems: checks.problems };

    const asPrimary = known?.primary === true || input.primary === true || contact[kind] === null;
    if (!asPrimary) {
      const key = known?.key ?? env.newId();
      const at = readEntry(contact.channels[key])?.at ?? env.now;
      const patches = unchanged(known, value, label)
        ? []
        : [setEntry('contacts', contact.id, 'channels', key, channelEntry(kind, value, label, at))];
      return { ok: true, patches, value: { key } };
    }
    return {
      ok: true,
      patches: [
        ...setPrimary(contact, kind, value, label),
        ...(known?.primary === true ? [] : putAside(contact, kind, known?.key ?? env.newId(), env.now)),
      ],
      value: { key: kind },
    };
  },
);

/** Takes a channel away; of two of a kind the next becomes the primary one. */
export const contactChannelRemove = defineCommand(
  'contact-channel-remove',
  z.object({ id, key: z.string() }),
  (snapshot, input) => {
    const { record: contact, refusal } = contactSubject(snapshot, input.id);
    if (refusal) return refusal;
    const channels = channelsOf(contact);
    const gone = channels.find(({ key }) => key === input.key);
    if (!gone) return { ok: true, patches: [], value: null };
    const next = gone.primary
      ? channels.find(({ kind, primary }) => !primary && kind === gone.kind)
      : undefined;
    const emptied = next?.key ?? (gone.primary ? null : gone.key);
    const patches = [
      ...(gone.primary ? setPrimary(contact, gone.kind, next?.value ?? null, next?.label ?? null) : []),
      ...(emptied === null ? [] : [setEntry('contacts', contact.id, 'channels', emptied, null)]),
    ];
    return { ok: true, patches, value: null };
  },
);

function unchanged(known: Channel | undefined, value: string, label: string | null): boolean {
  return known?.value === value && known.label === label;
}

/** The value goes into the field, its label into the entry that is named like it. */
function setPrimary(
  contact: Contact,
  kind: Channel['kind'],
  value: string | null,
  label: string | null,
): Patch[] {
  const before = readEntry(contact.channels[kind])?.label ?? null;
  return [
    ...(contact[kind] === value ? [] : [set('contacts', contact.id, kind, value)]),
    ...(before === label
      ? []
      : [
          setEntry(
            'contacts',
            contact.id,
            'channels',
            kind,
            label === null ? null : channelEntry(kind, '', label, 0),
          ),
        ]),
  ];
}

/** Where the primary channel of before goes: to the place of the one that took its own. */
function putAside(contact: Contact, kind: Channel['kind'], key: string, now: number): Patch[] {
  const value = contact[kind];
  if (value === null) return [];
  const label = readEntry(contact.channels[kind])?.label ?? null;
  return [setEntry('contacts', contact.id, 'channels', key, channelEntry(kind, value, label, now))];
}
