import {
  ClientConnection,
  DEFAULT_LIMITS,
  decodeMessage,
  encodeMessage,
  peekType,
  type ClientEffect,
  type Limits,
} from '@firsat/protocol';
import * as Y from 'yjs';
import { createOpenAuthorizer } from '../auth/open.js';
import type { Clock } from '../clock.js';
import type { Logger } from '../ops/logger.js';
import { NO_METRICS } from '../ops/metrics.js';
import { RoomRegistry } from '../rooms/room-registry.js';
import { Session } from '../rooms/session.js';
import type { Storage } from '../storage/storage.js';
import { parseSyncPath } from '../transport/sync-path.js';

const silent = (): void => undefined;
const logger: Logger = { error: silent, warn: silent, info: silent, debug: silent };
const authorizer = createOpenAuthorizer();

/** Real rooms and sessions without sockets. */
export class SimulatedServer {
  readonly registry: RoomRegistry;
  readonly #clock: Clock;
  readonly #limits: Limits;
  #sessions = 0;

  constructor(storage: Storage, clock: Clock) {
    // One program plays everyone as fast as it goes.
    this.#limits = { ...DEFAULT_LIMITS, messageBurst: 1e9, messagesPerSecond: 1e9, bytesPerSecond: 1e12 };
    this.#clock = clock;
    this.registry = new RoomRegistry({ storage, clock, logger, limits: this.#limits });
  }

  /** A session of the document `w/1/notes`, which may hold lists; what it sends goes to `down`. */
  connect(down: (bytes: Uint8Array) => void, closed: () => void): Session {
    const document = parseSyncPath('/v1/sync/w/1/notes');
    if (!document) throw new Error('path');
    return new Session({
      id: `s${++this.#sessions}`,
      document,
      extended: true,
      ticket: '',
      origin: null,
      socket: {
        send(bytes, sent) {
          down(bytes.slice());
          sent?.();
        },
        buffered: 0,
        close: closed,
      },
      authorizer,
      gate: { minSchema: 1, enter: () => silent, refused: silent },
      registry: this.registry,
      clock: this.#clock,
      logger,
      metrics: NO_METRICS,
      limits: this.#limits,
    });
  }
}

export interface SimulatedClientOptions {
  readonly name: string;
  readonly clientId: number;
  readonly server: SimulatedServer;
  /** Number in [0, below). */
  readonly random: (below: number) => number;
  /** The server says that everything up to `n` is on its disk. */
  readonly onClaim: (client: SimulatedClient, n: number) => void;
}

interface Link {
  readonly session: Session;
  readonly up: Uint8Array[];
  readonly down: Uint8Array[];
}

/**
 * A client whose network may deliver frames late, twice, or again on a later connection. Within a connection the first
 * deliveries keep their order, as TCP does.
 */
export class SimulatedClient {
  readonly doc = new Y.Doc();
  readonly name: string;
  /** For each key the values that were set, with the numbers of the changes. */
  readonly ledger = new Map<string, { readonly n: number; readonly value: number }[]>();
  localSeq = 0;
  claimed = 0;
  readonly #options: SimulatedClientOptions;
  /** Content frames of all connections, for replays. */
  readonly #history: Uint8Array[] = [];
  #connection: ClientConnection | undefined;
  #link: Link | undefined;

  constructor(options: SimulatedClientOptions) {
    this.#options = options;
    this.name = options.name;
    this.doc.clientID = options.clientId;
    this.doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin === 'remote') return;
      this.localSeq++;
      this.#connection?.changed(this.localSeq);
      this.#perform(this.#connection?.send(encodeMessage({ type: 'update', update })) ?? []);
    });
  }

  get connected(): boolean {
    return this.#link !== undefined;
  }

  /** Frames on their way. */
  get inFlight(): number {
    return this.#link ? this.#link.up.length + this.#link.down.length : 0;
  }

  connect(): void {
    const link: Link = {
      up: [],
      down: [],
      session: this.#options.server.connect(
        (bytes) => link.down.push(bytes),
        () => {
          if (this.#link === link) this.#link = undefined;
        },
      ),
    };
    this.#link = link;
    this.#connection = new ClientConnection({ localSeq: this.localSeq });
    this.#perform(
      this.#connection.opened('firsat.v1', { token: '', epoch: 0, clientVersion: 'sim', schema: 1 }),
    );
  }

  /** The connection breaks; what was on its way is lost. The server may hear of it later: `tell`. */
  cut(): () => void {
    const session = this.#link?.session;
    this.#link = undefined;
    this.#connection?.closed();
    this.#connection = undefined;
    return () => session?.socketClosed(1006);
  }

  edit(): void {
    const { random } = this.#options;
    if (random(6) === 0) {
      this.doc.getArray('log').push([`${this.name}.${this.localSeq + 1}`]);
      return;
    }
    const key = `${this.name}.${random(5)}`;
    const history = this.ledger.get(key) ?? [];
    this.ledger.set(key, history);
    history.push({ n: this.localSeq + 1, value: this.localSeq + 1 });
    this.doc.getMap('records').set(key, this.localSeq + 1);
  }

  flush(): void {
    this.#perform(this.#connection?.flush() ?? []);
  }

  /** One frame arrives somewhere. `faulty`: also again, or an old one of an earlier connection. */
  step(faulty: boolean): void {
    const link = this.#link;
    if (!link) return;
    const { random } = this.#options;
    if (random(2) === 0) {
      const frame = link.up.shift();
      if (!frame) return;
      link.session.receive(frame);
      const type = peekType(frame);
      if (!faulty || type === 'auth') return;
      if (type !== 'mark') this.#history.push(frame);
      if (random(5) === 0) link.session.receive(frame);
      const old = this.#history[random(this.#history.length + 1)];
      if (old && random(5) === 0) link.session.receive(old);
    } else {
      const frame = link.down.shift();
      if (!frame) return;
      this.#perform(this.#connection?.received(frame) ?? []);
      if (faulty && random(5) === 0) this.#perform(this.#connection?.received(frame) ?? []);
    }
  }

  #perform(effects: readonly ClientEffect[]): void {
    for (const effect of effects) {
      switch (effect.type) {
        case 'send':
          this.#link?.up.push(effect.bytes.slice());
          break;
        case 'open':
          this.#send({ type: 'sync-step-1', stateVector: Y.encodeStateVector(this.doc) });
          break;
        case 'deliver':
          this.#deliver(effect.bytes);
          break;
        case 'durable':
          this.claimed = Math.max(this.claimed, effect.n);
          this.#options.onClaim(this, effect.n);
          break;
        case 'close':
          this.cut()();
          break;
        case 'news':
          break;
      }
    }
  }

  #deliver(bytes: Uint8Array): void {
    const message = decodeMessage(bytes);
    if (message.type === 'sync-step-1')
      this.#send({ type: 'sync-step-2', update: Y.encodeStateAsUpdate(this.doc, message.stateVector) });
    else if (message.type === 'sync-step-2' || message.type === 'update')
      Y.applyUpdate(this.doc, message.update, 'remote');
  }

  #send(message: Parameters<typeof encodeMessage>[0]): void {
    this.#perform(this.#connection?.send(encodeMessage(message)) ?? []);
  }
}
