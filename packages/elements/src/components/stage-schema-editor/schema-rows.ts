import {
  compareOrder,
  liveStages,
  type Opportunity,
  type SchemaId,
  type Stage,
  type StageSchema,
} from '@firsat/model';
import type { PipelineStore } from '@firsat/store';

/** A schema as the list shows it (S22). */
export interface SchemaRow {
  readonly schema: StageSchema;
  readonly stages: readonly Stage[];
  /** Opportunities that stand in its stages, archived ones included. */
  readonly used: number;
  readonly isDefault: boolean;
}

/** A stage with what stands in it. */
export interface StageRow {
  readonly stage: Stage;
  readonly cards: readonly Opportunity[];
}

/** Live schemas by their order. The counts cost by the number of stages, not of opportunities. */
export function schemaRows(store: PipelineStore): readonly SchemaRow[] {
  const archived = [...store.removed('stages')];
  return [...store.list('schemas')].sort(compareOrder).map((schema) => {
    const stages = liveStages(store, schema.id);
    const all = [...stages, ...archived.filter(({ schemaId }) => schemaId === schema.id)];
    return {
      schema,
      stages,
      used: all.reduce((sum, { id }) => sum + store.column(schema.id, id).length, 0),
      isDefault: store.settings?.defaultSchemaId === schema.id,
    };
  });
}

export function archivedSchemas(store: PipelineStore): readonly StageSchema[] {
  return [...store.removed('schemas')].sort(compareOrder);
}

export function stageRows(store: PipelineStore, schemaId: SchemaId): readonly StageRow[] {
  return liveStages(store, schemaId).map((stage) => ({ stage, cards: store.column(schemaId, stage.id) }));
}

/** Archived and merged stages of a schema, by their order. */
export function archivedStageRows(store: PipelineStore, schemaId: SchemaId): readonly StageRow[] {
  return [...store.removed('stages')]
    .filter((stage) => stage.schemaId === schemaId)
    .sort(compareOrder)
    .map((stage) => ({ stage, cards: store.column(schemaId, stage.id) }));
}
