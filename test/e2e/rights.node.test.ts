/** What somebody sees whose rights change: why, what became of their edits, and how these get in when the reason is gone. */
import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { setTheStage, until, type Stage } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

const SECRET = 'a secret of the tests, at least 32 bytes long';
const ADMIN = 'an-admin-token-of-tests-at-least-32-bytes';

/** Signs as a host's back end would. */
function token(user: string, workspace: string, role: string, at: number): string {
  const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
  const iat = Math.ceil(at / 1000);
  const body = `${part({ alg: 'HS256', typ: 'JWT' })}.${part({ sub: user, ws: workspace, role, iat, exp: iat + 900 })}`;
  return `${body}.${createHmac('sha256', SECRET).update(body).digest('base64url')}`;
}

/** One person in a browser of their own, let in by a host page that can end their session. */
interface Person {
  readonly page: Page;
  /** Whether the host gives them tokens. */
  session: boolean;
  notice(kind: string): Locator;
}

describe('rights that change', () => {
  let stage: Stage;
  before(async () => {
    stage = await setTheStage({
      FIRSAT_JWT_SECRET: SECRET,
      FIRSAT_ADMIN_TOKEN: ADMIN,
      FIRSAT_ORIGINS: '*',
    });
  });
  after(async () => {
    await stage.close();
  });

  /** What the host's back end tells the server about a member. */
  async function member(room: string, user: string, body: Readonly<Record<string, unknown>>): Promise<void> {
    const url = `${stage.server.url.replace(/^ws/, 'http')}/v1/workspaces/${room}/members/${user}`;
    const response = await fetch(url, {
      method: 'PUT',
      headers: { authorization: `Bearer ${ADMIN}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    assert.equal(response.status, 200, await response.text());
  }

  async function enter(
    user: string,
    room: string,
    options: { readonly role?: string; readonly prepare?: (page: Page) => Promise<void> } = {},
  ): Promise<Person> {
    const { role = 'editor' } = options;
    const context = await stage.browser.newContext({ acceptDownloads: true });
    let session = true;
    /** When they signed in: what was signed before can be revoked. */
    let signedIn = Date.now() - 30_000;
    const page = await stage.visit(
      context,
      { room, rows: '0' },
      {
        prepare: async (opened) => {
          await opened.exposeFunction('hostToken', () => {
            if (!session) throw new Error('signed out');
            return token(user, room, role, signedIn);
          });
          // The host page says who works here, before the element is upgraded.
          await opened.addInitScript((id) => {
            const seen = new MutationObserver(() => {
              const workspace = document.querySelector('pipeline-workspace');
              if (!workspace) return;
              seen.disconnect();
              const { hostToken } = window as unknown as { hostToken: () => Promise<string> };
              Object.assign(workspace, { user: { id, name: id }, getToken: () => hostToken() });
            });
            seen.observe(document, { childList: true, subtree: true });
          }, user);
          await options.prepare?.(opened);
        },
      },
    );
    await until(page, ({ store }: Workspace) => store?.phase === 'ready' && store.isWritable);
    await saved(page);
    return {
      page,
      get session() {
        return session;
      },
      set session(on) {
        session = on;
        signedIn = Date.now();
      },
      notice: (kind) => page.locator(`change-notices .notice[data-kind=${kind}]`),
    };
  }

  const saved = (page: Page): Promise<void> =>
    until(
      page,
      ({ store }: Workspace) =>
        store?.sync.status.server === 'saved' && store.sync.status.network === 'online',
    );
  const network = (page: Page, on: boolean): Promise<void> =>
    page.evaluate((wanted) => {
      const workspace = document.querySelector('pipeline-workspace');
      if (wanted) workspace?.connect();
      else workspace?.disconnect();
    }, on);
  /** One change; asserts what the store says to it. */
  async function add(page: Page, id: string, expected = true): Promise<void> {
    const done = await page.evaluate(async (which) => {
      const store = document.querySelector('pipeline-workspace')?.store;
      const result = store?.execute('opportunity-create', {
        id: which,
        description: which,
        customerId: 'customer',
      });
      if (result?.ok) await store?.whenDurable('device');
      return result;
    }, id);
    assert.equal(done?.ok, expected, JSON.stringify(done));
  }
  const has = (page: Page, id: string): Promise<void> =>
    until(page, ({ store }: Workspace, which: string) => !!store?.get('opportunities', which), id);
  const hasNot = (page: Page, id: string): Promise<boolean> =>
    page.evaluate(
      (which) => !document.querySelector('pipeline-workspace')?.store?.get('opportunities', which),
      id,
    );
  const access = (page: Page, wanted: string): Promise<void> =>
    until(page, ({ store }: Workspace, which: string) => store?.sync.status.access === which, wanted);
  const quiet = (person: Person): Promise<void> =>
    person.page
      .waitForFunction(() => document.querySelector('change-notices')?.notices.length === 0)
      .then(() => undefined);

  /** Presses an export button; what the file says, and how it is called. */
  async function exported(
    page: Page,
    button: Locator,
  ): Promise<{ readonly name: string; readonly text: string }> {
    const download = page.waitForEvent('download');
    await button.click();
    const file = await download;
    return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
  }

  /** Everybody has the same pipeline, with one opportunity in it. */
  async function begin(
    room: string,
    options: Parameters<typeof enter>[2] = {},
  ): Promise<{ ayse: Person; mehmet: Person }> {
    const ayse = await enter('ayse', room, { role: 'owner' });
    await ayse.page.evaluate(() =>
      document
        .querySelector('pipeline-workspace')
        ?.store?.execute('contact-create', { id: 'customer', name: 'Customer' }),
    );
    await add(ayse.page, 'shared');
    await saved(ayse.page);
    const mehmet = await enter('mehmet', room, options);
    await has(mehmet.page, 'shared');
    return { ayse, mehmet };
  }

  const leave = async (...people: readonly Person[]): Promise<void> => {
    for (const { page } of people) await page.context().close();
  };

  it('F40 who may only read now sees why, keeps what was not sent, exports it, and it gets in with the right', async () => {
    const room = 'demoted';
    const { ayse, mehmet } = await begin(room);
    const { page } = mehmet;
    await network(page, false);
    await add(page, 'offline-1');
    await add(page, 'offline-2');
    await member(room, 'mehmet', { role: 'reader' });
    await network(page, true);

    const held = mehmet.notice('held');
    await held.getByText('2 of your changes could not be saved').waitFor();
    await held.getByText('You may only view this workspace at the moment.').waitFor();
    await access(page, 'reader');
    await page.locator('opportunity-board .banner', { hasText: 'You may view this pipeline' }).waitFor();
    assert.equal(await page.locator('opportunity-board [part~=create-button]').count(), 0);
    await add(page, 'refused', false);
    assert.equal(await hasNot(ayse.page, 'offline-1'), true);
    assert.equal(await held.locator('.retry-all').count(), 0, 'it cannot succeed now');

    await held.getByRole('button', { name: 'Review' }).click();
    const rows = page.locator('change-notices .changes li[data-change]');
    assert.deepEqual(await rows.locator('strong').allInnerTexts(), ['offline-1', 'offline-2']);
    await page.keyboard.press('Escape');
    const file = await exported(page, held.locator('.export-all'));
    assert.match(file.name, /^unsaved-changes-demoted-\d{4}-\d{2}-\d{2}\.json$/);
    for (const id of ['offline-1', 'offline-2'])
      assert.ok(file.text.includes(`"${id}"`), file.text.slice(0, 400));

    await page.reload();
    await mehmet.notice('held').getByText('2 of your changes could not be saved').waitFor();

    await member(room, 'mehmet', { role: 'editor' });
    await has(ayse.page, 'offline-1');
    await has(ayse.page, 'offline-2');
    await quiet(mehmet);
    assert.equal(await page.locator('opportunity-board [part~=create-button]').count(), 1);
    await leave(ayse, mehmet);
  });

  it('F40 what is being typed at that moment stays, with the reason, and is saved afterwards', async () => {
    const room = 'typing';
    const { ayse, mehmet } = await begin(room);
    const { page } = mehmet;
    await page.locator('opportunity-board .card', { hasText: 'shared' }).click();
    await page.locator('opportunity-detail #view-description').click();
    const editor = page.locator('opportunity-detail .cell.title input');
    await editor.fill('typed by Mehmet');
    await member(room, 'mehmet', { role: 'reader' });
    await access(page, 'reader');
    await page.locator('opportunity-detail .notice', { hasText: 'not change it' }).waitFor();
    await editor.press('Enter');
    await page.locator('opportunity-detail .cell.title .problem').waitFor();
    assert.equal(await editor.inputValue(), 'typed by Mehmet');

    await member(room, 'mehmet', { role: 'editor' });
    await access(page, 'editor');
    await editor.press('Enter');
    await until(
      ayse.page,
      ({ store }: Workspace) => store?.get('opportunities', 'shared')?.description === 'typed by Mehmet',
    );
    await leave(ayse, mehmet);
  });

  it('F34 whose session has ended goes on working, exports, signs in again, and all is sent', async () => {
    const room = 'expired';
    const { ayse, mehmet } = await begin(room);
    const { page } = mehmet;
    mehmet.session = false;
    await member(room, 'mehmet', { role: 'editor', notBefore: Date.now() });
    const notice = mehmet.notice('expired');
    await notice.getByText('Your session has ended').waitFor();
    await add(page, 'meanwhile');
    await notice.getByText(/changes? on this device will be sent when you sign in again/).waitFor();
    assert.equal(await page.locator('opportunity-board [part~=create-button]').count(), 1, 'work goes on');
    assert.equal(await hasNot(ayse.page, 'meanwhile'), true);
    const file = await exported(page, notice.locator('.export-all'));
    assert.ok(file.text.includes('"meanwhile"'), file.text.slice(0, 400));

    mehmet.session = true;
    await notice.getByRole('button', { name: 'Sign in again' }).click();
    await has(ayse.page, 'meanwhile');
    await quiet(mehmet);
    await saved(page);
    await leave(ayse, mehmet);
  });

  it('F41 who is no longer a member sees why, keeps and exports what was not sent, and it gets in when they are back', async () => {
    const room = 'removed';
    const { ayse, mehmet } = await begin(room);
    const { page } = mehmet;
    await network(page, false);
    await add(page, 'unsent');
    await member(room, 'mehmet', { role: 'none' });
    await network(page, true);
    await mehmet.notice('removed').getByText('You are no longer a member of this workspace').waitFor();
    const held = mehmet.notice('held');
    await held.getByText('1 of your changes could not be saved').waitFor();
    await add(page, 'refused', false);
    const file = await exported(page, held.locator('.export-all'));
    assert.ok(file.text.includes('"unsent"'), file.text.slice(0, 400));
    assert.equal(await hasNot(ayse.page, 'unsent'), true);

    await member(room, 'mehmet', { role: 'editor' });
    await mehmet.notice('removed').getByRole('button', { name: 'Check again' }).click();
    await has(ayse.page, 'unsent');
    await quiet(mehmet);
    await has(page, 'shared');
    await leave(ayse, mehmet);
  });

  it('F46 whose page is too old sees why, keeps and exports what was not sent, and it is sent after a reload', async () => {
    const room = 'outdated';
    let isTooOld = false;
    const { ayse, mehmet } = await begin(room, {
      // Stands for a server that has gone on to a protocol which this page does not speak.
      prepare: (page) =>
        page.routeWebSocket(/\/v1\//, (socket) => {
          if (isTooOld) void socket.close({ code: 4426 });
          else socket.connectToServer();
        }),
    });
    const { page } = mehmet;
    await network(page, false);
    await add(page, 'unsent');
    isTooOld = true;
    await network(page, true);
    const notice = mehmet.notice('outdated');
    await notice.getByText(/changes? on this device will be sent after that/).waitFor();
    await page.locator('opportunity-board .banner', { hasText: 'Reload the page' }).waitFor();
    await add(page, 'refused', false);
    const file = await exported(page, notice.locator('.export-all'));
    assert.ok(file.text.includes('"unsent"'), file.text.slice(0, 400));
    assert.equal(await hasNot(ayse.page, 'unsent'), true);

    isTooOld = false;
    await Promise.all([page.waitForEvent('load'), notice.getByRole('button', { name: 'Reload' }).click()]);
    await has(ayse.page, 'unsent');
    await until(page, ({ store }: Workspace) => store?.phase === 'ready');
    await quiet(mehmet);
    await leave(ayse, mehmet);
  });
});
