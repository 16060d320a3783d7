import { createContext } from '@lit/context';
import type {
  ActivityId,
  BoardSort,
  CalendarDate,
  CommandName,
  ContactId,
  Density,
  HostContact,
  HostProduct,
  HostRate,
  HostUser,
  OpportunityId,
  Problem,
  ProcessPart,
  StageId,
} from '@firsat/model';
import type { CommandResult, ImportItem, ImportOptions, PipelineStore } from '@firsat/store';
import type { Timer } from '../base/timer.js';
import type { Strings } from '../locales/strings.js';
import type { CommandRequestEvent } from '../events/command-request.js';

/** A short message with at most one action, shown for a few seconds above the page. */
export interface ToastRequest {
  readonly text: string;
  readonly tone?: 'neutral' | 'problem';
  /** Offers "undo" for the newest own step. */
  readonly undo?: boolean;
  /** It stands until this is settled, instead of a few seconds; an older build does not look at it. */
  readonly until?: Promise<unknown>;
}

/** A create form that is asked for: in which stage, with what already known. */
export interface DraftRequest {
  readonly schemaId?: string;
  readonly stageId?: StageId;
  readonly customerId?: string;
  /** S3: the call or meeting that led to it; it belongs to the new opportunity then. */
  readonly activityId?: ActivityId;
}

/** How a board was looked at last: the next one of the page begins with it. */
export interface BoardUi {
  /** D3: the stages of the sale, or those after it; `null`: all. */
  readonly part: ProcessPart | null;
  /** D82: `null` = by hand. */
  readonly sort: BoardSort | null;
}

/** What a source is asked for. */
export interface SourceQuery {
  /** As it was typed, without blanks at the ends; empty: what the host offers without a query. */
  readonly text: string;
  /** More are not shown. */
  readonly limit: number;
  /** Aborted when the answer is not wanted any more: typed on, closed, or too late. */
  readonly signal: AbortSignal;
}

/** Answers with the host's own items, best first. It may be called at any time, and answers nothing that matters when its signal is aborted. */
export type HostSource<T> = (query: SourceQuery) => Promise<readonly T[]>;

/** Which exchange rates the host is asked for (D39). */
export interface RateQuery {
  /** One unit of each of `currencies` is to be told in this one. */
  readonly base: string;
  readonly currencies: readonly string[];
  /** Days whose rates are needed, ascending, today among them: of each the rate that held on it, whatever day that is from. */
  readonly days: readonly CalendarDate[];
  /** Aborted when the answer is not wanted any more. */
  readonly signal: AbortSignal;
}

/** Asked only when somebody presses the button for it; nothing is fetched by itself. */
export type RateSource = (query: RateQuery) => Promise<readonly HostRate[]>;

/** Where the host page supplies contacts, products, users and rates of its own (S34, S69, S121): properties of the workspace element. */
export interface HostSources {
  readonly contactSource: HostSource<HostContact> | undefined;
  readonly productSource: HostSource<HostProduct> | undefined;
  readonly userSource: HostSource<HostUser> | undefined;
  /** An older build has none. */
  readonly rateSource?: RateSource | undefined;
  /** Words in place of the kit's; likewise. */
  readonly strings?: Strings | undefined;
  /** How much room the widgets take that say nothing themselves; likewise. */
  readonly density?: Density | '';
  /** What waits for the page; a test gives its own. */
  readonly timer?: Timer;
}

/** What the widgets of one workspace share on a page beside the data: which record is open, which form. Never stored. */
export interface WorkspaceUi {
  readonly openId: OpportunityId | null;
  /** The person or company that is open, beside or above the opportunity. */
  readonly contactId?: ContactId | null;
  /** How many widgets of the page show the open contact; see `contacts/contact-ui.ts`. */
  readonly contactDetails?: number;
  readonly draft: DraftRequest | null;
  readonly board?: BoardUi;
}

/** What a workspace element gives to the widgets of its subtree, and to any widget that names it by `for="id"`. */
export interface WorkspaceHandle {
  /** Of this contract (`HANDLE_VERSION`): a widget of an older build only reads what a newer one gives it. */
  readonly version: number;
  readonly store: PipelineStore;
  readonly ui: WorkspaceUi;
  /** What the host supplies beside the records of the workspace; an older build gives none. */
  readonly sources?: HostSources;
  /** Told when `ui` changes. */
  subscribe(listener: () => void): () => void;
  setUi(change: Partial<WorkspaceUi>): void;
  /** Turns a request that nobody vetoed into a command. */
  perform<N extends CommandName>(event: CommandRequestEvent<N>): CommandResult<N>;
  /** Creates the workspace with its stage templates, in the language of the workspace element; why it cannot is said in a toast. */
  createWorkspace(): void;
  undo(): void;
  redo(): void;
  toast(request: ToastRequest): void;
  /** Says in a toast why something was refused; its words may have to be fetched first. */
  showProblem(problem: Problem): void;
  /** A detail element says that it shows what is opened; returns how to take that back. While there is none, a board opens a drawer of its own. */
  attachDetail(): () => void;
  readonly hasDetail: boolean;
  /** The same for notices of changes that could not be saved: while the page shows none, a board does. */
  attachNotices(): () => void;
  readonly hasNotices: boolean;
  /** The same for the create form. */
  attachForm(): () => void;
  readonly hasForm: boolean;
  /** Whether somebody chose to work offline on this page. Not the state of the network: that is `store.sync.status`. */
  readonly offline: boolean;
  /** Leaves the network on purpose, or comes back. Local work goes on either way; nothing is lost. */
  setOffline(on: boolean): void;
  /** Writes the records of an import whose request nobody vetoed; see `PipelineStore.importRecords`. */
  importRecords(items: readonly ImportItem[], options: ImportOptions): Promise<number | null>;
}

export const workspaceContext = createContext<WorkspaceHandle | undefined>(Symbol.for('firsat/workspace/v1'));
