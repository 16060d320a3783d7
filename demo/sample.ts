import { TEMPLATE_KEYS, type TemplateKey } from '@firsat/model';
import type { Language } from './words.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/** The sample that a pipeline starts with. */
export interface Sample {
  /** Opportunities; 0 starts an empty pipeline. */
  readonly rows: number;
  /** The schema they stand in; that of a new workspace when there is none. */
  readonly template?: TemplateKey;
}

/** `?rows=1000&schema=seven-stages` in the address. */
export function sampleFromAddress(usualRows: number): Sample {
  const { searchParams } = new URL(location.href);
  const rows = Number(searchParams.get('rows') ?? usualRows);
  const template = TEMPLATE_KEYS.find((key) => key === searchParams.get('schema'));
  return { rows: Number.isInteger(rows) && rows >= 0 ? rows : usualRows, ...(template && { template }) };
}

/**
 * Fills a pipeline that nobody has started yet with the generated sample. Records of the sample have fixed ids, so that two windows that
 * start the same room at once end with one sample, not two.
 */
export function startWithSample(
  workspace: Workspace,
  options: Sample & { readonly language: () => Language },
): void {
  let started = false;
  const look = (): void => {
    const store = workspace.store;
    if (started || store?.phase !== 'empty') return;
    started = true;
    void workspace.createWorkspace().then((result) => {
      if (result.ok && options.rows > 0) return fill(workspace, options, options.language());
      return undefined;
    });
  };
  void workspace.updateComplete.then(() => {
    workspace.store?.subscribe(look);
    look();
  });
}

async function fill(workspace: Workspace, { rows, template }: Sample, language: Language): Promise<void> {
  const store = workspace.store;
  if (!store) return;
  const { sampleWorkspace } = await import('@firsat/model/sample');
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: store.settings?.timeZone ?? 'Europe/Istanbul',
  }).format(Date.now());
  const patches = sampleWorkspace({ seed: 1, rows, language, today, ...(template && { template }) });
  await store.importRecords(patches, { pause: () => new Promise((resolve) => setTimeout(resolve)) });
}
