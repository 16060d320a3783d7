import { fold } from '../fold.js';
import type { ContactId, SchemaId } from '../ids.js';
import type { Json } from '../json.js';
import type { Activity, ActivityKind } from '../records/activity.js';
import { compareOrder } from '../order/compare-order.js';
import { STATUSES, type Opportunity, type Status } from '../records/opportunity.js';
import type { Stage, StageSchema } from '../records/stage-schema.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { liveStages, stageOf } from '../selectors/stage-resolution.js';
import type { Snapshot } from '../snapshot.js';
import { objectOf, textOf } from './entry-list.js';

export const SUGGEST_MODES = ['ask', 'auto'] as const;
export type SuggestMode = (typeof SUGGEST_MODES)[number];

/** D2: the status that goes with entering a stage: asked for, or taken at once. Kept as it is, hence a type: an interface is no JSON. */
export type SuggestedStatus = { readonly mode: SuggestMode; readonly status: Status };

export function suggestedStatus(stage: Pick<Stage, 'suggestStatus'>): SuggestedStatus | null {
  const { mode, status } = objectOf(stage.suggestStatus);
  const known = STATUSES.find((each) => each === status);
  return known && (mode === 'ask' || mode === 'auto') ? { mode, status: known } : null;
}

/** D2: what a stage suggests to an opportunity that enters it and has another status. */
export function statusOnEntry(
  stage: Pick<Stage, 'suggestStatus'>,
  opportunity: Pick<Opportunity, 'status'>,
): SuggestedStatus | null {
  const suggested = suggestedStatus(stage);
  return suggested && suggested.status !== opportunity.status.code ? suggested : null;
}

/** S89: whether the first call or meeting in a stage leads on to the next one. */
export function contactMode({ onContact }: Pick<Stage, 'onContact'>): SuggestMode | null {
  return onContact === 'ask' || onContact === 'auto' ? onContact : null;
}

/**
 * S89: the stage that an opportunity is led on to by a first contact, and whether it is asked before; `null` where contact changes nothing: ask it right
 * after a call or a meeting has been logged.
 */
export function stageAfterContact(
  snapshot: Snapshot,
  opportunity: Opportunity,
): { readonly stage: Stage; readonly mode: SuggestMode } | null {
  const { stage } = stageOf(snapshot, opportunity.position);
  const mode = stage && !stage.removed ? contactMode(stage) : null;
  if (!stage || !mode || opportunity.status.code !== 'open') return null;
  const stages = liveStages(snapshot, stage.schemaId);
  const next = stages[stages.findIndex(({ id }) => id === stage.id) + 1];
  return next ? { stage: next, mode } : null;
}

/** S89: the kinds of activity by which somebody is contacted; a message that was sent is none. */
const CONTACTS: ReadonlySet<ActivityKind> = new Set<ActivityKind>(['call', 'meeting', 'demo']);

export function isContact({ kind, held }: Pick<Activity, 'kind' | 'held'>): boolean {
  return held !== null && CONTACTS.has(kind);
}

/** S88, S89: whether somebody has talked to them since they came into their stage. */
export function contactMade(snapshot: Pick<Snapshot, 'children'>, { id, position }: Opportunity): boolean {
  return snapshot
    .children('activities', id)
    .some((activity) => isContact(activity) && (activity.held?.at ?? 0) >= position.at);
}

/** S102: the segments of customers whose opportunities begin in a schema. */
export function segmentsOf({ segments }: Pick<StageSchema, 'segments'>): readonly string[] {
  return Array.isArray(segments) ? (segments as Json[]).map((each) => textOf(each)).filter(Boolean) : [];
}

/** S102: where opportunities of a customer begin: in the schema of their segment, else in the default one. */
export function schemaForCustomer(snapshot: Snapshot, customerId: ContactId | null): SchemaId | null {
  const segment = fold(resolveContact(snapshot, customerId)?.segment ?? '').trim();
  const own =
    segment === ''
      ? undefined
      : [...snapshot.list('schemas')]
          .sort(compareOrder)
          .find(
            (schema) =>
              segmentsOf(schema).some((each) => fold(each).trim() === segment) &&
              liveStages(snapshot, schema.id).length > 0,
          );
  return own?.id ?? snapshot.settings?.defaultSchemaId ?? null;
}
