import { BLANK_OPPORTUNITY, initialFields } from '../records/blank.js';
import { NOWHERE, type Opportunity } from '../records/opportunity.js';
import { contactKind, type Contact } from '../records/contact.js';
import { memberKind, type Member } from '../records/member.js';
import type { Reminder } from '../records/reminder.js';
import type { Task } from '../records/task.js';
import { stageKind, stageSchemaKind, type Stage, type StageSchema } from '../records/stage-schema.js';
import { create, type Patch } from '../patch.js';
import type { CollectionName, FieldsOf, RecordMap } from '../records/collections.js';
import type { CommandEnv } from '../commands/command.js';
import { countingIds, seeded } from '../seeded.js';

/** Builders of whole records with stable ids; what a test does not name has a plain default. */
export function anOpportunity(given: Partial<Opportunity> = {}): Opportunity {
  return Object.freeze({
    ...BLANK_OPPORTUNITY,
    id: 'opp1',
    removed: null,
    customerId: 'contact1',
    description: 'Yazıcı kiralama',
    position: aPosition(),
    price: { minor: 100_000, currency: 'TRY' },
    startDate: '2026-01-05',
    expectedClose: '2026-03-31',
    ownerId: 'member1',
    createdBy: 'member1',
    createdAt: 1_767_600_000_000,
    ...given,
  });
}

export function aPosition(given: Partial<Opportunity['position']> = {}): Opportunity['position'] {
  return Object.freeze({
    ...NOWHERE,
    schemaId: 'planports',
    stageId: 'planports-1',
    order: 'a0',
    moveId: 'move1',
    at: 1_767_600_000_000,
    by: 'member1',
    ...given,
  });
}

export function aContact(given: Partial<Contact> = {}): Contact {
  return Object.freeze({
    ...initialFields(contactKind),
    id: 'contact1',
    removed: null,
    name: 'Işık Yapı A.Ş.',
    createdAt: 1_767_600_000_000,
    ...given,
  });
}

export function aMember(given: Partial<Member> = {}): Member {
  return Object.freeze({
    ...initialFields(memberKind),
    id: 'member1',
    removed: null,
    name: 'Ayşe Yılmaz',
    ...given,
  });
}

export function aSchema(given: Partial<StageSchema> = {}): StageSchema {
  return Object.freeze({
    ...initialFields(stageSchemaKind),
    id: 'schema1',
    removed: null,
    title: 'Kurumsal',
    ...given,
  });
}

export function aStage(given: Partial<Stage> = {}): Stage {
  return Object.freeze({
    ...initialFields(stageKind),
    id: 'stage1',
    removed: null,
    schemaId: 'schema1',
    name: 'İlk görüşme',
    order: 'a0',
    color: 'slate',
    probability: 1000,
    phase: 'pre',
    guidance: null,
    staleAfter: 0,
    rottenAfter: 0,
    ...given,
  });
}

export function aTask(given: Partial<Task> = {}): Task {
  return Object.freeze({
    id: 'task1',
    removed: null,
    opportunityId: 'opp1',
    contactId: null,
    title: 'Teklifi hazırla',
    note: null,
    assigneeId: 'member1',
    due: null,
    done: null,
    important: false,
    touch: null,
    createdBy: 'member1',
    createdAt: 1_767_600_000_000,
    ...given,
  });
}

export function aReminder(given: Partial<Reminder> = {}): Reminder {
  return Object.freeze({
    id: 'reminder1',
    removed: null,
    opportunityId: 'opp1',
    recipientId: 'member1',
    when: { kind: 'day', date: '2026-02-01' } as const,
    note: null,
    repeat: null,
    snoozed: null,
    seen: null,
    dismissed: null,
    touch: null,
    createdBy: 'member1',
    createdAt: 1_767_600_000_000,
    ...given,
  });
}

/** The patches that bring a built record into a document. */
export function creating<C extends CollectionName>(collection: C, record: RecordMap[C]): Patch[] {
  const { id, removed, ...fields } = record;
  const base = create(collection, id, fields as unknown as Partial<FieldsOf<C>>);
  return removed ? [base, { kind: 'remove', collection, id, tombstone: removed }] : [base];
}

/** A command's surroundings with counted ids, seeded chance and a clock that stands still: 2026-02-01 09:00 in Istanbul. */
export function anEnv(given: Partial<CommandEnv> = {}): CommandEnv {
  return {
    now: 1_769_925_600_000,
    today: '2026-02-01',
    actor: 'member1',
    newId: countingIds('new'),
    random: seeded(1),
    via: 'user',
    ...given,
  };
}
