import {
  dateInZone,
  problem,
  SETTINGS_ID,
  type BoardQuery,
  type ChildCollection,
  type CollectionName,
  type CommandEnv,
  type CommandInput,
  type CommandName,
  type DocName,
  type HistoryEvent,
  type MemberId,
  type Opportunity,
  type OpportunityId,
  type Problem,
  type ProblemCode,
  type RecordMap,
  type SchemaId,
  type Settings,
  type StageId,
} from '@firsat/model';
import { Boards } from './boards.js';
import { ChangeFeed, type RowChanges } from './change-feed.js';
import { ChangeQueue } from './change-queue.js';
import { NOTHING_HELD } from './held-changes.js';
import { CORE_LAYOUTS, isRecordId, type Docs } from './doc-layout.js';
import { DocSnapshot } from './doc-snapshot.js';
import { MonotonicClock } from './monotonic-clock.js';
import { originOf, toldAs, type ChangeOrigin } from './origins.js';
import type {
  BoardView,
  CommandResult,
  ImportItem,
  ImportOptions,
  QuarantinedRecord,
  StoreChange,
  StorePhase,
  UndoOutcome,
  UndoStep,
} from './pipeline-store.js';
import { AwarenessPresence, colorOf } from './presence.js';
import type { RichTexts } from './rich-texts.js';
import { stampsOf } from './stamps.js';
import type { RegisterEntry } from './registers.js';
import type { ReplayableChange } from './replay.js';
import { READ_PARTS, type ReadParts } from './read-parts.js';
import { DATA_VERSION, type BoundPipelineStore, type PipelineStoreOptions } from './store-options.js';
import { MEMORY_ONLY, type AccessState, type DurabilityLevel, type SyncPort } from './sync-status.js';
import type { LateHalf, LateSource, Writer, WriterHost } from './writer.js';

const NO_SYNC: SyncPort = {
  status: MEMORY_ONLY,
  subscribe: () => () => undefined,
  whenDurable: () => Promise.reject(new Error('memory-only')),
  held: NOTHING_HELD,
};

const READ_ONLY: ReadonlySet<AccessState> = new Set<AccessState>(['reader', 'removed', 'outdated']);

/** The store over two Yjs documents; `PipelineStore` says what it promises. */
export class WorkspaceStore implements BoundPipelineStore {
  readonly workspaceId: string;
  readonly user: { readonly id: MemberId; readonly name: string };
  readonly presence: AwarenessPresence;
  readonly sync: SyncPort;
  readonly #options: PipelineStoreOptions;
  /** Exchanged in place by `rebase`: feed and writer hold this object. */
  readonly #docs: { core: Docs['core']; work: Docs['work'] };
  readonly #feed: ChangeFeed;
  readonly #snapshot: DocSnapshot;
  readonly #boards: Boards;
  readonly #queue = new ChangeQueue();
  readonly #host: WriterHost;
  readonly #source: LateSource;
  #writer: Writer | undefined;
  #half: LateHalf | undefined;
  #fetching: Promise<void> | undefined;
  readonly #clock: MonotonicClock;
  readonly #loaded = { core: false, work: false };
  #frozen = false;
  #closed = false;

  constructor(options: PipelineStoreOptions, source: LateSource, parts: ReadParts = READ_PARTS) {
    const { core, work, user, awareness } = options;
    if (!isRecordId(user.id)) throw new TypeError(`Not a member id: ${user.id}`);
    this.#options = options;
    this.workspaceId = options.workspaceId;
    this.user = Object.freeze({ id: user.id, name: user.name });
    this.sync = options.sync ?? NO_SYNC;
    this.#docs = { core, work };
    this.#clock = new MonotonicClock(options.now);
    this.#feed = new ChangeFeed(
      this.#docs,
      {
        applied: (changes, origin) => this.#applied(changes, origin),
        settled: () => this.#queue.tell(),
      },
      parts,
    );
    this.#feed.add(CORE_LAYOUTS);
    this.#snapshot = new DocSnapshot(this.#feed.readers, parts);
    this.#source = source;
    this.#host = {
      docs: this.#docs,
      snapshot: this.#snapshot,
      user: this.user,
      phase: () => (this.#refusal('workspace-create') ? 'closed' : this.phase),
      commandEnv: (via) => this.commandEnv(via),
      asOne: (label, write) => {
        this.#queue.asOne(label, write);
      },
    };
    if ('half' in source) this.#take(source.half);
    this.#boards = new Boards(parts.boardSource(this.#snapshot));
    this.#queue.subscribe(() => this.#boards.tell());
    this.#feed.start();
    // Nobody listens yet: what was there before is not a change.
    this.#queue.tell();
    this.presence = new AwarenessPresence({ ...this.user, color: user.color ?? colorOf(user.id) }, awareness);
  }

  get phase(): StorePhase {
    if (!this.#loaded.core) return 'loading';
    const { settings } = this;
    if (settings)
      return settings.minVersion > (this.#options.dataVersion ?? DATA_VERSION) ? 'outdated' : 'ready';
    // Settings that this version cannot read were written by a newer one.
    return this.#feed.readers.get('settings')?.unreadable.has(SETTINGS_ID) ? 'outdated' : 'empty';
  }

  get workLoaded(): boolean {
    return this.#loaded.work && this.#writer !== undefined;
  }

  markLoaded(doc: DocName): void {
    if (this.#loaded[doc] || this.#closed) return;
    this.#loaded[doc] = true;
    this.#followLines();
    this.#queue.add(new Map(), { origin: 'load' });
    this.#queue.tell();
  }

  get quarantine(): readonly QuarantinedRecord[] {
    return [...this.#feed.readers].flatMap(([collection, reader]) =>
      [...reader.unreadable].map((id) => ({ collection, id })),
    );
  }

  get settings(): Settings | undefined {
    return this.#snapshot.settings;
  }

  get<C extends CollectionName>(collection: C, id: string): RecordMap[C] | undefined {
    return this.#snapshot.get(collection, id);
  }

  list<C extends CollectionName>(collection: C): Iterable<RecordMap[C]> {
    return this.#snapshot.list(collection);
  }

  removed<C extends CollectionName>(collection: C): Iterable<RecordMap[C]> {
    return this.#snapshot.removed(collection);
  }

  column(schemaId: SchemaId, stageId: StageId): readonly Opportunity[] {
    return this.#snapshot.column(schemaId, stageId);
  }

  history(opportunityId: OpportunityId): readonly HistoryEvent[] {
    return this.#snapshot.history(opportunityId);
  }

  children<C extends ChildCollection>(collection: C, opportunityId: OpportunityId): readonly RecordMap[C][] {
    return this.#snapshot.children(collection, opportunityId);
  }

  board(query: BoardQuery): BoardView {
    return this.#boards.open(query);
  }

  search(text: string, limit: number): readonly OpportunityId[] {
    return this.#writer?.search(text, limit) ?? [];
  }

  subscribe(listener: (change: StoreChange) => void): () => void {
    return this.#queue.subscribe(listener);
  }

  execute<N extends CommandName>(name: N, input: CommandInput<N>): CommandResult<N> {
    const refusal = this.#refusal(name);
    if (refusal) return { ok: false, problems: [problem(refusal)] };
    if (this.#writer) return this.#writer.execute(name, input);
    void this.whenWritable().catch(() => undefined);
    return { ok: false, problems: [problem('not-ready')] };
  }

  get isWritable(): boolean {
    return this.#writer !== undefined;
  }

  whenWritable(): Promise<void> {
    const source = this.#source;
    if (this.#writer || !('load' in source)) return Promise.resolve();
    this.#fetching ??= source.load().then(
      (half) => {
        if (!this.#writer && !this.#closed) this.#take(half);
        this.#queue.add(new Map(), { origin: 'load' });
        this.#queue.tell();
      },
      (error: unknown) => {
        this.#fetching = undefined; // the next one who asks tries again
        throw error;
      },
    );
    return this.#fetching;
  }

  freeze(): void {
    this.#frozen = true;
  }

  rebase({ core, work, awareness }: Pick<PipelineStoreOptions, 'core' | 'work' | 'awareness'>): void {
    if (this.#closed) return;
    this.#feed.stop();
    Object.assign(this.#docs, { core, work });
    this.#writer?.forgetSteps();
    this.#feed.rebase();
    this.presence.rebase(awareness);
    this.#loaded.core = this.#loaded.work = true;
    this.#frozen = false;
    this.#queue.add(new Map(), { origin: 'load' });
    this.#queue.tell();
  }

  async replay(change: ReplayableChange): Promise<readonly Problem[]> {
    await this.whenWritable();
    return this.#writer?.replay(change) ?? [];
  }

  get undoStep(): UndoStep | null {
    return this.phase === 'ready' ? (this.#writer?.undoStep ?? null) : null;
  }

  get redoStep(): UndoStep | null {
    return this.phase === 'ready' ? (this.#writer?.redoStep ?? null) : null;
  }

  undo(): UndoOutcome | null {
    return this.#takeBack('undo');
  }

  redo(): UndoOutcome | null {
    return this.#takeBack('redo');
  }

  whenDurable(level: DurabilityLevel): Promise<void> {
    return this.sync.whenDurable(level);
  }

  async texts(): Promise<RichTexts> {
    const { texts } = this.#options;
    if (!texts) throw new Error('no-texts');
    return texts();
  }

  async importRecords(items: readonly ImportItem[], options: ImportOptions): Promise<number | null> {
    await this.whenWritable();
    return (await this.#writer?.importRecords(items, options)) ?? null;
  }

  registers(): Iterable<RegisterEntry> {
    return this.#writer?.registers() ?? [];
  }

  commandEnv(via: CommandEnv['via']): CommandEnv {
    const { newId, random } = this.#options;
    return { now: this.#clock.next(), today: this.#today(), actor: this.user.id, newId, random, via };
  }

  close(): void {
    if (this.#closed) return;
    this.#closed = true;
    this.#feed.stop();
    this.#queue.close();
    this.#boards.close();
    this.presence.close();
  }

  #take(half: LateHalf): void {
    this.#snapshot.use(half.createWorkIndex());
    this.#feed.add(half.workLayouts);
    this.#writer = half.createWriter(this.#host);
    this.#half = half;
    this.#followLines();
  }

  /** Prices are told from the lines once all of these are there. */
  #followLines(): void {
    const rows = this.#feed.readers.get('opportunities')?.rows;
    if (!this.#loaded.work || !this.#half || !rows) return;
    const changes = this.#snapshot.follow(this.#half.createDerivedPrices(this.#snapshot, rows));
    this.#boards.apply(changes);
    if (changes.size > 0) this.#queue.add(changes, { origin: 'load' });
  }

  /** Why nothing may be written now. What the server would not take is not taken here: nobody types into the void (F40, F41, F46). */
  #refusal(name?: CommandName): ProblemCode | undefined {
    if (this.#closed) return 'not-ready';
    if (READ_ONLY.has(this.sync.status.access)) return 'read-only';
    if (this.#frozen) return 'not-ready';
    switch (this.phase) {
      case 'loading':
        return 'not-ready';
      case 'empty':
        return name === 'workspace-create' ? undefined : 'not-ready';
      case 'outdated':
        return 'read-only';
      case 'ready':
        return undefined;
    }
  }

  #today(): string {
    return dateInZone(this.#clock.read(), this.settings?.timeZone ?? 'UTC');
  }

  #takeBack(direction: 'undo' | 'redo'): UndoOutcome | null {
    if (this.phase !== 'ready' || this.#refusal()) return null;
    return this.#writer?.takeBack(direction) ?? null;
  }

  #applied(changes: RowChanges, origin: unknown): void {
    this.#clock.see(stampsOf(changes));
    const all = this.#snapshot.apply(changes);
    this.#boards.apply(all);
    this.#writer?.changed(all);
    this.#queue.add(all, { origin: this.#toldAs(origin) });
  }

  #toldAs(origin: unknown): ChangeOrigin {
    const told = toldAs(originOf(origin));
    // Until the document has been read, what arrives from wherever is the loading of it.
    return told === 'peer' && !this.#loaded.core ? 'load' : told;
  }
}
