import type { CommandInput, CommandName } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** What the templates of the dialog read and do. */
export interface ProcessContext {
  readonly l: Localizer;
  readonly store: PipelineStore;
  readonly readOnly: boolean;
  /** Why what was typed at a place was refused. */
  problem(place: string): string | undefined;
  /** Asks for a command; a refusal is told at the place, and what was typed stays there. True when it was done. */
  ask<N extends CommandName>(place: string, command: N, input: CommandInput<N>): Promise<boolean>;
  /** Focuses something after the next rendering. */
  focus(selector: string): void;
}
