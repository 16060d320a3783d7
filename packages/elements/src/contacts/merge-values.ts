import {
  ERASED_NAME,
  resolveContact,
  type Contact,
  type ContactFields,
  type ContactId,
  type Money,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';

/** Fields of which one value must be chosen where contacts differ. Notes are joined, and a customer stays one, without asking. */
export const ASKED_FIELDS = [
  'name',
  'type',
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
] as const satisfies readonly (keyof ContactFields)[];
export type AskedField = (typeof ASKED_FIELDS)[number];

/** A value that some of the contacts have. */
export interface MergeOption {
  readonly key: string;
  readonly value: ContactFields[AskedField];
  /** Who has it. */
  readonly ids: readonly ContactId[];
}

export interface MergeConflict {
  readonly field: AskedField;
  readonly options: readonly MergeOption[];
}

/** Where contacts contradict each other: who says nothing contradicts nobody. */
export function mergeConflicts(contacts: readonly Contact[]): readonly MergeConflict[] {
  return ASKED_FIELDS.flatMap((field): MergeConflict[] => {
    const options = new Map<string, { key: string; value: MergeOption['value']; ids: ContactId[] }>();
    for (const contact of contacts) {
      const value = contact[field];
      if (value === null || value === ERASED_NAME) continue;
      const key = JSON.stringify(value);
      const known = options.get(key);
      if (known) known.ids.push(contact.id);
      else options.set(key, { key, value, ids: [contact.id] });
    }
    return options.size > 1 ? [{ field, options: [...options.values()] }] : [];
  });
}

export function mergeValueWords(
  store: PipelineStore,
  l: Localizer,
  { field, options }: MergeConflict,
  key: string,
): string {
  const value = options.find((option) => option.key === key)?.value ?? null;
  switch (field) {
    case 'parentId':
      return resolveContact(store, value as string)?.name ?? l.t.common.unknownPerson;
    case 'type':
      return l.t.contacts.types[value as Contact['type']];
    case 'revenue':
      return l.money(value as Money);
    case 'employees':
      return l.number(value as number);
    case 'foundedYear':
      return (value as number).toString();
    default:
      return typeof value === 'string' ? value : '';
  }
}
