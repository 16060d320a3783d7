import { expect, waitUntil } from '@open-wc/testing';
import type { OpenWorkspaceOptions } from '@firsat/elements/workspace';
import { openWorkspace } from './open-workspace.js';

const PATIENCE = { timeout: 45_000 };

const options = (storage: 'device' | 'memory'): OpenWorkspaceOptions => ({
  workspace: crypto.randomUUID(),
  server: '',
  user: undefined,
  getToken: undefined,
  storage,
  timeZone: 'Europe/Istanbul',
  guestName: (tag) => `Guest ${tag}`,
});

/** Everything that this origin has on the device. */
async function traces(): Promise<unknown> {
  return {
    databases: (await indexedDB.databases()).map(({ name }) => name).sort(),
    local: Object.entries(localStorage).sort(),
    session: Object.entries(sessionStorage).sort(),
    caches: await caches.keys(),
    cookies: document.cookie,
    files: await directory(),
  };
}

async function directory(): Promise<string[]> {
  const names: string[] = [];
  // An engine without such files keeps none.
  if (!('storage' in navigator)) return names;
  const root = (await navigator.storage.getDirectory()) as unknown as AsyncIterable<[string, unknown]>;
  for await (const [name] of root) names.push(name);
  return names;
}

describe('a shared computer', () => {
  it('SY9 in memory mode a day’s work leaves nothing on the device, and the status says so', async () => {
    const before = await traces();
    const opened = openWorkspace(options('memory'));
    const { store } = opened;
    await waitUntil(() => store.phase !== 'loading', undefined, PATIENCE);
    await store.whenWritable();
    expect(
      store.execute('workspace-create', {
        name: 'Shared',
        currency: 'TRY',
        timeZone: 'Europe/Istanbul',
        language: 'tr',
      }).ok,
    ).to.equal(true);
    for (let index = 0; index < 20; index += 1)
      expect(store.execute('contact-create', { name: `Customer ${index}` }).ok).to.equal(true);
    expect(store.sync.status).to.deep.include({
      device: 'memory',
      storage: 'memory',
      server: 'none',
      evicted: 0,
    });
    // What leaving the page would lose, and what the warning before that goes by.
    expect(store.sync.status.unsavedOnDevice).to.be.greaterThan(20);
    await opened.close();
    expect(await traces()).to.deep.equal(before);
  });

  it('SY9 on one’s own computer the same work is there (the test above can see)', async () => {
    const before = await traces();
    const opened = openWorkspace(options('device'));
    await waitUntil(() => opened.store.phase !== 'loading', undefined, PATIENCE);
    await opened.store.whenWritable();
    opened.store.execute('workspace-create', {
      name: 'Own',
      currency: 'TRY',
      timeZone: 'Europe/Istanbul',
      language: 'tr',
    });
    await opened.store.whenDurable('device');
    expect(opened.store.sync.status).to.deep.include({ storage: 'best-effort' });
    // How much would be lost with the databases is noted outside of them (F19).
    await waitUntil(
      () => Object.keys(localStorage).some((key) => key.startsWith('firsat-unsent')),
      undefined,
      PATIENCE,
    );
    await opened.close();
    expect(await traces()).to.not.deep.equal(before);
  });
});
