import type {
  CommandEnv,
  CommandInput,
  CommandName,
  MemberId,
  OpportunityId,
  Problem,
  Snapshot,
} from '@firsat/model';
import type { RowChanges } from './change-feed.js';
import type { Docs, Layout } from './doc-layout.js';
import type { DocSnapshot } from './doc-snapshot.js';
import type { DerivedPrices } from './derived-prices.js';
import type { Row } from './record-decoder.js';
import type { ReplayableChange } from './replay.js';
import type { RegisterEntry } from './registers.js';
import type { WorkIndex } from './work-index.js';
import type {
  CommandResult,
  ImportItem,
  ImportOptions,
  StoreChange,
  StorePhase,
  UndoOutcome,
  UndoStep,
} from './pipeline-store.js';

/** What the writing half of a store needs of the reading half. */
export interface WriterHost {
  readonly docs: Docs;
  readonly snapshot: DocSnapshot;
  readonly user: { readonly id: MemberId; readonly name: string };
  /** The phase, or `closed` once the store is. */
  phase(): StorePhase | 'closed';
  commandEnv(via: CommandEnv['via']): CommandEnv;
  /** Runs writes of both documents so that they are told as one change. */
  asOne(label: Pick<StoreChange, 'origin' | 'command'>, write: () => void): void;
}

/**
 * The working half of a store: commands with their validation, undo, imports, and the search over everything. A board paints without it, so it may be fetched while the disk is
 * read (decision 0008).
 */
export interface Writer {
  readonly undoStep: UndoStep | null;
  readonly redoStep: UndoStep | null;
  execute<N extends CommandName>(name: N, input: CommandInput<N>): CommandResult<N>;
  takeBack(direction: 'undo' | 'redo'): UndoOutcome | null;
  /** Makes an earlier change again; why it cannot, or nothing. */
  replay(change: ReplayableChange): readonly Problem[];
  /** The documents are others now: what was done in the old ones cannot be taken back in these. */
  forgetSteps(): void;
  importRecords(items: readonly ImportItem[], options: ImportOptions): Promise<number | null>;
  registers(): Iterable<RegisterEntry>;
  search(text: string, limit: number): readonly OpportunityId[];
  /** Rows have changed: within the end of the transaction, so what is kept of them is only noted to be old. */
  changed(changes: RowChanges): void;
}

/** What no first paint waits for: writing, and the reading of what hangs on opportunities. */
export interface LateHalf {
  createWriter(host: WriterHost): Writer;
  readonly workLayouts: readonly Layout[];
  createWorkIndex(): WorkIndex;
  createDerivedPrices(snapshot: Snapshot, opportunities: Map<string, Row>): DerivedPrices;
}

/** The late half at hand, or fetched when it is first asked for. */
export type LateSource = { readonly half: LateHalf } | { readonly load: () => Promise<LateHalf> };
