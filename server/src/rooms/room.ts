import { CLOSE, encodeMessage, type CloseRow, type DownMessage, type Limits } from '@firsat/protocol';
import * as Y from 'yjs';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import { StorageError, type LogRow, type Storage } from '../storage/storage.js';
import { CommitQueue } from './commit-queue.js';
import { coverageOf, type Coverage } from './coverage.js';
import { LiveDocument } from './live-document.js';
import { Presence } from './presence.js';

/** A session as its room sees it. */
export interface Member {
  /** A frame for everyone in the room; ignored before the session is open. */
  deliver(frame: Uint8Array): void;
  /** A message for this session; extension messages do not reach basic clients. */
  tell(message: DownMessage): void;
  /** More of the room is on disk, or more of the document is there. */
  progressed(): void;
  /** Ends the session. */
  close(row: CloseRow): void;
}

/** What became of a change. */
export type ChangeOutcome =
  | { readonly type: 'ok' }
  /** It lacks predecessors: kept, but not acknowledged until the document covers it. */
  | { readonly type: 'gap'; readonly needed: Coverage }
  /** It cannot be read or applied; the room is as if it had never come. */
  | { readonly type: 'malformed' }
  /** Somebody's waiting bytes made it fail; offer it once more when the gate has opened. */
  | { readonly type: 'again' };

export interface RoomOptions {
  readonly name: string;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Limits;
  /** The room is over and must be forgotten; called once, synchronously. */
  readonly ended: () => void;
}

/** What came in one turn of the event loop. */
interface Turn {
  readonly changes: Uint8Array[];
  readonly pending: LogRow[];
  /** Who must not get the changes back; `undefined` = everyone needs them. */
  readonly origins: Set<Member | undefined>;
}

/** Rows or bytes since the last snapshot from which on an empty room is compacted. */
const COMPACT_ROWS = 500;
const COMPACT_BYTES = 1024 * 1024;
/** The same while it is in use: rarer, since the check of a snapshot holds up commits for a moment. */
const BUSY_FACTOR = 8;

/**
 * One live document and the sessions in it.
 *
 * ```text
 *  loading ──▶ ready ◀──▶ rebuilding (a hostile update broke the Y.Doc)      gate: closed except in ready
 *     └──▶ over ◀──┴── last member left and everything is committed, or the storage failed
 * ```
 */
export class Room {
  readonly #options: RoomOptions;
  readonly #members = new Set<Member>();
  readonly #presence: Presence;
  #live: LiveDocument | undefined;
  #queue: CommitQueue | undefined;
  #gate: Promise<void> | undefined;
  #turn: Turn | undefined;
  #sinceSnapshot = { rows: 0, bytes: 0 };
  #compacting = false;
  #over = false;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#presence = new Presence(options.limits, () => options.clock.now());
    this.#gate = this.#load();
  }

  /** Set while nothing may be asked of the room: before its load has finished and while it is rebuilt (F10). */
  get gate(): Promise<void> | undefined {
    return this.#gate;
  }

  /** Number of the newest change in the document, committed or not. */
  get appliedSeq(): number {
    const turn = this.#turn;
    const inTurn = turn ? (turn.changes.length > 0 ? 1 : 0) + turn.pending.length : 0;
    return this.#ready.queue.addedSeq + inTurn;
  }

  /** Number of the newest committed change. */
  get durableSeq(): number {
    return this.#ready.queue.durableSeq;
  }

  get memberCount(): number {
    return this.#members.size;
  }

  get presence(): Presence {
    return this.#presence;
  }

  /** True when the room has ended; its name may have a new room. */
  get over(): boolean {
    return this.#over;
  }

  enter(member: Member): void {
    this.#members.add(member);
  }

  leave(member: Member): void {
    if (!this.#members.delete(member)) return;
    const news = this.#presence.leave(member);
    if (news) this.broadcast(news, member);
    void this.#endWhenIdle();
  }

  /** Sends a frame, encoded once, to every member but one. */
  broadcast(frame: Uint8Array, except?: Member): void {
    for (const member of [...this.#members]) if (member !== except) member.deliver(frame);
  }

  /** The SyncStep1 frame of the room. */
  question(): Uint8Array {
    return encodeMessage({ type: 'sync-step-1', stateVector: this.#ready.live.stateVector() });
  }

  /** The SyncStep2 frame for a state vector. @throws when the vector cannot be read */
  answer(stateVector: Uint8Array): Uint8Array {
    return this.#ready.live.answer(stateVector);
  }

  /** Whether everything in the update is in the document already. @throws when it cannot be read */
  contains(update: Uint8Array): boolean {
    return this.#ready.live.contains(update);
  }

  covers(needed: Coverage): boolean {
    return this.#ready.live.covers(needed);
  }

  /** Applies a change of a member. The gate must be open. */
  change(from: Member, update: Uint8Array): ChangeOutcome {
    const { live } = this.#ready;
    let needed: Coverage;
    try {
      needed = coverageOf(update);
    } catch {
      return { type: 'malformed' };
    }
    const applied = live.apply(update);
    if (!applied.ok) {
      this.#gate = this.#rebuild(!applied.hadPending);
      return { type: applied.hadPending ? 'again' : 'malformed' };
    }
    // When somebody's waiting bytes found their place, the sender of the missing piece lacks them too.
    for (const change of applied.emitted) this.#collect(change, applied.hadPending ? undefined : from);
    const covered = live.covers(needed);
    if (!covered) this.#openTurn().pending.push({ kind: 'pending', bytes: update.slice() });
    if (applied.emitted.length > 0 && applied.hadPending) this.#progress();
    return covered ? { type: 'ok' } : { type: 'gap', needed };
  }

  /** Commits everything and ends the room. Resolves when it is done or when the storage has failed. */
  async close(row: CloseRow): Promise<void> {
    await this.#gate;
    if (this.#over) return;
    this.#endTurn();
    await this.#queue?.whenIdle();
    this.#end(row);
  }

  get #ready(): { live: LiveDocument; queue: CommitQueue } {
    if (!this.#live || !this.#queue) throw new Error(`room ${this.#options.name} was asked before its load`);
    return { live: this.#live, queue: this.#queue };
  }

  async #load(): Promise<void> {
    const { name, storage, clock, logger, limits } = this.#options;
    try {
      // A turn later, so that whoever made the room has put it on its list when this fails.
      await Promise.resolve();
      const stored = await storage.load(name);
      const live = LiveDocument.from(stored);
      if (live.droppedPending) logger.warn('room-pending-dropped', { room: name });
      this.#live = live;
      this.#sinceSnapshot = {
        rows: stored.rows.length,
        bytes: stored.rows.reduce((sum, row) => sum + row.bytes.length, 0),
      };
      this.#queue = new CommitQueue({
        name,
        storage,
        clock,
        seq: stored.seq,
        maxBytes: limits.document,
        listener: {
          committed: () => {
            this.#progress();
            if (this.#isQuiet && this.#wantsSnapshot(BUSY_FACTOR)) void this.#compact();
            void this.#endWhenIdle();
          },
          failing: (error, retryAfterMs) => {
            logger.error('not-durable', { room: name, code: error.code });
            this.#tellAll({ type: 'notice', kind: 'not-durable', retryAfterMs });
          },
          recovered: () => {
            logger.warn('durable-again', { room: name });
            this.#tellAll({ type: 'notice', kind: 'durable', retryAfterMs: 0 });
          },
          lost: (error) => {
            this.#fail('room-lost', error);
          },
        },
      });
      this.#gate = undefined;
      void this.#endWhenIdle();
    } catch (error) {
      this.#fail('room-load-failed', error);
    }
  }

  /** Makes the document anew from what is stored and what waits, without the update that broke it. */
  async #rebuild(withPending: boolean): Promise<void> {
    const { name, storage, logger } = this.#options;
    const unsaved = [...(this.#queue?.unsaved() ?? []), ...this.#turnRows()];
    logger.info('room-rebuild', { room: name, withPending });
    try {
      const live = LiveDocument.from(await storage.load(name), unsaved, withPending);
      if (this.#over) {
        live.destroy();
        return;
      }
      this.#live?.destroy();
      this.#live = live;
      this.#gate = undefined;
      this.#progress();
      // Those whose waiting bytes are gone offer them again.
      if (!withPending) this.broadcast(this.question());
      void this.#endWhenIdle();
    } catch (error) {
      this.#fail('room-rebuild-failed', error);
    }
  }

  #openTurn(): Turn {
    if (!this.#turn) {
      this.#turn = { changes: [], pending: [], origins: new Set() };
      this.#options.clock.turn(() => {
        this.#endTurn();
      });
    }
    return this.#turn;
  }

  #collect(change: Uint8Array, origin: Member | undefined): void {
    const turn = this.#openTurn();
    turn.changes.push(change);
    turn.origins.add(origin);
  }

  /** Rows of the turn: its changes as one, then raw bytes that wait. */
  #turnRows(): LogRow[] {
    const turn = this.#turn;
    if (!turn) return [];
    const [first, ...rest] = turn.changes;
    const rows = [...turn.pending];
    if (first)
      rows.unshift({ kind: 'change', bytes: rest.length > 0 ? Y.mergeUpdates(turn.changes) : first });
    return rows;
  }

  /** What came in one turn of the event loop becomes one row and one frame. */
  #endTurn(): void {
    const turn = this.#turn;
    if (!turn || this.#over) return;
    const rows = this.#turnRows();
    this.#turn = undefined;
    for (const row of rows) {
      this.#sinceSnapshot.rows++;
      this.#sinceSnapshot.bytes += row.bytes.length;
    }
    this.#queue?.add(rows);
    const [change] = rows;
    if (change?.kind !== 'change') return;
    const [origin] = turn.origins;
    const frame = encodeMessage({ type: 'update', update: change.bytes });
    this.broadcast(frame, turn.origins.size === 1 ? origin : undefined);
  }

  #progress(): void {
    if (this.#gate) return;
    for (const member of [...this.#members]) member.progressed();
  }

  #tellAll(message: DownMessage): void {
    for (const member of [...this.#members]) member.tell(message);
  }

  /** Everything that is in the document is committed. */
  get #isQuiet(): boolean {
    return !this.#gate && !this.#turn && this.#queue?.idle === true && !this.#compacting && !this.#over;
  }

  #wantsSnapshot(factor: number): boolean {
    const { rows, bytes } = this.#sinceSnapshot;
    // Bytes that wait for predecessors stay in the log: a snapshot is checked by what can be seen.
    return (rows > COMPACT_ROWS * factor || bytes > COMPACT_BYTES * factor) && !this.#ready.live.hasPending;
  }

  /** Ends the room when nobody is in it and nothing is pending (F14). Whoever enters meanwhile keeps it alive. */
  async #endWhenIdle(): Promise<void> {
    if (this.#members.size > 0 || !this.#isQuiet) return;
    if (this.#wantsSnapshot(1)) {
      await this.#compact();
      // Anything may have happened meanwhile: looked at anew.
      void this.#endWhenIdle();
      return;
    }
    this.#end();
  }

  async #compact(): Promise<void> {
    const { name, storage, logger } = this.#options;
    this.#compacting = true;
    this.#sinceSnapshot = { rows: 0, bytes: 0 };
    try {
      await storage.compact(name, this.durableSeq, this.#ready.live.encode());
    } catch (error) {
      // The log is complete without it.
      logger.warn('compaction-failed', {
        room: name,
        code: error instanceof StorageError ? error.code : 'other',
      });
    }
    this.#compacting = false;
  }

  #fail(event: string, error: unknown): void {
    if (this.#over) return;
    const code = error instanceof StorageError ? error.code : 'unreadable';
    this.#options.logger.error(event, { room: this.#options.name, code });
    this.#end(CLOSE.notReady);
  }

  #end(row?: CloseRow): void {
    if (this.#over) return;
    this.#over = true;
    this.#gate = undefined;
    this.#options.ended();
    const members = [...this.#members];
    this.#members.clear();
    this.#queue?.stop();
    if (row) for (const member of members) member.close(row);
    this.#live?.destroy();
  }
}
