import type { EventId, SchemaId, StageId } from '../ids.js';
import type { HistoryEvent } from '../records/history-event.js';
import type { Opportunity } from '../records/opportunity.js';

/** One stay in a stage, of the way that counts. Times are instants; `until` is `null` for the current stay. */
export interface StageStay {
  readonly eventId: EventId;
  readonly schemaId: SchemaId;
  readonly stageId: StageId;
  readonly since: number;
  readonly until: number | null;
}

export interface StagePath {
  /** Oldest first; the last is the current stay. Times never run backwards, whatever the devices' clocks said (D15). */
  readonly stays: readonly StageStay[];
  /** Moves that lost against another one made at the same time, or were taken back (D16, D17): they brought it nowhere. */
  readonly overridden: ReadonlySet<EventId>;
  /** Whether the way leads back to the creation; not while events are missing (the `work` document arrives later). */
  readonly complete: boolean;
}

/** The effective way through the stages: from the move that the position names back along `prev` (D16), never sorted by clocks. */
export function stagePath(
  position: Pick<Opportunity['position'], 'moveId'>,
  events: readonly HistoryEvent[],
): StagePath {
  const byId = new Map(events.map((event) => [event.id, event]));
  const way: HistoryEvent[] = [];
  const seen = new Set<string>();
  let at = byId.get(position.moveId);
  while (at && !seen.has(at.id)) {
    seen.add(at.id);
    way.unshift(at);
    at = at.prev === null ? undefined : byId.get(at.prev);
  }
  const starts: number[] = [];
  for (const event of way) starts.push(Math.max(event.at, starts.at(-1) ?? -Infinity));
  const stays = way.map((event, index) => ({
    eventId: event.id,
    schemaId: event.then.schemaId,
    stageId: event.then.stageId,
    since: starts[index] ?? event.at,
    until: starts[index + 1] ?? null,
  }));
  const overridden = events
    .filter((event) => event.type === 'stage-changed' || event.type === 'schema-changed')
    .filter((event) => !seen.has(event.id))
    .map((event) => event.id);
  return { stays, overridden: new Set(overridden), complete: way[0]?.type === 'created' };
}
