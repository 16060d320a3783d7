import {
  BACKGROUND_FIELDS,
  isCalendarDate,
  isMoney,
  PERIODS,
  resolveContact,
  type BackgroundField,
  type Json,
  type OpportunityId,
  type Period,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import { memberName } from '../../fields/options.js';

/** Fields of an opportunity that a person edits one by one. */
export type FieldName =
  | 'description'
  | 'customerId'
  | 'price'
  | 'period'
  | 'quotaId'
  | 'startDate'
  | 'expectedClose'
  | 'ownerId'
  | 'probability'
  | BackgroundField;

export const FIELD_NAMES: readonly FieldName[] = [
  'description',
  'customerId',
  'price',
  'period',
  'quotaId',
  'startDate',
  'expectedClose',
  'ownerId',
  'probability',
  ...BACKGROUND_FIELDS,
];

export function isBackground(field: FieldName): field is BackgroundField {
  return (BACKGROUND_FIELDS as readonly string[]).includes(field);
}

export function isFieldName(name: string | null): name is FieldName {
  return (FIELD_NAMES as readonly (string | null)[]).includes(name);
}

export function fieldLabel(field: FieldName, l: Localizer): string {
  if (isBackground(field)) return l.t.detail.background[field];
  return field === 'startDate' ? l.t.detail.startDate : l.t.common.fields[field];
}

/** A value of a field in words; nothing is "none", what cannot be read is shown as unknown rather than guessed. */
export function valueWords(store: PipelineStore, l: Localizer, field: FieldName, value: Json): string {
  const { none, period, unknownPerson } = l.t.common;
  if (value === null || value === '') return field === 'probability' ? l.t.detail.automatic : none;
  switch (field) {
    case 'price':
      return isMoney(value) ? l.money(value) : none;
    case 'period':
      return PERIODS.includes(value as Period) ? period[value as Period] : none;
    case 'startDate':
    case 'expectedClose':
      return isCalendarDate(value) ? l.date(value, 'full') : none;
    case 'probability':
      return typeof value === 'number' ? l.percent(value) : none;
    case 'customerId':
      return (typeof value === 'string' && resolveContact(store, value)?.name) || l.t.common.noCustomer;
    case 'quotaId':
      return (typeof value === 'string' && store.get('quotas', value)?.name) || none;
    case 'ownerId':
      return (typeof value === 'string' && memberName(store, value)) || unknownPerson;
    case 'description':
    case 'need':
    case 'situation':
    case 'expectation':
      return typeof value === 'string' ? value : none;
  }
}

/** Who gave a field the value that it has. */
export function whoChanged(
  store: PipelineStore | undefined,
  l: Localizer,
  id: OpportunityId,
  field: FieldName,
): string {
  const event = store?.history(id).findLast((each) => each.type === 'field-changed' && each.field === field);
  return (store && memberName(store, event?.by ?? null)) ?? l.t.detail.somebody;
}
