/** The page of the gallery: one element in one state, over records in memory and a clock that stands still. */
import 'firsat/define';
import 'firsat/define/workspace-devtools';
import 'firsat/locales/ar';
import 'firsat/locales/de';
import { isSent } from '@firsat/model';
import { sampleWorkspace } from '@firsat/model/sample';
import type { HeldChange, SyncStatus } from '@firsat/store';
import { createTestStore } from '@firsat/store/testing';
import { ALL_SAVED, fakeHeld, fakeSync } from '../../../packages/elements/src/testing/fake-sync.js';
import { FakeTexts } from '../../../packages/elements/src/testing/fake-texts.js';
import { TestWorkspace } from '../../../packages/elements/src/testing/fixture.js';

/** What a scene is made from; `$opportunity`, `$contact`, `$offer` (sent) and `$draft` stand for ids of the sample. */
export interface Stand {
  readonly tag: string;
  readonly attributes?: Readonly<Record<string, string>>;
  readonly properties?: Readonly<Record<string, unknown>>;
  /** Opportunities of the sample; 0: a pipeline with nothing in it; `null`: not begun. */
  readonly rows: number | null;
  readonly status?: Partial<SyncStatus>;
  readonly held?: readonly HeldChange[];
  /** The workspace has not been read yet. */
  readonly isLoading?: boolean;
  /** The element stands outside any workspace. */
  readonly isAlone?: boolean;
  /** The opportunity that is open in the workspace. */
  readonly openId?: string;
  /** The form of a new opportunity is asked for. */
  readonly draft?: { readonly customerId?: string };
}

const TODAY = '2026-02-01';

customElements.define('test-workspace', TestWorkspace);

function fill(rows: number) {
  return sampleWorkspace({ seed: 7, rows, language: 'tr', today: TODAY });
}

async function show(stand: Stand): Promise<void> {
  document.querySelector('main')?.replaceChildren();
  const sync = fakeSync(ALL_SAVED, fakeHeld(stand.held ?? []));
  const { store } = createTestStore({
    sync,
    texts: new FakeTexts().load,
    created: stand.rows !== null && stand.isLoading !== true,
    loaded: stand.isLoading !== true,
    user: { id: 'sample-m1', name: 'Ayşe Yılmaz' },
    patches: stand.rows ? fill(stand.rows) : [],
  });

  const opportunities = [...store.list('opportunities')];
  const most = opportunities
    .filter(({ status, ownerId }) => status.code === 'open' && ownerId === 'sample-m1')
    .map((one) => ({
      one,
      parts: store.children('lines', one.id).length + store.children('activities', one.id).length,
    }))
    .sort((a, b) => b.parts - a.parts)[0]?.one;
  if (most) store.execute('offer-create', { opportunityId: most.id, id: 'draft', language: 'tr' });
  const offer = [...store.list('offers')].find((one) => !one.removed && isSent(one));
  if (stand.status) sync.set(stand.status);
  const ids: Readonly<Record<string, string | undefined>> = {
    $opportunity: most?.id,
    $contact: most?.customerId ?? undefined,
    $offer: offer?.id,
    $draft: 'draft',
  };
  const known = (value: unknown): unknown =>
    typeof value === 'string' && value.startsWith('$') ? (ids[value] ?? value) : value;

  const element = document.createElement(stand.tag);
  for (const [name, value] of Object.entries(stand.attributes ?? {}))
    element.setAttribute(name, String(known(value)));
  for (const [name, value] of Object.entries(stand.properties ?? {}))
    Object.assign(element, { [name]: known(value) });
  if (stand.isAlone) {
    document.querySelector('main')?.append(element);
    return;
  }
  const workspace = document.createElement('test-workspace') as TestWorkspace;
  workspace.workspace = 'gallery';
  workspace.testStore = store;
  workspace.append(element);
  document.querySelector('main')?.append(workspace);
  await workspace.updateComplete;
  const ui = {
    ...(stand.openId !== undefined && { openId: String(known(stand.openId)) }),
    ...(stand.draft && { draft: stand.draft }),
  };
  if (Object.keys(ui).length > 0) workspace.handle?.setUi(ui);
}

Object.assign(window, { gallery: { show } });
