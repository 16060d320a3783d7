import type { CommandInput, CommandName } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** A command with its input. */
export type Done = {
  [N in CommandName]: { readonly command: N; readonly input: CommandInput<N> };
}[CommandName];

/** What a toast says after a command, for those whose effect is easy to miss or to regret; `undefined` for the others. */
export function doneMessage(
  l: Localizer,
  store: PipelineStore,
  { command, input }: Done,
): string | undefined {
  const { toasts, status } = l.t.common;
  const described = (id: string): string => store.get('opportunities', id)?.description ?? '';
  const stage = (id: string): string => store.get('stages', id)?.name ?? '';

  switch (command) {
    case 'opportunity-move':
    case 'opportunity-change-schema':
      return toasts.moved(described(input.id), stage(input.stageId));
    case 'opportunity-set-status':
      return toasts.statusChanged(described(input.id), status[input.status]);
    case 'opportunity-delete':
      return toasts.deleted(described(input.id));
    case 'opportunity-create':
      return toasts.created(input.description);
    case 'stage-archive':
      return toasts.archived(stage(input.id));
    case 'schema-archive':
      return toasts.archived(store.get('schemas', input.id)?.title ?? '');
    default:
      return undefined;
  }
}
