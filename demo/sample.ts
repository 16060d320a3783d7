import type { Language } from './words.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/**
 * Fills a pipeline that nobody has started yet with the generated sample. Records of the sample have fixed ids, so that two windows that
 * start the same room at once end with one sample, not two. `rows` 0 starts an empty pipeline.
 */
export function startWithSample(
  workspace: Workspace,
  options: { readonly rows: number; readonly language: () => Language },
): void {
  let started = false;
  const look = (): void => {
    const store = workspace.store;
    if (started || store?.phase !== 'empty') return;
    started = true;
    void workspace.createWorkspace().then(() => {
      if (options.rows > 0) return fill(workspace, options.rows, options.language());
      return undefined;
    });
  };
  void workspace.updateComplete.then(() => {
    workspace.store?.subscribe(look);
    look();
  });
}

async function fill(workspace: Workspace, rows: number, language: Language): Promise<void> {
  const store = workspace.store;
  if (!store) return;
  const { sampleWorkspace } = await import('@firsat/model/sample');
  const today = new Intl.DateTimeFormat('en-CA', {
    timeZone: store.settings?.timeZone ?? 'Europe/Istanbul',
  }).format(Date.now());
  const patches = sampleWorkspace({ seed: 1, rows, language, today });
  await store.importRecords(patches, { pause: () => new Promise((resolve) => setTimeout(resolve)) });
}
