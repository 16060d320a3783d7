import { problem } from '@firsat/model';
import type { WorkspaceHandle } from '../contexts/workspace-context.js';
import { SchemasOpenEvent } from '../events/schemas-open.js';
import type { Localizer } from '../locales/localizer.js';

export interface OpenSchemasOptions {
  /** The schema to begin with; `null`: the list of all. */
  readonly schemaId: string | null;
  readonly l: () => Localizer;
  /** The `for` of the host, handed on. */
  readonly forId: string;
  readonly handle: () => WorkspaceHandle | undefined;
}

/**
 * S21, S47: shows the stage schemas, where the page shows them, else in a dialog above everything, fetched when it is first needed. Tells whether the page
 * does it.
 */
export function openSchemas(host: HTMLElement, options: OpenSchemasOptions): boolean {
  if (!host.dispatchEvent(new SchemasOpenEvent(options.schemaId))) return true;
  void import('./schemas-dialog.js').then(
    ({ showSchemas }) => {
      showSchemas(host, options);
    },
    () => options.handle()?.showProblem(problem('not-ready')), // the network is away
  );
  return false;
}
