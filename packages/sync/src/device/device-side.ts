import type { DocumentSession } from '../document-session.js';
import type { LocalChange } from '../ledger.js';
import { outboxDatabaseName, sessionLockName, writerLockName, type Scope } from '../names.js';
import type { SyncOptions } from '../options.js';
import { Outbox } from '../outbox/outbox.js';
import { NoSessionLocks, WebSessionLocks, type SessionLocks } from '../outbox/session-locks.js';
import { Recovery } from '../recovery.js';
import { deviceStorage, surroundings } from '../surroundings.js';
import type { DeviceCare } from './device-care.js';

export interface DeviceSideSettings {
  readonly options: SyncOptions;
  readonly scope: Scope;
  readonly session: string;
  /** Filled before `start`. */
  readonly documents: ReadonlyMap<string, DocumentSession>;
}

export interface DeviceSideOwner {
  /** Another session is known to be dead. */
  died(session: string): void;
  /** Resolves when all documents hold what this device has. */
  whenAllLoaded(): Promise<void>;
  changed(): void;
}

/** What a session has on this device: the outbox, what earlier sessions left in it, the locks among tabs, and the care for the place. */
export class DeviceSide {
  /** Absent in memory mode. */
  readonly outbox: Outbox | undefined;
  readonly #settings: DeviceSideSettings;
  readonly #owner: DeviceSideOwner;
  readonly locks: SessionLocks;
  #recovery: Recovery | undefined;
  #care: DeviceCare | undefined;
  #localChanges = 0;
  #stopped = false;

  constructor(settings: DeviceSideSettings, owner: DeviceSideOwner) {
    const { options, scope } = settings;
    this.#settings = settings;
    this.#owner = owner;
    const locks = surroundings.navigator?.locks;
    this.locks =
      locks === undefined
        ? new NoSessionLocks()
        : new WebSessionLocks(locks, (session) => sessionLockName(scope, session));
    this.outbox = options.storage === 'memory' ? undefined : this.#makeOutbox();
  }

  /** Takes over what dead sessions left; absent in memory mode and before `start`. */
  get recovery(): Recovery | undefined {
    return this.#recovery;
  }

  get care(): DeviceCare | undefined {
    return this.#care;
  }

  start(): void {
    const { session, documents } = this.#settings;
    if (this.outbox === undefined) return;
    this.#recovery = new Recovery({
      session,
      outbox: this.outbox,
      locks: this.locks,
      documents,
      died: (dead) => {
        this.#owner.died(dead);
        for (const document of documents.values()) document.sessionDied(dead);
        this.readOthers();
      },
    });
    this.outbox.open();
    for (const document of documents.values()) this.#elect(document);
  }

  /** A local change needs its row. */
  put(change: LocalChange): void {
    this.#localChanges += 1;
    this.outbox?.put(change);
  }

  /** Others have written, and are gone. */
  readOthers(): void {
    for (const { persistence } of this.#settings.documents.values()) void persistence?.readOthers();
  }

  /** Writes what is left. Never rejects. */
  async flush(): Promise<void> {
    await this.outbox?.flush();
    await this.#care?.settle();
  }

  /** Something in the status changed. */
  look(): void {
    this.#care?.look();
  }

  /** Releases the databases without writing anything more, and gives back the locks. */
  stop(): void {
    this.#stopped = true;
    this.#care?.stop();
    for (const { persistence } of this.#settings.documents.values()) persistence?.stop();
    this.outbox?.stop();
    this.locks.releaseAll();
  }

  #makeOutbox(): Outbox {
    const { options, scope, documents } = this.#settings;
    return new Outbox(
      {
        name: outboxDatabaseName(scope),
        factory: deviceStorage(options.indexedDB),
        server: options.server !== undefined,
      },
      {
        ready: () => {
          void this.#recovery?.start();
          void this.#takeCare().catch(() => undefined);
        },
        stored: (changes) => this.#stored(changes),
        forgotten: () => [...documents.values()].flatMap((document) => document.ledger.outboxForgotten()),
        changed: () => this.#owner.changed(),
      },
    );
  }

  #stored(changes: readonly LocalChange[]): void {
    for (const [name, { ledger }] of this.#settings.documents) {
      const own = changes.filter((change) => change.key.doc === name);
      if (own.length > 0) ledger.storedInOutbox(own);
    }
  }

  /** One tab of this browser writes for all; the next one takes over when it goes (SY17). */
  #elect(document: DocumentSession): void {
    const lock = writerLockName(this.#settings.scope, document.name);
    if (this.locks.lead(lock, () => document.setWriter('this'))) document.setWriter('another');
  }

  /** Code that nobody waits for: without it the status says less, and nothing else changes. */
  async #takeCare(): Promise<void> {
    const { outbox } = this;
    const { options, scope, documents } = this.#settings;
    const { DeviceCare } = await import('./device-care.js');
    if (this.#stopped || outbox === undefined) return;
    this.#care = new DeviceCare({
      outbox,
      documents,
      options,
      scope,
      whenAllLoaded: this.#owner.whenAllLoaded(),
      localChanges: () => this.#localChanges,
      changed: () => this.#owner.changed(),
    });
    await this.#care.start();
  }
}
