import { emulateMedia } from '@web/test-runner-commands';
import { expect, nextFrame } from '@open-wc/testing';
import type { SyncStatus as Status } from '@firsat/store';
import { createTestStore } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { ALL_SAVED, fakeHeld, fakeSync, type FakeHeld } from '../../testing/fake-sync.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { TestWorkspace, workspaceFixture } from '../../testing/fixture.js';
import type { OpenedWorkspace } from '../pipeline-workspace/pipeline-workspace.js';
import { STEADY_MS } from './steady-summary.js';
import { SyncStatus } from './sync-status.js';

async function arrange(first: Partial<Status> = {}, lang = 'tr', held?: FakeHeld) {
  const port = fakeSync(first, held);
  const timer = createFakeTimer();
  const fixture = await workspaceFixture(
    () => {
      const made = document.createElement('sync-status');
      made.timer = timer;
      return made;
    },
    { lang, store: { sync: port } },
  );
  await fixture.element.updateComplete;
  const root = fixture.element.renderRoot as ShadowRoot;
  const button = root.querySelector<HTMLButtonElement>('.summary');
  const details = root.querySelector<HTMLElement>('#details');
  if (!button || !details) throw new Error('nothing is shown');
  const set = (change: Partial<Status>): Promise<boolean> => {
    port.set(change);
    return fixture.element.updateComplete;
  };
  const open = async (): Promise<void> => {
    button.click();
    // The toggle event comes in a task of its own.
    await nextFrame();
    await fixture.element.updateComplete;
  };
  return { ...fixture, port, timer, root, button, details, set, open, words: localizerFor(lang).t.sync };
}

const textOf = (element: Element | null): string => element?.textContent.replace(/\s+/g, ' ').trim() ?? '';

describe('<sync-status>', () => {
  before(() => {
    defineElement('sync-status', SyncStatus);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    await emulateMedia({ colorScheme: 'light' });
  });

  it('SYS1 the word is always there, in the language of the page', async () => {
    const { button, words, set } = await arrange();
    expect(textOf(button)).to.equal(words.meaning.server(0));
    await set({ network: 'offline', server: 'pending', unsavedOnServer: 3 });
    expect(textOf(button)).to.equal(words.meaning.queued(3));
  });

  it('SYS1 a store that keeps nothing says so', async () => {
    const { element } = await workspaceFixture(() => document.createElement('sync-status'));
    await element.updateComplete;
    expect(textOf(element.renderRoot.querySelector('.summary'))).to.equal(
      localizerFor('tr').t.sync.meaning.memory(0),
    );
  });

  it('SYS2 a short saving does not flash, and nothing unsaved looks saved', async () => {
    const { element, button, words, set, timer } = await arrange();
    timer.advance(STEADY_MS);
    await set({ device: 'saving', server: 'pending', unsavedOnDevice: 1, unsavedOnServer: 1 });
    expect(textOf(button)).to.equal(words.meaning.saving(1));
    await set(ALL_SAVED);
    expect(textOf(button)).to.equal(words.meaning.saving(1));
    timer.advance(STEADY_MS);
    await element.updateComplete;
    expect(textOf(button)).to.equal(words.meaning.server(0));
  });

  it('SYS4 the details tell the three levels in words', async () => {
    const { details, words, open } = await arrange({
      network: 'offline',
      server: 'pending',
      unsavedOnServer: 4,
      lastServerSaveAt: Date.UTC(2026, 1, 1, 9),
    });
    await open();
    const levels = [...details.querySelectorAll('.levels li')].map(textOf);
    expect(levels).to.deep.equal([
      `${words.levels.memory} (${words.done}) ${words.memoryState}`,
      `${words.levels.device} (${words.done}) ${words.deviceState.saved(0)}${words.storage.persistent}`,
      `${words.levels.server} (${words.notDone}) ${words.serverState.pending(4)}`,
    ]);
    expect(textOf(details)).to.contain(
      words.lastServerSave(localizerFor('tr').moment(Date.UTC(2026, 1, 1, 9))),
    );
  });

  it('SYS4 every problem has words, and an unknown one shows its code', async () => {
    const { details, words, open, set } = await arrange({ problem: 'storage-quota' });
    await open();
    expect(textOf(details)).to.contain(words.problems['storage-quota']);
    await set({ problem: 'from-the-future' });
    expect(textOf(details)).to.contain(words.unknownProblem('from-the-future'));
    await set({ problem: null });
    expect(details.querySelector('.trouble')).to.equal(null);
  });

  it('SYS4 what keeping on this device amounts to is told, once it is kept', async () => {
    const { details, words, open, set } = await arrange();
    await open();
    const device = (): string => textOf(details.querySelector('[data-level=device]'));
    for (const storage of ['persistent', 'best-effort', 'memory'] as const) {
      await set({ storage });
      expect(device()).to.contain(words.storage[storage]);
    }
    for (const unknown of ['saving', 'memory', 'failed'] as const) {
      await set({ device: unknown, storage: 'best-effort' });
      expect(device(), unknown).not.to.contain(words.storage['best-effort']);
    }
  });

  it('SYS8 what the user may do here is told, as far as it is known', async () => {
    const { details, words, open, set, button, timer, element } = await arrange({ access: 'unknown' });
    await open();
    expect(details.querySelector('.access')).to.equal(null);
    for (const access of ['owner', 'editor', 'reader', 'expired', 'removed', 'outdated'] as const) {
      await set({ access });
      expect(textOf(details.querySelector('.access'))).to.equal(words.access[access]);
    }
    await set({ access: 'reader' });
    timer.advance(STEADY_MS);
    await element.updateComplete;
    expect(textOf(button)).to.equal(words.meaning.reader(0));
  });

  it('SYS9 changes that were not accepted are told at once, beside the levels too', async () => {
    const held = fakeHeld();
    const { details, words, open, button, element, timer } = await arrange({}, 'tr', held);
    timer.advance(STEADY_MS);
    held.set([
      { id: 'a', reason: 'refused', at: 0, command: null, rule: '', canRetry: true },
      { id: 'b', reason: 'refused', at: 0, command: null, rule: '', canRetry: true },
    ]);
    await element.updateComplete;
    expect(textOf(button)).to.equal(words.meaning.held(2));
    await open();
    expect(textOf(details.querySelector('.held'))).to.contain(words.meaning.held(2));
    held.set([]);
    timer.advance(STEADY_MS);
    await element.updateComplete;
    expect(textOf(button)).to.equal(words.meaning.server(0));
    expect(details.querySelector('.held')).to.equal(null);
  });

  it('SYS5 the switch leaves and joins the network, and follows the workspace', async () => {
    const { details, workspace, words, open, element } = await arrange();
    const calls: string[] = [];
    const handle = workspace.handle;
    handle?.subscribe(() => calls.push(handle.offline ? 'off' : 'on'));
    await open();
    const toggle = details.querySelector<HTMLInputElement>('[role=switch]');
    expect(textOf(toggle?.labels?.[0] ?? null)).to.equal(words.goOffline);
    toggle?.click();
    expect(calls).to.deep.equal(['off']);
    workspace.connect();
    await nextFrame();
    await element.updateComplete;
    expect(calls).to.deep.equal(['off', 'on']);
    expect(toggle?.checked).to.equal(false);
  });

  it('SYS5 the documents really leave and join, once for each change of mind', async () => {
    const calls: string[] = [];
    class CountingWorkspace extends TestWorkspace {
      protected override open(): OpenedWorkspace {
        const count = (what: string) => (): void => {
          calls.push(what);
        };
        return { ...super.open(), connect: count('connect'), disconnect: count('disconnect') };
      }
    }
    defineElement('counting-workspace', CountingWorkspace);
    const workspace = document.createElement('counting-workspace') as CountingWorkspace;
    workspace.workspace = 'test';
    workspace.testStore = createTestStore().store;
    document.body.append(workspace);
    await workspace.updateComplete;
    workspace.handle?.setOffline(true);
    workspace.disconnect();
    expect(workspace.handle?.offline).to.equal(true);
    workspace.connect();
    workspace.handle?.setOffline(false);
    expect(calls).to.deep.equal(['disconnect', 'connect']);
  });

  it('SYS5 without a server there is nothing to leave', async () => {
    const { details, open } = await arrange({ network: 'none', server: 'none' });
    await open();
    expect(details.querySelector('[role=switch]')).to.equal(null);
  });

  it('SYS6 Escape closes the details and nothing else', async () => {
    const { details, button, open } = await arrange();
    button.focus();
    await open();
    expect(details.matches(':popover-open')).to.equal(true);
    let heard = 0;
    const hear = (): void => void (heard += 1);
    document.addEventListener('keydown', hear);
    details.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    document.removeEventListener('keydown', hear);
    expect(details.matches(':popover-open')).to.equal(false);
    expect(heard).to.equal(0);
    expect((details.getRootNode() as ShadowRoot).activeElement?.className).to.equal(button.className);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`SYS7 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, open } = await arrange(
          { network: 'offline', server: 'pending', unsavedOnServer: 2, problem: 'storage-quota' },
          lang,
        );
        await expect(element).to.be.accessible();
        await open();
        await expect(element).to.be.accessible();
      });
});
