import type * as Importing from '@firsat/model/import';
import type { FileTable, ImportMapping, MappedPlan, Pacing, ReadChoices } from '@firsat/model/import';
import type { PipelineStore } from '@firsat/store';
import { ImportStopped, type Answer, type ImportState, type MappingDraft } from './import-state.js';

export interface MapHost {
  readonly store: PipelineStore;
  readonly pacing: Pacing;
  /** Waits for somebody's answer; `null` when nobody is asked. */
  readonly ask: ((state: ImportState) => Promise<Answer>) | null;
  /** Reads the file once more. */
  readonly read: (choices: ReadChoices) => Promise<FileTable>;
  readonly onProgress: (done: number, total: number) => void;
  /** Throws when the job was stopped. */
  readonly check: () => void;
}

export interface Mapped extends MappedPlan {
  readonly signature?: string;
  readonly mapping?: ImportMapping;
}

type Model = typeof Importing;

/**
 * A file of unknown make: understood with the help of who imports it, step by step, back and forth (file, columns, preview), until he says to
 * write it.
 */
export async function mapFile(model: Model, first: FileTable, host: MapHost): Promise<Mapped> {
  const { ask } = host;
  let draft = draftOf(model, first, host);
  if (!ask) {
    if (!isAnswered(draft)) throw new ImportStopped('unclear');
    return { ...(await plan(model, draft, host)), ...labels(model, draft) };
  }
  let step: 'file' | 'columns' | 'preview' = 'file';
  for (;;) {
    if (step === 'preview') {
      const planned: MappedPlan = await plan(model, draft, host);
      const { report, ambiguous } = planned;
      const answer: Answer = await ask({ step, report, draft, ambiguous });
      if (answer.say === 'next') return { ...planned, ...labels(model, draft) };
      if (answer.say === 'map') draft = changed(model, draft, answer.mapping, host);
      else step = 'columns';
      continue;
    }
    const answer = await ask({ step, draft });
    if (answer.say === 'read-again') draft = draftOf(model, await host.read(answer.choices), host);
    else if (answer.say === 'map') draft = changed(model, draft, answer.mapping, host);
    else if (step === 'file') step = 'columns';
    else step = answer.say === 'back' ? 'file' : 'preview';
  }
}

/** Whether nothing has to be asked before it can be planned. */
export function isAnswered({ mapping, evidence }: MappingDraft): boolean {
  return (
    Object.keys(mapping.columns).length > 0 &&
    (mapping.decimal !== null || evidence.decimal === 'none') &&
    (mapping.dates !== null || evidence.dates === 'none')
  );
}

function draftOf(model: Model, table: FileTable, { store }: MapHost): MappingDraft {
  const own = [...store.list('customFields')];
  const remembered = model.rememberedMapping(store, model.signatureOf(table.header));
  const known = table.hasHeader ? model.mappingFromJson(remembered, table.header, own) : null;
  const currency = store.settings?.currency ?? 'TRY';
  const mapping = known
    ? model.withFormats(table, known, own)
    : model.proposeMapping(table, { currency, own });
  const prominent = prominentIn(model, mapping, store);
  return { model, table, prominent, isRemembered: known !== null, ...reading(model, table, mapping, store) };
}

function changed(
  model: Model,
  draft: MappingDraft,
  mapping: ImportMapping,
  { store }: MapHost,
): MappingDraft {
  const { table, prominent } = draft;
  const isOther = mapping.kind !== draft.mapping.kind;
  return {
    ...draft,
    prominent: isOther ? prominentIn(model, mapping, store) : prominent,
    ...reading(model, table, model.withFormats(table, mapping, store.list('customFields')), store),
  };
}

/** Those that have a column or must have one; they stay where they are while columns are chosen. */
function prominentIn(
  model: Model,
  { kind, columns }: ImportMapping,
  store: PipelineStore,
): readonly string[] {
  const usual = ['description', 'customer', 'name', 'price'];
  const targets = Object.keys(model.targetsOf(kind, store.list('customFields')));
  return targets.filter((target) => target in columns || usual.includes(target));
}

function reading(
  model: Model,
  table: FileTable,
  mapping: ImportMapping,
  store: PipelineStore,
): Pick<MappingDraft, 'mapping' | 'evidence' | 'words'> {
  const evidence = model.formatEvidence(table, mapping, store.list('customFields'));
  return { mapping, evidence, words: model.unknownWords(table.rows, mapping, store) };
}

async function plan(model: Model, { table, mapping }: MappingDraft, host: MapHost): Promise<MappedPlan> {
  const { store, pacing, onProgress, check } = host;
  onProgress(0, 0);
  const planned = await model.planMapped(table, mapping, store, store.commandEnv('import'), {
    ...pacing,
    onProgress,
  });
  check();
  if (!planned) throw new ImportStopped('cancelled');
  return planned;
}

function labels(model: Model, { table, mapping }: MappingDraft): Pick<Mapped, 'signature' | 'mapping'> {
  return table.hasHeader ? { signature: model.signatureOf(table.header), mapping } : { mapping };
}
