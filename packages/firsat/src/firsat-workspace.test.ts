import { expect, nextFrame, waitUntil } from '@open-wc/testing';
import './define/pipeline-workspace.js';

const PATIENCE = { timeout: 45_000 };

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

function put(attributes: Readonly<Record<string, string>>): Workspace {
  const workspace = document.createElement('pipeline-workspace');
  for (const [attribute, value] of Object.entries(attributes)) workspace.setAttribute(attribute, value);
  document.body.append(workspace);
  return workspace;
}

async function take(workspace: Workspace): Promise<void> {
  await workspace.store?.whenDurable('device');
  workspace.remove();
  await nextFrame();
}

describe('the workspace as the kit ships it', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('FIR2 alone, an empty device is an empty workspace, and can be started', async () => {
    const workspace = put({ workspace: 'alone', 'user-id': 'ayse', lang: 'tr' });
    await workspace.updateComplete;
    await waitUntil(() => workspace.store?.phase === 'empty', undefined, PATIENCE);
    expect((await workspace.createWorkspace()).ok).to.equal(true);
    expect(workspace.store?.phase).to.equal('ready');
    expect([...(workspace.store?.list('schemas') ?? [])]).to.have.length(3);
  });

  it('FIR2 with a server that does not answer, an empty device is loading', async () => {
    const workspace = put({ workspace: 'waits', 'user-id': 'ayse', server: 'ws://127.0.0.1:9' });
    await workspace.updateComplete;
    await waitUntil(() => workspace.store?.workLoaded === true, undefined, PATIENCE);
    expect(workspace.store?.phase).to.equal('loading');
  });

  it('FIR3 what was written is there again from this device alone', async () => {
    const first = put({ workspace: 'again', 'user-id': 'ayse', create: 'auto', lang: 'tr' });
    await first.updateComplete;
    await waitUntil(() => first.store?.phase === 'ready', undefined, PATIENCE);
    expect(first.store?.execute('schema-create', { title: 'Benim şemam' }).ok).to.equal(true);
    await take(first);
    const second = put({ workspace: 'again', 'user-id': 'ayse' });
    await second.updateComplete;
    await waitUntil(() => second.store?.phase === 'ready');
    expect([...(second.store?.list('schemas') ?? [])].map((schema) => schema.title)).to.include(
      'Benim şemam',
    );
  });

  it('F25 FIR3 signing out asks about what is nowhere else, then leaves nothing of it in this browser', async () => {
    const mine = async (): Promise<string[]> =>
      (await indexedDB.databases()).map(({ name = '' }) => name).filter((name) => name.includes('leaving'));
    const workspace = put({ workspace: 'leaving', 'user-id': 'ayse', create: 'auto', lang: 'tr' });
    await workspace.updateComplete;
    await waitUntil(() => workspace.store?.phase === 'ready', undefined, PATIENCE);
    await workspace.store?.whenDurable('device');
    expect(await mine()).not.to.deep.equal([]);
    const kept = await workspace.forgetDevice(() => false);
    expect(kept.deleted).to.equal(false);
    expect(kept.unsent).to.be.greaterThan(0);
    expect(workspace.store?.phase).to.equal('ready');
    expect((await workspace.forgetDevice(() => true)).deleted).to.equal(true);
    expect(workspace.store).to.equal(undefined);
    expect(await mine()).to.deep.equal([]);
    workspace.connect();
    await waitUntil(() => workspace.store?.phase === 'ready', undefined, PATIENCE);
    expect([...(workspace.store?.list('schemas') ?? [])], 'a new one').to.have.length(3);
  });

  it('FIR3 another user of this browser finds nothing of it', async () => {
    const other = put({ workspace: 'again', 'user-id': 'mehmet' });
    await other.updateComplete;
    await waitUntil(() => other.store?.phase !== 'loading');
    expect(other.store?.phase).to.equal('empty');
  });
});
