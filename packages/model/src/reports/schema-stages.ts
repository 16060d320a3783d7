import { compareOrder } from '../order/compare-order.js';
import type { SchemaId, StageId } from '../ids.js';
import type { Stage } from '../records/stage-schema.js';
import { resolveStage } from '../selectors/stage-resolution.js';
import type { ReportSource } from './report.js';

/** The stages of a schema in their order: live ones, and those archived ones that a report has something of (D9). Merged ones are others. */
export function schemaStages(
  source: Pick<ReportSource, 'list' | 'removed' | 'get'>,
  schemaId: SchemaId,
  has: (stageId: StageId) => boolean,
): readonly Stage[] {
  const stages = [...source.list('stages')].filter((stage) => stage.schemaId === schemaId);
  for (const stage of source.removed('stages')) {
    const stands = resolveStage(source, stage.id).stage?.id === stage.id;
    if (stage.schemaId === schemaId && stands && has(stage.id)) stages.push(stage);
  }
  return stages.sort(compareOrder);
}
