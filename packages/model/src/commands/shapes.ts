import * as z from 'zod/mini';
import { CHANNEL_KINDS, CONTACT_WAYS } from '../contacts/channels.js';
import type { Json } from '../json.js';
import { ACTIVITY_KINDS, DIRECTIONS } from '../records/activity.js';
import { CONTACT_RELATIONS, CONTACT_TYPES } from '../records/contact.js';
import { SUGGEST_MODES } from '../process/suggestions.js';
import { PERIODS, STATUSES } from '../records/opportunity.js';
import { REPEAT_UNITS } from '../records/reminder.js';
import { PHASES, STAGE_COLORS } from '../records/stage-schema.js';

/** Shapes shared by the inputs of several commands. */
export const id = z.string();
export const maybeId = z.nullable(z.string());
/** Any plain JSON. */
export const anyJson = z.json() as z.ZodMiniType<Json>;
export const maybeText = z.nullable(z.string());
export const maybeNumber = z.nullable(z.number());
export const maybeMoney = z.nullable(z.object({ minor: z.number(), currency: z.string() }));

export const neighbours = { beforeId: z.optional(maybeId), afterId: z.optional(maybeId) };

export const status = {
  status: z.enum(STATUSES),
  on: z.optional(maybeText),
  reason: z.optional(maybeText),
  note: z.optional(maybeText),
  resumeOn: z.optional(maybeText),
};

export const opportunityFields = {
  customerId: z.optional(maybeId),
  description: z.optional(z.string()),
  need: z.optional(maybeText),
  situation: z.optional(maybeText),
  expectation: z.optional(maybeText),
  quotaId: z.optional(maybeId),
  price: z.optional(maybeMoney),
  period: z.optional(z.enum(PERIODS)),
  termMonths: z.optional(z.nullable(z.number())),
  startDate: z.optional(maybeText),
  expectedClose: z.optional(maybeText),
  ownerId: z.optional(maybeId),
  probability: z.optional(z.nullable(z.number())),
  priority: z.optional(z.number()),
};

/** What may be given together with the entry into a stage (D12, D2). */
export const entering = {
  fields: z.optional(z.object(opportunityFields)),
  custom: z.optional(z.record(z.string(), anyJson)),
  status: z.optional(z.object(status)),
};

export const contactFields = {
  type: z.optional(z.enum(CONTACT_TYPES)),
  name: z.optional(z.string()),
  relation: z.optional(z.enum(CONTACT_RELATIONS)),
  parentId: z.optional(maybeId),
  email: z.optional(maybeText),
  phone: z.optional(maybeText),
  taxNumber: z.optional(maybeText),
  sector: z.optional(maybeText),
  location: z.optional(maybeText),
  foundedYear: z.optional(maybeNumber),
  employees: z.optional(maybeNumber),
  revenue: z.optional(maybeMoney),
  preferred: z.optional(z.nullable(z.array(z.enum(CONTACT_WAYS)))),
  source: z.optional(maybeText),
  segment: z.optional(maybeText),
  strategy: z.optional(maybeText),
};

export const channelInput = {
  kind: z.enum(CHANNEL_KINDS),
  value: z.string(),
  label: z.optional(maybeText),
};

export const stageFields = {
  name: z.optional(z.string()),
  color: z.optional(z.enum(STAGE_COLORS)),
  probability: z.optional(z.number()),
  phase: z.optional(z.enum(PHASES)),
  guidance: z.optional(maybeText),
  staleAfter: z.optional(z.number()),
  rottenAfter: z.optional(z.number()),
  suggestStatus: z.optional(z.nullable(z.object({ mode: z.enum(SUGGEST_MODES), status: z.enum(STATUSES) }))),
  onContact: z.optional(z.nullable(z.enum(SUGGEST_MODES))),
};

export const taskFields = {
  title: z.optional(z.string()),
  note: z.optional(maybeText),
  assigneeId: z.optional(maybeId),
  due: z.optional(z.nullable(z.object({ date: z.string(), time: maybeText }))),
  important: z.optional(z.boolean()),
};

export const reminderTime = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('moment'), at: z.number(), zone: z.string() }),
  z.object({ kind: z.literal('day'), date: z.string() }),
]);

export const reminderFields = {
  when: z.optional(reminderTime),
  note: z.optional(maybeText),
  recipientId: z.optional(id),
  repeat: z.optional(
    z.nullable(z.object({ unit: z.enum(REPEAT_UNITS), every: z.number(), until: maybeText })),
  ),
};

const setChanges = z.optional(z.record(z.string(), z.boolean()));

export const activityFields = {
  kind: z.optional(z.enum(ACTIVITY_KINDS)),
  when: z.optional(z.object({ at: z.number(), zone: z.string() })),
  held: z.optional(z.boolean()),
  direction: z.optional(z.nullable(z.enum(DIRECTIONS))),
  memberId: z.optional(maybeId),
  people: setChanges,
  team: setChanges,
  products: setChanges,
  agenda: z.optional(maybeText),
  summary: z.optional(maybeText),
  outcome: z.optional(maybeText),
  minutes: z.optional(maybeNumber),
};
