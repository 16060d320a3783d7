import { liveStages, resolveContact, type Stage, type StageSchema } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

export function contactName(store: PipelineStore, id: string | null): string {
  return resolveContact(store, id)?.name ?? '';
}

/** Name of a member; somebody whose record has not arrived may be the user of this very page. */
export function memberName(store: PipelineStore, id: string | null): string | undefined {
  if (id === null) return undefined;
  return store.get('members', id)?.name ?? (id === store.user.id ? store.user.name : undefined);
}

/** Live schemas in their order. */
export function schemaOptions(store: PipelineStore): readonly StageSchema[] {
  return [...store.list('schemas')].sort((a, b) =>
    a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1,
  );
}

export function stageOptions(store: PipelineStore, schemaId: string): readonly Stage[] {
  return liveStages(store, schemaId);
}
