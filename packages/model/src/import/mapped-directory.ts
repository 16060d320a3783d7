import { setChanged } from '../commands/same.js';
import { create, set, type Patch } from '../patch.js';
import { unitPriceOf } from '../pricing/values.js';
import type { FieldsOf } from '../records/collections.js';
import type { Contact, ContactRelation, ContactType } from '../records/contact.js';
import { countRow, type MappedContext, type MappedRow } from './mapped-context.js';
import { nameKey, sourceId } from '../source-ids.js';

/** A row of a file of contacts, and the contact that it is about. */
export interface ContactClaim {
  readonly row: MappedRow;
  readonly id: string;
  readonly before: Contact | undefined;
}

/**
 * Gives every row its contact, before any is described: a person may name a company that stands further below. A row that is rejected gets
 * none.
 */
export function claimContact(row: MappedRow, context: MappedContext): ContactClaim | null {
  const { snapshot } = context;
  const externalId = row.text('externalId');
  const clues = row.clues('name');
  const { name } = clues;
  if (name === null || (externalId !== null && !context.isFirst(externalId))) {
    if (!row.isBroken('name')) {
      const [target, code] =
        name === null ? (['name', 'required'] as const) : (['externalId', 'not-unique'] as const);
      context.problem(row.row, target, code, externalId ?? '');
    }
    countRow(context, 'rejected');
    return null;
  }
  const sourced = externalId === null ? undefined : snapshot.get('contacts', sourceId('contact', externalId));
  if (sourced) return { row, id: sourced.id, before: sourced };
  const found = context.contacts.find(clues);
  if (externalId === null && found.kind === 'several') {
    context.problem(row.row, 'name', 'ambiguous-name', name);
    countRow(context, 'rejected');
    return null;
  }
  if (found.kind === 'one' && externalId === null) {
    const before = snapshot.get('contacts', found.contact.id);
    if (before) return { row, id: before.id, before };
    context.problem(row.row, 'name', 'not-unique', name);
    countRow(context, 'rejected');
    return null;
  }
  const id =
    externalId === null
      ? context.freeContactId('company', nameKey(name) || name)
      : sourceId('contact', externalId);
  context.contacts.add({ id, ...clues, name });
  return { row, id, before: undefined };
}

export function contactPatches({ row, id, before }: ContactClaim, context: MappedContext): readonly Patch[] {
  const fields = contactFields(row, id, context);
  if (!before) {
    countRow(context, 'created');
    return [create('contacts', id, { ...fields, createdAt: context.env.now })];
  }
  const patches =
    context.mapping.existing === 'update' && !before.removed ? setChanged('contacts', before, fields) : [];
  countRow(context, patches.length > 0 ? 'updated' : 'existing');
  return patches;
}

const TEXTS = ['name', 'email', 'phone', 'taxNumber', 'sector', 'location'] as const;

function contactFields(row: MappedRow, id: string, context: MappedContext): Partial<FieldsOf<'contacts'>> {
  const texts = TEXTS.flatMap((target) => {
    const text = row.text(target);
    return text === null ? [] : [[target, text]];
  });
  const employees = row.get('employees', 'whole');
  const foundedYear = row.get('foundedYear', 'whole');
  const revenue = row.get('revenue', 'money');
  const parentId = parentOf(row, id, context);
  const [type, relation] = [row.choice('type'), row.choice('relation')];
  return {
    ...(Object.fromEntries(texts) as Partial<FieldsOf<'contacts'>>),
    ...(type !== null && { type: type as ContactType }),
    ...(relation !== null && { relation: relation as ContactRelation }),
    ...(employees && { employees: employees.number }),
    ...(foundedYear && { foundedYear: foundedYear.number }),
    ...(revenue && { revenue: revenue.money }),
    ...(parentId !== null && { parentId }),
  };
}

function parentOf(row: MappedRow, id: string, context: MappedContext): string | null {
  const name = row.text('parent');
  if (name === null) return null;
  const found = context.contacts.find({ name, email: null, taxNumber: null });
  if (found.kind === 'one' && found.contact.id !== id) return found.contact.id;
  context.problem(row.row, 'parent', found.kind === 'several' ? 'ambiguous-name' : 'unknown-record', name);
  return null;
}

/** A row of a catalogue: products are known by their names. */
export function productPatches(row: MappedRow, context: MappedContext): readonly Patch[] {
  const { snapshot, mapping } = context;
  const name = row.text('name');
  const known = name === null ? undefined : context.products.find(name);
  if (name === null || (known && context.products.claimed(known))) {
    if (!row.isBroken('name'))
      context.problem(row.row, 'name', name === null ? 'required' : 'not-unique', name ?? '');
    countRow(context, 'rejected');
    return [];
  }
  const named = context.products.claim(known ?? context.products.add(name));
  const [series, price] = [row.text('series'), row.get('price', 'money')];
  const fields = { ...(series !== null && { series }), ...(price && { price: unitPriceOf(price.money) }) };
  const before = snapshot.get('products', named.id);
  if (!before) {
    countRow(context, 'created');
    return [create('products', named.id, { name, ...fields })];
  }
  const patches =
    mapping.existing === 'update' && !before.removed
      ? [
          ...setChanged('products', before, fields),
          ...(before.name === name ? [] : [set('products', before.id, 'name', name)]),
        ]
      : [];
  countRow(context, patches.length > 0 ? 'updated' : 'existing');
  return patches;
}
