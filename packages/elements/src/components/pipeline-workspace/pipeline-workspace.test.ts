import { expect } from '@open-wc/testing';
import type { SyncStatus } from '@firsat/store';
import { createTestStore } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { fakeHeld, fakeSync } from '../../testing/fake-sync.js';
import { TestWorkspace, workspaceFixture } from '../../testing/fixture.js';
import type { ForgetConfirm, ForgetOutcome, OpenedWorkspace } from './pipeline-workspace.js';

describe('<pipeline-workspace>', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  async function leaving() {
    const held = fakeHeld();
    const sync = fakeSync({}, held);
    const { workspace } = await workspaceFixture(() => document.createElement('div'), { store: { sync } });
    return {
      workspace,
      held,
      isQuestioned(status: Partial<SyncStatus>): boolean {
        sync.set(status);
        const event = new Event('beforeunload', { cancelable: true });
        window.dispatchEvent(event);
        return event.defaultPrevented;
      },
    };
  }

  it('ELM13 A7 leaving is questioned while something is neither on the device nor on the server', async () => {
    const { isQuestioned } = await leaving();
    const cases: readonly [Partial<SyncStatus>, boolean][] = [
      [{}, false],
      [{ device: 'saving', unsavedOnDevice: 1, server: 'pending', unsavedOnServer: 1 }, true],
      [{ device: 'failed', unsavedOnDevice: 2, server: 'pending', unsavedOnServer: 1 }, true],
      [{ device: 'failed', unsavedOnDevice: 2, server: 'saved', unsavedOnServer: 0 }, false],
      [{ device: 'saved', unsavedOnDevice: 0, server: 'pending', unsavedOnServer: 3 }, false],
      [
        { device: 'memory', storage: 'memory', unsavedOnDevice: 5, server: 'pending', unsavedOnServer: 0 },
        false,
      ],
      [
        { device: 'memory', storage: 'memory', unsavedOnDevice: 5, server: 'pending', unsavedOnServer: 2 },
        true,
      ],
      [{ device: 'memory', unsavedOnDevice: 1, server: 'none', unsavedOnServer: 0 }, true],
      [
        { device: 'saved', unsavedOnDevice: 0, server: 'none', unsavedOnServer: 0, storage: 'persistent' },
        false,
      ],
    ];
    for (const [status, expected] of cases)
      expect(isQuestioned(status), JSON.stringify(status)).to.equal(expected);
  });

  it('ELM13 held changes count where nothing is kept', async () => {
    const { isQuestioned, held } = await leaving();
    held.set([{ id: 'a', reason: 'refused', at: 0, command: null, rule: '', canRetry: false }]);
    expect(isQuestioned({ storage: 'best-effort' })).to.equal(false);
    expect(isQuestioned({ storage: 'memory', device: 'memory' })).to.equal(true);
    held.set([]);
    expect(isQuestioned({ storage: 'memory', device: 'memory' })).to.equal(false);
  });

  it('ELM17 who goes offline before there is a workspace begins offline, and is until connect() is called', async () => {
    defineElement('test-workspace', TestWorkspace);
    const workspace = document.createElement('test-workspace') as TestWorkspace;
    const connections: string[] = [];
    workspace.testStore = createTestStore().store;
    Object.assign(workspace, {
      workspace: 'test',
      open: (): OpenedWorkspace => ({
        store: createTestStore().store,
        connect: () => connections.push('on'),
        disconnect: () => connections.push('off'),
        close: () => Promise.resolve(),
      }),
    });
    workspace.disconnect();
    document.body.append(workspace);
    await workspace.updateComplete;
    expect([workspace.handle?.offline, connections]).to.deep.equal([true, ['off']]);
    workspace.workspace = 'another';
    await workspace.updateComplete;
    expect([workspace.handle?.offline, connections]).to.deep.equal([true, ['off', 'off']]);
    workspace.connect();
    expect([workspace.handle?.offline, connections]).to.deep.equal([false, ['off', 'off', 'on']]);
  });

  class KeptWorkspace extends TestWorkspace {
    answer: ForgetOutcome = { deleted: true, unsent: 0 };
    opened = 0;
    readonly asked: (ForgetConfirm | undefined)[] = [];

    protected override open(): OpenedWorkspace {
      this.opened += 1;
      return {
        ...super.open(),
        forgetDevice: (confirm) => {
          this.asked.push(confirm);
          return Promise.resolve(this.answer);
        },
      };
    }
  }

  it('ELM14 F25 signing out closes the workspace until it is asked for again', async () => {
    defineElement('kept-workspace', KeptWorkspace);
    const workspace = document.createElement('kept-workspace') as KeptWorkspace;
    workspace.workspace = 'test';
    workspace.testStore = createTestStore().store;
    document.body.append(workspace);
    await workspace.updateComplete;
    const confirm = (): boolean => true;
    workspace.answer = { deleted: false, unsent: 3 };
    expect(await workspace.forgetDevice(confirm)).to.deep.equal({ deleted: false, unsent: 3 });
    expect(workspace.asked).to.deep.equal([confirm]);
    expect(workspace.store, 'what was not given up stays open').not.to.equal(undefined);
    workspace.answer = { deleted: true, unsent: 0 };
    await workspace.forgetDevice();
    expect(workspace.store).to.equal(undefined);
    workspace.requestUpdate();
    await workspace.updateComplete;
    expect(workspace.store, 'nothing opens it by chance').to.equal(undefined);
    workspace.connect();
    expect(workspace.store).not.to.equal(undefined);
    await workspace.forgetDevice();
    workspace.workspace = 'other';
    await workspace.updateComplete;
    expect(workspace.opened).to.equal(3);
  });

  it('ELM14 where nothing is kept, signing out only closes', async () => {
    const { workspace } = await workspaceFixture(() => document.createElement('div'));
    expect(await workspace.forgetDevice()).to.deep.equal({ deleted: true, unsent: 0 });
    expect(workspace.store).to.equal(undefined);
  });

  it('ELM13 a workspace that is gone asks nothing', async () => {
    const { isQuestioned, workspace } = await leaving();
    workspace.remove();
    expect(
      isQuestioned({ device: 'saving', unsavedOnDevice: 1, server: 'pending', unsavedOnServer: 1 }),
    ).to.equal(false);
  });
});
