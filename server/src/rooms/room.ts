import { CLOSE, encodeMessage, type CloseRow, type DownMessage, type Limits } from '@firsat/protocol';
import type { Clock } from '../clock.js';
import type { InboundPolicy } from '../inbound/inbound-policy.js';
import type { Logger } from '../ops/logger.js';
import { StorageError, type Storage } from '../storage/storage.js';
import { CommitQueue, type CommitListener } from './commit-queue.js';
import type { Coverage } from './coverage.js';
import type { ChangeOutcome, Member } from './member.js';
import { Presence } from './presence.js';
import { RoomDocument } from './room-document.js';
import { StoredBytes } from './stored-bytes.js';
import { Turn, waitingRow, type PendingRow } from './turn.js';

export type { ChangeOutcome, Member } from './member.js';

export interface RoomOptions {
  readonly name: string;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly limits: Limits;
  readonly policy: InboundPolicy;
  /** The room is over and must be forgotten; called once, synchronously. */
  readonly ended: () => void;
}

/** Rows or bytes since the last snapshot from which on an empty room is compacted. */
const COMPACT_ROWS = 500;
const COMPACT_BYTES = 1024 * 1024;
/** The same while it is in use: rarer, since the check of a snapshot holds up commits for a moment. */
const BUSY_FACTOR = 8;
/** Without a change for so long, the document leaves the memory; its bytes stay. */
const REST_MS = 60_000;

const NOT_DURABLE: DownMessage = { type: 'notice', kind: 'not-durable', retryAfterMs: 0 };
const LARGE: DownMessage = { type: 'notice', kind: 'limit', retryAfterMs: 0 };

/**
 * One document and the sessions in it. What members are told, by answers and by broadcasts, is committed, always:
 *
 * ```text
 *  change ──▶ live document (while somebody writes) ──▶ turn ──▶ commit queue ──▶ disk
 *                                                                                  │ committed
 *  SyncStep1 ──▶ stored bytes ──▶ SyncStep2        one frame for all ◀── bytes ◀───┘──▶ DURABLE
 * ```
 *
 * ```text
 *  loading (gate closed) ──▶ ready ──▶ over: last member left and everything is committed, or the storage failed
 * ```
 */
export class Room {
  readonly #options: RoomOptions;
  readonly #members = new Set<Member>();
  readonly #presence: Presence;
  #document: RoomDocument | undefined;
  #queue: CommitQueue<PendingRow<Member>> | undefined;
  #gate: Promise<void> | undefined;
  #turn: Turn<Member> | undefined;
  #sinceSnapshot = { rows: 0, bytes: 0 };
  #lastChange = 0;
  #compacting = false;
  #over = false;
  #large = false;

  constructor(options: RoomOptions) {
    this.#options = options;
    this.#presence = new Presence({
      userOf: (clientId) => this.#document?.userOf(clientId),
      limits: options.limits,
      clock: options.clock,
      broadcast: (frame, except) => {
        this.broadcast(frame, except);
      },
    });
    this.#gate = this.#load();
  }

  /** Set while nothing may be asked of the room: before its load has finished (F10). */
  get gate(): Promise<void> | undefined {
    return this.#gate;
  }

  /** Number of the newest change in the document, committed or not. */
  get appliedSeq(): number {
    return this.#ready.queue.addedSeq + (this.#turn?.size ?? 0);
  }

  /** Number of the newest committed change. */
  get durableSeq(): number {
    return this.#ready.queue.durableSeq;
  }

  /** Whether the document is in memory as more than bytes. */
  get isLive(): boolean {
    return this.#document?.isLive === true;
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

  /** What somebody who comes in must know; `owner`: may do something about it. */
  news(owner: boolean): readonly DownMessage[] {
    return [
      ...(this.#queue?.failing === true ? [NOT_DURABLE] : []),
      ...(owner && this.#ready.document.isLarge ? [LARGE] : []),
    ];
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
  broadcast(frame: Uint8Array, except?: object): void {
    for (const member of [...this.#members]) if (member !== except) member.deliver(frame);
  }

  /** The SyncStep1 frame of the room: asks for what it has not, committed or not. */
  question(): Uint8Array {
    return encodeMessage({ type: 'sync-step-1', stateVector: this.#ready.document.stateVector() });
  }

  /** The SyncStep2 frame for a state vector: what is committed. @throws when the vector cannot be read */
  answer(stateVector: Uint8Array): Uint8Array {
    return this.#ready.document.answer(stateVector);
  }

  /** Whether everything in the update is committed already. @throws UpdateFault when it cannot be read */
  contains(update: Uint8Array): boolean {
    return this.#ready.document.contains(update);
  }

  covers(needed: Coverage): boolean {
    return this.#ready.document.covers(needed);
  }

  /** How often updates that waited were given up: then their deletions show in no clock. */
  get waitingDropped(): number {
    return this.#document?.waitingDropped ?? 0;
  }

  /**
   * Applies a change of a member; its new client ids are bound to the member's user. The gate must be open.
   * Others hear of it when it is committed.
   */
  change(from: Member, update: Uint8Array, step2 = false): ChangeOutcome {
    const { user } = from;
    const author = from.author ?? { user: user?.id ?? '', shared: false, unknown: user === undefined };
    const offered = this.#ready.document.offer(update, author, step2);
    switch (offered.type) {
      case 'known':
        return { type: 'ok' };
      case 'refused':
      case 'busy':
        return offered;
      case 'malformed':
        if (offered.rebuilt) this.#options.logger.info('room-rebuild', { room: this.#options.name });
        return offered;
      case 'gap':
        if (offered.row) this.#openTurn().wait(offered.row);
        return { type: 'gap', needed: offered.needed, kept: offered.kept };
      case 'applied':
        this.#lastChange = this.#options.clock.now();
        if (offered.emitted.length > 0) this.#openTurn().add({ ...offered, origin: from });
        this.#applyWaiting();
        return { type: 'ok' };
    }
  }

  /** Commits everything and ends the room. Resolves when it is done or when the storage has failed. */
  async close(row: CloseRow, news?: DownMessage): Promise<void> {
    await this.#gate;
    if (this.#over) return;
    this.#endTurn();
    await this.#queue?.whenIdle();
    // After `#end` nobody is left to be told.
    if (news) this.#tellAll(news);
    this.#end(row);
  }

  /** Lets the document go when nobody has written for a while; called now and then. */
  rest(): void {
    if (this.#isQuiet && this.#options.clock.now() - this.#lastChange >= REST_MS) this.#document?.rest();
  }

  get #ready(): { document: RoomDocument; queue: CommitQueue<PendingRow<Member>> } {
    if (!this.#document || !this.#queue)
      throw new Error(`room ${this.#options.name} was asked before its load`);
    return { document: this.#document, queue: this.#queue };
  }

  async #load(): Promise<void> {
    const { name, storage, clock, limits, policy } = this.#options;
    try {
      // A turn later, so that whoever made the room has put it on its list when this fails.
      await Promise.resolve();
      const stored = await storage.load(name);
      const { seq, rows } = stored;
      this.#document = new RoomDocument(
        { name, limits, policy, now: () => clock.now(), uncommitted: () => this.#uncommitted() },
        stored,
      );
      this.#sinceSnapshot = {
        rows: rows.length,
        bytes: rows.reduce((sum, row) => sum + row.bytes.length, 0),
      };
      this.#queue = new CommitQueue({
        name,
        storage,
        clock,
        seq,
        maxBytes: limits.document,
        listener: this.#commitListener(),
      });
      this.#gate = undefined;
      void this.#endWhenIdle();
    } catch (error) {
      this.#fail('room-load-failed', error);
    }
  }

  #commitListener(): CommitListener<PendingRow<Member>> {
    const { name, logger } = this.#options;
    return {
      committed: (rows) => {
        this.#publish(rows);
        this.#progress();
        this.#warnOfSize();
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
    };
  }

  /** What a commit has brought goes out as one frame, encoded once for all. */
  #publish(rows: readonly PendingRow<Member>[]): void {
    const changes = rows.filter(({ row }) => row.kind === 'change');
    if (changes.length === 0) return;
    const updates = changes.map(({ row }) => row.bytes);
    this.#ready.document.committed(updates);
    const origins = new Set(changes.flatMap((change) => [...change.origins]));
    const [origin] = origins;
    const frame = encodeMessage({ type: 'update', update: StoredBytes.merge(updates) });
    this.broadcast(frame, origins.size === 1 ? origin : undefined);
  }

  /** Owners are told once when the document passes the size from which on it is large, and again when it has been smaller meanwhile. */
  #warnOfSize(): void {
    const large = this.#ready.document.isLarge;
    if (large && !this.#large) {
      this.#options.logger.warn('document-large', { room: this.#options.name });
      for (const member of [...this.#members]) if (member.user?.role === 'owner') member.tell(LARGE);
    }
    this.#large = large;
  }

  /** Applies what has waited for predecessors that are here now (F4). */
  #applyWaiting(): void {
    let found = false;
    for (;;) {
      const applied = this.#ready.document.applyWaiting();
      if (!applied) break;
      found = true;
      if (applied.type === 'dropped')
        this.#options.logger.warn('room-waiting-dropped', { room: this.#options.name });
      // Everyone lacks it, the sender of the missing piece included.
      else if (applied.emitted.length > 0) this.#openTurn().add({ ...applied, origin: undefined });
    }
    if (found) this.#progress();
  }

  /** Changes that were applied and are not known to be committed. */
  #uncommitted(): readonly Uint8Array[] {
    const queued = this.#queue?.unsaved().flatMap(({ row }) => (row.kind === 'change' ? [row.bytes] : []));
    return [...(queued ?? []), ...(this.#turn?.changes() ?? [])];
  }

  #openTurn(): Turn<Member> {
    if (!this.#turn) {
      this.#turn = new Turn();
      this.#options.clock.turn(() => {
        this.#endTurn();
      });
    }
    return this.#turn;
  }

  /** What came in one turn of the event loop becomes one row for each run of changes of one user. */
  #endTurn(): void {
    const turn = this.#turn;
    if (!turn || this.#over) return;
    this.#turn = undefined;
    const rows = turn.rows();
    for (const { row } of rows) {
      this.#sinceSnapshot.rows++;
      this.#sinceSnapshot.bytes += row.bytes.length;
    }
    this.#queue?.add(rows);
  }

  #progress(): void {
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
    return rows > COMPACT_ROWS * factor || bytes > COMPACT_BYTES * factor;
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
    const { bytes, waiting } = this.#ready.document.snapshot();
    try {
      await storage.compact(name, this.durableSeq, bytes);
      // What still waits is not in the snapshot: it is written behind it.
      if (!this.#over) this.#queue?.add(waiting.map((row) => waitingRow(row)));
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
    this.#document?.rest();
  }
}
