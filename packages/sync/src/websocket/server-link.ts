import {
  closeRow,
  type CloseReason,
  type CloseRow,
  type Credentials,
  type HelloMessage,
  type RefusedMessage,
} from '@firsat/protocol';
import { Awareness } from 'y-protocols/awareness';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { originKind } from '../origins.js';
import type { AccessState, Exchange, ForkDemand } from '../options.js';
import type { ProblemCode } from '../problem.js';
import { makeFirsatSocket } from './firsat-socket.js';
import type { MarkingSocket, ServerNews, SocketSession } from './socket-session.js';

export interface ServerLinkSettings {
  /** Name of the document, the last part of its address. */
  readonly name: string;
  readonly doc: Y.Doc;
  /** Address without the document's name. */
  readonly base: string;
  /** Presence to carry; without it, none is carried. */
  readonly awareness: Awareness | undefined;
  readonly WebSocket: typeof globalThis.WebSocket;
  readonly getToken: (() => Promise<string>) | undefined;
  readonly clientVersion: string;
  readonly schema: number;
  readonly epoch: number;
  readonly random: () => number;
}

export interface ServerLinkOwner {
  lastSeq(): number;
  /** Every change up to `n` is on the server's disk. */
  durable(n: number): void;
  /** The document was exchanged with the server for the first time. */
  synced(): void;
  /** What this document holds must not travel any more; see `SyncOptions.onFork`. */
  forked(demand: ForkDemand): void;
  /** `state`, `access` or `problem` changed. */
  changed(): void;
}

/** `idle`: not asked to connect; `offline`: tried without success, trying again; `denied`: ended for good. */
export type LinkState = 'idle' | 'connecting' | 'online' | 'offline' | 'denied';

const PROBLEMS: Readonly<Record<CloseReason, ProblemCode | null>> = {
  'bad-protocol': 'protocol-error',
  token: 'token-refused',
  forbidden: 'server-denied',
  'not-found': 'server-unknown',
  epoch: 'epoch-changed',
  'too-large': 'too-large',
  'invalid-update': 'server-refused',
  'client-too-old': 'client-too-old',
  restart: null,
  'not-ready': null,
  'slow-consumer': null,
  rate: null,
  lost: null,
};

interface AwarenessChange {
  readonly added: readonly number[];
  readonly updated: readonly number[];
  readonly removed: readonly number[];
}

const LONGEST_JITTER_MS = 10_000;
/** How often somebody who was put out asks whether they may come back; plus as much again, by chance. */
const ASK_AGAIN_MS = 30_000;

/** A host page that does not answer is one that fails (F33); less than the socket waits for the whole handshake. */
const TOKEN_MS = 10_000;

function answerOf(token: Promise<string>): Promise<string> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('no token in time')), TOKEN_MS);
    token.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** The offline switch of the browser: a token that cannot be fetched without a network says nothing about the right. */
const surroundings = globalThis as { readonly navigator?: { readonly onLine?: boolean } };

/**
 * y-websocket's provider; its own updates are recognised by `kind` as the network's. It tells the server of this client's presence only:
 * y-websocket repeats everybody's, and what came from another tab, with the clock of that tab, would pass for that tab's own word. Two tabs
 * would then answer each other through the server for ever.
 */
class NetworkProvider extends WebsocketProvider {
  readonly kind = 'network';

  constructor(...args: ConstructorParameters<typeof WebsocketProvider>) {
    super(...args);
    const { awareness } = this;
    const tell = this._awarenessUpdateHandler;
    awareness.off('update', tell);
    this._awarenessUpdateHandler = (changes: AwarenessChange, origin: unknown): void => {
      const own = [...changes.added, ...changes.updated, ...changes.removed].includes(awareness.clientID);
      if (own && originKind(origin) !== 'tab')
        tell({ added: [], updated: [awareness.clientID], removed: [] }, origin);
    };
    awareness.on('update', this._awarenessUpdateHandler);
  }
}

/** One document's connection to the server: an unmodified y-websocket provider over our socket. */
export class ServerLink {
  readonly #settings: ServerLinkSettings;
  readonly #owner: ServerLinkOwner;
  readonly #provider: NetworkProvider;
  /** Stands in where no presence is carried: y-websocket would make one that writes every 15 s. */
  readonly #silent: Awareness | undefined;
  #socket: MarkingSocket | undefined;
  #state: LinkState = 'idle';
  #problem: ProblemCode | null = null;
  #access: AccessState = 'unknown';
  #told: AccessState = 'unknown';
  #failures = 0;
  #welcomed = false;
  #askAgain: ReturnType<typeof setTimeout> | undefined;
  #retryAfterMs = 0;
  #hasSynced = false;
  /** How far the server's clock is ahead of the page's, which nobody sets; `null` until HELLO has said it. */
  #clockAhead: number | null = null;
  readonly #held: Exchange['before'];

  constructor(settings: ServerLinkSettings, owner: ServerLinkOwner) {
    this.#settings = settings;
    this.#owner = owner;
    this.#held = { vector: Y.encodeStateVector(settings.doc), at: performance.now() };
    if (settings.awareness === undefined) {
      this.#silent = new Awareness(settings.doc);
      this.#silent.setLocalState(null);
    }
    this.#provider = new NetworkProvider(settings.base, encodeURIComponent(settings.name), settings.doc, {
      connect: false,
      disableBc: true,
      maxBackoffTime: 10_000 + settings.random() * 20_000,
      WebSocketPolyfill: makeFirsatSocket(this.#session()),
      shouldReconnect: (event) => this.#mayReconnect(event.code),
      ...((settings.awareness ?? this.#silent) === undefined
        ? {}
        : { awareness: (settings.awareness ?? this.#silent) as Awareness }),
    });
    this.#provider.on('sync', (synced: boolean) => this.#onSync(synced));
    this.#provider.on('connection-close', (event) => this.#onClose(event?.code));
  }

  get state(): LinkState {
    return this.#state;
  }

  get problem(): ProblemCode | null {
    return this.#problem;
  }

  /** What the server has said about this user's right to the document. */
  get access(): AccessState {
    return this.#access;
  }

  get hasSynced(): boolean {
    return this.#hasSynced;
  }

  /** `undefined` unless connected to a server that tells the time. */
  get exchange(): Exchange | undefined {
    const ahead = this.#clockAhead;
    if (ahead === null || this.#state !== 'online') return undefined;
    const { pendingStructs, pendingDs } = this.#settings.doc.store;
    return {
      now: performance.now() + ahead,
      isInStep: this.#provider.synced && pendingStructs === null && pendingDs === null,
      before: { vector: this.#held.vector, at: this.#held.at + ahead },
    };
  }

  connect(): void {
    if (this.#state === 'online') return;
    this.#failures = 0; // somebody asked for it: no pause
    clearTimeout(this.#askAgain);
    if (this.#state !== 'offline') this.#set('connecting', null);
    this.#provider.connect();
  }

  disconnect(): void {
    clearTimeout(this.#askAgain);
    this.#provider.disconnect();
    this.#set('idle', this.#problem);
  }

  /** A local change was numbered `n`: it will be marked on the socket that is open, if one is. */
  marked(n: number): void {
    this.#socket?.changed(n);
  }

  destroy(): void {
    clearTimeout(this.#askAgain);
    try {
      this.#provider.destroy();
    } catch {
      // y-websocket says goodbye in the name of `doc.clientID`; presence that belongs to another document breaks that.
    }
    this.#silent?.destroy();
  }

  #session(): SocketSession {
    const { getToken, clientVersion, schema, epoch, WebSocket } = this.#settings;
    return {
      WebSocket,
      jitter: () => this.#settings.random(),
      openDelay: () => this.#openDelay(),
      credentials: async (): Promise<Credentials> => ({
        token: getToken === undefined ? '' : await answerOf(getToken()),
        clientVersion,
        schema,
        epoch,
      }),
      localSeq: () => this.#owner.lastSeq(),
      attached: (socket) => (this.#socket = socket),
      opened: (hello) => this.#onOpen(hello),
      durable: (n) => {
        if (this.#problem === 'server-not-durable') this.#set(this.#state, null);
        this.#owner.durable(n);
      },
      news: (message) => this.#onNews(message),
      tokenFailed: () => this.#onTokenFailed(),
    };
  }

  #openDelay(): number {
    if (this.#failures === 0) return 0;
    const spread = Math.min(LONGEST_JITTER_MS, 500 * 2 ** this.#failures);
    const delay = this.#retryAfterMs + this.#settings.random() * spread;
    this.#retryAfterMs = 0;
    return delay;
  }

  #onOpen(hello: HelloMessage | undefined): void {
    // A plain server sends nothing by itself, and y-websocket hangs up after 30 s of silence; it does echo presence (F35).
    if (hello === undefined) this.#silent?.setLocalState({});
    if (hello !== undefined && hello.epoch !== this.#settings.epoch) {
      this.#fork({ reason: 'epoch', epoch: hello.epoch }); // before anything is exchanged
      return;
    }
    this.#welcomed = true;
    this.#clockAhead = hello ? hello.serverTime - performance.now() : null;
    this.#access = hello?.role ?? 'unknown';
    this.#set('online', null);
  }

  /** Edits go on; y-websocket tries again, later each time, and with each try the token is asked for (F33). */
  #onTokenFailed(): void {
    if (surroundings.navigator?.onLine !== false) this.#access = 'expired';
    this.#set(this.#state, 'token-unavailable');
  }

  #fork(demand: Omit<ForkDemand, 'doc'>): void {
    this.#owner.forked({ ...demand, doc: this.#settings.name });
  }

  #onSync(synced: boolean): void {
    if (!synced) return;
    this.#failures = 0;
    if (this.#hasSynced) return;
    this.#hasSynced = true;
    this.#owner.synced();
  }

  #onNews(message: ServerNews): void {
    switch (message.type) {
      case 'refused':
        this.#onRefused(message);
        break;
      case 'epoch':
        this.#set(this.#state, 'epoch-changed');
        this.#fork({ reason: 'epoch', epoch: message.epoch });
        break;
      case 'role':
        this.#access = message.role;
        // The answer to a new token, too.
        this.#set(this.#state, this.#problem === 'token-unavailable' ? null : this.#problem);
        break;
      case 'notice':
        if (message.kind === 'restart') this.#retryAfterMs = message.retryAfterMs;
        if (message.kind === 'not-durable') this.#set(this.#state, 'server-not-durable');
        // Anything else is worse.
        if (message.kind === 'limit' && this.#problem === null) this.#set(this.#state, 'document-large');
        if (message.kind === 'durable' && this.#problem === 'server-not-durable')
          this.#set(this.#state, null);
        break;
      case 'need-auth':
        break; // the socket asks for a token
    }
  }

  #onRefused({ code, from, rule, action }: RefusedMessage): void {
    this.#set(this.#state, 'server-refused');
    if (action === 'drop') return; // what was refused is not in the documents
    const readOnly = code === 'read-only';
    if (readOnly) this.#access = 'reader';
    this.#fork({ reason: readOnly ? 'read-only' : 'refused', after: from, rule });
  }

  #onClose(code: number | undefined): void {
    this.#failures += 1;
    this.#silent?.setLocalState(null);
    if (this.#state === 'idle' || this.#state === 'denied') return;
    const problem = code === undefined ? null : PROBLEMS[closeRow(code).reason];
    const keep = this.#problem === 'token-unavailable' || this.#problem === 'server-refused';
    this.#set('offline', problem ?? (keep ? this.#problem : null));
  }

  #mayReconnect(code: number): boolean {
    const { action, reason } = closeRow(code);
    if (action === 'retry') return true;
    if (action === 'reauth') {
      this.#access = 'expired';
      this.#set(this.#state, this.#problem);
      // Never given up: the host page may have a token again any time, and each try asks for it.
      if (this.#settings.getToken !== undefined) return true;
    }
    this.#onEnded(reason);
    this.#set('denied', PROBLEMS[reason]);
    return false;
  }

  #onEnded(reason: CloseRow['reason']): void {
    if (reason === 'client-too-old') this.#access = 'outdated';
    if (reason !== 'forbidden' && reason !== 'not-found') return;
    this.#access = 'removed';
    const pause = ASK_AGAIN_MS * (1 + this.#settings.random());
    this.#askAgain = setTimeout(() => this.#provider.connect(), pause);
    // Who was put out while connected keeps nothing but what is theirs (F41); an answer to a knock may be a mistake of an address.
    this.#fork({ reason: 'removed', forget: reason === 'forbidden' && this.#welcomed });
  }

  #set(state: LinkState, problem: ProblemCode | null): void {
    const same = this.#state === state && this.#problem === problem && this.#told === this.#access;
    if (same) return;
    this.#state = state;
    this.#problem = problem;
    this.#told = this.#access;
    this.#owner.changed();
  }
}
