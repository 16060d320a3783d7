import {
  CHANNEL_KINDS,
  CHANNEL_LABELS,
  CUSTOM_FIELD_KINDS,
  CONTACT_RELATIONS,
  CONTACT_TYPES,
  CONTACT_WAYS,
  LOST_REASONS,
  MEMBER_ROLES,
  PERIODS,
  PHASES,
  REPEAT_UNITS,
  STAGE_COLORS,
  STATUSES,
  TEMPLATE_KEYS,
  reminderState,
  type ChannelKind,
  type CommandInput,
  type CommandName,
  type Json,
  type OpportunityChange,
  type ReminderTime,
} from '@firsat/model';
import { TEST_NOW } from '@firsat/store/testing';
import { activityInputs, ACTIVITY_WEIGHTS } from './activity-operations.js';
import { anyId, date, everKnown, maybe, money, neighbours, WORDS, words, ZONES, type Ask } from './ask.js';
import { HOST_INPUTS, HOST_WEIGHTS } from './host-operations.js';
import { LINE_INPUTS, LINE_WEIGHTS } from './line-operations.js';
import { QUOTA_INPUTS, QUOTA_WEIGHTS } from './quota-operations.js';
import { OFFER_WEIGHTS, offerInputs } from './offer-operations.js';
import { leadingOn, PROCESS_WEIGHTS, processInputs } from './process-operations.js';

export type { Ask } from './ask.js';

/** A stage of the schema in which the opportunity stands here (or, now and then, any stage at all). */
function stageFor(ask: Ask, opportunityId: string): string {
  const position = ask.replica.store.get('opportunities', opportunityId)?.position;
  const stages = [...ask.replica.store.list('stages')].filter(
    ({ schemaId }) => schemaId === position?.schemaId,
  );
  return stages.length > 0 && !ask.chance.happens(0.1) ? ask.chance.of(stages).id : anyId(ask, 'stages');
}

function opportunityFields(ask: Ask): CommandInput<'opportunity-edit'>['changes'] {
  const { chance } = ask;
  const all = {
    customerId: () => anyId(ask, 'contacts'),
    description: () => (chance.happens(0.03) ? '  ' : words(ask)),
    need: () => maybe(ask, () => words(ask)),
    situation: () => maybe(ask, () => words(ask)),
    expectation: () => maybe(ask, () => words(ask)),
    quotaId: () => maybe(ask, () => anyId(ask, 'quotas')),
    price: () => maybe(ask, () => money(ask)),
    period: () => chance.of(PERIODS),
    termMonths: () => maybe(ask, () => chance.below(620)),
    startDate: () => maybe(ask, () => date(ask)),
    expectedClose: () => maybe(ask, () => date(ask)),
    ownerId: () => maybe(ask, () => anyId(ask, 'members')),
    probability: () => maybe(ask, () => chance.below(10_100)),
    priority: () => chance.below(5),
  };
  const names = (Object.keys(all) as (keyof typeof all)[]).filter(() => chance.happens(0.25));
  return Object.fromEntries(names.map((name) => [name, all[name]()]));
}

function status(ask: Ask) {
  const { chance } = ask;
  const code = chance.of(STATUSES);
  return {
    status: code,
    ...(code === 'lost' || code === 'abandoned'
      ? { reason: chance.happens(0.1) ? null : chance.of(LOST_REASONS) }
      : {}),
    ...(chance.happens(0.2) ? { on: date(ask) } : {}),
    ...(chance.happens(0.2) ? { note: words(ask) } : {}),
    ...(code === 'suspended' ? { resumeOn: maybe(ask, () => date(ask)) } : {}),
  };
}

function contactFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.5) ? { type: chance.of(CONTACT_TYPES) } : {}),
    ...(chance.happens(0.3) ? { relation: chance.of(CONTACT_RELATIONS) } : {}),
    ...(chance.happens(0.3) ? { parentId: maybe(ask, () => anyId(ask, 'contacts')) } : {}),
    ...(chance.happens(0.3) ? { sector: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.3) ? { phone: maybe(ask, () => channelValue(ask, 'phone')) } : {}),
    ...(chance.happens(0.3) ? { email: maybe(ask, () => channelValue(ask, 'email')) } : {}),
    ...(chance.happens(0.2) ? { preferred: maybe(ask, () => [chance.of(CONTACT_WAYS)]) } : {}),
    ...(chance.happens(0.2) ? { strategy: maybe(ask, () => words(ask)) } : {}),
  };
}

function channelValue({ chance }: Ask, kind: ChannelKind): string {
  if (chance.happens(0.05)) return chance.of(['', 'x', 'a@b']);
  const number = String(chance.below(100)).padStart(2, '0');
  return kind === 'phone' ? `0532 111 22 ${number}` : `kisi${number}@ornek.com`;
}

function stageFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.5) ? { color: chance.of(STAGE_COLORS) } : {}),
    ...(chance.happens(0.5) ? { probability: chance.below(10_001) } : {}),
    ...(chance.happens(0.3) ? { phase: chance.of(PHASES) } : {}),
    ...(chance.happens(0.2) ? { guidance: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.2) ? { staleAfter: chance.below(30), rottenAfter: chance.below(60) } : {}),
    ...leadingOn(ask),
  };
}

function reminderTime(ask: Ask): ReminderTime {
  const { chance } = ask;
  if (chance.happens(0.4)) return { kind: 'day', date: date(ask) };
  const at = TEST_NOW + chance.below(1000) * 3_600_000 - 20 * 86_400_000;
  return { kind: 'moment', at, zone: chance.happens(0.05) ? 'Mars/Olympus' : chance.of(ZONES) };
}

function reminderFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.3) ? { note: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.3) ? { recipientId: anyId(ask, 'members') } : {}),
    ...(chance.happens(0.3)
      ? {
          repeat: maybe(ask, () => ({
            unit: chance.of(REPEAT_UNITS),
            every: chance.below(4),
            until: maybe(ask, () => date(ask)),
          })),
        }
      : {}),
  };
}

function taskFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.3) ? { note: maybe(ask, () => words(ask)) } : {}),
    ...(chance.happens(0.4) ? { assigneeId: maybe(ask, () => anyId(ask, 'members')) } : {}),
    ...(chance.happens(0.6)
      ? { due: maybe(ask, () => ({ date: date(ask), time: chance.of([null, '09:30', '25:00']) })) }
      : {}),
    ...(chance.happens(0.2) ? { important: chance.happens(0.5) } : {}),
  };
}

const TAGS = ['VIP', 'vip', 'ihracat', 'İhracat', 'kamu ihalesi', '2026.2'];

/** Mostly what the kind of the field wants; now and then what it refuses. */
function customValue(ask: Ask, fieldId: string): Json {
  const { chance } = ask;
  if (chance.happens(0.15)) return null;
  const field = ask.replica.store.get('customFields', fieldId);
  switch (chance.happens(0.05) ? undefined : field?.kind) {
    case 'text':
      return words(ask);
    case 'number':
      return chance.below(1000) / 4;
    case 'money':
      return { ...money(ask) };
    case 'date':
      return date(ask);
    case 'choice':
      return chance.of([...Object.keys(field?.options ?? {}), 'gone']);
    case 'person':
      return anyId(ask, 'members');
    default:
      return chance.happens(0.5);
  }
}

function opportunityChange(ask: Ask): OpportunityChange {
  const { chance } = ask;
  const fieldId = anyId(ask, 'customFields');
  return chance.of<() => OpportunityChange>([
    () => ({ kind: 'edit', changes: opportunityFields(ask) }),
    () => ({ kind: 'status', ...status(ask) }),
    () => ({ kind: 'stage', stageId: anyId(ask, 'stages') }),
    () => ({ kind: 'tag', tag: chance.of(TAGS) }),
    () => ({ kind: 'untag', tag: chance.of(TAGS) }),
    () => ({ kind: 'custom', fieldId, value: customValue(ask, fieldId) }),
    () => ({ kind: 'delete' }),
  ])();
}

function viewFields(ask: Ask) {
  const { chance } = ask;
  return {
    ...(chance.happens(0.4) ? { shared: chance.happens(0.5) } : {}),
    ...(chance.happens(0.4)
      ? { filter: { v: 1, statuses: [chance.of(STATUSES)], later: chance.below(3) } }
      : {}),
    ...(chance.happens(0.3) ? { sort: [['price', -1]], columns: [['price', 120]] } : {}),
  };
}

const stageIdsOf = (ask: Ask, schemaId: string): string[] =>
  [...ask.replica.store.list('stages')].filter((stage) => stage.schemaId === schemaId).map(({ id }) => id);

/** One random input per command; a command without one does not compile. */
export const INPUTS: { readonly [N in CommandName]: (ask: Ask) => CommandInput<N> } = {
  ...LINE_INPUTS,
  ...offerInputs({ words, anyId, everKnown, date }),
  'workspace-create': (ask) => ({
    name: words(ask),
    currency: 'TRY',
    timeZone: ask.chance.of(ZONES),
    language: ask.chance.of(['tr', 'en']),
  }),
  'opportunity-create': (ask) => {
    const placed = ask.chance.happens(0.6);
    const stageId = placed ? anyId(ask, 'stages') : undefined;
    return {
      ...opportunityFields(ask),
      description: words(ask),
      customerId: anyId(ask, 'contacts'),
      ...(stageId === undefined ? {} : { stageId }),
      ...(ask.chance.happens(0.05) ? { schemaId: anyId(ask, 'schemas') } : {}),
      ...(ask.chance.happens(0.15) ? { status: status(ask) } : {}),
    };
  },
  'opportunity-edit': (ask) => ({ id: anyId(ask, 'opportunities'), changes: opportunityFields(ask) }),
  'opportunity-move': (ask) => {
    const id = anyId(ask, 'opportunities');
    const stageId = stageFor(ask, id);
    const schemaId = ask.replica.store.get('stages', stageId)?.schemaId ?? '';
    return {
      id,
      stageId,
      ...neighbours(
        ask,
        ask.replica.store.column(schemaId, stageId).map((row) => row.id),
      ),
      ...(ask.chance.happens(0.15) ? { fields: opportunityFields(ask) } : {}),
      ...(ask.chance.happens(0.1) ? { status: status(ask) } : {}),
    };
  },
  'opportunity-change-schema': (ask) => {
    const schemaId = anyId(ask, 'schemas');
    const stages = stageIdsOf(ask, schemaId);
    return {
      id: anyId(ask, 'opportunities'),
      schemaId,
      stageId: stages.length > 0 ? ask.chance.of(stages) : anyId(ask, 'stages'),
    };
  },
  'opportunity-set-status': (ask) => ({ id: anyId(ask, 'opportunities'), ...status(ask) }),
  'opportunity-reference-set': (ask) => ({
    id: anyId(ask, 'opportunities'),
    system: ask.chance.of(['order', 'cart', ' ']),
    ref: String(ask.chance.below(20)),
    url: maybe(ask, () =>
      ask.chance.of(['https://shop.example/orders/1', '/admin/carts/2', 'javascript:alert(1)']),
    ),
  }),
  'opportunity-reference-remove': (ask) => {
    const id = anyId(ask, 'opportunities');
    const keys = Object.keys(ask.replica.store.get('opportunities', id)?.references ?? {});
    return { id, key: ask.chance.of(['nothing', ...keys]) };
  },
  'opportunity-delete': (ask) => ({ id: anyId(ask, 'opportunities') }),
  'opportunity-restore': (ask) => ({ id: everKnown(ask, 'opportunities') }),
  'bin-restore': (ask) => ({
    opportunities: [everKnown(ask, 'opportunities'), everKnown(ask, 'opportunities')],
    ...(ask.chance.happens(0.5) ? { contacts: [everKnown(ask, 'contacts')] } : {}),
  }),
  'opportunity-tag': (ask) => ({ id: anyId(ask, 'opportunities'), tag: ask.chance.of(TAGS) }),
  'opportunity-untag': (ask) => ({ id: anyId(ask, 'opportunities'), tag: ask.chance.of(TAGS) }),
  'opportunity-set-custom': (ask) => {
    const fieldId = anyId(ask, 'customFields');
    return { id: anyId(ask, 'opportunities'), fieldId, value: customValue(ask, fieldId) };
  },
  'opportunities-change': (ask) => ({
    ids: Array.from({ length: ask.chance.below(5) }, () => anyId(ask, 'opportunities')),
    change: opportunityChange(ask),
  }),
  'custom-field-create': (ask) => ({
    label: words(ask),
    kind: ask.chance.of(CUSTOM_FIELD_KINDS),
    options: [words(ask), words(ask)],
  }),
  'custom-field-edit': (ask) => ({ id: anyId(ask, 'customFields'), label: words(ask) }),
  'custom-field-move': (ask) => ({
    id: anyId(ask, 'customFields'),
    ...neighbours(
      ask,
      [...ask.replica.store.list('customFields')].map(({ id }) => id),
    ),
  }),
  'custom-field-archive': (ask) => ({ id: anyId(ask, 'customFields') }),
  'custom-field-restore': (ask) => ({ id: everKnown(ask, 'customFields') }),
  'custom-option-set': (ask) => {
    const fieldId = anyId(ask, 'customFields');
    const options = Object.keys(ask.replica.store.get('customFields', fieldId)?.options ?? {});
    const known = options.length > 0 && ask.chance.happens(0.6);
    return {
      fieldId,
      ...(known
        ? { optionId: ask.chance.of(options), archived: ask.chance.happens(0.4), ...neighbours(ask, options) }
        : { label: words(ask) }),
    };
  },
  'view-create': (ask) => ({ ...viewFields(ask), name: words(ask) }),
  'view-edit': (ask) => ({
    id: anyId(ask, 'views'),
    changes: { ...viewFields(ask), ...(ask.chance.happens(0.4) ? { name: words(ask) } : {}) },
  }),
  'view-delete': (ask) => ({ id: anyId(ask, 'views') }),
  'view-restore': (ask) => ({ id: everKnown(ask, 'views') }),
  'view-set-default': (ask) => ({ id: maybe(ask, () => anyId(ask, 'views')) }),
  'contact-create': (ask) => ({ ...contactFields(ask), name: words(ask) }),
  'contact-edit': (ask) => ({
    id: anyId(ask, 'contacts'),
    changes: { ...contactFields(ask), ...(ask.chance.happens(0.5) ? { name: words(ask) } : {}) },
  }),
  'contact-channel-set': (ask) => {
    const id = anyId(ask, 'contacts');
    const keys = Object.keys(ask.replica.store.get('contacts', id)?.channels ?? {});
    const kind = ask.chance.of(CHANNEL_KINDS);
    return {
      id,
      kind,
      value: channelValue(ask, kind),
      ...(keys.length > 0 && ask.chance.happens(0.4) ? { key: ask.chance.of([kind, ...keys]) } : {}),
      ...(ask.chance.happens(0.5) ? { label: maybe(ask, () => ask.chance.of(CHANNEL_LABELS)) } : {}),
      ...(ask.chance.happens(0.2) ? { primary: true } : {}),
    };
  },
  'contact-channel-remove': (ask) => {
    const id = anyId(ask, 'contacts');
    const keys = Object.keys(ask.replica.store.get('contacts', id)?.channels ?? {});
    return { id, key: ask.chance.of(['phone', 'email', ...keys]) };
  },
  'contact-delete': (ask) => ({ id: anyId(ask, 'contacts') }),
  'contact-restore': (ask) => ({ id: everKnown(ask, 'contacts') }),
  'contact-merge': (ask) => ({
    ids: [
      anyId(ask, 'contacts'),
      anyId(ask, 'contacts'),
      ...(ask.chance.happens(0.2) ? [anyId(ask, 'contacts')] : []),
    ],
    ...(ask.chance.happens(0.5) ? { values: contactFields(ask) } : {}),
  }),
  'contact-distinguish': (ask) => ({
    id: anyId(ask, 'contacts'),
    otherId: anyId(ask, 'contacts'),
    ...(ask.chance.happens(0.3) ? { distinct: ask.chance.happens(0.5) } : {}),
  }),
  'contact-erase': (ask) => ({ id: anyId(ask, 'contacts') }),
  'schema-create': (ask) => ({
    title: words(ask),
    ...(ask.chance.happens(0.7) ? { template: ask.chance.of(TEMPLATE_KEYS) } : {}),
  }),
  'schema-edit': (ask) => ({
    id: anyId(ask, 'schemas'),
    ...(ask.chance.happens(0.7) ? { title: words(ask) } : {}),
    ...(ask.chance.happens(0.3) ? { passScore: ask.chance.below(110) } : {}),
    ...(ask.chance.happens(0.3) ? { segments: [ask.chance.of(WORDS)] } : {}),
  }),
  'schema-archive': (ask) => ({ id: anyId(ask, 'schemas') }),
  'schema-restore': (ask) => ({ id: everKnown(ask, 'schemas') }),
  'schema-set-default': (ask) => ({ id: anyId(ask, 'schemas') }),
  'stage-create': (ask) => {
    const schemaId = anyId(ask, 'schemas');
    return { schemaId, name: words(ask), ...stageFields(ask), ...neighbours(ask, stageIdsOf(ask, schemaId)) };
  },
  'stage-edit': (ask) => ({
    id: anyId(ask, 'stages'),
    changes: { ...stageFields(ask), ...(ask.chance.happens(0.5) ? { name: words(ask) } : {}) },
  }),
  'stage-move': (ask) => {
    const id = anyId(ask, 'stages');
    const schemaId = ask.replica.store.get('stages', id)?.schemaId ?? '';
    return { id, ...neighbours(ask, stageIdsOf(ask, schemaId)) };
  },
  'stage-archive': (ask) => {
    const id = anyId(ask, 'stages');
    const siblings = stageIdsOf(ask, ask.replica.store.get('stages', id)?.schemaId ?? '');
    return { id, ...(ask.chance.happens(0.5) && siblings.length > 0 ? { to: ask.chance.of(siblings) } : {}) };
  },
  'stage-restore': (ask) => ({ id: everKnown(ask, 'stages') }),
  ...processInputs({ anyId, words, date }),
  'member-create': (ask) => ({ name: words(ask), role: ask.chance.of(MEMBER_ROLES) }),
  'member-edit': (ask) => ({ id: anyId(ask, 'members'), changes: { name: words(ask) } }),
  'note-create': (ask) => ({ opportunityId: anyId(ask, 'opportunities') }),
  'note-edit': (ask) => ({ id: anyId(ask, 'notes'), changes: { pinned: ask.chance.happens(0.5) } }),
  // People type into what somebody else has deleted.
  'note-summarize': (ask) => ({
    id: ask.chance.happens(0.3) ? everKnown(ask, 'notes') : anyId(ask, 'notes'),
    excerpt: words(ask),
  }),
  'note-delete': (ask) => ({ id: anyId(ask, 'notes') }),
  'note-restore': (ask) => ({ id: everKnown(ask, 'notes') }),
  ...QUOTA_INPUTS,
  'task-create': (ask) => ({
    ...taskFields(ask),
    title: ask.chance.happens(0.03) ? ' ' : words(ask),
    opportunityId: maybe(ask, () => anyId(ask, 'opportunities')),
    contactId: maybe(ask, () => anyId(ask, 'contacts')),
  }),
  'task-edit': (ask) => ({
    id: anyId(ask, 'tasks'),
    changes: { ...taskFields(ask), ...(ask.chance.happens(0.4) ? { title: words(ask) } : {}) },
  }),
  'task-complete': (ask) => ({ id: anyId(ask, 'tasks') }),
  'task-reopen': (ask) => ({ id: anyId(ask, 'tasks') }),
  'task-delete': (ask) => ({ id: anyId(ask, 'tasks') }),
  'task-restore': (ask) => ({ id: everKnown(ask, 'tasks') }),
  'reminder-set': (ask) => ({
    ...reminderFields(ask),
    when: reminderTime(ask),
    opportunityId: anyId(ask, 'opportunities'),
  }),
  'reminder-edit': (ask) => ({
    id: anyId(ask, 'reminders'),
    changes: { ...reminderFields(ask), ...(ask.chance.happens(0.5) ? { when: reminderTime(ask) } : {}) },
  }),
  'reminder-snooze': (ask) => ({ id: anyId(ask, 'reminders'), until: reminderTime(ask) }),
  'reminder-dismiss': (ask) => ({ id: anyId(ask, 'reminders') }),
  'reminder-see': (ask) => {
    const id = anyId(ask, 'reminders');
    const reminder = ask.replica.store.get('reminders', id);
    return { id, key: (reminder && reminderState(reminder)?.key) ?? '0' };
  },
  'reminder-delete': (ask) => ({ id: anyId(ask, 'reminders') }),
  'reminder-restore': (ask) => ({ id: everKnown(ask, 'reminders') }),
  'workspace-edit': ({ chance }) => ({ fiscalStart: 1 + chance.below(12) }),
  'queue-settings-edit': ({ chance, ...ask }) => ({
    ...(chance.happens(0.6) ? { closingDays: [chance.below(30), chance.below(400)] } : {}),
    ...(chance.happens(0.4) ? { workingDays: chance.happens(0.5) } : {}),
    ...(chance.happens(0.4) ? { holidays: [date({ chance, ...ask })] } : {}),
  }),
  ...activityInputs,
  ...HOST_INPUTS,
};

/** How often each command is asked for. */
export const WEIGHTS: { readonly [N in CommandName]: number } = {
  ...LINE_WEIGHTS,
  ...OFFER_WEIGHTS,
  'workspace-create': 0.2,
  'opportunity-create': 18,
  'opportunity-edit': 14,
  'opportunity-move': 30,
  'opportunity-change-schema': 2,
  'opportunity-set-status': 8,
  'opportunity-reference-set': 0.8,
  'opportunity-reference-remove': 0.4,
  'opportunity-delete': 3,
  'opportunity-restore': 2,
  'bin-restore': 2,
  'opportunity-tag': 4,
  'opportunity-untag': 2,
  'opportunity-set-custom': 4,
  'opportunities-change': 3,
  'custom-field-create': 1,
  'custom-field-edit': 0.3,
  'custom-field-move': 0.3,
  'custom-field-archive': 0.6,
  'custom-field-restore': 1,
  'custom-option-set': 1,
  'view-create': 0.7,
  'view-edit': 0.7,
  'view-delete': 0.5,
  'view-restore': 0.8,
  'view-set-default': 0.5,
  'contact-create': 8,
  'contact-edit': 2,
  'contact-channel-set': 1.2,
  'contact-channel-remove': 0.6,
  'contact-delete': 0.5,
  'contact-restore': 0.8,
  'contact-merge': 1.2,
  'contact-distinguish': 0.3,
  'contact-erase': 0.2,
  'schema-create': 0.3,
  'schema-edit': 0.3,
  'schema-archive': 0.3,
  'schema-restore': 0.3,
  'schema-set-default': 0.3,
  'stage-create': 1,
  'stage-edit': 1,
  'stage-move': 1,
  'stage-archive': 1.6,
  'stage-restore': 1,
  ...PROCESS_WEIGHTS,
  'member-create': 0.4,
  'member-edit': 0.4,
  ...QUOTA_WEIGHTS,
  'task-create': 3,
  'task-edit': 1.5,
  'task-complete': 1.5,
  'task-reopen': 0.6,
  'task-delete': 0.6,
  'task-restore': 0.5,
  'reminder-set': 2.5,
  'reminder-edit': 1.5,
  'reminder-snooze': 1.5,
  'reminder-dismiss': 1.5,
  'reminder-see': 1,
  'reminder-delete': 0.5,
  'reminder-restore': 0.5,
  'queue-settings-edit': 0.3,
  'workspace-edit': 0.2,
  'note-create': 2,
  'note-edit': 1,
  'note-summarize': 3,
  'note-delete': 1,
  'note-restore': 1,
  ...ACTIVITY_WEIGHTS,
  ...HOST_WEIGHTS,
};
