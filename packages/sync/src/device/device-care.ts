import type { DocumentSession } from '../document-session.js';
import { markerName, type Scope } from '../names.js';
import type { StorageMode, SyncOptions } from '../options.js';
import type { Outbox } from '../outbox/outbox.js';
import { newSessionId, surroundings } from '../surroundings.js';

export interface DeviceCareSettings {
  readonly outbox: Outbox;
  readonly documents: ReadonlyMap<string, DocumentSession>;
  readonly options: SyncOptions;
  readonly scope: Scope;
  /** Resolves when all documents hold what this device has. */
  readonly whenAllLoaded: Promise<void>;
  /** Local changes of this session, so far. */
  localChanges(): number;
  /** `storage`, `evicted` or `outdated` changed. */
  changed(): void;
}

/** What the marker says: which outbox there was, and how many changes would be lost with it. */
interface Marked {
  readonly outbox: string;
  readonly unsent: number;
}

const ID = 'id';
const KEPT = 'kept';
const SCHEMA = 'schema';
/** The marker may lag behind by so much. */
const PAUSE_MS = 250;

/**
 * Looks after the place itself: whether the browser promises to keep it, whether it threw something away (F19), and whether
 * a newer program has written there (F26). Never rejects: where a browser does not answer, nothing is known.
 */
export class DeviceCare {
  readonly #settings: DeviceCareSettings;
  readonly #server: boolean;
  readonly #schema: number;
  readonly #manager: SyncOptions['storageManager'];
  #storage: StorageMode = 'best-effort';
  #evicted = 0;
  #outdated = false;
  #asked = false;
  #outbox = '';
  /** Changes of earlier sessions that only this device has; counted without a server. */
  #kept = 0;
  #marked: number | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stopped = false;

  constructor(settings: DeviceCareSettings) {
    const { options } = settings;
    this.#settings = settings;
    this.#server = options.server !== undefined;
    this.#schema = options.schema ?? 1;
    this.#manager = options.storageManager ?? surroundings.navigator?.storage;
  }

  get storage(): StorageMode {
    return this.#storage;
  }

  /** How many changes of earlier sessions are known to have been thrown away. */
  get evicted(): number {
    return this.#evicted;
  }

  /** A program of a newer schema has written on this device. */
  get outdated(): boolean {
    return this.#outdated;
  }

  /** Changes that only this device has; without a server that is everything that was ever written here. */
  async unsent(): Promise<number> {
    const { outbox } = this.#settings;
    if (!this.#server) return this.#kept + this.#settings.localChanges();
    const request = await outbox.meta('readonly', (_meta, changes) => changes.count());
    return request.result;
  }

  async start(): Promise<void> {
    try {
      this.#setStorage((await this.#manager?.persisted?.()) ?? false);
    } catch {
      // Then it is not known to be kept.
    }
    try {
      await this.#readMeta();
    } catch {
      return; // the outbox says itself what is wrong with it
    }
    const marked = this.#read();
    if (marked !== undefined && marked.outbox !== this.#outbox) this.#lost(marked.unsent);
    await this.settle(); // so that it is told once
    await this.#settings.whenAllLoaded;
    this.#lookAtReplicas();
    this.look();
  }

  /** Something may have changed: asks for persistence after the first change, and keeps the marker up to date. */
  look(): void {
    if (this.#stopped || this.#outbox === '') return;
    if (!this.#asked && this.#settings.localChanges() > 0) {
      this.#asked = true;
      void this.#persist();
    }
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.settle();
    }, PAUSE_MS);
  }

  /** Brings the marker up to date. Never rejects. */
  async settle(): Promise<void> {
    if (this.#outbox !== '') await this.#mark().catch(() => undefined);
  }

  stop(): void {
    this.#stopped = true;
    clearTimeout(this.#timer);
  }

  async #persist(): Promise<void> {
    try {
      if (this.#storage !== 'persistent') this.#setStorage((await this.#manager?.persist?.()) ?? false);
    } catch {
      // The browser does not say; nothing is promised then.
    }
  }

  #setStorage(persistent: boolean): void {
    this.#storage = persistent ? 'persistent' : 'best-effort';
    this.#settings.changed();
  }

  #lost(count: number): void {
    this.#evicted += count;
    this.#settings.changed();
  }

  /** One transaction, so that two tabs which start at once agree. */
  async #readMeta(): Promise<void> {
    const { outbox } = this.#settings;
    const schema = this.#schema;
    const fresh = newSessionId();
    const [id, kept, newest] = await outbox.meta('readwrite', (meta) => {
      const stored = [ID, KEPT, SCHEMA].map((key) => meta.get(key) as IDBRequest<unknown>);
      const [ofId, , ofSchema] = stored;
      if (ofId) ofId.onsuccess = () => ofId.result === undefined && meta.put(fresh, ID);
      if (ofSchema)
        ofSchema.onsuccess = () => {
          const known = ofSchema.result;
          if (typeof known !== 'number' || known < schema) meta.put(schema, SCHEMA);
        };
      return stored;
    });
    this.#outbox = typeof id?.result === 'string' ? id.result : fresh;
    this.#kept = typeof kept?.result === 'number' ? kept.result : 0;
    if (typeof newest?.result === 'number' && newest.result > schema) {
      this.#outdated = true;
      this.#settings.changed();
    }
  }

  /** Without a server the replica is the only copy: if there was something and nothing is left, it was thrown away. */
  #lookAtReplicas(): void {
    const { documents } = this.#settings;
    const isEmpty = [...documents.values()].every(
      ({ doc, persistence }) => persistence?.isLoaded && doc.store.clients.size === 0,
    );
    if (this.#server || this.#kept === 0 || !isEmpty) return;
    this.#lost(this.#kept);
    this.#kept = 0;
  }

  async #mark(): Promise<void> {
    const { outbox, options, scope } = this.#settings;
    const unsent = await this.unsent();
    if (this.#stopped || unsent === this.#marked) return;
    this.#marked = unsent;
    if (!this.#server) await outbox.meta('readwrite', (meta) => meta.put(unsent, KEPT));
    try {
      if (unsent === 0) options.marker?.removeItem(markerName(scope));
      else
        options.marker?.setItem(
          markerName(scope),
          JSON.stringify({ outbox: this.#outbox, unsent } satisfies Marked),
        );
    } catch {
      // The page may not write there; an eviction will not be noticed.
    }
  }

  #read(): Marked | undefined {
    const { options, scope } = this.#settings;
    try {
      const { outbox, unsent } = JSON.parse(options.marker?.getItem(markerName(scope)) ?? '{}') as Partial<
        Record<keyof Marked, unknown>
      >;
      return typeof outbox === 'string' && typeof unsent === 'number' ? { outbox, unsent } : undefined;
    } catch {
      return undefined;
    }
  }
}
