import { sampleWorkspace } from '@firsat/model/sample';
import { createTestStore } from '@firsat/store/testing';
import { defineElement } from '../base/define-element.js';
import { TestWorkspace } from './fixture.js';

/** A workspace with the id `sales` whose data comes when it is told to, in the page that this module runs in. */
export function aLoadingWorkspace(): { readonly load: () => Promise<void> } {
  defineElement('test-workspace', TestWorkspace);
  const { store } = createTestStore({ loaded: false, created: false });
  const workspace = document.createElement('test-workspace') as TestWorkspace;
  workspace.id = 'sales';
  workspace.workspace = 'test';
  workspace.testStore = store;
  document.body.append(workspace);
  return {
    async load() {
      store.markLoaded('core');
      store.markLoaded('work');
      store.execute('workspace-create', {
        name: 'Sales',
        currency: 'TRY',
        timeZone: 'Europe/Istanbul',
        language: 'en',
      });
      await store.importRecords(sampleWorkspace({ seed: 1, rows: 30, language: 'en', today: '2026-02-01' }), {
        pause: () => Promise.resolve(),
      });
      const first = [...store.list('opportunities')][0];
      workspace.handle?.setUi({ openId: first?.id ?? null });
      await workspace.updateComplete;
    },
  };
}
