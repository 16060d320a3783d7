import type { HistoryEvent } from '@firsat/model';

/** `overridden`: a move that lost against another one made at the same time (D16). `reverted`: taken back by its author (D17). */
export type EventMark = 'overridden' | 'reverted' | 'reverting' | 'repeated';

/**
 * Which events no longer hold. The effective path of stages follows `prev` from the move that the position names; a stage event off that
 * path which nobody took back was overridden. A taken-back "undo" (a redo) makes the original hold again.
 */
export function eventMarks(events: readonly HistoryEvent[], moveId: string): ReadonlyMap<string, EventMark> {
  const byId = new Map(events.map((event) => [event.id, event]));
  const reverts = new Map<string, HistoryEvent>();
  for (const event of events) if (event.revertOf !== null) reverts.set(event.revertOf, event);

  const isReverted = (event: HistoryEvent): boolean => {
    const by = reverts.get(event.id);
    return by !== undefined && !isReverted(by);
  };

  const path = new Set<string>();
  for (let at: string | null = moveId; at && !path.has(at); at = byId.get(at)?.prev ?? null) path.add(at);

  const marks = new Map<string, EventMark>();
  for (const event of events) {
    if (isReverted(event)) marks.set(event.id, 'reverted');
    else if (event.revertOf !== null)
      marks.set(event.id, byId.get(event.revertOf)?.revertOf == null ? 'reverting' : 'repeated');
    else if ((event.type === 'stage-changed' || event.type === 'schema-changed') && !path.has(event.id))
      marks.set(event.id, 'overridden');
  }
  return marks;
}

/** How often the opportunity has been open, the first time included (D6); what was taken back does not count. */
export function timesOpen(events: readonly HistoryEvent[], marks: ReadonlyMap<string, EventMark>): number {
  let times = 1;
  for (const event of events) {
    if (event.type !== 'status-changed' || event.revertOf !== null || marks.get(event.id) === 'reverted')
      continue;
    const { from, to } = event as { from: { code?: string } | null; to: { code?: string } | null };
    if (to?.code === 'open' && from?.code !== undefined && from.code !== 'open' && from.code !== 'suspended')
      times++;
  }
  return times;
}
