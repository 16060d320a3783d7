import type { CalendarDate, Instant } from '../calendar-date.js';
import type { MemberId, OpportunityId } from '../ids.js';
import type { ChildCollection } from '../records/collections.js';
import type { HistoryEvent } from '../records/history-event.js';
import type { Snapshot } from '../snapshot.js';
import { dayOf, knownZone, reminderState } from './reminder-times.js';
import { dayInZone } from './zone-days.js';

/** Something that a person did about an opportunity, of those that end its idleness (D63). */
export interface HumanAct {
  /** Where it is recorded; `opportunities` when all that is known is who created it. */
  readonly collection: ChildCollection | 'opportunities';
  readonly id: string;
  readonly at: Instant;
  readonly by: MemberId;
}

/** What one collection tells about the work on an opportunity. */
export interface WorkSource {
  readonly collection: ChildCollection;
  /** Acts that end idleness; no promised order. */
  acts?(snapshot: Snapshot, opportunityId: OpportunityId): Iterable<HumanAct>;
  /** Days, past or to come, for which something is planned that has not been done (D65). */
  planned?(snapshot: Snapshot, opportunityId: OpportunityId, zone: string): Iterable<CalendarDate>;
}

/** Fields whose change is work on the sale (D63: price, dates); a new owner or tag is none. */
const WORKED_FIELDS: ReadonlySet<string | null> = new Set([
  'price',
  'sourcePrice',
  'period',
  'startDate',
  'expectedClose',
]);

function isWork(event: HistoryEvent): boolean {
  switch (event.type) {
    case 'created':
    case 'stage-changed':
    case 'schema-changed':
    case 'status-changed':
      return true;
    case 'field-changed':
      return WORKED_FIELDS.has(event.field);
    default:
      return false;
  }
}

/** Each kind of record that can be work or a plan of it, once. */
export const WORK_SOURCES: readonly WorkSource[] = [
  {
    collection: 'history',
    *acts(snapshot, opportunityId) {
      const events = snapshot.history(opportunityId);
      // D17: what was taken back, and the taking back, are no work.
      const reverted = new Set(events.map((event) => event.revertOf));
      for (const event of events) {
        if (event.revertOf === null && !reverted.has(event.id) && isWork(event))
          yield { collection: 'history', id: event.id, at: event.at, by: event.by };
      }
    },
  },
  {
    collection: 'tasks',
    *acts(snapshot, opportunityId) {
      for (const { id, done } of snapshot.children('tasks', opportunityId))
        if (done) yield { collection: 'tasks', id, at: done.at, by: done.by };
    },
    *planned(snapshot, opportunityId) {
      for (const { done, due } of snapshot.children('tasks', opportunityId)) if (!done && due) yield due.date;
    },
  },
  {
    collection: 'notes',
    *acts(snapshot, opportunityId) {
      for (const { id, summary, createdAt, createdBy } of snapshot.children('notes', opportunityId)) {
        if (createdBy !== null) yield { collection: 'notes', id, at: createdAt, by: createdBy };
        if (summary) yield { collection: 'notes', id, at: summary.at, by: summary.by };
      }
    },
  },
  {
    collection: 'offers',
    *acts(snapshot, opportunityId) {
      for (const { id, createdAt, createdBy, issues, decision } of snapshot.children(
        'offers',
        opportunityId,
      )) {
        yield { collection: 'offers', id, at: createdAt, by: createdBy };
        for (const { at, by } of Object.values(issues)) yield { collection: 'offers', id, at, by };
        if (decision) yield { collection: 'offers', id, at: decision.at, by: decision.by };
      }
    },
  },
  {
    collection: 'activities',
    *acts(snapshot, opportunityId) {
      for (const { id, held, when, memberId } of snapshot.children('activities', opportunityId)) {
        // By its own date; one that was held before its time, when it was said to be.
        if (held)
          yield { collection: 'activities', id, at: Math.min(when.at, held.at), by: memberId ?? held.by };
      }
    },
    *planned(snapshot, opportunityId, zone) {
      for (const { held, when } of snapshot.children('activities', opportunityId))
        if (!held) yield dayInZone(when.at, knownZone(zone));
    },
  },
  {
    collection: 'reminders',
    *planned(snapshot, opportunityId, zone) {
      for (const reminder of snapshot.children('reminders', opportunityId)) {
        const state = reminderState(reminder);
        if (state) yield dayOf(state.due, zone);
      }
    },
  },
];

/** What was done last, and which days are planned: all that idleness and the next step are told from. */
export interface WorkFacts {
  readonly lastAct: HumanAct;
  /** Ascending. */
  readonly planned: readonly CalendarDate[];
}

/**
 * Reads what hangs on one opportunity, and nothing else. While the `work` document is not read, or for an import without history, the
 * creation is what was done last.
 */
export function workFacts(
  snapshot: Snapshot,
  opportunityId: OpportunityId,
  zone: string,
  sources: readonly WorkSource[] = WORK_SOURCES,
): WorkFacts {
  const opportunity = snapshot.get('opportunities', opportunityId);
  let lastAct: HumanAct = {
    collection: 'opportunities',
    id: opportunityId,
    at: opportunity?.createdAt ?? 0,
    by: opportunity?.createdBy ?? '',
  };
  const planned: CalendarDate[] = [];
  for (const source of sources) {
    for (const act of source.acts?.(snapshot, opportunityId) ?? []) if (act.at >= lastAct.at) lastAct = act;
    planned.push(...(source.planned?.(snapshot, opportunityId, zone) ?? []));
  }
  return { lastAct, planned: planned.sort() };
}

/** The first planned day that has not passed; today is still to come. */
export function nextStep({ planned }: Pick<WorkFacts, 'planned'>, today: CalendarDate): CalendarDate | null {
  return planned.find((date) => date >= today) ?? null;
}
