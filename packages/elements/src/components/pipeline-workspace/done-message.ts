import type { CommandInput, CommandName } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../../locales/localizer.js';

/** What a toast says after a command, for those whose effect is easy to miss or to regret; `undefined` for the others. */
export function doneMessage(
  l: Localizer,
  store: PipelineStore,
  done: { readonly command: CommandName; readonly input: unknown },
): string | undefined {
  const { toasts, status } = l.t.common;
  const is = <N extends CommandName>(name: N): CommandInput<N> | undefined =>
    done.command === name ? (done.input as CommandInput<N>) : undefined;
  const described = (id: string): string => store.get('opportunities', id)?.description ?? '';

  const move = is('opportunity-move') ?? is('opportunity-change-schema');
  if (move) return toasts.moved(described(move.id), store.get('stages', move.stageId)?.name ?? '');
  const outcome = is('opportunity-set-status');
  if (outcome) return toasts.statusChanged(described(outcome.id), status[outcome.status]);
  const gone = is('opportunity-delete');
  if (gone) return toasts.deleted(described(gone.id));
  const added = is('opportunity-create');
  if (added) return toasts.created(added.description);
  const stage = is('stage-archive');
  if (stage) return toasts.archived(store.get('stages', stage.id)?.name ?? '');
  const schema = is('schema-archive');
  if (schema) return toasts.archived(store.get('schemas', schema.id)?.title ?? '');
  return undefined;
}
