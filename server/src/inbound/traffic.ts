import type { Limits } from '@firsat/protocol';
import { TokenBucket, TokenBuckets, type BucketSize } from './token-bucket.js';

/** How many connections' worth a user and a workspace may use together. */
const USER = 4;
const WORKSPACE = 20;

type Rates = Pick<
  Limits,
  | 'sync'
  | 'messagesPerSecond'
  | 'messageBurst'
  | 'bytesPerSecond'
  | 'burst'
  | 'structsPerSecond'
  | 'structsPerSync'
>;

/** Who is measured; `null`: nobody yet, or everyone. */
interface Party {
  readonly workspace: string;
  readonly user: () => string | null;
}

/** What comes in, by connection, user and workspace (sync.md 4.6). One per process: reconnecting refills nothing. */
export class Traffic {
  readonly #rates: Rates;
  readonly #now: () => number;
  readonly #users: Shared;
  readonly #workspaces: Shared;

  constructor(rates: Rates, now: () => number) {
    this.#rates = rates;
    this.#now = now;
    this.#users = sharedBuckets(rates, USER);
    this.#workspaces = sharedBuckets(rates, WORKSPACE);
  }

  /** The meter of a new connection; `user` as long as it is not admitted, or where everyone is the same one: `null`. */
  open(workspace: string, user: () => string | null): TrafficMeter {
    const shared = { user: this.#users, workspace: this.#workspaces };
    return new TrafficMeter(this.#rates, this.#now, shared, { workspace, user });
  }
}

interface Shared {
  readonly messages: TokenBuckets;
  readonly bytes: TokenBuckets;
  readonly structs: TokenBuckets;
}

function sharedBuckets(rates: Rates, factor: number): Shared {
  return {
    messages: new TokenBuckets(messageSize(rates, factor)),
    bytes: new TokenBuckets(byteSize(rates, factor)),
    structs: new TokenBuckets({
      perSecond: rates.structsPerSecond * (factor / USER),
      capacity: rates.structsPerSync * 2 * (factor / USER),
    }),
  };
}

const messageSize = (rates: Rates, factor: number): BucketSize => ({
  perSecond: rates.messagesPerSecond * factor,
  capacity: rates.messageBurst * factor,
});

// A whole first sync must fit, or a client with much to say would be sent away each time it comes.
const byteSize = (rates: Rates, factor: number): BucketSize => ({
  perSecond: rates.bytesPerSecond * factor,
  capacity: (rates.sync + rates.bytesPerSecond * rates.burst) * factor,
});

/** What one connection may still send. Every answer `false` means: close it with 4529. */
export class TrafficMeter {
  readonly #now: () => number;
  readonly #shared: { readonly user: Shared; readonly workspace: Shared };
  readonly #party: Party;
  readonly #messages: TokenBucket;
  readonly #bytes: TokenBucket;

  constructor(
    rates: Rates,
    now: () => number,
    shared: { readonly user: Shared; readonly workspace: Shared },
    party: Party,
  ) {
    this.#now = now;
    this.#shared = shared;
    this.#party = party;
    this.#messages = new TokenBucket(messageSize(rates, 1), now());
    this.#bytes = new TokenBucket(byteSize(rates, 1), now());
  }

  message(bytes: number): boolean {
    const now = this.#now();
    if (!this.#messages.take(1, now) || !this.#bytes.take(bytes, now)) return false;
    return this.#take('messages', 1, now) && this.#take('bytes', bytes, now);
  }

  structs(count: number): boolean {
    return this.#take('structs', count, this.#now());
  }

  #take(what: keyof Shared, count: number, now: number): boolean {
    const { user, workspace } = this.#shared;
    const name = this.#party.user();
    if (name !== null && !user[what].take(name, count, now)) return false;
    return workspace[what].take(this.#party.workspace, count, now);
  }
}
