import type { Json } from '../json.js';
import { HOST_SHAPES, type HostContact } from '../hosts/host-items.js';
import {
  hostContactPlace,
  hostMemberPlace,
  hostProductPlace,
  type HostPlace,
} from '../hosts/host-records.js';
import { create, restore, set, setEntry, type Patch } from '../patch.js';
import type { Problem } from '../problems.js';
import type { FieldsOf, RecordMap } from '../records/collections.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import { checkContactFields } from './contact-checks.js';
import { defineCommand } from './define-command.js';
import { checkProductFields, withUnitPrice } from './product-fields.js';
import { sameValue } from './same.js';

type Hosted = 'contacts' | 'products' | 'members';
type Said = Readonly<Record<string, Json>>;

/**
 * Brings what the host says to its record: a new one, or of an existing one the fields that say what the host had said before. Who takes up
 * something that was put aside wants it back.
 */
function upserted<C extends Hosted>(
  collection: C,
  { id, record }: HostPlace<RecordMap[C]>,
  said: Said,
  atFirst: Partial<FieldsOf<C>>,
): Patch[] {
  if (!record) {
    const hostValues = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null));
    return [create(collection, id, { ...said, ...atFirst, hostValues })];
  }
  const now = record as unknown as Said;
  const patches: Patch[] = record.removed ? [restore(collection, id)] : [];
  for (const [name, value] of Object.entries(said)) {
    const told = record.hostValues[name] ?? null;
    const isEdited = !sameValue(now[name], told) && !sameValue(now[name], value);
    if (isEdited) continue;
    if (!sameValue(now[name], value))
      patches.push(set(collection, id, name as never, value as unknown as never));
    if (!sameValue(told, value))
      patches.push(setEntry(collection, id, 'hostValues' as never, name, value as never));
  }
  return patches;
}

/** What the host says as far as it may be written: nobody here can mend what the host says wrongly, so the rest counts, and it is a warning. */
function sound<T extends object>(
  fields: T,
  required: keyof T,
  check: (fields: T, checks: Checks) => object,
): { readonly said: Said; readonly refused: readonly Problem[]; readonly warnings: readonly Problem[] } {
  const checks = new Checks();
  const cleaned = check(fields, checks);
  const wrong = new Set(checks.problems.map(({ field }) => field));
  const said = Object.fromEntries(Object.entries(cleaned).filter(([name]) => !wrong.has(name)));
  const [refused, warnings] = [true, false].map((isRefused) =>
    checks.problems.filter(({ field }) => (field === required) === isRefused),
  ) as [Problem[], Problem[]];
  return { said, refused, warnings };
}

interface Upsert {
  readonly id: string;
  readonly patches: readonly Patch[];
  readonly refused: readonly Problem[];
  readonly warnings: readonly Problem[];
}

function upsertContact(snapshot: Snapshot, { key, company, ...given }: HostContact, now: number): Upsert {
  const place = hostContactPlace(snapshot, key);
  const { said, refused, warnings } = sound(given, 'name', (fields, checks) =>
    checkContactFields(snapshot, place.id, fields, checks),
  );
  const employer = company ? upsertContact(snapshot, { ...company, type: 'company' }, now) : undefined;
  const knowsCompany = company !== undefined && employer?.id !== place.id;
  const own = knowsCompany ? { ...said, parentId: employer?.id ?? null } : said;
  return {
    id: place.id,
    patches: [
      ...(employer?.patches ?? []),
      ...upserted('contacts', place, own, { sourceId: key, createdAt: now }),
    ],
    refused: [...refused, ...(employer?.refused ?? []).map((one) => ({ ...one, field: 'company' }))],
    warnings,
  };
}

/** S34: a customer of the host. */
export const contactUpsert = defineCommand('contact-upsert', HOST_SHAPES.contacts, (snapshot, input, env) => {
  const { id, patches, refused, warnings } = upsertContact(snapshot, input, env.now);
  return refused.length > 0
    ? { ok: false, problems: refused }
    : { ok: true, patches, value: { id }, warnings };
});

/** S69: an item of the host's catalogue. */
export const productUpsert = defineCommand(
  'product-upsert',
  HOST_SHAPES.products,
  (snapshot, { key, ...given }) => {
    const place = hostProductPlace(snapshot, key);
    const { said, refused, warnings } = sound(withUnitPrice(given), 'name', checkProductFields);
    if (refused.length > 0) return { ok: false, problems: refused };
    const patches = upserted('products', place, said, { sourceId: key });
    return { ok: true, patches, value: { id: place.id }, warnings };
  },
);

/** S7: somebody who can sign in to the host. */
export const memberUpsert = defineCommand(
  'member-upsert',
  HOST_SHAPES.members,
  (snapshot, { key, ...given }) => {
    const place = hostMemberPlace(snapshot, key);
    const { said, refused, warnings } = sound(given, 'name', (fields, checks) => ({
      ...fields,
      name: checks.title(fields.name, 'name'),
      ...(fields.team === undefined ? {} : { team: checks.text(fields.team, 'team') }),
    }));
    if (refused.length > 0) return { ok: false, problems: refused };
    return { ok: true, patches: upserted('members', place, said, {}), value: { id: place.id }, warnings };
  },
);
