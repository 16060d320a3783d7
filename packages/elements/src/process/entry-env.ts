import type { BrokenRule, CommandInput, CommandName, Opportunity, Stage } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import type { StatusDraft } from '../fields/status-details.js';
import type { Localizer } from '../locales/localizer.js';

/** The commands that bring an opportunity into a stage. */
export type EntryCommand = 'opportunity-move' | 'opportunity-change-schema';

/** The widget in which somebody moves an opportunity. */
export interface EntryEnv {
  /** Its shadow root holds the question. */
  readonly host: HTMLElement;
  readonly l: Localizer;
  /** Its workspace, with what the page supplies. */
  readonly handle: () => WorkspaceHandle | undefined;
  readonly store: PipelineStore;
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  /** Shows the opportunity with all its tools, for what cannot be given in the question. */
  readonly open?: ((id: string) => void) | undefined;
}

/** What is asked about one move, and who waits for the answer. */
export interface EntryQuestionOf<N extends EntryCommand> {
  readonly opportunity: Opportunity;
  readonly stage: Stage;
  readonly rules: readonly BrokenRule[];
  readonly status: StatusDraft['code'] | null;
  readonly resolve: (result: CommandResult<N>) => void;
}
