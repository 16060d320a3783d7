import type { Json } from '../json.js';
import { create, type Patch } from '../patch.js';
import { opportunityKind, type Opportunity, type StatusValue } from '../records/opportunity.js';
import type { HistoryEvent, ThenCurrent } from '../records/history-event.js';
import { effectivePrice } from '../selectors/effective-price.js';
import { effectiveProbability } from '../selectors/opportunity-facts.js';
import type { Snapshot } from '../snapshot.js';
import type { CommandEnv } from './command.js';

/** What an event says besides author, time and the then-current values, which `historyPatch` fills in. */
export type EventDetail = Pick<HistoryEvent, 'type'> &
  Partial<Pick<HistoryEvent, 'field' | 'from' | 'to' | 'prev' | 'revertOf'>>;

/** The values of D14 of an opportunity as it is (or will be, right after the change). */
export function thenCurrent(snapshot: Pick<Snapshot, 'get'>, opportunity: Opportunity): ThenCurrent {
  return {
    schemaId: opportunity.position.schemaId,
    stageId: opportunity.position.stageId,
    status: opportunity.status.code,
    price: effectivePrice(opportunity),
    period: opportunity.period,
    probability: effectiveProbability(snapshot, opportunity),
    expectedClose: opportunity.expectedClose,
    ownerId: opportunity.ownerId,
  };
}

/** The patch that records one change of an opportunity; `after` is the opportunity with the change made. */
export function historyPatch(
  snapshot: Pick<Snapshot, 'get'>,
  env: Pick<CommandEnv, 'now' | 'actor' | 'via'>,
  id: string,
  after: Opportunity,
  detail: EventDetail,
): Patch {
  return create('history', id, {
    opportunityId: after.id,
    at: env.now,
    by: env.actor,
    via: env.via,
    then: thenCurrent(snapshot, after),
    ...detail,
  });
}

/** How a status stands in `from` and `to` of an event: what is `null` is left out. */
export function statusToJson(status: StatusValue): Json {
  return Object.fromEntries(Object.entries(status).filter(([, value]) => value !== null));
}

/** The status that `from` or `to` of a `status-changed` event tells of; `null` when it cannot be read. */
export function statusFromJson(json: Json): StatusValue | null {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return null;
  const { code, on, reason, note, resumeOn, price, ownerId } = json as { readonly [key: string]: Json };
  const { minor, currency } = (price ?? {}) as { readonly [key: string]: Json };
  const money = price === undefined ? null : [minor, currency];
  return (
    opportunityKind.fields.status.kind.decode([code, on, reason, note, resumeOn, money, ownerId]) ?? null
  );
}
