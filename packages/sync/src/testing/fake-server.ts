import {
  CLOSE,
  ServerConnection,
  SUBPROTOCOL,
  decodeMessage,
  encodeMessage,
  type AuthMessage,
  type CloseRow,
  type Message,
  type Role,
  type ServerEffect,
} from '@firsat/protocol';
import * as Y from 'yjs';

/**
 * How the server treats the subprotocol: `firsat` speaks it, `plain` is a y-websocket server that does not answer it,
 * `echo` a y-websocket server whose library answers whatever was offered.
 */
export type FakeServerKind = 'firsat' | 'plain' | 'echo';

class FakeRoom {
  readonly doc = new Y.Doc();
  readonly sockets = new Set<FakeServerSocket>();
  appliedSeq = 0;
  durableSeq = 0;
}

/**
 * A server in the same page: same protocol code as the real one, no network, no clock. Deliveries happen in microtasks,
 * in order. "Disk" is a number that can be held back.
 */
export class FakeServer {
  kind: FakeServerKind = 'firsat';
  /** False: no connection can be made. */
  reachable = true;
  /** False: changes are applied but not committed until `commit`. */
  autoCommit = true;
  /** Closes each new connection with this row instead of HELLO. */
  refuseWith: CloseRow | undefined;
  /** What everyone may do; `setRole` tells those who are connected. */
  role: Role = 'editor';
  /** The epoch that is served; `raiseEpoch` changes it. */
  epoch = 1;
  /** Says which rule a document would break with a change in it; such a change is refused, and whoever sent it must fork. */
  forbids: (doc: Y.Doc) => string | undefined = () => undefined;
  /** False: HELLO is kept back until `welcomeAll`. */
  autoWelcome = true;
  /** The server's clock, which stands until it is set: milliseconds since 1970. */
  time = 0;
  /** When tokens end, in milliseconds after the server's first clock, 0; `null`: never. */
  expiresIn: number | null = null;
  readonly auths: AuthMessage[] = [];
  /** All sockets that were ever opened, the oldest first. */
  readonly sockets: FakeServerSocket[] = [];
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly #rooms = new Map<string, FakeRoom>();

  constructor() {
    const connect = (socket: FakeServerSocket): void => this.#connect(socket);
    this.WebSocket = class extends FakeServerSocket {
      constructor(url: string | URL, protocols?: string | string[]) {
        super(String(url), [protocols ?? []].flat());
        connect(this);
      }
    } as unknown as typeof globalThis.WebSocket; // the tests use the part that our socket uses
  }

  /** The server's copy of a document, by the last part of its address. */
  room(name: string): Y.Doc {
    return this.#room(name).doc;
  }

  open(name: string): readonly FakeServerSocket[] {
    return [...this.#room(name).sockets];
  }

  /** Commits what was applied: confirmations go out. */
  commit(): void {
    for (const room of this.#rooms.values()) {
      room.durableSeq = room.appliedSeq;
      for (const socket of room.sockets) socket.run(socket.connection.durable(room.durableSeq));
    }
  }

  setRole(role: Role): void {
    this.role = role;
    this.tell({ type: 'role', role, exp: null });
  }

  /** The documents go on as empty ones under the next number. */
  raiseEpoch(): void {
    const old = this.open('core').concat(this.open('work'));
    this.epoch += 1;
    for (const socket of old) this.#outdated(socket);
  }

  /** Tells all connections something. */
  tell(message: Parameters<typeof encodeMessage>[0]): void {
    for (const room of this.#rooms.values()) for (const socket of room.sockets) socket.say(message);
  }

  /** Ends all connections, as a crash or a dead network does. */
  drop(row: { readonly code: number; readonly reason: string } = { code: 1006, reason: '' }): void {
    for (const room of this.#rooms.values())
      for (const socket of [...room.sockets]) socket.end(row.code, row.reason);
  }

  welcomeAll(): void {
    for (const socket of this.sockets) this.#welcome(socket);
  }

  #room(name: string): FakeRoom {
    const key = `${this.epoch}/${name}`;
    const room = this.#rooms.get(key) ?? new FakeRoom();
    this.#rooms.set(key, room);
    return room;
  }

  #connect(socket: FakeServerSocket): void {
    this.sockets.push(socket);
    queueMicrotask(() => {
      if (socket.readyState !== 0) return;
      if (!this.reachable) {
        socket.end(1006, '');
        return;
      }
      const extended = this.kind === 'firsat' && socket.offered.includes(SUBPROTOCOL);
      socket.connection = new ServerConnection({ extended });
      socket.room = this.#room(socket.roomName);
      socket.effect = (effect) => this.#effect(socket, effect);
      socket.room.sockets.add(socket);
      socket.open(this.kind === 'plain' ? '' : (socket.offered[0] ?? ''));
      if (!extended) this.#begin(socket);
    });
  }

  #outdated(socket: FakeServerSocket): void {
    socket.run(socket.connection.send({ type: 'epoch', epoch: this.epoch }));
    // What was said before is heard before.
    queueMicrotask(() => socket.end(CLOSE.epoch.code, CLOSE.epoch.reason));
  }

  #begin(socket: FakeServerSocket): void {
    const stateVector = Y.encodeStateVector(socket.room.doc);
    socket.run(socket.connection.send({ type: 'sync-step-1', stateVector }));
  }

  #welcome(socket: FakeServerSocket): void {
    if (socket.connection.state !== 'authenticating') return;
    const { epoch, role, expiresIn: exp } = this;
    const welcome = { session: 's', role, epoch, schema: { min: 1, max: 1 }, serverTime: this.time };
    socket.run(socket.connection.welcome({ ...welcome, exp, features: [] }));
    this.#begin(socket);
  }

  #effect(socket: FakeServerSocket, effect: ServerEffect): void {
    const { room, connection } = socket;
    switch (effect.type) {
      case 'send':
        socket.deliver(effect.bytes);
        break;
      case 'authenticate':
        this.auths.push(effect.auth);
        if (this.refuseWith) socket.end(this.refuseWith.code, this.refuseWith.reason);
        else if (effect.renewal) {
          const exp = this.expiresIn === null ? null : this.expiresIn * 2;
          socket.say({ type: 'role', role: this.role, exp });
        } else if (socket.epoch !== this.epoch) this.#outdated(socket);
        else if (this.autoWelcome) this.#welcome(socket);
        break;
      case 'sync-step-1': {
        const update = Y.encodeStateAsUpdate(room.doc, effect.stateVector);
        socket.run(connection.send({ type: 'sync-step-2', update }));
        break;
      }
      case 'change':
        this.#change(socket, effect.update, effect.step2);
        break;
      case 'mark':
        socket.run(connection.mark(effect.n, room.appliedSeq, room.durableSeq));
        break;
      case 'awareness':
        for (const other of room.sockets)
          other.run(other.connection.send({ type: 'awareness', update: effect.update }));
        break;
      case 'query-awareness':
        break;
      case 'close':
        socket.end(effect.row.code, effect.row.reason);
        break;
    }
  }

  #broken(doc: Y.Doc, update: Uint8Array): string | undefined {
    if (contains(doc, update)) return undefined;
    if (this.role === 'reader') return 'SE6';
    const next = new Y.Doc();
    Y.applyUpdate(next, Y.encodeStateAsUpdate(doc));
    Y.applyUpdate(next, update);
    return this.forbids(next);
  }

  #change(socket: FakeServerSocket, update: Uint8Array, step2: boolean): void {
    const { room, connection } = socket;
    if (socket.refused) return; // what follows hangs on what is not there
    const rule = this.#broken(room.doc, update);
    if (rule !== undefined) {
      socket.refused = true;
      const code = rule === 'SE6' ? 'read-only' : 'forbidden';
      socket.run(connection.applied(step2, 'refused', room.appliedSeq, room.durableSeq));
      socket.run(
        connection.refuse({ code, path: '', rule, retryable: code === 'read-only', action: 'fork' }),
      );
      return;
    }
    const news: Uint8Array[] = [];
    const note = (bytes: Uint8Array): void => void news.push(bytes);
    room.doc.on('update', note);
    Y.applyUpdate(room.doc, update.slice());
    room.doc.off('update', note);
    room.appliedSeq += news.length;
    if (this.autoCommit) room.durableSeq = room.appliedSeq;
    const gap = room.doc.store.pendingStructs !== null;
    socket.run(socket.connection.applied(step2, gap ? 'gap' : 'ok', room.appliedSeq, room.durableSeq));
    if (news.length === 0) return;
    for (const other of room.sockets)
      if (other !== socket)
        for (const bytes of news) other.run(other.connection.send({ type: 'update', update: bytes }));
    if (this.autoCommit) this.commit();
  }
}

function contains(doc: Y.Doc, update: Uint8Array): boolean {
  return Y.snapshotContainsUpdate(Y.snapshot(doc), update);
}

/** One end of a connection: what our socket takes for the browser's `WebSocket`, and the server's half behind it. */
export class FakeServerSocket {
  readonly url: string;
  readonly offered: readonly string[];
  readyState = 0;
  protocol = '';
  binaryType = 'arraybuffer';
  onopen: (() => void) | null = null;
  onmessage: ((event: { readonly data: ArrayBuffer }) => void) | null = null;
  onclose: ((event: { readonly code: number; readonly reason: string }) => void) | null = null;
  onerror: ((event: unknown) => void) | null = null;
  /** What the client sent, in order. */
  readonly received: Message[] = [];
  /** Sizes of the frames that the client sent. */
  readonly frameSizes: number[] = [];
  connection = new ServerConnection({ extended: false });
  room = new FakeRoom();
  effect: (effect: ServerEffect) => void = () => undefined;
  /** A change of this connection was refused. */
  refused = false;
  /** Frames of these types from the server never arrive. */
  readonly swallow = new Set<Message['type']>();

  constructor(url: string, offered: readonly string[]) {
    this.url = url;
    this.offered = offered;
  }

  /** The epoch in the address. */
  get epoch(): number {
    return Number(this.url.split('/').at(-2));
  }

  get roomName(): string {
    return this.url.split('/').at(-1) ?? '';
  }

  /** Types of what the client sent, awareness left out. */
  get types(): readonly string[] {
    return this.received.map(({ type }) => type).filter((type) => type !== 'awareness');
  }

  send(data: Uint8Array): void {
    const bytes = data.slice();
    this.frameSizes.push(bytes.length);
    queueMicrotask(() => {
      if (this.readyState !== 1) return;
      const message = decodeMessage(bytes);
      this.received.push(message);
      // y-websocket's server has no answer to types that it does not know, and no objection.
      if (!this.connection.extended && EXTENSIONS.has(message.type)) return;
      this.run(this.connection.received(bytes));
    });
  }

  close(): void {
    this.end(1005, '');
  }

  open(protocol: string): void {
    this.readyState = 1;
    this.protocol = protocol;
    this.onopen?.();
  }

  run(effects: readonly ServerEffect[]): void {
    for (const effect of effects) this.effect(effect);
  }

  /** Sends any message, as a server with its own mind would. */
  say(message: Parameters<typeof encodeMessage>[0]): void {
    this.deliver(encodeMessage(message));
  }

  deliver(bytes: Uint8Array): void {
    if (this.swallow.has(decodeMessage(bytes).type)) return;
    const { buffer } = bytes.slice();
    queueMicrotask(() => {
      if (this.readyState === 1) this.onmessage?.({ data: buffer });
    });
  }

  end(code: number, reason: string): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    this.connection.closed();
    this.room.sockets.delete(this);
    queueMicrotask(() => this.onclose?.({ code, reason }));
  }
}

const EXTENSIONS: ReadonlySet<string> = new Set(['auth', 'mark', 'chunk']);
