import type {
  BoardQuery,
  BoardState,
  CollectionName,
  CommandEnv,
  CommandInput,
  CommandName,
  CommandValue,
  MemberId,
  OpportunityId,
  Patch,
  Problem,
  Snapshot,
} from '@firsat/model';
import type { ChangeOrigin } from './origins.js';
import type { Presence } from './presence-types.js';
import type { RegisterEntry } from './registers.js';
import type { RichTexts } from './rich-texts.js';
import type { DurabilityLevel, SyncPort } from './sync-status.js';

/** One finished transaction: which records changed, and by whom. Told once per transaction, after it. */
export interface StoreChange {
  readonly origin: ChangeOrigin;
  /** Ids per collection, added, changed and removed ones alike. */
  readonly changed: ReadonlyMap<CollectionName, ReadonlySet<string>>;
  /** Set for changes made here by a command. */
  readonly command?: CommandName;
}

export type CommandResult<N extends CommandName> =
  | { readonly ok: true; readonly value: CommandValue<N>; readonly warnings: readonly Problem[] }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/**
 * `loading`: the `core` document is not read yet. `empty`: it is read and no workspace was ever created in it. `ready`: paint.
 * `outdated`: written by a newer version; read-only here (architecture 4.3).
 */
export type StorePhase = 'loading' | 'empty' | 'ready' | 'outdated';

/** A live board: `state` is replaced whenever a column changes; unchanged columns keep their identity. */
export interface BoardView {
  readonly state: BoardState;
  /** Told at most once per transaction, and only if this board changed. */
  subscribe(listener: () => void): () => void;
  /** The column in which the card stands under this board's schema and statuses, filtered or not. */
  columnOf(id: OpportunityId): string | undefined;
  /** Asks something else, keeping what did not change; a change of the text alone only filters. Told if the board is another one now. */
  setQuery(query: BoardQuery): void;
  release(): void;
}

/** What can be taken back: the command and the record of the newest own step. */
export interface UndoStep {
  readonly command: CommandName;
  readonly recordId: string | null;
}

export interface UndoOutcome {
  readonly step: UndoStep;
  /** False when nothing was left to take back since others have overwritten it all. */
  readonly changed: boolean;
}

/** Records that cannot be read, shown as such; the rest paints. */
export interface QuarantinedRecord {
  readonly collection: CollectionName;
  readonly id: string;
}

/** What an import writes: patches of a plan, or registers of a backup. */
export type ImportItem = Patch | RegisterEntry;

export interface ImportOptions {
  readonly signal?: AbortSignal;
  /** Told between slices: records written so far, of all. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Waits until the page may be blocked again for a moment; called between slices. */
  readonly pause: () => Promise<void>;
}

/** The one door to a workspace's documents: read, watch, change. No Yjs type crosses it. */
export interface PipelineStore extends Snapshot {
  readonly workspaceId: string;
  readonly user: { readonly id: MemberId; readonly name: string };
  readonly phase: StorePhase;
  /** Whether the `work` document (history, lines) has been read. */
  readonly workLoaded: boolean;
  readonly quarantine: readonly QuarantinedRecord[];

  /** Watches everything; also told when `phase` or `workLoaded` change (then `changed` is empty). */
  subscribe(listener: (change: StoreChange) => void): () => void;
  board(query: BoardQuery): BoardView;
  /** Ids of all live opportunities whose customer, description or representative match a folded text, best first (D67). Nothing until `isWritable`. */
  search(text: string, limit: number): readonly OpportunityId[];

  /**
   * Validates, plans and writes one command in one transaction per document; the change is visible in the snapshot when this
   * returns. Never throws for bad input.
   */
  execute<N extends CommandName>(name: N, input: CommandInput<N>): CommandResult<N>;
  /** Whether commands can run at all here: their code may still be on its way (then `execute` answers `not-ready`). */
  readonly isWritable: boolean;
  /** Resolves when `isWritable` is true; rejects when the code cannot be fetched now, and tries again when asked again. */
  whenWritable(): Promise<void>;

  /** Takes back the newest own command, whatever others did since; their changes stay. A compensating history event is written (D17). */
  undo(): UndoOutcome | null;
  redo(): UndoOutcome | null;
  readonly undoStep: UndoStep | null;
  readonly redoStep: UndoStep | null;

  readonly presence: Presence;
  readonly sync: SyncPort;
  whenDurable(level: DurabilityLevel): Promise<void>;
  /** Formatted texts, edited together. Their code is fetched when it is asked for; rejects when that fails now, and where there are none. */
  texts(): Promise<RichTexts>;

  /** Time, ids and randomness for a plan that is made outside `execute`: an importer's. One env for one plan. */
  commandEnv(via: CommandEnv['via']): CommandEnv;

  /**
   * Writes many new records at once: they are built aside in slices and become visible together; what belongs to opportunities is merged
   * before them, in parts. Aborting before that leaves nothing, later it has no effect. Resolves to the number of records written, or
   * `null` when aborted. With registers of a backup it works on a workspace that was not created yet, too.
   */
  importRecords(items: readonly ImportItem[], options: ImportOptions): Promise<number | null>;

  /** Every register as it stands, for a backup: also those that this version does not know. Nothing until `isWritable`. */
  registers(): Iterable<RegisterEntry>;

  close(): void;
}
