import type { LitElement } from 'lit';
import type { OpportunityId } from '@firsat/model';
import { sampleWorkspace } from '@firsat/model/sample';
import type { TestStore, TestStoreOptions } from '@firsat/store/testing';
import '../define.js';
import { painted } from './drive.js';
import { workspaceFixture, type TestWorkspace } from './fixture.js';

export interface LooksScene extends TestStore {
  readonly workspace: TestWorkspace;
  /** In the order of their tags. */
  readonly elements: readonly LitElement[];
}

export interface LooksSceneOptions {
  readonly lang?: string;
  /** How many opportunities the workspace has. */
  readonly rows?: number;
  readonly store?: TestStoreOptions;
  /** Before the elements come into the page. */
  readonly prepare?: (element: LitElement) => void;
}

/** Elements side by side over one workspace that has been worked in for a while; its first opportunity, person and offer are open. */
export async function looksScene(
  tags: readonly string[],
  { lang = 'en', rows = 40, store: given = {}, prepare }: LooksSceneOptions = {},
): Promise<LooksScene> {
  const { workspace, ...test } = await workspaceFixture(() => document.createElement('div'), {
    lang,
    store: given,
  });
  const { store } = test;
  const language = lang === 'tr' ? 'tr' : 'en';
  await store.importRecords(sampleWorkspace({ seed: 1, rows, language, today: '2026-02-01' }), {
    pause: () => Promise.resolve(),
  });
  const elements = tags.map((tag) => {
    const element = document.createElement(tag) as LitElement;
    prepare?.(element);
    return element;
  });
  const [opportunity, contact, offer] = (['opportunities', 'contacts', 'offers'] as const).map(
    (name) => [...store.list(name)][0]?.id ?? '',
  );
  for (const element of elements)
    Object.assign(
      element,
      'opportunity' in element && { opportunity },
      'contactId' in element && { contactId: contact },
      'offer' in element && { offer },
    );
  workspace.handle?.setUi({ openId: (opportunity ?? null) as OpportunityId | null });
  workspace.append(...elements);
  for (const element of elements) await painted(element);
  return { workspace, elements, ...test };
}
