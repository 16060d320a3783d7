import { problem, type CommandInput, type CommandName, type Problem } from '@firsat/model';
import type { CommandResult, PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import type { EntryCommand, EntryEnv } from './entry-env.js';

/**
 * Asks for a move, and before it for what the stage asks for (D12, D2). Whoever cancels gets the problem `cancelled`, and nothing has been written. The question is
 * fetched with the first stage that asks something.
 */
export async function enterStage<N extends EntryCommand>(
  env: EntryEnv,
  command: N,
  input: CommandInput<N>,
): Promise<CommandResult<N>> {
  const stage = env.store.get('stages', input.stageId);
  const mayAsk = stage && (stage.suggestStatus !== null || Object.keys(stage.entry).length > 0);
  if (!mayAsk) return env.request(command, input);
  const dialog = await import('./entry-dialog.js').catch(() => undefined); // the network is away
  return dialog ? dialog.askEntry(env, command, input) : { ok: false, problems: [problem('not-ready')] };
}

/** The same for a widget whose language and workspace come and go. */
export function stageEntry(
  env: Pick<EntryEnv, 'host' | 'handle' | 'request' | 'open'> & {
    readonly l: () => Localizer;
    readonly store: () => PipelineStore | undefined;
  },
): <N extends EntryCommand>(command: N, input: CommandInput<N>) => Promise<CommandResult<N>> {
  return (command, input) => {
    const store = env.store();
    return store
      ? enterStage({ ...env, l: env.l(), store }, command, input)
      : Promise.resolve({ ok: false, problems: [problem('not-ready')] });
  };
}

/** What is to be said about a move that was not made: whoever cancelled knows it. */
export function toldProblems(result: CommandResult<CommandName>): readonly Problem[] {
  return result.ok ? [] : result.problems.filter(({ code }) => code !== 'cancelled');
}
