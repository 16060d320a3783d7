import type { Awareness } from 'y-protocols/awareness';
import type * as Y from 'yjs';
import { DocumentSession } from './document-session.js';
import type { DocumentPersistence } from './indexeddb/document-persistence.js';
import type { DurabilityLevel } from './ledger.js';
import { documentDatabaseName, tabChannelName, type Scope } from './names.js';
import type {
  ForgetOutcome,
  ForkDemand,
  LateDocuments,
  SyncOptions,
  SyncStatus,
  WorkspaceSync,
} from './options.js';
import { DeviceSide } from './device/device-side.js';
import { watchPage } from './page-turns.js';
import { StatusBoard } from './status.js';
import { sessionStatus } from './session-status.js';
import { deviceStorage, newSessionId } from './surroundings.js';
import type { TabChannel } from './tabs/tab-channel.js';
import { afterPaint, withinTime } from './time-limit.js';
import { unsavedChange, type UnsavedChange } from './unsaved-change.js';
import type { ServerLink } from './websocket/server-link.js';

/** Nothing waits longer for the disk (F16). */
const LOAD_LIMIT_MS = 2_900;
const CLOSE_LIMIT_MS = 3_000;
/** How long other documents let recovery go first. */
const RECOVERY_TURN_MS = 250;

/** The composition: one outbox, one tab channel, and for each document a session with its replica and its connection. */
export class WorkspaceSession implements WorkspaceSync {
  readonly whenLoaded: Promise<void>;
  readonly whenAllLoaded: Promise<void>;
  readonly whenSynced: Promise<void>;
  readonly #options: SyncOptions;
  readonly #scope: Scope;
  readonly #session = newSessionId();
  readonly #documents = new Map<string, DocumentSession>();
  /** Those that hold what this device has; the others are not connected yet. */
  readonly #loaded = new Set<DocumentSession>();
  readonly #device: DeviceSide;
  /** Fetched beside the disk's reading, like the socket's side: tabs meet when the documents have been read. */
  #tabs: TabChannel | undefined;
  readonly #board: StatusBoard;
  readonly #unwatch: () => void;
  /** The socket's side is fetched beside the disk's reading: nobody waits for it to see the data, and a page without a server never loads it. */
  #network: Promise<typeof ServerLink> | undefined;
  #resolveSynced: () => void = () => undefined;
  #wanted = true;
  #forked = false;
  #onlineBefore: ReadonlySet<string> = new Set();
  #lastServerSaveAt: number | null = null;
  /** A tab of a newer program was met (F26). */
  #metNewer = false;
  /** Another tab has deleted what this device kept (F25). */
  #forgotten = false;
  #closing: Promise<void> | undefined;
  #late: Promise<LateDocuments> | undefined;

  constructor(options: SyncOptions) {
    this.#options = options;
    const { user, workspace, epoch, branch = 0 } = options;
    this.#scope = { user: user.id, workspace, epoch, branch };
    this.#device = this.#makeDevice();
    for (const [name, doc] of Object.entries(options.docs))
      this.#documents.set(name, this.#makeDocument(name, doc));
    this.#meetTabs().catch(() => undefined); // code that cannot be fetched: this tab is alone
    if (options.server !== undefined)
      this.#network = import('./websocket/server-link.js').then((module) => module.ServerLink);
    this.#network?.catch(() => undefined); // `#join` sees it
    this.#board = new StatusBoard(() => this.#status());
    // Everything exists that is told of events: now things may happen.
    this.subscribe(() => this.#device.look());
    this.#device.start();
    for (const document of this.#documents.values()) document.open();
    const loads = new Map(
      [...this.#documents].map(([name, document]) => [name, this.#load(document)] as const),
    );
    this.whenLoaded = loads.get('core') ?? [...loads.values()][0] ?? Promise.resolve();
    this.whenAllLoaded = Promise.all(loads.values()).then(() => undefined);
    this.whenSynced =
      options.server === undefined
        ? this.whenAllLoaded
        : new Promise<void>((resolve) => (this.#resolveSynced = resolve));
    this.#unwatch = watchPage({
      back: () => {
        if (this.#wanted) this.connect();
      },
      aside: () => {
        for (const { link } of this.#documents.values()) link?.disconnect();
      },
    });
  }

  get status(): SyncStatus {
    return this.#board.status;
  }

  subscribe(listener: (status: SyncStatus) => void): () => void {
    return this.#board.subscribe(listener);
  }

  hasSynced(doc: string): boolean {
    return this.#documents.get(doc)?.link?.hasSynced ?? false;
  }

  async whenDurable(level: DurabilityLevel): Promise<void> {
    const kept = [...this.#documents.values()].map((document) => document.ledger.whenDurable(level));
    if (level === 'device') void this.#flush();
    await Promise.all(kept);
  }

  unsavedAnywhere(): number {
    return this.#sum((document) => document.ledger.atRisk);
  }

  unsaved(): readonly UnsavedChange[] {
    return [...this.#documents.values()].flatMap(({ ledger }) => ledger.unsaved.map(unsavedChange));
  }

  async release(): Promise<void> {
    for (const { ledger } of this.#documents.values())
      for (const change of ledger.unsaved) this.#device.outbox?.remove(change);
    await this.#device.outbox?.flush();
  }

  async forgetDevice(confirm?: (unsent: number) => boolean | Promise<boolean>): Promise<ForgetOutcome> {
    const { forgetDevice } = await import('./device/forget-device.js');
    await this.#device.outbox?.flush();
    return forgetDevice({
      scope: this.#scope,
      factory: deviceStorage(this.#options.indexedDB),
      marker: this.#options.marker,
      documents: this.#options.server === undefined ? Object.values(this.#options.docs) : [],
      unsent: () => this.#device.care?.unsent() ?? this.#sum((document) => document.ledger.unsavedOnServer),
      confirm: confirm ?? (() => false),
      announce: () => this.#tabs?.forgetDevice(),
      close: () => this.close(),
    });
  }

  late(): Promise<LateDocuments> {
    this.#late ??= import('./late-documents.js').then(
      (module) =>
        new module.LateDocumentSet({
          documents: this.#documents,
          device: this.#device,
          server: this.#options.server !== undefined,
          make: (name, doc, presence) => this.#makeDocument(name, doc, presence),
          load: (document) => this.#load(document),
          left: (document) => {
            this.#loaded.delete(document);
            this.#tabs?.leave(document.name);
            this.#board.touch();
          },
        }),
    );
    this.#late.catch(() => (this.#late = undefined));
    return this.#late;
  }

  connect(): void {
    if (this.#closing !== undefined || this.#forked || this.#forgotten) return;
    this.#wanted = true;
    for (const document of this.#documents.values()) {
      document.link?.connect();
      if (this.#loaded.has(document)) void this.#join(document);
    }
    this.#board.touch();
  }

  disconnect(): void {
    this.#wanted = false;
    for (const { link } of this.#documents.values()) link?.disconnect();
    this.#board.touch();
  }

  close(): Promise<void> {
    this.#closing ??= this.#close();
    return this.#closing;
  }

  async #close(): Promise<void> {
    this.#unwatch();
    // What was written before the disk answered is written when it has.
    await withinTime(
      this.whenAllLoaded.then(() => this.#flush()),
      CLOSE_LIMIT_MS,
    );
    this.#tabs?.close();
    for (const document of this.#documents.values()) {
      document.detach();
      document.link?.destroy();
      document.persistence?.stop();
    }
    await withinTime(this.#device.flush(), CLOSE_LIMIT_MS);
    this.#device.stop();
    this.#board.close();
  }

  async #flush(): Promise<void> {
    const replicas = [...this.#documents.values()].map((document) => document.persistence?.flush());
    await Promise.all([this.#device.outbox?.flush(), ...replicas]);
  }

  /** Resolves when the document holds what this device has, or the time for that is over; then it may meet others. */
  async #load(document: DocumentSession): Promise<void> {
    const loaded = Promise.all([
      document.persistence?.whenLoaded,
      this.#device.recovery?.whenApplied(document.name),
    ]);
    await withinTime(loaded, LOAD_LIMIT_MS);
    if (this.#closing !== undefined) return;
    this.#loaded.add(document);
    this.#tabs?.join(document.name);
    this.#board.touch();
    void this.#join(document);
  }

  /** A chunk that cannot be fetched is a network that is away: the next `connect` asks for it again. */
  async #join(document: DocumentSession): Promise<void> {
    if (this.#options.server === undefined || document.link !== undefined) return;
    try {
      this.#network ??= import('./websocket/server-link.js').then((module) => module.ServerLink);
      const Link = await this.#network;
      if (this.#closing === undefined) this.#link(document, this.#options.server, Link);
    } catch {
      this.#network = undefined;
    }
    this.#board.touch();
  }

  /** Only now: connecting before the load would fetch again what the disk has. */
  #link(document: DocumentSession, server: string, Link: typeof ServerLink): void {
    if (document.link !== undefined) return; // asked for twice while the code was being fetched
    const { workspace, epoch, awareness, getToken, random } = this.#options;
    const link = new Link(
      {
        name: document.name,
        doc: document.doc,
        base: `${server.replace(/\/+$/, '')}/v1/sync/${encodeURIComponent(workspace)}/${epoch}`,
        awareness: document.name === 'core' ? awareness : document.presence,
        WebSocket: this.#options.WebSocket ?? globalThis.WebSocket,
        getToken,
        clientVersion: this.#options.clientVersion ?? '',
        schema: this.#options.schema ?? 1,
        epoch,
        random: random ?? Math.random,
      },
      {
        lastSeq: () => document.ledger.lastSeq,
        durable: (n) => this.#onDurable(document, n),
        synced: () => this.#onSynced(),
        forked: (demand) => this.#onFork(demand),
        changed: () => this.#onLinkChanged(),
      },
    );
    document.attach(link);
    if (this.#wanted) link.connect();
  }

  #onDurable(document: DocumentSession, n: number): void {
    this.#lastServerSaveAt = this.#now();
    document.ledger.durable(n);
    if (document.ledger.savedOnServer) this.#device.outbox?.confirm(document.name);
    this.#board.touch();
  }

  #onFork(demand: ForkDemand): void {
    if (this.#forked || this.#closing !== undefined || this.#options.onFork === undefined) return;
    if (demand.reason === 'removed' && !demand.forget && this.unsaved().length === 0) return;
    this.#forked = true;
    this.disconnect();
    this.#options.onFork(demand);
  }

  #onSynced(): void {
    const documents = [...this.#documents.values()];
    if (documents.every(({ presence, link }) => presence || link?.hasSynced)) this.#resolveSynced();
  }

  #onLinkChanged(): void {
    const online = new Set(this.#online());
    const lost = [...this.#onlineBefore].some((name) => !online.has(name));
    const gained = [...online].some((name) => !this.#onlineBefore.has(name));
    this.#onlineBefore = online;
    if ((lost || gained) && this.#closing === undefined) this.#tabs?.onlineChanged(lost);
    this.#board.touch();
  }

  #online(): readonly string[] {
    return [...this.#documents.values()]
      .filter((document) => document.link?.state === 'online')
      .map((document) => document.name);
  }

  #status(): SyncStatus {
    return sessionStatus({
      documents: this.#documents.values(),
      outbox: this.#device.outbox,
      hasServer: this.#options.server !== undefined,
      wanted: this.#wanted,
      lastServerSaveAt: this.#lastServerSaveAt,
      forgotten: this.#forgotten,
      outdated: this.#metNewer || (this.#device.care?.outdated ?? false),
      storage: this.#device.care?.storage ?? 'best-effort',
      evicted: this.#device.care?.evicted ?? 0,
    });
  }

  #sum(count: (document: DocumentSession) => number): number {
    return [...this.#documents.values()].reduce((sum, document) => sum + count(document), 0);
  }

  #now(): number {
    return (this.#options.now ?? Date.now)();
  }

  #makeDevice(): DeviceSide {
    return new DeviceSide(
      { options: this.#options, scope: this.#scope, session: this.#session, documents: this.#documents },
      {
        died: (session) => this.#tabs?.forget(session),
        whenAllLoaded: () => this.whenAllLoaded,
        changed: () => this.#board.touch(),
      },
    );
  }

  #makeDocument(name: string, doc: Y.Doc, presence?: Awareness): DocumentSession {
    // The board waits for `core`; the others would only hold its first paint up.
    const first = this.#documents.get('core')?.persistence;
    return new DocumentSession(
      {
        name,
        doc,
        presence,
        session: this.#session,
        ...(first && { turn: this.#after(first) }),
        database: this.#device.outbox === undefined ? undefined : documentDatabaseName(this.#scope, name),
        factory: deviceStorage(this.#options.indexedDB),
        server: this.#options.server !== undefined,
        now: () => this.#now(),
      },
      {
        put: (change) => this.#device.put(change),
        settled: (change) => this.#device.outbox?.remove(change),
        updated: (update, origin) => this.#tabs?.forward(name, update, origin),
        changed: () => this.#board.touch(),
      },
    );
  }

  /**
   * When `first` has been read, what others left of it is in it (`whenLoaded` waits for that too), and the page has painted. A limit, since the
   * outbox may never answer.
   */
  async #after(first: DocumentPersistence): Promise<void> {
    await first.whenLoaded;
    await withinTime(this.#device.recovery?.whenApplied('core') ?? Promise.resolve(), RECOVERY_TURN_MS);
    await afterPaint();
  }

  async #meetTabs(): Promise<void> {
    const { TabChannel } = await import('./tabs/tab-channel.js');
    if (this.#closing !== undefined) return;
    const tabs = new TabChannel({
      name: tabChannelName(this.#scope),
      session: this.#session,
      document: (name) => this.#documents.get(name),
      awareness: this.#options.awareness,
      BroadcastChannel: this.#options.BroadcastChannel ?? globalThis.BroadcastChannel,
      online: () => this.#online(),
      stores: (doc) =>
        this.#documents.get(doc)?.persistence?.health === 'ready' && this.#device.outbox?.healthy === true,
      met: (session) => this.#device.recovery?.watch(session),
      left: () => this.#device.readOthers(),
      schema: this.#options.schema ?? 1,
      metNewer: () => {
        this.#metNewer = true;
        this.#board.touch();
      },
      forget: () => this.#letGo(),
    });
    this.#tabs = tabs;
    for (const { name } of this.#loaded) tabs.join(name);
  }

  /** Another tab signs the user out: whatever is written from now on must not bring the databases back (F25). */
  #letGo(): void {
    this.#forgotten = true;
    this.disconnect();
    this.#device.stop();
    this.#board.touch();
  }
}
