import type { CommandName } from '@firsat/model';
import type { CommandResult } from '../pipeline-store.js';

/** The value of a command that a test expects to be accepted. */
export function accepted<N extends CommandName>(
  result: CommandResult<N>,
): Extract<CommandResult<N>, { readonly ok: true }>['value'] {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.problems)}`);
  return result.value;
}
