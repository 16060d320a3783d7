import { applyUpdate } from '@firsat/protocol';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { originKind, tabOrigin } from '../origins.js';
import {
  decodeTabMessage,
  encodeTabMessage,
  isNewer,
  type StateVectors,
  type TabMessage,
} from './tab-message.js';
import { TabPresence } from './tab-presence.js';

export interface TabDocument {
  readonly doc: Y.Doc;
  /** Presence of those who have it open, where that is not everyone. */
  readonly presence?: Awareness | undefined;
}

export interface TabChannelSettings {
  readonly name: string;
  /** Id of this session; tells tabs apart. */
  readonly session: string;
  /** The documents by name; they come and go. */
  document(name: string): TabDocument | undefined;
  /** Presence in the workspace. */
  readonly awareness: Awareness | undefined;
  readonly BroadcastChannel: typeof globalThis.BroadcastChannel | undefined;
  /** Names of the documents that are connected to the server now. */
  online(): readonly string[];
  /** Whether this tab keeps its own changes of a document on this device. */
  stores(doc: string): boolean;
  /** A session was heard for the first time. */
  met(session: string): void;
  /** Newest document schema that this program writes. */
  readonly schema: number;
  /** A tab of a newer program was heard (F26). */
  metNewer(): void;
  /** A tab signs the user out and deletes what this device keeps (F25). */
  forget(): void;
  /** A session has ended, and has written all that it had. */
  left(): void;
}

/** An update without structs and deletions. */
const EMPTY_UPDATE_BYTES = 2;

/**
 * Keeps the tabs of one user in step without the server. Updates are applied with the tab origin, which y-websocket takes
 * for news: so a tab with a connection sends on what a tab without one wrote (F22).
 *
 * No storms: what came from a tab is never sent to tabs again, and what came from the server only while some tab is
 * without it.
 */
export class TabChannel {
  readonly #settings: TabChannelSettings;
  readonly #channel: BroadcastChannel | undefined;
  readonly #joined = new Set<string>();
  readonly #peers = new Map<string, ReadonlySet<string>>();
  /** The presence of each session. */
  readonly #clients = new Map<string, number>();
  readonly #workspace: TabPresence | undefined;
  readonly #presences = new Map<string, TabPresence>();

  constructor(settings: TabChannelSettings) {
    this.#settings = settings;
    const { BroadcastChannel, awareness } = settings;
    if (BroadcastChannel === undefined) return;
    this.#channel = new BroadcastChannel(settings.name);
    this.#channel.onmessage = (event) => this.#receive(event.data);
    if (awareness) this.#workspace = this.#presence(awareness);
  }

  /** The document holds what this device has: from now on it is exchanged. */
  join(doc: string): void {
    this.#joined.add(doc);
    this.#send({ type: 'join', ...this.#state([doc]) });
    const presence = this.#settings.document(doc)?.presence;
    if (presence && this.#channel) this.#presences.set(doc, this.#presence(presence, doc));
    this.#tellPresence();
  }

  /** The document is not open here any more. */
  leave(doc: string): void {
    this.#presences.get(doc)?.leave();
    this.#presences.delete(doc);
    this.#joined.delete(doc);
  }

  /** An update happened in a document. */
  forward(doc: string, update: Uint8Array, origin: unknown): void {
    if (!this.#joined.has(doc) || !this.#isNews(doc, origin)) return;
    const stored = originKind(origin) === 'local' && this.#settings.stores(doc);
    this.#send({ type: 'update', doc, update, ...(stored && { stored }) });
  }

  /** The list of `online` documents changed. A document that lost its server is asked for: others may have news. */
  onlineChanged(lostServer: boolean): void {
    if (lostServer) this.#send({ type: 'join', ...this.#state([...this.#joined]) });
    else this.#send({ type: 'online', online: this.#settings.online() });
  }

  /** A session is known to be gone, and with it its presence: a closed window must not stand there for the half minute of a heartbeat. */
  forget(session: string): void {
    const client = this.#clients.get(session);
    this.#peers.delete(session);
    this.#clients.delete(session);
    if (client !== undefined) this.#workspace?.forget(client);
  }

  /** Tells the other tabs to let go of what this device keeps. */
  forgetDevice(): void {
    this.#send({ type: 'forget' });
  }

  close(): void {
    for (const presence of this.#presences.values()) presence.leave();
    this.#workspace?.leave();
    this.#send({ type: 'leave' });
    this.#channel?.close();
    this.#joined.clear();
    this.#peers.clear();
    this.#clients.clear();
  }

  #isNews(doc: string, origin: unknown): boolean {
    const kind = originKind(origin);
    if (kind === 'tab' || this.#peers.size === 0) return false;
    return kind !== 'network' || [...this.#peers.values()].some((online) => !online.has(doc));
  }

  #receive(data: unknown): void {
    const message = decodeTabMessage(data);
    const { session, schema } = this.#settings;
    if (isNewer(data, schema)) this.#settings.metNewer();
    if (message === undefined || message.from === session) return;
    if (message.to !== undefined && message.to !== session) return;
    if (message.type === 'leave') {
      this.#peers.delete(message.from);
      this.#settings.left();
      return;
    }
    this.#meet(message);
    switch (message.type) {
      case 'join':
        this.#sendMissing(message.from, message.vectors);
        this.#send({ type: 'answer', to: message.from, ...this.#state(Object.keys(message.vectors)) });
        this.#tellPresence(message.from);
        break;
      case 'answer':
        this.#sendMissing(message.from, message.vectors);
        break;
      case 'update':
        this.#apply(message.doc, message.update, message.stored ? message.from : undefined);
        break;
      case 'awareness':
        (message.doc === undefined ? this.#workspace : this.#presences.get(message.doc))?.apply(
          message.update,
        );
        break;
      case 'forget':
        this.#settings.forget();
        break;
      case 'online':
        break;
    }
  }

  #meet(message: TabMessage): void {
    const { from, client } = message;
    if (client !== undefined) this.#clients.set(from, client);
    if (!this.#peers.has(from)) {
      this.#peers.set(from, new Set());
      this.#settings.met(from);
    }
    if ('online' in message) this.#peers.set(from, new Set(message.online));
  }

  #apply(name: string, update: Uint8Array, keeper: string | undefined): void {
    const doc = this.#settings.document(name)?.doc;
    if (doc === undefined || !this.#joined.has(name)) return; // asked for when the document has been loaded
    try {
      applyUpdate(doc, update, keeper === undefined ? tabOrigin : { ...tabOrigin, keeper });
    } catch {
      // Not an update of Yjs: another program on this origin, or another version. There is nothing to save.
    }
  }

  #sendMissing(to: string, vectors: StateVectors): void {
    for (const [name, vector] of Object.entries(vectors)) {
      const doc = this.#settings.document(name)?.doc;
      if (doc === undefined || !this.#joined.has(name)) continue;
      try {
        const update = Y.encodeStateAsUpdate(doc, vector);
        if (update.length > EMPTY_UPDATE_BYTES) this.#send({ type: 'update', to, doc: name, update });
      } catch {
        // Not a state vector: nothing sensible can be answered.
      }
    }
  }

  #presence(awareness: Awareness, doc?: string): TabPresence {
    return new TabPresence(awareness, {
      isHeard: () => this.#joined.size > 0 && this.#peers.size > 0,
      send: (update, to) =>
        this.#send({
          type: 'awareness',
          update,
          ...(doc !== undefined && { doc }),
          ...(to !== undefined && { to }),
        }),
    });
  }

  #tellPresence(to?: string): void {
    for (const presence of [this.#workspace, ...this.#presences.values()]) presence?.tell(to);
  }

  #state(names: readonly string[]): { readonly online: readonly string[]; readonly vectors: StateVectors } {
    const mine = names.flatMap((name) => {
      const doc = this.#settings.document(name)?.doc;
      return doc !== undefined && this.#joined.has(name) ? [[name, Y.encodeStateVector(doc)] as const] : [];
    });
    return { online: this.#settings.online(), vectors: Object.fromEntries(mine) };
  }

  #send(message: DistributiveOmit<TabMessage, 'from'>): void {
    if (this.#channel === undefined) return;
    try {
      const { session, awareness, schema } = this.#settings;
      const head = { from: session, schema, ...(awareness && { client: awareness.clientID }) };
      this.#channel.postMessage(encodeTabMessage({ ...message, ...head }));
    } catch {
      // The channel is closed, as browsers do with pages that are put to sleep; tabs meet again at the next join.
    }
  }
}

type DistributiveOmit<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;
