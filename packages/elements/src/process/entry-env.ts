import type { CommandInput, CommandName } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';

/** The commands that bring an opportunity into a stage. */
export type EntryCommand = 'opportunity-move' | 'opportunity-change-schema';

/** The widget in which somebody moves an opportunity. */
export interface EntryEnv {
  /** Its shadow root holds the question. */
  readonly host: HTMLElement;
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly request: <N extends CommandName>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>>;
  /** Shows the opportunity with all its tools, for what cannot be given in the question. */
  readonly open?: ((id: string) => void) | undefined;
}
