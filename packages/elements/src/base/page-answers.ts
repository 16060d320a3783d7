import { problem, type CommandName } from '@firsat/model';
import type { CommandResult } from '@firsat/store';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import type { CommandRequestEvent } from '../events/command-request.js';
import type { Localizer } from '../locales/localizer.js';

/** A request that the page decides on. */
export interface AskedRequest<N extends CommandName> {
  readonly event: CommandRequestEvent<N>;
  readonly handle: WorkspaceHandle;
  readonly l: Localizer;
  /** Runs the command, unless the event is refused. */
  readonly perform: () => Promise<CommandResult<N>>;
}

/** The newest request that is waited for, by workspace and id of its record. */
const waiting = new WeakMap<WorkspaceHandle, Map<unknown, Promise<unknown>>>();

/**
 * Runs a request that the page asked to wait for, or that comes after such a one about the same record: when the page has answered, in the order in which they
 * were made. `undefined`: it can run now.
 */
export function whenAnswered<N extends CommandName>(
  asked: AskedRequest<N>,
): Promise<CommandResult<N>> | undefined {
  const { event, handle } = asked;
  const { id } = event.detail.input as { readonly id?: string };
  const inWorkspace = waiting.get(handle) ?? new Map<unknown, Promise<unknown>>();
  const earlier = id && inWorkspace.get(id);
  if (!event.waits && !earlier) return undefined;
  waiting.set(handle, inWorkspace);
  const result = import('./ask-page.js').then(
    ({ askPage }) => askPage(asked, earlier),
    (): CommandResult<N> => ({ ok: false, problems: [problem('failed')] }), // no network; the next request asks for it again
  );
  const tidied = result.finally(() => inWorkspace.get(id) === tidied && inWorkspace.delete(id));
  inWorkspace.set(id, tidied);
  return tidied;
}
