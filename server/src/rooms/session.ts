import {
  CLOSE,
  ServerConnection,
  type AuthMessage,
  type CloseRow,
  type DownMessage,
  type Limits,
  type Role,
  type ServerEffect,
} from '@firsat/protocol';
import type { Access, Authorizer } from '../auth/authorizer.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import type { Metrics } from '../ops/metrics.js';
import type { DocumentName } from '../transport/sync-path.js';
import type { Coverage } from './coverage.js';
import type { RoomRegistry } from './room-registry.js';
import type { Member, Room } from './room.js';

/** The socket of a session, whatever carries it. */
export interface SessionSocket {
  /** Sends one message; `sent` is called when the system has taken it. */
  send(bytes: Uint8Array, sent?: () => void): void;
  /** Bytes that wait to be taken. */
  readonly buffered: number;
  close(row: CloseRow): void;
}

export interface SessionOptions {
  readonly id: string;
  readonly document: DocumentName;
  /** Whether the client chose `firsat.v1`. */
  readonly extended: boolean;
  /** What the upgrade showed: the ticket of the address (basic mode) and the Origin header. */
  readonly ticket: string;
  readonly origin: string | null;
  readonly socket: SessionSocket;
  readonly authorizer: Authorizer;
  readonly registry: RoomRegistry;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  readonly limits: Limits;
}

/** Document schemas that clients may write; the server itself does not look into documents. */
const SCHEMA = { min: 1, max: Number.MAX_SAFE_INTEGER };

/** One client in one room: handles the frames of one socket, one after the other, in their order (A3). */
export class Session implements Member {
  readonly #options: SessionOptions;
  readonly #connection: ServerConnection;
  #room: Room | undefined;
  #role: Role = 'reader';
  #access: Access | undefined;
  #inbox: Uint8Array[] = [];
  #inboxBytes = 0;
  #waiting = false;
  #admission: Promise<void> | undefined;
  #open = false;
  #closed = false;
  #missing: Coverage | undefined;
  #firstSyncBytes = 0;
  /** When the oldest MARK that waits for its DURABLE came. */
  #markedAt: number | undefined;
  #lastSent: number;
  #cancelDeadline: (() => void) | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#lastSent = options.clock.now();
    this.#connection = new ServerConnection({ extended: options.extended, limits: options.limits });
    if (options.extended) {
      this.#cancelDeadline = options.clock.after(options.limits.handshakeMs, () => {
        this.close(CLOSE.token);
      });
    } else this.#admission = this.#admit(undefined);
  }

  get id(): string {
    return this.#options.id;
  }

  /** Who it is, as the authorizer says; `undefined` before the admission. */
  get user(): { readonly id: string; readonly name: string | null; readonly role: Role } | undefined {
    const access = this.#access;
    return access && { id: access.user, name: access.userName, role: this.#role };
  }

  /** When the last frame was sent, by the clock. */
  get lastSent(): number {
    return this.#lastSent;
  }

  /** True between HELLO (or admission in basic mode) and the close. */
  get isOpen(): boolean {
    return this.#open && !this.#closed;
  }

  /** A message from the socket. */
  receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    if (this.#connection.state === 'authenticating') {
      // Not queued: before HELLO there is one frame and no memory for more.
      this.#perform(this.#connection.received(bytes));
      return;
    }
    this.#inbox.push(bytes);
    this.#inboxBytes += bytes.length;
    if (this.#inboxBytes > this.#options.limits.sync + this.#options.limits.frame) {
      this.close(CLOSE.rate);
      return;
    }
    this.#drain();
  }

  /** The socket is gone; `code` as the socket says. */
  socketClosed(code: number): void {
    if (this.#closed) return;
    this.#options.metrics.sessionClosed(code);
    this.#finish();
  }

  deliver(frame: Uint8Array): void {
    if (this.isOpen) this.#perform(this.#connection.sendFrame(frame));
  }

  tell(message: DownMessage): void {
    if (this.isOpen) this.#perform(this.#connection.send(message));
  }

  progressed(): void {
    const room = this.#room;
    if (!room || !this.isOpen) return;
    this.#checkGap(room);
    this.#acknowledge(this.#connection.durable(room.durableSeq));
  }

  close(row: CloseRow): void {
    if (this.#closed) return;
    this.#options.logger.info('session-close', { session: this.id, code: row.code, reason: row.reason });
    this.#options.metrics.sessionClosed(row.code);
    this.#finish();
    this.#options.socket.close(row);
  }

  #finish(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#cancelDeadline?.();
    this.#connection.closed();
    this.#inbox = [];
    this.#room?.leave(this);
  }

  /** Handles what has come, as far as nothing has to be waited for. */
  #drain(): void {
    while (!this.#waiting && !this.#closed) {
      const gate = this.#admission ?? this.#room?.gate;
      if (gate) {
        if (this.#inbox.length === 0) return;
        this.#waiting = true;
        void gate.then(() => {
          this.#waiting = false;
          this.#drain();
        });
        return;
      }
      const bytes = this.#inbox.shift();
      if (!bytes) return;
      this.#inboxBytes -= bytes.length;
      this.#perform(this.#connection.received(bytes));
    }
  }

  #perform(effects: readonly ServerEffect[]): void {
    for (const effect of effects) {
      if (this.#closed && effect.type !== 'close') return;
      switch (effect.type) {
        case 'send':
          this.#send(effect.bytes);
          break;
        case 'authenticate':
          if (effect.renewal) void this.#renew(effect.auth);
          else this.#admission = this.#admit(effect.auth);
          break;
        case 'sync-step-1':
          this.#answer(effect.stateVector);
          break;
        case 'change':
          this.#change(effect.update, effect.step2);
          break;
        case 'awareness':
          this.#presence(effect.update);
          break;
        case 'query-awareness':
          this.#sendPresence();
          break;
        case 'mark':
          this.#markedAt ??= this.#options.clock.now();
          if (this.#room)
            this.#acknowledge(this.#connection.mark(effect.n, this.#room.appliedSeq, this.#room.durableSeq));
          break;
        case 'close':
          this.close(effect.row);
          break;
      }
    }
  }

  /** Performs what a step of the book-keeping of MARKs returned: a DURABLE or nothing. */
  #acknowledge(effects: readonly ServerEffect[]): void {
    if (effects.length > 0 && this.#markedAt !== undefined) {
      this.#options.metrics.acknowledged(this.#options.clock.now() - this.#markedAt);
      this.#markedAt = undefined;
    }
    this.#perform(effects);
  }

  async #admit(auth: AuthMessage | undefined): Promise<void> {
    const { document, registry, clock } = this.#options;
    const access = await this.#ask(auth?.token ?? '');
    if (!access || this.#closed) return;
    this.#cancelDeadline?.();
    if (auth && auth.epoch !== 0 && auth.epoch !== document.epoch) {
      // Before any of its structs are merged: another history would come back or double (sync.md 4.8).
      this.#perform(this.#connection.send({ type: 'epoch', epoch: document.epoch }));
      this.close(CLOSE.epoch);
      return;
    }
    this.#access = access;
    this.#role = access.role;
    const room = registry.enter(document.key, this);
    this.#room = room;
    while (room.gate && !this.#stopped) await room.gate;
    if (this.#stopped || room.over) return;
    this.#admission = undefined;
    this.#open = true;
    this.#perform(
      this.#connection.welcome({
        session: this.id,
        role: access.role,
        epoch: document.epoch,
        schema: SCHEMA,
        serverTime: clock.now(),
        exp: access.exp,
        features: ['durable', 'chunk'],
      }),
    );
    this.deliver(room.question());
    this.#sendPresence();
    this.#drain();
  }

  /** A method, since the value changes while somebody waits. */
  get #stopped(): boolean {
    return this.#closed;
  }

  async #renew(auth: AuthMessage): Promise<void> {
    const access = await this.#ask(auth.token);
    if (!access || this.#closed) return;
    this.#access = access;
    this.#role = access.role;
    this.tell({ type: 'role', role: access.role, exp: access.exp });
  }

  async #ask(token: string): Promise<Access | undefined> {
    const { authorizer, document, ticket, origin, logger } = this.#options;
    try {
      const access = await authorizer.authorize({ document, token, ticket, origin });
      if (access.ok) return access;
      this.close(access.row);
    } catch (error) {
      logger.error('authorizer-failed', {
        session: this.id,
        kind: error instanceof Error ? error.name : 'other',
      });
      this.close(CLOSE.notReady);
    }
    return undefined;
  }

  #answer(stateVector: Uint8Array): void {
    let frame: Uint8Array | undefined;
    try {
      frame = this.#room?.answer(stateVector);
    } catch {
      this.close(CLOSE.badProtocol);
    }
    if (!frame) return;
    // A first sync may be larger than what a slow reader is allowed to owe.
    this.#firstSyncBytes += frame.length;
    const effects = this.#connection.sendFrame(frame);
    const last = effects.at(-1);
    for (const effect of effects) {
      if (effect.type === 'send') {
        this.#send(effect.bytes, () => {
          if (effect === last) this.#firstSyncBytes -= frame.length;
        });
      } else this.#perform([effect]);
    }
  }

  #change(update: Uint8Array, step2: boolean, secondTry = false): void {
    const room = this.#room;
    if (!room) return;
    if (this.#role === 'reader') {
      this.#readOnly(room, update, step2);
      return;
    }
    const outcome = room.change(this, update);
    switch (outcome.type) {
      case 'malformed':
        this.close(CLOSE.invalidUpdate);
        return;
      case 'again': {
        if (secondTry) {
          this.close(CLOSE.invalidUpdate);
          return;
        }
        this.#waiting = true;
        void Promise.resolve(room.gate).then(() => {
          this.#waiting = false;
          if (!this.#closed && !room.over) this.#change(update, step2, true);
          this.#drain();
        });
        return;
      }
      case 'gap':
        this.#missing = merged(this.#missing, outcome.needed);
        this.#acknowledge(this.#connection.applied(step2, 'gap', room.appliedSeq, room.durableSeq));
        this.deliver(room.question());
        return;
      case 'ok':
        this.#acknowledge(this.#connection.applied(step2, 'ok', room.appliedSeq, room.durableSeq));
        this.#checkGap(room);
    }
  }

  #checkGap(room: Room): void {
    if (!this.#missing || !room.covers(this.#missing)) return;
    this.#missing = undefined;
    this.#acknowledge(this.#connection.gapClosed(room.appliedSeq, room.durableSeq));
  }

  #readOnly(room: Room, update: Uint8Array, step2: boolean): void {
    let contained: boolean;
    try {
      contained = room.contains(update);
    } catch {
      this.close(CLOSE.invalidUpdate);
      return;
    }
    const verdict = contained ? 'ok' : 'refused';
    this.#acknowledge(this.#connection.applied(step2, verdict, room.appliedSeq, room.durableSeq));
    if (contained) return;
    this.#options.metrics.changeRefused('read-only');
    this.#perform(
      this.#connection.refuse({ code: 'read-only', path: '', rule: 'SE6', retryable: true, action: 'fork' }),
    );
  }

  #presence(update: Uint8Array): void {
    try {
      const news = this.#room?.presence.receive(this, update);
      if (news) this.#room?.broadcast(news, this);
    } catch {
      this.close(CLOSE.badProtocol);
    }
  }

  #sendPresence(): void {
    const frame = this.#room?.presence.everyoneBut(this);
    if (frame) this.deliver(frame);
  }

  #send(bytes: Uint8Array, sent?: () => void): void {
    const { socket, limits, clock } = this.#options;
    if (socket.buffered > limits.outbound + this.#firstSyncBytes) {
      // Closed rather than skipped: a message that is missing would be missing for ever (F32).
      this.close(CLOSE.slowConsumer);
      return;
    }
    this.#lastSent = clock.now();
    socket.send(bytes, sent);
  }
}

function merged(a: Coverage | undefined, b: Coverage): Coverage {
  const all = new Map(a);
  for (const [client, end] of b) all.set(client, Math.max(end, all.get(client) ?? 0));
  return all;
}
