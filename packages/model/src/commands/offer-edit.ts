import * as z from 'zod/mini';
import { remove, restore, type Patch } from '../patch.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { checkOfferFields, draft, offerFields } from './offer-checks.js';
import type { OfferFields } from './maps/offer-commands.js';
import { refuse } from './refuse.js';
import { changedFields, setChanged } from './same.js';
import { id } from './shapes.js';

export const offerEdit = defineCommand(
  'offer-edit',
  z.object({ id, changes: z.object(offerFields) }),
  (snapshot, input) => {
    const { record: offer, refusal } = draft(snapshot, input.id);
    if (refusal) return refusal;
    const changed: Partial<OfferFields> = changedFields(offer, input.changes);
    const checks = new Checks();
    const fields = checkOfferFields(changed, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('offers', offer, fields), value: null };
  },
);

/** A draft goes into the bin; what was sent stays what it is, and may be cancelled. */
export const offerDelete = defineCommand('offer-delete', z.object({ id }), (snapshot, input, env) => {
  const { record: offer, refusal } = draft(snapshot, input.id);
  if (refusal) return refusal;
  return { ok: true, patches: [remove('offers', offer.id, { at: env.now, by: env.actor })], value: null };
});

export const offerRestore = defineCommand('offer-restore', z.object({ id }), (snapshot, input) => {
  const offer = snapshot.get('offers', input.id);
  if (!offer) return refuse('unknown-record', 'id');
  const patches: Patch[] = offer.removed ? [restore('offers', offer.id)] : [];
  return { ok: true, patches, value: null };
});
