import {
  CLOSE,
  ServerConnection,
  type AuthMessage,
  type CloseRow,
  type DownMessage,
  type Role,
  type ServerEffect,
} from '@firsat/protocol';
import type { Author, Refusal } from '../inbound/judge.js';
import type { TrafficMeter } from '../inbound/traffic.js';
import { Admission } from './admission.js';
import { OpenGap } from './open-gap.js';
import { Outgoing } from './outgoing.js';
import type { Member, Room } from './room.js';
import type { SessionOptions } from './session-options.js';

/** One client in one room: handles the frames of one socket, one after the other, in their order (A3). */
export class Session implements Member {
  readonly #options: SessionOptions;
  readonly #connection: ServerConnection;
  readonly #admission: Admission;
  #room: Room | undefined;
  #inbox: Uint8Array[] = [];
  #inboxBytes = 0;
  #waiting = false;
  #admitting: Promise<void> | undefined;
  /** Writes and MARKs of somebody whose token has ended, in their order: they are judged after its renewal (F34). */
  #held: ServerEffect[] = [];
  #heldBytes = 0;
  #open = false;
  #closed = false;
  readonly #meter: TrafficMeter;
  readonly #gap = new OpenGap();
  /** A change of this socket was refused: what builds on it is of no use any more. */
  #refused = false;
  readonly #outgoing: Outgoing;
  /** When the oldest MARK that waits for its DURABLE came. */
  #markedAt: number | undefined;

  constructor(options: SessionOptions) {
    this.#options = options;
    const { socket, limits, clock } = options;
    this.#outgoing = new Outgoing({
      socket,
      limits,
      clock,
      slow: () => {
        this.close(CLOSE.slowConsumer);
      },
    });
    this.#meter = options.registry.policy.traffic.open(options.document.workspace, () =>
      options.authorizer.open ? null : (this.user?.id ?? null),
    );
    this.#connection = new ServerConnection({ extended: options.extended, limits: options.limits });
    this.#admission = new Admission({
      ...options,
      session: options.id,
      handshakeMs: options.limits.handshakeMs,
      owner: {
        tell: (message) => {
          // EPOCH may come instead of HELLO; everything else only after it.
          if (message.type === 'epoch') this.#perform(this.#connection.send(message));
          else this.tell(message);
        },
        close: (row) => {
          this.close(row);
        },
        resumed: () => {
          this.#drain();
        },
      },
    });
    if (!options.extended) this.#admitting = this.#admit(undefined);
  }

  get id(): string {
    return this.#options.id;
  }

  /** Who it is and what it may do now, as the authorizer says; `undefined` before the admission. */
  get user(): { readonly id: string; readonly name: string | null; readonly role: Role } | undefined {
    const { access } = this.#admission;
    return access && { id: access.user, name: access.userName, role: access.role };
  }

  /** Who writes here, for the judge of what comes in. */
  get author(): Author | undefined {
    const { user } = this;
    if (!user) return undefined;
    return {
      user: user.id,
      shared: this.#options.authorizer.open,
      unknown: false,
      refused: this.#refused,
      spend: (structs) => this.#meter.structs(structs),
    };
  }

  /** Judges anew what this session may do. */
  review(): Promise<void> {
    return this.#admission.review();
  }

  /** When the last frame was sent, by the clock. */
  get lastSent(): number {
    return this.#outgoing.lastSent;
  }

  /** True between HELLO (or admission in basic mode) and the close. */
  get isOpen(): boolean {
    return this.#open && !this.#closed;
  }

  /** A message from the socket. */
  receive(bytes: Uint8Array): void {
    if (this.#closed) return;
    if (!this.#meter.message(bytes.length)) {
      this.close(CLOSE.rate);
      return;
    }
    if (this.#connection.state === 'authenticating') {
      // Not queued: before HELLO there is one frame and no memory for more.
      this.#perform(this.#connection.received(bytes));
      return;
    }
    this.#inbox.push(bytes);
    this.#inboxBytes += bytes.length;
    const { sync, frame } = this.#options.limits;
    // Before the admission (a plain client sends without waiting) nobody gets memory for more than one frame.
    if (this.#inboxBytes + this.#heldBytes > (this.#admission.access ? sync : 0) + frame) {
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
    this.#admission.end();
    this.#connection.closed();
    this.#inbox = [];
    this.#held = [];
    this.#room?.leave(this);
  }

  /** Handles what has come, as far as nothing has to be waited for. */
  #drain(): void {
    while (!this.#waiting && !this.#closed) {
      const gate = this.#admitting ?? this.#room?.gate;
      if (gate) {
        if (this.#inbox.length === 0 && this.#held.length === 0) return;
        this.#waiting = true;
        void gate.then(() => {
          this.#waiting = false;
          this.#drain();
        });
        return;
      }
      const held = this.#admission.suspended ? undefined : this.#held.shift();
      if (held) {
        this.#heldBytes -= sizeOf(held);
        this.#perform([held]);
        continue;
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
      if (this.#admission.suspended && (effect.type === 'change' || effect.type === 'mark')) {
        this.#held.push(effect);
        this.#heldBytes += sizeOf(effect);
        continue;
      }
      switch (effect.type) {
        case 'send':
          this.#outgoing.send(effect.bytes);
          break;
        case 'authenticate':
          if (effect.renewal) void this.#admission.renew(effect.auth);
          else this.#admitting = this.#admit(effect.auth);
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
    if (!(await this.#admission.admit(auth)) || this.#closed) return;
    const room = registry.enter(document.key, this);
    this.#room = room;
    while (room.gate && !this.#stopped) await room.gate;
    const { access } = this.#admission; // as it is now: it may have changed while the room was loading
    if (this.#stopped || room.over || !access) return;
    this.#admitting = undefined;
    this.#open = true;
    this.#perform(
      this.#connection.welcome({
        session: this.id,
        role: access.role,
        epoch: document.epoch,
        // The server itself does not look into documents: there is no newest.
        schema: { min: this.#options.gate.minSchema, max: Number.MAX_SAFE_INTEGER },
        serverTime: clock.now(),
        exp: access.exp,
        features: ['durable', 'chunk'],
      }),
    );
    for (const news of room.news(access.role === 'owner')) this.tell(news);
    this.deliver(room.question());
    this.#sendPresence();
    this.#admission.welcomed();
    this.#drain();
  }

  /** A method, since the value changes while somebody waits. */
  get #stopped(): boolean {
    return this.#closed;
  }

  #answer(stateVector: Uint8Array): void {
    let frame: Uint8Array | undefined;
    try {
      frame = this.#room?.answer(stateVector);
    } catch {
      this.close(CLOSE.badProtocol);
    }
    if (!frame) return;
    const effects = this.#connection.sendFrame(frame);
    this.#outgoing.answer(effects.flatMap((effect) => (effect.type === 'send' ? [effect.bytes] : [])));
    this.#perform(effects.filter(({ type }) => type !== 'send'));
  }

  #change(update: Uint8Array, step2: boolean): void {
    const room = this.#room;
    if (!room) return;
    if (this.#admission.role === 'reader') {
      this.#readOnly(room, update, step2);
      return;
    }
    const outcome = room.change(this, update, step2);
    switch (outcome.type) {
      case 'malformed':
        this.#noteRefused('malformed', outcome.what, update);
        this.close(CLOSE.invalidUpdate);
        return;
      case 'busy':
        this.close(CLOSE.rate);
        return;
      case 'refused':
        this.#refuse(room, outcome.refusal, update, step2);
        return;
      case 'gap':
        this.#acknowledge(this.#connection.applied(step2, 'gap', room.appliedSeq, room.durableSeq));
        // Once, and not after a SyncStep2: that was all the client has.
        if (this.#gap.open(outcome, room.waitingDropped, step2) && !this.#refused)
          this.deliver(room.question());
        return;
      case 'ok':
        this.#acknowledge(this.#connection.applied(step2, 'ok', room.appliedSeq, room.durableSeq));
        if (step2) this.#gap.offeredAll(room.waitingDropped);
        this.#checkGap(room);
    }
  }

  #checkGap(room: Room): void {
    if (!this.#connection.hasGap || !this.#gap.closes(room)) return;
    this.#acknowledge(this.#connection.gapClosed(room.appliedSeq, room.durableSeq));
  }

  /** Nothing of the update was applied, and nothing beyond it is acknowledged on this socket (A5). */
  #refuse(room: Room, refusal: Refusal, update: Uint8Array, step2: boolean): void {
    const { registry, extended, authorizer, metrics } = this.#options;
    const { close, what, ...reason } = refusal;
    this.#refused = true;
    metrics.changeRefused(reason.code);
    this.#noteRefused(reason.code, what, update);
    this.#acknowledge(this.#connection.applied(step2, 'refused', room.appliedSeq, room.durableSeq));
    this.#perform(this.#connection.refuse({ ...reason, action: 'fork' }));
    const sender = authorizer.open ? this.id : (this.user?.id ?? this.id);
    const tooMany = registry.policy.refused(sender);
    // A plain client cannot be told: going on, it would differ from everyone for ever.
    if (close) this.close(close);
    else if (tooMany || !extended) this.close(CLOSE.invalidUpdate);
  }

  #noteRefused(code: string, what: string, bytes: Uint8Array): void {
    const { logger, document, registry } = this.#options;
    const user = this.user?.id ?? null;
    logger.warn('update-refused', { session: this.id, user: user ?? '', code, what, bytes: bytes.length });
    registry.noteRefused({ workspace: document.workspace, user, code, bytes });
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
      const speaker = this.#options.authorizer.open ? undefined : this.user;
      const news = this.#room?.presence.receive(this, update, speaker);
      if (news) this.#room?.broadcast(news, this);
    } catch {
      this.close(CLOSE.badProtocol);
    }
  }

  #sendPresence(): void {
    const frame = this.#room?.presence.everyoneBut(this);
    if (frame) this.deliver(frame);
  }
}

/** What a held effect takes, bytes. */
function sizeOf(effect: ServerEffect): number {
  return effect.type === 'change' ? effect.update.length : 8;
}
