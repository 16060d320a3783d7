import type { CommandInput, CommandName, Problem } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';
import type { DraftField } from '../../fields/draft-field.js';
import type { Drafts } from '../../fields/drafts.js';

/** What the sections of the settings read, and ask of the element. */
export interface SettingsContext {
  readonly l: Localizer;
  readonly store: PipelineStore;
  /** Nothing can be changed now; what is set stays to be read. */
  readonly readOnly: boolean;
  readonly drafts: Drafts;
  /** Asks for a command and says in a toast what it did; why it was refused. */
  readonly save: <N extends CommandName>(
    command: N,
    input: CommandInput<N>,
    said: string,
  ) => Promise<readonly Problem[]>;
  /** Saves what was typed into a field, unless it is what is stored; a refusal stays with the field. */
  readonly commit: (
    field: Pick<DraftField, 'key' | 'stored'>,
    save: (text: string) => Promise<readonly Problem[]> | readonly Problem[],
  ) => void;
}
