import * as z from 'zod/mini';
import { mergedChannels, mergedFields } from '../contacts/merged-values.js';
import { remove, setEntry, type Patch } from '../patch.js';
import type { Contact } from '../records/contact.js';
import { Checks } from './checks.js';
import { checkContactFields, contactSubject } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { refuse } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { contactFields, id } from './shapes.js';

/**
 * D78: several contacts become one. The one with the smallest id stays and the others lead to it, whoever merges them and in whichever order: two
 * people who merge the same at once agree. Nothing that refers to the others is written: readers follow the merge. Every phone and e-mail is kept.
 */
export const contactMerge = defineCommand(
  'contact-merge',
  z.object({ ids: z.array(id), values: z.optional(z.object(contactFields)) }),
  (snapshot, input, env) => {
    if (input.ids.length < 2) return refuse('invalid-input', 'ids');
    const contacts = new Map<string, Contact>();
    for (const one of input.ids) {
      const { record, refusal } = contactSubject(snapshot, one, 'ids');
      if (refusal) return refusal;
      contacts.set(record.id, record);
    }
    const sources = [...contacts.values()];
    const target = sources.reduce((least, one) => (one.id < least.id ? one : least));
    // They have been merged already.
    if (sources.length === 1) return { ok: true, patches: [], value: { id: target.id } };

    const checks = new Checks();
    const chosen = changedFields(target, mergedFields(snapshot, target, sources, input.values ?? {}));
    // What one of them said already is not judged anew: an odd old number does not stand in the way.
    const given = changedFields(target, input.values ?? {});
    const fields = {
      ...chosen,
      ...checkContactFields(snapshot, target.id, notSaidBefore(given, sources), checks),
    };
    if (checks.failed) return { ok: false, problems: checks.problems };
    const patches: Patch[] = setChanged('contacts', target, fields);
    for (const [key, entry] of mergedChannels(target, sources, { ...target, ...fields })) {
      patches.push(setEntry('contacts', target.id, 'channels', key, entry));
    }
    for (const source of sources) {
      if (source.id === target.id) continue;
      patches.push(remove('contacts', source.id, { at: env.now, by: env.actor, to: target.id }));
    }
    return { ok: true, patches, value: { id: target.id } };
  },
);

function notSaidBefore<T extends object>(given: T, sources: readonly object[]): T {
  return sources.reduce<Partial<T>>((left, source) => changedFields(source, left), given) as T;
}
