import {
  isCalendarDate,
  isMoney,
  PERIODS,
  STATUSES,
  type CollectionName,
  type Period,
  type Status,
} from '@firsat/model';
import type { HeldChange, PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** A held change as a person reads it. */
export interface ChangeWords {
  /** The record that it was about. */
  readonly subject: string;
  /** What was done. */
  readonly what: string;
  /** "Price: ₺12.500,00", in the order in which they were given. */
  readonly details: readonly string[];
}

/** By the noun of a command: where its record is found, and what it is called by. */
const NOUNS: Readonly<Record<string, { readonly collection: CollectionName; readonly name: string }>> = {
  opportunity: { collection: 'opportunities', name: 'description' },
  contact: { collection: 'contacts', name: 'name' },
  schema: { collection: 'schemas', name: 'title' },
  stage: { collection: 'stages', name: 'name' },
  member: { collection: 'members', name: 'name' },
  product: { collection: 'products', name: 'name' },
  quota: { collection: 'quotas', name: 'name' },
};

/** Fields whose value is the id of a record. */
const REFERENCES: Readonly<Record<string, keyof typeof NOUNS>> = {
  customerId: 'contact',
  parentId: 'contact',
  ownerId: 'member',
  quotaId: 'quota',
  schemaId: 'schema',
  stageId: 'stage',
  to: 'stage',
};

const LABELS: Readonly<Record<string, string>> = { schemaId: 'schema', stageId: 'stage', to: 'stage' };
/** Where it stood among others, and how it was made: nothing that a person would look for. */
const SILENT = new Set([
  'id',
  'beforeId',
  'afterId',
  'template',
  'language',
  'currency',
  'timeZone',
  'reason',
]);

/** What a command was given comes from a disk and may be of another version: nothing about its shape is taken for granted. */
function part(input: unknown, key: string): unknown {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return undefined;
  return Object.hasOwn(input, key) ? (input as Readonly<Record<string, unknown>>)[key] : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
}

/** Fields and values of an input, one level: what stands in `changes` and `status` counts as its own. */
function* fieldsOf(input: unknown): Iterable<readonly [string, unknown]> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) return;
  for (const [key, value] of Object.entries(input)) {
    if ((key === 'changes' || key === 'status') && typeof value === 'object') yield* fieldsOf(value);
    else yield [key, value];
  }
}

/** Names of records that are made by held changes, so that the changes after them can name them too. */
export function namesOf(list: readonly HeldChange[]): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { command } of list) {
    const noun = command?.name.endsWith('-create')
      ? NOUNS[command.name.slice(0, -'-create'.length)]
      : undefined;
    const id = textOf(part(command?.input, 'id'));
    const name = noun && textOf(part(command?.input, noun.name));
    if (id !== undefined && name !== undefined) names.set(id, name);
  }
  return names;
}

export function changeWords(
  store: PipelineStore,
  l: Localizer,
  { command }: HeldChange,
  names: ReadonlyMap<string, string>,
): ChangeWords {
  const words = l.t.notices;
  if (!command) return { subject: words.bytesOnly, what: '', details: [] };
  const { name, input } = command;
  const known: Readonly<Record<string, string>> = words.commands;
  const noun = NOUNS[name.slice(0, Math.max(0, name.indexOf('-')))];
  const nameOf = (of: keyof typeof NOUNS, id: string): string | undefined => {
    const found = NOUNS[of];
    return (found && textOf(part(store.get(found.collection, id), found.name))) ?? names.get(id);
  };
  const id = textOf(part(input, 'id'));
  const isCreate = name.endsWith('-create');
  const given = textOf(part(input, noun?.name ?? 'name'));
  const stored = id === undefined ? undefined : nameOf(name.slice(0, name.indexOf('-')), id);
  const subject =
    (isCreate ? given : (stored ?? given ?? textOf(part(part(input, 'changes'), noun?.name ?? '')))) ??
    words.untitled;
  const details: string[] = [];
  for (const [field, value] of fieldsOf(input)) {
    if (SILENT.has(field) || (isCreate && field === noun?.name)) continue;
    const label = labelOf(l, field);
    if (label === undefined || (isCreate && (value === null || value === ''))) continue;
    const said = valueOf(l, field, value, nameOf);
    details.push(said === undefined ? label : `${label}: ${said}`);
  }
  return {
    subject,
    what: Object.hasOwn(known, name) ? (known[name] ?? '') : words.unknownCommand,
    details,
  };
}

function labelOf(l: Localizer, field: string): string | undefined {
  const common: Readonly<Record<string, string>> = l.t.common.fields;
  const own: Readonly<Record<string, string>> = l.t.notices.fields;
  const key = LABELS[field] ?? field;
  return Object.hasOwn(common, key) ? common[key] : Object.hasOwn(own, key) ? own[key] : undefined;
}

/** A value in words; `undefined` where only the label is worth reading. */
function valueOf(
  l: Localizer,
  field: string,
  value: unknown,
  nameOf: (of: keyof typeof NOUNS, id: string) => string | undefined,
): string | undefined {
  const { none, status, period } = l.t.common;
  if (value === null || value === '') return none;
  if (isMoney(value)) return l.money(value);
  if (typeof value === 'number') return field === 'probability' ? l.percent(value) : l.number(value);
  if (typeof value !== 'string') return undefined;
  const reference = REFERENCES[field];
  if (reference !== undefined) return nameOf(reference, value);
  if (field === 'status') return STATUSES.includes(value as Status) ? status[value as Status] : undefined;
  if (field === 'period') return PERIODS.includes(value as Period) ? period[value as Period] : undefined;
  if (['color', 'phase', 'type', 'relation', 'role'].includes(field)) return undefined;
  return isCalendarDate(value) ? l.date(value, 'full') : value;
}
