import { expect } from '@open-wc/testing';
import type { SyncStatus } from '@firsat/store';
import { fakeHeld, fakeSync } from '../../testing/fake-sync.js';
import { workspaceFixture } from '../../testing/fixture.js';

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

  it('ELM13 a workspace that is gone asks nothing', async () => {
    const { isQuestioned, workspace } = await leaving();
    workspace.remove();
    expect(
      isQuestioned({ device: 'saving', unsavedOnDevice: 1, server: 'pending', unsavedOnServer: 1 }),
    ).to.equal(false);
  });
});
