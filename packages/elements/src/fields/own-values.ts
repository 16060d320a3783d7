import {
  isCalendarDate,
  moneyOf,
  type CustomField,
  type CustomFieldKind,
  type Json,
  type Opportunity,
  type Problem,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import { dateText, readDate } from './date-editor.js';
import { moneyText, readMoney } from './money-editor.js';

/** A value of a field of the workspace's own, as it is typed. */
export function ownText(
  store: PipelineStore,
  l: Localizer,
  field: CustomField,
  value: Opportunity['custom'][string] | undefined,
): string {
  if (value === undefined) return '';
  if (field.kind === 'money') return moneyText(moneyOf(value), l);
  if (field.kind === 'number') return typeof value === 'number' ? l.number(value) : '';
  if (typeof value !== 'string') return '';
  if (field.kind === 'date') return isCalendarDate(value) ? dateText(value, l) : '';
  return field.kind === 'person' ? (store.get('members', value)?.name ?? '') : value;
}

type Read =
  | { readonly ok: true; readonly value: Json }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** What was typed or chosen, as it is kept; nothing is no value. */
export function readOwn(kind: CustomFieldKind, text: string, l: Localizer, currency: string): Read {
  if (text.trim() === '') return { ok: true, value: null };
  if (kind === 'date') return readDate(text, l);
  if (kind === 'flag') return { ok: true, value: text === 'true' };
  if (kind !== 'money' && kind !== 'number') return { ok: true, value: text };
  const read = readMoney(text, l, kind === 'money' ? currency : 'USD');
  if (!read.ok || read.value === null) return read.ok ? { ok: true, value: null } : read;
  const { minor } = read.value;
  return { ok: true, value: kind === 'money' ? [minor, currency] : minor / 100 };
}
