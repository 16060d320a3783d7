import type { Opportunity, Patch, Stage } from '@firsat/model';
import { createTestStore, type TestStoreOptions } from '@firsat/store/testing';
import type { PipelineStore } from '@firsat/store';
import { Awareness } from 'y-protocols/awareness';
import * as Y from 'yjs';
import { whenIdle } from '../base/when-idle.js';
import '../components/opportunity-detail/editing.js';
import type { OpportunityDetail } from '../components/opportunity-detail/opportunity-detail.js';
import { done, has, painted, waitUntil } from './drive.js';
import { workspaceFixture, type TestWorkspace } from './fixture.js';

export interface DetailScene {
  readonly workspace: TestWorkspace;
  readonly detail: OpportunityDetail;
  readonly store: PipelineStore;
  readonly docs: { readonly core: Y.Doc; readonly work: Y.Doc };
  readonly clock: { now: number };
  /** The opportunity that is open: "Depo otomasyonu". */
  readonly id: string;
  readonly customerId: string;
  /** Of the default schema, in order. */
  readonly stages: readonly Stage[];
  /** Somebody else on the page of the same workspace. */
  peer(user: { readonly id: string; readonly name: string }, state: Readonly<Record<string, unknown>>): void;
}

export interface DetailSceneOptions {
  readonly lang?: string;
  readonly presentation?: 'inline' | 'drawer';
  /** Nothing is opened. */
  readonly closed?: boolean;
  /** Nothing is created either. */
  readonly empty?: boolean;
  readonly patches?: readonly Patch[];
  readonly store?: TestStoreOptions;
}

/** A detail (already defined by the test) over one opportunity. */
export async function detailScene(options: DetailSceneOptions = {}): Promise<DetailScene> {
  const core = new Y.Doc();
  const awareness = new Awareness(core);
  // Its timer would outlive the test.
  clearInterval((awareness as unknown as { _checkInterval: ReturnType<typeof setInterval> })._checkInterval);
  const { workspace, element, store, work, clock } = await workspaceFixture(
    () => {
      const detail = document.createElement('opportunity-detail');
      detail.presentation = options.presentation ?? 'inline';
      return detail;
    },
    {
      lang: options.lang ?? 'tr',
      store: { core, awareness, ...(options.patches && { patches: options.patches }), ...options.store },
    },
  );
  let [id, customerId] = ['', ''];
  if (!options.empty) {
    customerId = done(store, 'contact-create', { name: 'Işık İnşaat' }).id;
    id = done(store, 'opportunity-create', { description: 'Depo otomasyonu', customerId }).id;
  }
  if (!options.empty && !options.closed) {
    workspace.handle?.setUi({ openId: id });
    // The panel of the first tab is fetched.
    await waitUntil(() => has(element, '.history'));
    // What records are edited with is loaded above, and asked for when the page is idle.
    await whenIdle();
  }
  await painted(element);
  const stages = [...store.list('stages')]
    .filter(({ schemaId }) => schemaId === store.settings?.defaultSchemaId)
    .sort((a, b) => (a.order < b.order ? -1 : 1));
  return {
    workspace,
    detail: element,
    store,
    docs: { core, work },
    clock,
    id,
    customerId,
    stages,
    peer: (user, state) => {
      awareness.states.set(4711, { user, ...state });
      awareness.emit('change', [{ added: [4711], updated: [], removed: [] }, 'remote']);
    },
  };
}

/** A second store over the same documents: what it writes is a colleague's. */
export function colleague({ docs, clock }: Pick<DetailScene, 'docs' | 'clock'>): PipelineStore {
  clock.now += 60_000;
  const other = createTestStore({
    ...docs,
    created: false,
    seed: 2,
    user: { id: 'mehmet', name: 'Mehmet Demir' },
  });
  other.clock.now = clock.now;
  return other.store;
}

/** The record as the store has it now. */
export function opportunityOf({ store, id }: Pick<DetailScene, 'store' | 'id'>): Opportunity {
  const record = store.get('opportunities', id);
  if (!record) throw new Error(`no opportunity ${id}`);
  return record;
}
