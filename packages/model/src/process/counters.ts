import { channelsOf } from '../contacts/channels.js';
import type { OpportunityId } from '../ids.js';
import type { ActivityKind } from '../records/activity.js';
import type { Opportunity } from '../records/opportunity.js';
import { resolveContact } from '../selectors/contact-resolution.js';
import { isMeeting } from '../selectors/effort.js';
import { linksOf } from '../selectors/links.js';
import type { Snapshot } from '../snapshot.js';

/** Counts something that hangs on an opportunity, or on its customer. */
export type Counter = (snapshot: Snapshot, opportunity: Opportunity) => number;

/** What an entry rule can ask a number of (D12), by the name under which it is stored. Whoever brings a collection adds a line. */
export const COUNTERS = {
  /** S88: ways in which the customer can be reached. */
  channels: (snapshot, { customerId }) => {
    const customer = resolveContact(snapshot, customerId);
    return customer ? channelsOf(customer).length : 0;
  },
  doneTasks: (snapshot, { id }) => snapshot.children('tasks', id).filter(({ done }) => done).length,
  notes: (snapshot, { id }) => snapshot.children('notes', id).length,
  /** S73: offers that the customer has got; drafts and what was cancelled are none. */
  sentOffers: (snapshot, { id }) =>
    snapshot
      .children('offers', id)
      .filter(({ issues, decision }) => Object.keys(issues).length > 0 && decision?.result !== 'cancelled')
      .length,
  calls: (snapshot, { id }) => held(snapshot, id, (kind) => kind === 'call'),
  meetings: (snapshot, { id }) => held(snapshot, id, isMeeting),
  links: (snapshot, { id }) => linksOf(snapshot, id).length,
} as const satisfies { readonly [name: string]: Counter };

export type CounterName = keyof typeof COUNTERS;
export const COUNTER_NAMES = Object.keys(COUNTERS) as readonly CounterName[];

export function isCounterName(name: string): name is CounterName {
  return Object.hasOwn(COUNTERS, name);
}

function held(snapshot: Snapshot, id: OpportunityId, isMeant: (kind: ActivityKind) => boolean): number {
  return snapshot.children('activities', id).filter((one) => one.held && isMeant(one.kind)).length;
}
