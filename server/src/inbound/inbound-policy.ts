import type { Limits } from '@firsat/protocol';
import { RecentCount } from './recent-count.js';
import { Traffic } from './traffic.js';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** What is known about senders across rooms and connections: leaving and coming back changes nothing of it. */
export class InboundPolicy {
  readonly limits: Limits;
  readonly traffic: Traffic;
  /** Client ids begun, by document and user, within a day. */
  readonly begun: RecentCount;
  readonly #refusals: RecentCount;

  constructor(limits: Limits, now: () => number) {
    this.limits = limits;
    this.traffic = new Traffic(limits, now);
    this.begun = new RecentCount(DAY, now);
    this.#refusals = new RecentCount(MINUTE, now);
  }

  /** Notes a refused update; true when this sender has had too many within a minute. */
  refused(sender: string): boolean {
    return this.#refusals.add(sender) >= this.limits.refusalsPerMinute;
  }
}
