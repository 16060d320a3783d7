import {
  create,
  dateInZone,
  problem,
  SETTINGS_ID,
  type BoardQuery,
  type CollectionName,
  type Command,
  type CommandEnv,
  type CommandInput,
  type CommandName,
  type DocName,
  type HistoryEvent,
  type Json,
  type MemberId,
  type Opportunity,
  type OpportunityId,
  type Patch,
  type ProblemCode,
  type RecordMap,
  type SchemaId,
  type Settings,
  type StageId,
} from '@firsat/model';
import { Boards } from './boards.js';
import { ChangeFeed, type RowChanges } from './change-feed.js';
import { ChangeQueue } from './change-queue.js';
import { encodeTombstone, isRecordId, layout, rootOf, type Docs } from './doc-layout.js';
import { DocSnapshot } from './doc-snapshot.js';
import { transactAll, writePatches } from './doc-writer.js';
import { importRecords } from './import-records.js';
import { MonotonicClock } from './monotonic-clock.js';
import { originOf, toldAs, type ChangeOrigin, type Origin } from './origins.js';
import type {
  BoardView,
  CommandResult,
  ImportOptions,
  QuarantinedRecord,
  StoreChange,
  StorePhase,
  UndoOutcome,
  UndoStep,
} from './pipeline-store.js';
import { AwarenessPresence, colorOf } from './presence.js';
import { Search } from './search.js';
import { stampsOf } from './stamps.js';
import { STORE_PARTS, type StoreParts } from './store-parts.js';
import { DATA_VERSION, type BoundPipelineStore, type PipelineStoreOptions } from './store-options.js';
import { MEMORY_ONLY, type DurabilityLevel, type SyncPort } from './sync-status.js';
import { revertingEvents } from './undo-history.js';
import { UndoStack, type Step } from './undo.js';

const NO_SYNC: SyncPort = {
  status: MEMORY_ONLY,
  subscribe: () => () => undefined,
  whenDurable: () => Promise.reject(new Error('memory-only')),
};

type AnyCommand = Command<CommandName, unknown>;

/** The store over two Yjs documents; `PipelineStore` says what it promises. */
export class WorkspaceStore implements BoundPipelineStore {
  readonly workspaceId: string;
  readonly user: { readonly id: MemberId; readonly name: string };
  readonly presence: AwarenessPresence;
  readonly sync: SyncPort;
  readonly #options: PipelineStoreOptions;
  readonly #parts: StoreParts;
  readonly #docs: Docs;
  readonly #feed: ChangeFeed;
  readonly #snapshot: DocSnapshot;
  readonly #boards: Boards;
  readonly #search: Search;
  readonly #queue = new ChangeQueue();
  readonly #undo: UndoStack;
  readonly #clock: MonotonicClock;
  readonly #loaded = { core: false, work: false };
  #closed = false;

  constructor(options: PipelineStoreOptions, parts: StoreParts = STORE_PARTS) {
    const { core, work, user, awareness } = options;
    if (!isRecordId(user.id)) throw new TypeError(`Not a member id: ${user.id}`);
    this.#options = options;
    this.#parts = parts;
    this.workspaceId = options.workspaceId;
    this.user = Object.freeze({ id: user.id, name: user.name });
    this.sync = options.sync ?? NO_SYNC;
    this.#docs = { core, work };
    this.#clock = new MonotonicClock(options.now);
    this.#undo = new UndoStack(this.#docs, parts);
    this.#feed = new ChangeFeed(
      this.#docs,
      {
        applied: (changes, origin) => this.#applied(changes, origin),
        settled: () => this.#queue.tell(),
      },
      parts,
    );
    this.#snapshot = new DocSnapshot(this.#feed.readers, parts);
    this.#boards = new Boards(parts.boardSource(this.#snapshot));
    this.#search = new Search(this.#snapshot);
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
    return this.#loaded.work;
  }

  markLoaded(doc: DocName): void {
    if (this.#loaded[doc] || this.#closed) return;
    this.#loaded[doc] = true;
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

  *removed<C extends CollectionName>(collection: C): IterableIterator<RecordMap[C]> {
    for (const record of this.#snapshot.all(collection)) if (record.removed !== null) yield record;
  }

  column(schemaId: SchemaId, stageId: StageId): readonly Opportunity[] {
    return this.#snapshot.column(schemaId, stageId);
  }

  history(opportunityId: OpportunityId): readonly HistoryEvent[] {
    return this.#snapshot.history(opportunityId);
  }

  board(query: BoardQuery): BoardView {
    return this.#boards.open(query);
  }

  search(text: string, limit: number): readonly OpportunityId[] {
    return this.#search.find(text, limit);
  }

  subscribe(listener: (change: StoreChange) => void): () => void {
    return this.#queue.subscribe(listener);
  }

  execute<N extends CommandName>(name: N, input: CommandInput<N>): CommandResult<N> {
    const refusal = this.#refusal(name);
    if (refusal) return { ok: false, problems: [problem(refusal)] };
    const command = this.#parts.commands[name] as unknown as AnyCommand;
    const parsed = command.parse(input);
    if (!parsed.ok) return parsed;
    const plan = command.plan(this.#snapshot, parsed.input, this.commandEnv('user'));
    if (!plan.ok) return plan;
    if (plan.patches.length > 0) {
      const origin: Origin = { kind: 'command', command: { name, input: parsed.input as Json } };
      const patches = [...this.#memberPatches(plan.patches), ...plan.patches];
      this.#queue.asOne({ origin: 'user', command: name }, () => {
        const writes = writePatches(this.#docs, patches, origin, this.#parts.writePatch);
        // A workspace is not un-created, and becoming a member is nobody's deed.
        if (name === 'workspace-create') return;
        const own = writes.filter(
          ({ collection, id }) => collection !== 'members' || !this.#isSelfJoining(plan.patches, id),
        );
        this.#undo.push(name, recordIdOf(parsed.input) ?? recordIdOf(plan.value), own);
      });
    }
    return { ok: true, value: plan.value as never, warnings: plan.warnings ?? [] };
  }

  get undoStep(): UndoStep | null {
    return this.phase === 'ready' ? stepOf(this.#undo.undoStep) : null;
  }

  get redoStep(): UndoStep | null {
    return this.phase === 'ready' ? stepOf(this.#undo.redoStep) : null;
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

  importRecords(patches: readonly Patch[], options: ImportOptions): Promise<number | null> {
    return importRecords(this.#docs, patches, options, {
      allowed: () => this.phase === 'ready' && !this.#closed,
      first: () => this.#memberPatches(patches),
      merge: (write) => this.#queue.asOne({ origin: 'import' }, write),
    });
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

  #refusal(name: CommandName): ProblemCode | undefined {
    if (this.#closed) return 'not-ready';
    if (!Object.hasOwn(this.#parts.commands, name)) return 'invalid-input';
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
    const zones = [this.settings?.timeZone, this.#options.timeZone, 'UTC'];
    for (const zone of zones) {
      try {
        if (zone !== undefined) return dateInZone(this.#clock.read(), zone);
      } catch {
        // A zone that this device does not know: the next one.
      }
    }
    return '1970-01-01';
  }

  /** Whoever changes something is a member from then on; opening alone writes nothing. */
  #memberPatches(patches: readonly Patch[]): readonly Patch[] {
    const { id, name } = this.user;
    if (rootOf(this.#docs, 'members').has(id) || !this.#isSelfJoining(patches, id)) return [];
    return [create('members', id, { name })];
  }

  /** Whether `id` is this user, whom none of the patches itself makes a member. */
  #isSelfJoining(patches: readonly Patch[], id: string): boolean {
    return id === this.user.id && !patches.some((patch) => patch.collection === 'members' && patch.id === id);
  }

  #takeBack(direction: 'undo' | 'redo'): UndoOutcome | null {
    if (this.phase !== 'ready' || this.#closed) return null;
    const env = this.commandEnv('undo');
    const plan = this.#undo.plan(direction, encodeTombstone({ at: env.now, by: env.actor }));
    if (!plan) return null;
    const events = revertingEvents(this.#snapshot, env, plan);
    const inDoc = (doc: DocName) => (ref: { readonly collection: CollectionName }) =>
      layout(ref.collection).doc === doc;
    const steps = new Map<DocName, () => void>();
    for (const doc of ['work', 'core'] as const) {
      if (!plan.registers.some(inDoc(doc)) && !events.some(inDoc(doc))) continue;
      steps.set(doc, () => {
        for (const event of events) if (inDoc(doc)(event)) this.#parts.writePatch(this.#docs, event);
        this.#undo.write(plan, inDoc(doc));
      });
    }
    this.#queue.asOne({ origin: 'undo' }, () => transactAll(this.#docs, { kind: 'undo' }, steps));
    this.#undo.finish(
      plan,
      events.map(({ id }) => id),
    );
    return { step: stepOf(plan.step) as UndoStep, changed: plan.registers.length > 0 };
  }

  #applied(changes: RowChanges, origin: unknown): void {
    this.#clock.see(stampsOf(changes));
    this.#snapshot.apply(changes);
    this.#boards.apply(changes);
    this.#queue.add(changes, { origin: this.#toldAs(origin) });
  }

  #toldAs(origin: unknown): ChangeOrigin {
    const told = toldAs(originOf(origin));
    // Until the document has been read, what arrives from wherever is the loading of it.
    return told === 'peer' && !this.#loaded.core ? 'load' : told;
  }
}

function stepOf(step: Step | null): UndoStep | null {
  return step && { command: step.command, recordId: step.recordId };
}

function recordIdOf(value: unknown): string | null {
  if (typeof value !== 'object' || value === null || !('id' in value)) return null;
  return typeof value.id === 'string' ? value.id : null;
}
