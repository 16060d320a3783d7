import { applyUpdate } from '@firsat/protocol';
import type { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { DocumentPersistence } from './indexeddb/document-persistence.js';
import { Standby } from './indexeddb/standby.js';
import { ChangeLedger, type LocalChange } from './ledger.js';
import { commandOf, isSyncOrigin, persistenceOrigin } from './origins.js';
import type { OutboxRow } from './outbox/outbox-row.js';
import type { ServerLink } from './websocket/server-link.js';

export interface DocumentSessionSettings {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly session: string;
  /** Name of the document's database; `undefined` keeps nothing on this device. */
  readonly database: string | undefined;
  readonly factory: IDBFactory | undefined;
  readonly server: boolean;
  readonly now: () => number;
  /** Of a document that comes and goes: who has it open. The workspace is what it is without such a document. */
  readonly presence?: Awareness | undefined;
  /** When its rows may be read; absent: at once. */
  readonly turn?: Promise<void>;
}

export interface DocumentSessionOwner {
  /** A local change needs its outbox row … */
  put(change: LocalChange): void;
  /** … and needs it no more. */
  settled(change: LocalChange): void;
  /** Something new is in the document, whoever wrote it. */
  updated(update: Uint8Array, origin: unknown): void;
  changed(): void;
}

/** Who stores what others wrote. */
export type Writer = 'each' | 'this' | 'another';

const NO_BYTES = new Uint8Array();

/**
 * One document's changes on their way: numbered, to the outbox, to the replica, to the tabs, to the server.
 * There is one `update` listener, and it is registered before y-websocket's (A1).
 */
export class DocumentSession {
  readonly name: string;
  readonly doc: Y.Doc;
  readonly presence: Awareness | undefined;
  readonly ledger: ChangeLedger;
  readonly persistence: DocumentPersistence | undefined;
  readonly #settings: DocumentSessionSettings;
  readonly #owner: DocumentSessionOwner;
  readonly #adopted = new Map<LocalChange, () => void>();
  readonly #standby = new Standby();
  #writer: Writer = 'each';
  #link: ServerLink | undefined;
  #pendingStructs: Uint8Array | undefined;
  #pendingDeletes: Uint8Array | null = null;

  constructor(settings: DocumentSessionSettings, owner: DocumentSessionOwner) {
    const { name, doc, session, database, factory, server, turn } = settings;
    this.name = name;
    this.doc = doc;
    this.presence = settings.presence;
    this.#settings = settings;
    this.#owner = owner;
    this.ledger = new ChangeLedger({
      doc: name,
      session,
      device: database !== undefined,
      server,
      settled: (change) => this.#settled(change),
      changed: () => owner.changed(),
    });
    if (database !== undefined) {
      this.persistence = new DocumentPersistence(
        { name: database, doc, factory, ...(turn && { turn }) },
        {
          quietly: (apply) => this.#quietly(apply),
          stored: (changes) => this.ledger.storedInReplica(changes),
          lastSeq: () => this.ledger.lastSeq,
          rewritten: (seq) => this.ledger.replicaRewritten(seq),
          forgotten: () => this.ledger.replicaForgotten(),
          changed: () => owner.changed(),
        },
      );
    }
  }

  /** Starts listening and reading. What the document holds already may be nowhere else: it counts as one change. */
  open(): void {
    const { doc } = this;
    doc.on('update', this.#onUpdate);
    doc.on('afterTransaction', this.#onTransaction);
    if (doc.store.clients.size > 0) this.#record(Y.encodeStateAsUpdate(doc), undefined);
    this.persistence?.open();
  }

  get link(): ServerLink | undefined {
    return this.#link;
  }

  /** Changes are marked on this connection from now on. */
  attach(link: ServerLink): void {
    this.#link = link;
  }

  /**
   * Takes over a row of a session that died. Resolves when the row is needed no more; rejects when its bytes cannot be
   * applied. Applying what the document has already is harmless.
   */
  adopt(row: OutboxRow): Promise<void> {
    applyUpdate(this.doc, row.update, persistenceOrigin);
    const { session, doc, localSeq, command, update, at } = row;
    const change = this.ledger.adopt({ key: { session, doc, localSeq }, command, update, at });
    const settled = new Promise<void>((resolve) => this.#adopted.set(change, resolve));
    this.persistence?.append(update, change);
    this.#link?.marked(change.seq);
    return settled;
  }

  /**
   * Who stores what others wrote: `each` tab, `this` tab for all, or `another`. Whoever takes over stores the newest of it
   * again: the tab before may have died with it.
   */
  setWriter(writer: Writer): void {
    this.#writer = writer;
    this.persistence?.setFolding(writer !== 'another');
    if (writer === 'this') this.#storeFor(undefined);
  }

  /** A session has died: what it had promised to store is stored here, if this tab writes for all. */
  sessionDied(session: string): void {
    if (this.#writer === 'this') this.#storeFor(session);
  }

  #storeFor(keeper: string | undefined): void {
    for (const update of this.#standby.take(keeper)) this.persistence?.append(update);
  }

  /** Stops listening. The document itself stays its owner's. */
  detach(): void {
    this.doc.off('update', this.#onUpdate);
    this.doc.off('afterTransaction', this.#onTransaction);
    this.ledger.close();
  }

  readonly #onUpdate = (update: Uint8Array, origin: unknown): void => {
    if (!isSyncOrigin(origin)) this.#record(update, origin);
    // Adopted rows are appended, whole, by `adopt`; the replica's own rows are read with the listener off.
    else if (origin.kind !== 'persistence') this.#keep(update, origin.keeper);
    this.#owner.updated(update, origin);
  };

  /**
   * An update that lacks its predecessors is no event: it waits inside the document, and would be gone after a reload
   * (A8). So what waits is written whenever it changed.
   */
  readonly #onTransaction = (): void => {
    const { pendingStructs, pendingDs } = this.doc.store;
    const structs = pendingStructs?.update;
    if (structs === this.#pendingStructs && pendingDs === this.#pendingDeletes) return;
    this.#pendingStructs = structs;
    this.#pendingDeletes = pendingDs;
    const waiting = [structs, pendingDs].filter((bytes) => bytes instanceof Uint8Array);
    if (waiting.length > 0) this.persistence?.append(Y.convertUpdateFormatV2ToV1(Y.mergeUpdatesV2(waiting)));
  };

  #record(update: Uint8Array, origin: unknown): void {
    const keep = this.persistence !== undefined;
    // Without a disk the bytes are needed as long as the server may refuse them.
    const bytes = keep || this.#settings.server ? update : NO_BYTES;
    const change = this.ledger.add(bytes, commandOf(origin), this.#settings.now());
    if (keep) this.#owner.put(change);
    this.persistence?.append(update, change);
    this.#link?.marked(change.seq);
  }

  /** What others wrote is stored once in a browser: by the tab that wrote it, else by the one that writes for all (SY17). */
  #keep(update: Uint8Array, keeper: string | undefined): void {
    if (this.#writer === 'each' || (this.#writer === 'this' && keeper === undefined)) {
      this.persistence?.append(update);
      return;
    }
    this.#standby.push(update, keeper);
    if (this.#writer === 'this') this.persistence?.heard(update.length);
  }

  #settled(change: LocalChange): void {
    this.#owner.settled(change);
    this.#adopted.get(change)?.();
    this.#adopted.delete(change);
  }

  /**
   * Yjs encodes a transaction for its `update` listeners: at load that would encode everything that was just decoded.
   * So the listener is off meanwhile; what an observer of the application wrote during the load is found afterwards.
   */
  #quietly(apply: () => void): void {
    const { doc } = this;
    const ownClock = Y.getState(doc.store, doc.clientID);
    doc.off('update', this.#onUpdate);
    doc.off('afterTransaction', this.#onTransaction);
    try {
      apply();
    } finally {
      doc.on('update', this.#onUpdate);
      doc.on('afterTransaction', this.#onTransaction);
    }
    this.#pendingStructs = doc.store.pendingStructs?.update;
    this.#pendingDeletes = doc.store.pendingDs;
    if (Y.getState(doc.store, doc.clientID) === ownClock) return;
    const before = Y.decodeStateVector(Y.encodeStateVector(doc)).set(doc.clientID, ownClock);
    this.#record(Y.encodeStateAsUpdate(doc, Y.encodeStateVector(before)), undefined);
  }
}
