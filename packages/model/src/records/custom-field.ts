import { field, type FieldKind } from '../fields/field-kind.js';
import { keyed, type Keyed } from '../fields/keyed.js';
import { choice, text, unturned } from '../fields/kinds.js';
import type { Id } from '../ids.js';
import type { BaseRecord, RecordKind } from './record.js';

/** What a field of the workspace's own holds. As kept: text, number, `[minor, currency]`, `YYYY-MM-DD`, id of an option, id of a member, `true`. */
export const CUSTOM_FIELD_KINDS = ['text', 'number', 'money', 'date', 'choice', 'person', 'flag'] as const;
export type CustomFieldKind = (typeof CUSTOM_FIELD_KINDS)[number];

/** One option of a choice. Archived: shown where it was chosen, not offered any more. */
export interface CustomOption {
  readonly label: string;
  readonly order: string;
  readonly archived: boolean;
}

const option: FieldKind<CustomOption> = {
  name: 'custom-option',
  decode: (json) => {
    if (!Array.isArray(json)) return undefined;
    const [label, order, archived] = json as unknown[];
    if (typeof label !== 'string' || typeof order !== 'string') return undefined;
    return Object.freeze({ label: unturned(label), order, archived: archived === true });
  },
  encode: ({ label, order, archived }) => [label, order, archived],
};

/** A field that a workspace has added to opportunities (S116). Archived = `removed` set: its values stay, and come back with it. */
export interface CustomField extends BaseRecord {
  readonly id: Id<'custom-field'>;
  readonly label: string;
  /** Never changed: values of one kind mean nothing in another. */
  readonly kind: CustomFieldKind;
  /** Of a choice, by id: options that two people add at once are both there. */
  readonly options: Keyed<CustomOption>;
  readonly order: string;
}

export const customFieldKind: RecordKind<CustomField> = {
  collection: 'customFields',
  doc: 'core',
  root: 'cf',
  fields: {
    label: field('n', text, ''),
    kind: field('k', choice('custom-field-kind', CUSTOM_FIELD_KINDS), 'text'),
    options: keyed('p', option),
    order: field('o', text, 'a0'),
  },
};
