import { html, type TemplateResult } from 'lit';
import {
  CONTACT_RELATIONS,
  CONTACT_TYPES,
  decimalSign,
  ok,
  problem,
  refused,
  taxNumberShape,
  type Contact,
  type ContactFields,
  type ContactRelation,
  type ContactType,
  type Result,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import { contactDirectory } from '../../contacts/live-contacts.js';
import { choiceEditor } from '../../fields/choice-editor.js';
import { notesOf } from '../../fields/field-shell.js';
import { editorId } from '../../fields/inline-cell.js';
import { InlineEdits, type InlineEdit } from '../../fields/inline-edits.js';
import { moneyEcho, moneyEditor, moneyText, readMoney } from '../../fields/money-editor.js';
import { contactName } from '../../fields/options.js';
import { searchContacts } from '../../fields/searches.js';
import { noteEditor, textEditor } from '../../fields/text-editor.js';
import type { HostPicks } from '../../hosts/host-picks.js';
import type { Localizer } from '../../locales/localizer.js';
import type {
  ComboboxController,
  ComboboxMatches,
  ComboboxValue,
} from '../../primitives/combobox-controller.js';

/** Fields of a contact that a person edits one by one; phones and e-mails have their own place. */
export const CONTACT_FIELDS = [
  'name',
  'parentId',
  'type',
  'relation',
  'taxNumber',
  'sector',
  'source',
  'segment',
  'location',
  'foundedYear',
  'employees',
  'revenue',
  'strategy',
] as const satisfies readonly (keyof ContactFields)[];
export type ContactField = (typeof CONTACT_FIELDS)[number];

export type ContactEdit = InlineEdit<ContactField>;

/** The fields of contacts that are being edited on this page. */
export class ContactEdits extends InlineEdits<Contact, ContactField, Partial<ContactFields>> {}

/** Fields that are looked for in a list: contacts, or the words that the workspace uses already. */
export function hasList(field: ContactField): boolean {
  return field === 'parentId' || isWord(field);
}

function isWord(field: ContactField): field is 'sector' | 'source' | 'segment' {
  return field === 'sector' || field === 'source' || field === 'segment';
}

export function fieldLabel(field: ContactField, contact: Contact, l: Localizer): string {
  const { profile } = l.t;
  return field === 'parentId' && contact.type === 'company' ? profile.parentCompany : profile.fields[field];
}

const currencyOf = (store: PipelineStore, contact: Contact): string =>
  contact.revenue?.currency ?? store.settings?.currency ?? 'TRY';

/** A value in words; nothing is "none". */
export function fieldWords(
  store: PipelineStore,
  l: Localizer,
  field: ContactField,
  contact: Contact,
): string {
  const { none } = l.t.common;
  switch (field) {
    case 'parentId':
      return (
        contactName(store, contact.parentId) ||
        l.t.profile[contact.type === 'person' ? 'noCompany' : 'noParent']
      );
    case 'type':
      return l.t.contacts.types[contact.type];
    case 'relation':
      return l.t.contacts.relation[contact.relation];
    case 'revenue':
      return contact.revenue ? l.money(contact.revenue) : none;
    case 'employees':
      return contact.employees === null ? none : l.number(contact.employees);
    case 'foundedYear':
      return contact.foundedYear === null ? none : String(contact.foundedYear);
    default:
      return contact[field] ?? none;
  }
}

/** What an editor begins with. */
export function beginEdit(
  store: PipelineStore,
  l: Localizer,
  field: ContactField,
  contact: Contact,
): ComboboxValue {
  const text = (value: string | null): ComboboxValue => ({ id: null, text: value ?? '' });
  switch (field) {
    case 'parentId':
      return { id: contact.parentId, text: contactName(store, contact.parentId) };
    case 'type':
    case 'relation':
      return { id: contact[field], text: contact[field] };
    case 'revenue':
      return text(moneyText(contact.revenue, l));
    case 'foundedYear':
    case 'employees':
      return text(contact[field] === null ? '' : String(contact[field]));
    default:
      return text(contact[field]);
  }
}

/** A whole number as it is typed: digits, perhaps grouped in the habits of a language. */
export function readWhole(typed: string, l: Localizer, field: string): Result<number | null> {
  const text = typed.trim();
  if (text === '') return ok(null);
  const group = decimalSign(l.locale) === ',' ? '.' : ',';
  const digits = text.replaceAll(' ', '').replaceAll('\u00a0', '');
  const isGrouped = digits
    .split(group)
    .every((part, at, all) => at === 0 || (part.length === 3 && all.length > 1));
  const plain = isGrouped ? digits.replaceAll(group, '') : digits;
  return /^\d{1,15}$/.test(plain) ? ok(Number(plain)) : refused(problem('not-a-number', field));
}

/** What was typed, as the change of one field. */
export function readEdit(
  store: PipelineStore,
  { field, draft, l }: ContactEdit,
  contact: Contact,
): Result<Partial<ContactFields>> {
  const typed = draft.text.trim();
  switch (field) {
    case 'name':
      return typed === '' ? refused(problem('required', field)) : ok({ name: draft.text });
    case 'parentId':
      return draft.id === null && typed !== ''
        ? refused(problem('unknown-record', field))
        : ok({ parentId: draft.id });
    case 'type':
      return ok({ type: draft.id as ContactType });
    case 'relation':
      return ok({ relation: draft.id as ContactRelation });
    case 'revenue': {
      const read = readMoney(draft.text, l, currencyOf(store, contact));
      return read.ok ? ok({ revenue: read.value }) : read;
    }
    case 'foundedYear':
    case 'employees': {
      const read = readWhole(draft.text, l, field);
      return read.ok ? ok({ [field]: read.value }) : read;
    }
    default:
      return ok({ [field]: typed === '' ? null : draft.text });
  }
}

/** How what is typed is understood: an amount, or whose number it is. */
export function echoEdit(
  store: PipelineStore,
  { field, draft, l }: ContactEdit,
  contact: Contact,
): string | undefined {
  if (field === 'revenue') return moneyEcho(draft.text, l, currencyOf(store, contact));
  if (field !== 'taxNumber' || draft.text.trim() === '') return undefined;
  const { kind, valid } = taxNumberShape(draft.text);
  const { profile } = l.t;
  if (valid) return profile.taxFits(profile.taxKind[kind]);
  return kind === 'other' ? undefined : l.problem({ code: 'check-digit' });
}

/** CON4: an odd tax number is kept, and a word is said about it. */
export function taxWarning({ taxNumber }: Contact, l: Localizer): string | undefined {
  if (taxNumber === null) return undefined;
  const { kind, valid } = taxNumberShape(taxNumber);
  if (valid) return undefined;
  return l.problem({ code: kind === 'other' ? 'odd-tax-number' : 'check-digit' });
}

export interface EditorProps {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly contact: Contact;
  readonly edit: ContactEdit;
  readonly combobox: ComboboxController;
  readonly picks: HostPicks;
  readonly change: (draft: ComboboxValue) => void;
  readonly chosen: () => void;
  readonly addCompany: (name: string) => Promise<string | undefined>;
}

/** Companies; nobody is their own. */
function companies({ store, l, contact }: EditorProps, query: string): ComboboxMatches {
  const { options, more } = searchContacts(store, l, query, 'company');
  return { options: options.filter(({ id }) => id !== contact.id), more };
}

/** Words that the workspace uses already: any other can be typed. */
function known(
  { store, l }: EditorProps,
  field: 'sector' | 'source' | 'segment',
  query: string,
): ComboboxMatches {
  const typed = query.toLocaleLowerCase(l.locale);
  const words = contactDirectory(store, l.language).words(field);
  const options = words
    .filter(({ word }) => word.toLocaleLowerCase(l.locale).includes(typed))
    .map(({ word, count }) => ({ id: word, label: word, detail: l.number(count) }));
  return { options, more: 0 };
}

/** The editor of one field. */
export function contactEditor(props: EditorProps): TemplateResult {
  const { l, store, contact, edit, change } = props;
  const { field, draft } = edit;
  const id = editorId(field);
  const common = {
    id,
    text: draft.text,
    invalid: edit.problems.length > 0,
    describedBy: notesOf(id),
    change: (text: string) => {
      change({ id: null, text });
    },
  };
  switch (field) {
    case 'name':
      return textEditor({ ...common, required: true });
    case 'taxNumber':
    case 'foundedYear':
    case 'employees':
      return textEditor({ ...common, inputMode: 'numeric' });
    case 'location':
    case 'strategy':
      return noteEditor(common);
    case 'revenue':
      return moneyEditor({ ...common, currency: currencyOf(store, contact) });
    case 'type':
    case 'relation':
      return choiceEditor({
        id,
        value: draft.id ?? '',
        describedBy: common.describedBy,
        choices:
          field === 'type'
            ? CONTACT_TYPES.map((value) => ({ value, label: l.t.contacts.types[value] }))
            : CONTACT_RELATIONS.map((value) => ({ value, label: l.t.contacts.relation[value] })),
        change: (value) => {
          change({ id: value, text: value });
          props.chosen();
        },
      });
    default:
  }
  return html`${props.combobox.render({
    id,
    label: fieldLabel(field, contact, l),
    value: draft,
    invalid: common.invalid,
    describedBy: common.describedBy,
    passEscape: true,
    words: { noMatches: l.t.form.noMatches, more: l.t.form.moreMatches, open: l.t.form.openList },
    ...(field === 'parentId' && {
      none: l.t.profile.noCompany,
      add: { label: l.t.contacts.adding.addCompany, run: props.addCompany },
      elsewhere: props.picks.contacts(l),
    }),
    search: (query) => (field === 'parentId' ? companies(props, query) : known(props, field, query)),
    change,
    chosen: props.chosen,
  })}`;
}
