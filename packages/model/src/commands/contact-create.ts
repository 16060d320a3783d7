import * as z from 'zod/mini';
import { channelEntry } from '../contacts/channels.js';
import type { Keyed } from '../fields/keyed.js';
import type { Json } from '../json.js';
import { create } from '../patch.js';
import { initialFields } from '../records/blank.js';
import { contactKind } from '../records/contact.js';
import type { ChannelInput } from './command-map.js';
import { Checks } from './checks.js';
import { checkChannel, checkContactFields, contactWarnings } from './contact-checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { channelInput, contactFields, id, maybeText } from './shapes.js';

/** S2, S34: a company or person; a prospect until the first win. */
export const contactCreate = defineCommand(
  'contact-create',
  z.object({
    ...contactFields,
    name: z.string(),
    id: z.optional(id),
    sourceId: z.optional(maybeText),
    channels: z.optional(z.array(z.object(channelInput))),
  }),
  (snapshot, { id: givenId, channels = [], sourceId = null, ...given }, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'contacts', givenId);
    const newId = givenId ?? env.newId();
    const fields = {
      ...checkContactFields(snapshot, newId, given, checks),
      sourceId: checks.text(sourceId, 'sourceId'),
      channels: entriesOf(channels, env, checks),
      createdAt: env.now,
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    return {
      ok: true,
      patches: [create('contacts', newId, fields)],
      value: { id: newId },
      warnings: contactWarnings(snapshot, { ...initialFields(contactKind), ...fields, id: newId }, fields),
    };
  },
);

function entriesOf(channels: readonly ChannelInput[], env: CommandEnv, checks: Checks): Keyed<Json> {
  const entries = channels.map(({ kind, value, label = null }): [string, Json] => {
    const text = checks.title(value, 'channels');
    checkChannel(kind, text, 'channels', checks);
    return [env.newId(), channelEntry(kind, text, checks.text(label, 'channels'), env.now)];
  });
  return Object.fromEntries(entries);
}
