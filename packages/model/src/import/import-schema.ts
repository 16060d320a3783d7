import { orderSequence } from '../order/order-key.js';
import { create, restore, type Patch } from '../patch.js';
import { initialFields } from '../records/blank.js';
import { stageKind, type Phase, type Stage, type StageColor } from '../records/stage-schema.js';
import type { Snapshot } from '../snapshot.js';

/** The schema that imported opportunities stand in; its stages bear the names of the source. */
export const IMPORT_SCHEMA_ID = 'crm-import';

const STAGES = [
  ['prospecting', 'Prospecting', 1000, 'pre', 'slate'],
  ['engaging', 'Engaging', 4000, 'pre', 'blue'],
  ['won', 'Won', 9000, 'win', 'green'],
] as const satisfies readonly (readonly [string, string, number, Phase, StageColor])[];

export type ImportStage = (typeof STAGES)[number][0];

export const importStageId = (stage: ImportStage): string => `${IMPORT_SCHEMA_ID}-${stage}`;

/** The snapshot, with the schema's stages as they will be where they are missing yet. */
export function withImportStages(snapshot: Snapshot): Pick<Snapshot, 'get'> {
  const planned = new Map<string, Stage>();
  for (const stage of missingStages(snapshot)) planned.set(stage.id, stage);
  const get = ((collection, id) =>
    snapshot.get(collection, id) ??
    (collection === 'stages' ? planned.get(id) : undefined)) as Snapshot['get'];
  return { get };
}

function missingStages(snapshot: Snapshot): Stage[] {
  const orders = orderSequence(STAGES.length);
  return STAGES.map(([key, name, probability, phase, color], index) => ({
    ...initialFields(stageKind),
    id: importStageId(key),
    removed: null,
    schemaId: IMPORT_SCHEMA_ID,
    name,
    order: orders[index] ?? 'a0',
    color,
    probability,
    phase,
  })).filter(({ id }) => !snapshot.get('stages', id));
}

/** What is missing of the schema; a part that was archived since comes back. */
export function schemaPatches(snapshot: Snapshot, language: string): Patch[] {
  const patches: Patch[] = [];
  const schema = snapshot.get('schemas', IMPORT_SCHEMA_ID);
  if (!schema) {
    const title = /^tr\b/i.test(language) ? 'İçe aktarılan satış hattı' : 'Imported pipeline';
    patches.push(create('schemas', IMPORT_SCHEMA_ID, { title, order: 'b00' }));
  } else if (schema.removed) patches.push(restore('schemas', IMPORT_SCHEMA_ID));
  for (const { id, schemaId, name, order, color, probability, phase } of missingStages(snapshot)) {
    patches.push(create('stages', id, { schemaId, name, order, color, probability, phase }));
  }
  for (const [key] of STAGES) {
    const id = importStageId(key);
    if (snapshot.get('stages', id)?.removed) patches.push(restore('stages', id));
  }
  return patches;
}
