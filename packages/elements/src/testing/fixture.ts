import { createTestStore, type TestStore, type TestStoreOptions } from '@firsat/store/testing';
import {
  PipelineWorkspace,
  type OpenedWorkspace,
} from '../components/pipeline-workspace/pipeline-workspace.js';
import type { Timer } from '../base/timer.js';
import { defineElement } from '../base/define-element.js';
import type { PipelineStore } from '@firsat/store';

/** A workspace element over a store in memory: no network, no disk, a fake clock and stable ids. */
export class TestWorkspace extends PipelineWorkspace {
  testStore: PipelineStore | undefined;
  /** Of whoever waits for the page. */
  timer: Timer | undefined;

  protected override open(): OpenedWorkspace {
    if (!this.testStore) throw new Error('give the test workspace a store before it is connected');
    return {
      store: this.testStore,
      connect: () => undefined,
      disconnect: () => undefined,
      close: () => Promise.resolve(),
    };
  }
}

/** Puts a workspace over a test store into the page, with the given widgets inside; removed by `cleanup` of the test. */
export async function workspaceFixture<E extends HTMLElement>(
  build: () => E,
  options: { readonly store?: TestStoreOptions; readonly lang?: string } = {},
): Promise<{ workspace: TestWorkspace; element: E } & TestStore> {
  defineElement('test-workspace', TestWorkspace);
  const test = createTestStore(options.store);
  const workspace = document.createElement('test-workspace') as TestWorkspace;
  workspace.lang = options.lang ?? 'tr';
  workspace.workspace = 'test';
  workspace.testStore = test.store;
  const element = build();
  workspace.append(element);
  document.body.append(workspace);
  await workspace.updateComplete;
  await (element as Partial<{ updateComplete: Promise<unknown> }>).updateComplete;
  return { workspace, element, ...test };
}
