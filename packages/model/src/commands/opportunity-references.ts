import * as z from 'zod/mini';
import { isSafeLink } from '../safe-href.js';
import { sourceId } from '../source-ids.js';
import { setEntry } from '../patch.js';
import type { Opportunity } from '../records/opportunity.js';
import { referenceEntry } from '../selectors/references.js';
import { withEntry } from '../fields/keyed.js';
import type { Json } from '../json.js';
import type { Snapshot } from '../snapshot.js';
import { Checks, MAX_NOTE } from './checks.js';
import type { CommandEnv } from './command.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { subject } from './refuse.js';
import { sameValue } from './same.js';
import { id, maybeText } from './shapes.js';

/** S121: links an opportunity to an order, a cart or whatever the host has. Set by the host again and again, it is written once. */
export const opportunityReferenceSet = defineCommand(
  'opportunity-reference-set',
  z.object({
    id,
    system: z.string(),
    ref: z.string(),
    label: z.optional(maybeText),
    url: z.optional(maybeText),
  }),
  (snapshot, input, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const system = checks.title(input.system, 'system');
    const ref = checks.title(input.ref, 'ref');
    const label = checks.text(input.label ?? null, 'label');
    const url = checks.text(input.url ?? null, 'url', MAX_NOTE);
    if (url !== null && !isSafeLink(url)) checks.add('not-a-link', 'url');
    if (checks.failed) return { ok: false, problems: checks.problems };
    const key = sourceId('r', `${system}/${ref}`);
    return {
      ok: true,
      patches: changeReference(snapshot, env, opportunity, key, referenceEntry({ system, ref, label, url })),
      value: { key },
    };
  },
);

export const opportunityReferenceRemove = defineCommand(
  'opportunity-reference-remove',
  z.object({ id, key: z.string() }),
  (snapshot, input, env) => {
    const { record: opportunity, refusal } = subject(snapshot, 'opportunities', input.id);
    if (refusal) return refusal;
    return { ok: true, patches: changeReference(snapshot, env, opportunity, input.key, null), value: null };
  },
);

function changeReference(snapshot: Snapshot, env: CommandEnv, before: Opportunity, key: string, entry: Json) {
  const old = before.references[key] ?? null;
  if (sameValue(old, entry)) return [];
  const after = { ...before, references: withEntry(before.references, key, entry) };
  return [
    historyPatch(snapshot, env, env.newId(), after, {
      type: 'field-changed',
      field: `references.${key}`,
      from: old,
      to: entry,
    }),
    setEntry('opportunities', before.id, 'references', key, entry),
  ];
}
