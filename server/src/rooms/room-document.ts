import type { Limits } from '@firsat/protocol';
import { profileOf } from '../inbound/document-profile.js';
import type { InboundPolicy } from '../inbound/inbound-policy.js';
import { Judge, type Author, type Refusal, type Taken } from '../inbound/judge.js';
import { reachOfScan } from '../inbound/reach.js';
import type { ClientBinding, LogRow, StoredDocument } from '../storage/storage.js';
import { isCovered, type Coverage } from './coverage.js';
import { DocumentSize } from './document-size.js';
import { LiveDocument } from './live-document.js';
import { StoredBytes } from './stored-bytes.js';
import { WaitingUpdates } from './waiting-updates.js';

/** What was new in an update: to be stored and, when committed, told to others; empty when it is on its way already. */
export interface Applied {
  readonly type: 'applied';
  readonly emitted: readonly Uint8Array[];
  readonly user: string | undefined;
  /** Client ids that it binds to that user. */
  readonly bindings: readonly ClientBinding[];
}

/** What an update is to a document. */
export type Offered =
  /** Everything in it is committed already. */
  | { readonly type: 'known' }
  | Applied
  /** It lacks predecessors. `row`: what keeps it over a restart, if it is new; `kept`: whether it waits here. */
  | {
      readonly type: 'gap';
      readonly needed: Coverage;
      readonly row: LogRow | undefined;
      readonly kept: boolean;
    }
  /** It holds what may not stand here. */
  | { readonly type: 'refused'; readonly refusal: Refusal }
  /** Too much new of its author in too short a time. */
  | { readonly type: 'busy' }
  /** It cannot be read or applied; the document is as if it had never come. `what`: a word for the log. */
  | { readonly type: 'malformed'; readonly what: string; readonly rebuilt: boolean };

export interface RoomDocumentOptions {
  readonly name: string;
  readonly limits: Limits;
  readonly policy: InboundPolicy;
  readonly now: () => number;
  /** Changes that were applied and are on their way to the disk. */
  readonly uncommitted: () => readonly Uint8Array[];
}

const bytesOf = (updates: readonly Uint8Array[]): number =>
  updates.reduce((sum, { length }) => sum + length, 0);

/** The document has no room for it; folding may make some, so it may be tried again. */
const FULL: Refusal = { code: 'limit', path: '', rule: 'IN12', retryable: true, what: 'document' };

/** A room's document: what is committed as bytes, for readers, and a `Y.Doc` while somebody writes. */
export class RoomDocument {
  readonly #options: RoomDocumentOptions;
  readonly #judge: Judge;
  readonly #stored: StoredBytes;
  readonly #waiting: WaitingUpdates;
  readonly #size: DocumentSize;
  #live: LiveDocument | undefined;

  /** @throws whatever Yjs throws when what is stored cannot be read */
  constructor(options: RoomDocumentOptions, { snapshot, rows, clients, restored }: StoredDocument) {
    const { name, limits, policy, now } = options;
    this.#options = options;
    this.#waiting = new WaitingUpdates(limits, now);
    const profile = profileOf(name.slice(name.lastIndexOf('/') + 1));
    this.#judge = new Judge({ name, profile, limits, begun: policy.begun, restored: restored === true });
    this.#judge.load(clients);
    const changes = rows.filter(({ kind }) => kind === 'change').map(({ bytes }) => bytes);
    const updates = snapshot ? [snapshot, ...changes] : changes;
    this.#stored = StoredBytes.of(updates);
    this.#size = new DocumentSize(bytesOf(updates), {
      soft: limits.documentSoft,
      hard: limits.document,
      measure: () => (this.#live ??= this.#build()).encode().length,
      now,
    });
    for (const row of rows) if (row.kind === 'pending') this.#restoreWaiting(row);
  }

  /** Whether it is in memory as more than bytes. */
  get isLive(): boolean {
    return this.#live !== undefined;
  }

  /** Whether it comes near the limit. */
  get isLarge(): boolean {
    return this.#size.isLarge;
  }

  /** How often updates that waited were given up: then their deletions show in no clock. */
  get waitingDropped(): number {
    return this.#waiting.dropped;
  }

  /** Whose client id it is; `undefined`: nobody's. */
  userOf(clientId: number): string | undefined {
    return this.#judge.userOf(clientId);
  }

  /** What is here, committed or not. */
  stateVector(): Uint8Array {
    return (this.#live ?? this.#stored).stateVector();
  }

  /** Whether the document, committed or not, has come that far. */
  covers(needed: Coverage): boolean {
    return isCovered((client) => this.#state(client), needed);
  }

  /** The SyncStep2 frame for a state vector: what is committed. @throws when the vector cannot be read */
  answer(stateVector: Uint8Array): Uint8Array {
    return this.#stored.answer(stateVector);
  }

  /** Whether everything in the update is committed. @throws UpdateFault when it cannot be read */
  contains(update: Uint8Array): boolean {
    this.#judge.read(update, true);
    return this.#stored.holds(update);
  }

  /** Takes an update of somebody. */
  offer(update: Uint8Array, author: Author, step2: boolean): Offered {
    // Those who come back offer what is known, deletions above all: no reason to judge it, or to build the document.
    if (this.#stored.holds(update)) return { type: 'known' };
    // From here on nothing else may look at bytes that nobody has read.
    const judged = this.#judged(update, author, step2);
    if (judged.type === 'malformed') return { ...judged, rebuilt: false };
    if (judged.type !== 'take') return judged;
    // What only deletes makes a document smaller.
    if (judged.fresh.size > 0 && !this.#size.takes(update.length)) return { type: 'refused', refusal: FULL };
    const { ends, needs } = reachOfScan(judged.scan);
    if (this.covers(needs))
      return this.#apply(update, judged, author) ?? { type: 'malformed', what: 'apply', rebuilt: true };
    const user = author.unknown ? {} : { user: author.user };
    const row: LogRow = { kind: 'pending', bytes: update.slice(), ...user };
    const kept = author.refused === true ? 'full' : this.#waiting.add(row, needs);
    return { type: 'gap', needed: ends, row: kept === 'new' ? row : undefined, kept: kept !== 'full' };
  }

  /** Applies one update that has waited and whose predecessors are here now (F4); `undefined` when there is none. */
  applyWaiting(): Applied | { readonly type: 'dropped' } | undefined {
    const row = this.#waiting.takeReady((client) => this.#state(client));
    if (!row) return undefined;
    const author = { user: row.user ?? '', shared: false, unknown: row.user === undefined };
    const judged = this.#judged(row.bytes, author, true);
    const applied = judged.type === 'take' ? this.#apply(row.bytes, judged, author) : undefined;
    if (applied) return applied;
    // To build the document anew for each of them would be too dear; authors offer again what is unconfirmed.
    this.#waiting.clear();
    return { type: 'dropped' };
  }

  /** These changes, the next in order, are committed. */
  committed(updates: readonly Uint8Array[]): void {
    for (const update of updates) this.#stored.append(update);
  }

  /** The whole document, when everything is committed, and what still waits beside it. */
  snapshot(): { readonly bytes: Uint8Array; readonly waiting: readonly LogRow[] } {
    // A document in memory has let go what was deleted: its encoding is the shorter one.
    if (this.#live) this.#stored.reset(this.#live.encode());
    const bytes = this.#stored.whole();
    this.#size.is(bytes.length);
    return { bytes, waiting: this.#waiting.rows() };
  }

  /** Lets everything go that can be made again from the bytes. */
  rest(): void {
    this.#live?.destroy();
    this.#live = undefined;
    this.#stored.rest();
  }

  #state(client: number): number {
    return (this.#live ?? this.#stored).state(client);
  }

  #judged(update: Uint8Array, author: Author, step2: boolean): ReturnType<Judge['judge']> {
    return this.#judge.judge({ update, author, step2 }, (client) => this.#state(client));
  }

  /** Puts an update into the document; `undefined`, with the document as before, when that is impossible. */
  #apply(update: Uint8Array, judged: Taken, author: Author): Applied | undefined {
    this.#live ??= this.#build();
    const emitted = this.#live.apply(update);
    if (!emitted) {
      this.#live.destroy();
      this.#live = this.#build();
      return undefined;
    }
    this.#size.grew(bytesOf(emitted));
    const bindings = emitted.length > 0 ? this.#judge.taken(judged, author) : [];
    return { type: 'applied', emitted, user: author.unknown ? undefined : author.user, bindings };
  }

  #build(): LiveDocument {
    return new LiveDocument([this.#stored.whole(), ...this.#options.uncommitted()]);
  }

  /** Takes a row of the log that waited; what is known by now, or cannot be read, is of no use any more. */
  #restoreWaiting(row: LogRow): void {
    const scan = this.#judge.tryRead(row.bytes);
    if (scan && !this.#stored.holds(row.bytes)) this.#waiting.add(row, reachOfScan(scan).needs, true);
  }
}
