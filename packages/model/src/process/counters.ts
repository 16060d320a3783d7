import { channelsOf } from '../contacts/channels.js';
import type { OpportunityId } from '../ids.js';
import type { ActivityKind } from '../records/activity.js';
import type { Opportunity } from '../records/opportunity.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import type { Snapshot } from '../snapshot.js';

/** Counts something that hangs on an opportunity, or on its customer. */
export type Counter = (snapshot: Snapshot, opportunity: Opportunity) => number;

function heldOf(snapshot: Snapshot, opportunityId: OpportunityId, kinds: readonly ActivityKind[]): number {
  return snapshot
    .children('activities', opportunityId)
    .filter(({ kind, held }) => held !== null && kinds.includes(kind)).length;
}

/** What an entry rule can ask a number of (D12), by the name under which it is stored. Whoever brings a collection adds a line. */
export const COUNTERS = {
  /** S88: ways in which the customer can be reached. */
  channels: (snapshot, { customerId }) => {
    const customer = resolveContact(snapshot, customerId);
    return customer ? channelsOf(customer).length : 0;
  },
  calls: (snapshot, { id }) => heldOf(snapshot, id, ['call']),
  meetings: (snapshot, { id }) => heldOf(snapshot, id, ['meeting', 'demo']),
  doneTasks: (snapshot, { id }) => snapshot.children('tasks', id).filter(({ done }) => done).length,
  notes: (snapshot, { id }) => snapshot.children('notes', id).length,
} as const satisfies { readonly [name: string]: Counter };

export type CounterName = keyof typeof COUNTERS;
export const COUNTER_NAMES = Object.keys(COUNTERS) as readonly CounterName[];

export function isCounterName(name: string): name is CounterName {
  return Object.hasOwn(COUNTERS, name);
}
