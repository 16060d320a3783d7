/** What a real browser does to the databases of a page: it refuses space, throws them away, closes them in the middle of work. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { BrowserContext, Page } from 'playwright-core';
import { setTheStage, until, type Stage } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/**
 * While `diskIsFull`, every transaction that adds something is undone as a full disk undoes it. (`Storage.overrideQuotaForOrigin` of the
 * developer tools has no effect on databases in the Chromium of the tests: 80 MB were written under a quota of 1 kB.)
 */
const fullDisk = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    const { prototype } = IDBObjectStore;
    for (const name of ['add', 'put'] as const) {
      const original = prototype[name];
      prototype[name] = function (this: IDBObjectStore, ...args) {
        const request = original.apply(this, args);
        if ((window as unknown as { diskIsFull?: boolean }).diskIsFull) {
          const { transaction } = this;
          const value = new DOMException('full', 'QuotaExceededError');
          Object.defineProperty(transaction, 'error', { configurable: true, value });
          request.addEventListener('success', () => {
            try {
              transaction.abort();
            } catch {
              // Undone already.
            }
          });
        }
        return request;
      };
    }
  });

/** Runs in the page. */
async function outboxIsEmpty(): Promise<boolean> {
  const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
  const opening = indexedDB.open(names.find((name) => name.startsWith('firsat-outbox')) ?? '');
  await new Promise((resolve) => {
    opening.onsuccess = resolve;
  });
  const counting = opening.result.transaction('changes').objectStore('changes').count();
  await new Promise((resolve) => {
    counting.onsuccess = resolve;
  });
  opening.result.close();
  return counting.result === 0;
}

describe('the disk of a browser', () => {
  let stage: Stage;
  before(async () => {
    stage = await setTheStage();
  });
  after(async () => {
    await stage.close();
  });

  const errors: string[] = [];

  async function enter(
    context: BrowserContext,
    query: Readonly<Record<string, string>>,
    prepare?: (page: Page) => Promise<unknown>,
  ): Promise<Page> {
    const page = await stage.visit(
      context,
      { rows: '0', ...query },
      prepare && { prepare: (fresh) => prepare(fresh).then(() => undefined) },
    );
    page.on('pageerror', (error) => errors.push(error.message));
    await until(page, ({ store }: Workspace) => store?.phase === 'ready' && store.isWritable);
    return page;
  }

  const noServer = (page: Page): Promise<void> =>
    page.routeWebSocket(/\/v1\//, (socket) => socket.close({ code: 1011 }));

  const originOf = (page: Page): string => new URL(page.url()).origin;

  /** Makes contacts with these names. */
  const write = (page: Page, names: readonly string[]): Promise<boolean> =>
    page.evaluate((list) => {
      const store = document.querySelector('pipeline-workspace')?.store;
      return list.every((name) => store?.execute('contact-create', { name }).ok === true);
    }, names);
  const found = (page: Page): Promise<string[]> =>
    page.evaluate(() => {
      const store = document.querySelector('pipeline-workspace')?.store;
      return [...(store?.list('contacts') ?? [])].map(({ name }) => name).sort();
    });
  const names = (prefix: string, count: number): string[] =>
    Array.from({ length: count }, (_, index) => `${prefix} ${String(index).padStart(3, '0')}`);

  it('F17 a browser without space: edits stay, go to the server, are warned about, and are written when there is space', async () => {
    const home = await stage.browser.newContext();
    const page = await enter(home, { room: 'quota' }, fullDisk);
    await until(page, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    const isFull = (full: boolean): Promise<void> =>
      page.evaluate((is) => {
        (window as unknown as { diskIsFull: boolean }).diskIsFull = is;
      }, full);
    await isFull(true);
    const all = names('full', 60);
    assert.ok(await write(page, all));
    await until(
      page,
      ({ store }: Workspace) =>
        store?.sync.status.device === 'failed' && store.sync.status.problem === 'storage-quota',
    );
    await until(page, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    const unsaved = await page.evaluate(
      () => document.querySelector('pipeline-workspace')?.store?.sync.status.unsavedOnDevice ?? 0,
    );
    assert.ok(unsaved > 0, 'nothing is claimed to be on this device');
    assert.deepEqual(await found(page), all);

    await isFull(false);
    await until(page, ({ store }: Workspace) => store?.sync.status.device === 'saved', undefined, 60_000);
    await page.close();
    const offline = await enter(home, { room: 'quota' }, noServer);
    assert.deepEqual(await found(offline), all);
    assert.deepEqual(errors, []);
    await home.close();
  });

  it('F15 databases that the browser throws away under the page are written again, and no exception reaches the page', async () => {
    const home = await stage.browser.newContext();
    const page = await enter(home, { room: 'cleared', server: 'none' });
    const session = await home.newCDPSession(page);
    const made: string[] = [];
    for (let round = 0; round < 3; round += 1) {
      const some = names(`round ${String(round)}`, 20);
      made.push(...some);
      assert.ok(await write(page, some.slice(0, 10)));
      await session.send('Storage.clearDataForOrigin', { origin: originOf(page), storageTypes: 'indexeddb' });
      assert.ok(await write(page, some.slice(10)));
      await page.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
    }
    await until(page, ({ store }: Workspace) => store?.sync.status.device === 'saved');
    await page.close({ runBeforeUnload: false });
    const next = await enter(home, { room: 'cleared', server: 'none' });
    assert.deepEqual(await found(next), made.sort());
    assert.deepEqual(errors, []);
    await home.close();
  });

  it('F19 what the browser threw away between two visits, and the server never had, is told with its number', async () => {
    const home = await stage.browser.newContext();
    const opener = await enter(home, { room: 'evicted' });
    await until(opener, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    // What the server has leaves the outbox a moment later: only then the count begins at nothing.
    await opener.waitForFunction(outboxIsEmpty);
    await opener.close();
    const page = await enter(home, { room: 'evicted' }, noServer);
    assert.ok(await write(page, names('lost', 7)));
    await page.evaluate(() => document.querySelector('pipeline-workspace')?.store?.whenDurable('device'));
    await page.waitForFunction(() =>
      Object.entries(localStorage).some(([, text]) => String(text).includes('"unsent":7')),
    );
    const elsewhere = await home.newPage();
    const origin = originOf(page);
    await page.close({ runBeforeUnload: false });
    const session = await home.newCDPSession(elsewhere);
    await session.send('Storage.clearDataForOrigin', {
      origin,
      storageTypes: 'indexeddb',
    });
    const next = await enter(home, { room: 'evicted' });
    await until(next, ({ store }: Workspace) => store?.sync.status.evicted === 7);
    await until(next, ({ store }: Workspace) => store?.sync.status.server === 'saved');
    assert.deepEqual(await found(next), []);
    await home.close();
  });
});
