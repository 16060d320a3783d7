import * as z from 'zod/mini';
import { sameTitle } from '../collate.js';
import { compareOrder } from '../order/compare-order.js';
import { orderAt, orderSequence } from '../order/order-key.js';
import { create, remove, restore, set, setEntry } from '../patch.js';
import { CUSTOM_FIELD_KINDS, type CustomField, type CustomOption } from '../records/custom-field.js';
import type { Snapshot } from '../snapshot.js';
import { Checks } from './checks.js';
import { defineCommand } from './define-command.js';
import { orderByNeighbours } from './placing.js';
import { refuse, subject } from './refuse.js';
import { sameValue, setChanged } from './same.js';
import { id, neighbours } from './shapes.js';

/** The live fields of a workspace, in their order. */
export function customFields(snapshot: Pick<Snapshot, 'list'>): readonly CustomField[] {
  return [...snapshot.list('customFields')].sort(compareOrder);
}

/** The options of a choice, in their order; archived ones too. */
export function optionsOf({ options }: CustomField): readonly (CustomOption & { readonly id: string })[] {
  return Object.entries(options)
    .map(([key, option]) => ({ id: key, ...option }))
    .sort(compareOrder);
}

function checkLabel(
  label: string,
  others: Iterable<{ readonly id: string; readonly label: string }>,
  selfId: string | null,
  checks: Checks,
): string {
  const clean = checks.title(label, 'label');
  for (const other of others)
    if (other.id !== selfId && sameTitle(other.label, clean, 'tr')) {
      checks.add('not-unique', 'label');
      break;
    }
  return clean;
}

/** S116: a field that the workspace wants to know of its opportunities; at the end of the others. */
export const customFieldCreate = defineCommand(
  'custom-field-create',
  z.object({
    label: z.string(),
    kind: z.enum(CUSTOM_FIELD_KINDS),
    id: z.optional(id),
    options: z.optional(z.array(z.string())),
  }),
  (snapshot, input, env) => {
    const checks = new Checks();
    checks.newId(snapshot, 'customFields', input.id);
    const fields = customFields(snapshot);
    const label = checkLabel(input.label, fields, null, checks);
    const options: Record<string, CustomOption> = {};
    const words = input.kind === 'choice' ? (input.options ?? []) : [];
    const orders = orderSequence(words.length);
    for (const [index, word] of words.entries()) {
      const known = Object.entries(options).map(([key, option]) => ({ id: key, label: option.label }));
      const own = checkLabel(word, known, null, checks);
      options[env.newId()] = { label: own, order: orders[index] ?? 'a0', archived: false };
    }
    if (checks.failed) return { ok: false, problems: checks.problems };
    const newId = input.id ?? env.newId();
    const order = orderAt(fields, fields.length, env.random, (field) => field.order);
    return {
      ok: true,
      patches: [create('customFields', newId, { label, kind: input.kind, options, order })],
      value: { id: newId },
    };
  },
);

export const customFieldEdit = defineCommand(
  'custom-field-edit',
  z.object({ id, label: z.string() }),
  (snapshot, input) => {
    const { record, refusal } = subject(snapshot, 'customFields', input.id);
    if (refusal) return refusal;
    const checks = new Checks();
    const label = checkLabel(input.label, snapshot.list('customFields'), record.id, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: setChanged('customFields', record, { label }), value: null };
  },
);

export const customFieldMove = defineCommand(
  'custom-field-move',
  z.object({ id, ...neighbours }),
  (snapshot, { id: fieldId, ...beside }, env) => {
    const { record, refusal } = subject(snapshot, 'customFields', fieldId);
    if (refusal) return refusal;
    const order = orderByNeighbours(
      customFields(snapshot),
      record.id,
      beside,
      env.random,
      (row) => row.order,
    );
    return {
      ok: true,
      patches: order === null ? [] : [set('customFields', record.id, 'order', order)],
      value: null,
    };
  },
);

/** Not shown and not asked any more; the values stay where they are. */
export const customFieldArchive = defineCommand(
  'custom-field-archive',
  z.object({ id }),
  (snapshot, input, env) => {
    const { record, refusal } = subject(snapshot, 'customFields', input.id);
    if (refusal) return refusal;
    return {
      ok: true,
      patches: [remove('customFields', record.id, { at: env.now, by: env.actor })],
      value: null,
    };
  },
);

export const customFieldRestore = defineCommand(
  'custom-field-restore',
  z.object({ id }),
  (snapshot, input) => {
    const record = snapshot.get('customFields', input.id);
    if (!record) return refuse('unknown-record', 'id');
    const checks = new Checks();
    if (record.removed) checkLabel(record.label, snapshot.list('customFields'), record.id, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    return { ok: true, patches: record.removed ? [restore('customFields', record.id)] : [], value: null };
  },
);

export const customOptionSet = defineCommand(
  'custom-option-set',
  z.object({
    fieldId: id,
    optionId: z.optional(id),
    label: z.optional(z.string()),
    archived: z.optional(z.boolean()),
    ...neighbours,
  }),
  (snapshot, input, env) => {
    const { record: field, refusal } = subject(
      snapshot,
      'customFields',
      input.fieldId,
      'unknown-record',
      'fieldId',
    );
    if (refusal) return refusal;
    if (field.kind !== 'choice') return refuse('invalid-input', 'fieldId');
    const options = optionsOf(field);
    const before = options.find((option) => option.id === input.optionId);
    if (input.optionId !== undefined && !before) return refuse('unknown-record', 'optionId');
    const checks = new Checks();
    const label = checkLabel(input.label ?? before?.label ?? '', options, before?.id ?? null, checks);
    if (checks.failed) return { ok: false, problems: checks.problems };
    const optionId = before?.id ?? env.newId();
    const isPlaced = input.beforeId !== undefined || input.afterId !== undefined;
    const place = isPlaced
      ? orderByNeighbours(options, optionId, input, env.random, (row) => row.order)
      : null;
    const option: CustomOption = {
      label,
      order: place ?? before?.order ?? orderAt(options, options.length, env.random, (row) => row.order),
      archived: input.archived ?? before?.archived ?? false,
    };
    const unchanged = before && sameValue(field.options[before.id], option);
    return {
      ok: true,
      patches: unchanged ? [] : [setEntry('customFields', field.id, 'options', optionId, option)],
      value: { id: optionId },
    };
  },
);
