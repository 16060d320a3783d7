import * as z from 'zod/mini';
import { restore, type Patch } from '../patch.js';
import { isInBin } from '../selectors/bin.js';
import { defineCommand } from './define-command.js';
import { historyPatch } from './history.js';
import { refuse } from './refuse.js';
import { id } from './shapes.js';

/**
 * D76: takes records out of the bin, as one step. What was edited meanwhile shows again; the customer of an opportunity comes along when it is
 * in the bin too. Nothing is written for what is there already; what is not (merged, never heard of) is refused as a whole.
 */
export const binRestore = defineCommand(
  'bin-restore',
  z.object({
    opportunities: z.optional(z.array(id)),
    contacts: z.optional(z.array(id)),
    products: z.optional(z.array(id)),
  }),
  (snapshot, { opportunities = [], contacts = [], products = [] }, env) => {
    const patches: Patch[] = [];
    const companions = new Set(contacts);
    for (const opportunityId of new Set(opportunities)) {
      const opportunity = snapshot.get('opportunities', opportunityId);
      if (!opportunity) return refuse('unknown-record', 'opportunities');
      if (!opportunity.removed) continue;
      const { customerId } = opportunity;
      if (customerId !== null && isInBin(snapshot.get('contacts', customerId))) companions.add(customerId);
      patches.push(
        historyPatch(snapshot, env, env.newId(), opportunity, { type: 'restored' }),
        restore('opportunities', opportunityId),
      );
    }
    for (const [collection, ids] of [
      ['contacts', companions],
      ['products', new Set(products)],
    ] as const) {
      for (const each of ids) {
        const record = snapshot.get(collection, each);
        if (!record || (record.removed && !isInBin(record))) return refuse('unknown-record', collection);
        if (record.removed) patches.push(restore(collection, each));
      }
    }
    return { ok: true, patches, value: null };
  },
);
