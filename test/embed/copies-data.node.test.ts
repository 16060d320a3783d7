/** Workspaces of several copies of the kit, on one page, with the same data. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, it } from 'node:test';
import { tr } from '../../packages/elements/src/locales/tr/index.js';
import { ServerProcess } from '../e2e/support.js';
import {
  addCard,
  addWorkspace,
  prefixed,
  records,
  setOffline,
  started,
  whenDurable,
} from './copies/copies-page.js';
import { arrives, card, complaints, inEachEngine, move } from './copies/in-each-engine.js';
import type { Driver } from './driver.js';
import { isShown, shown, until } from './look-up.js';

const USER = { 'user-id': 'ayse', 'user-name': 'Ayşe' };

inEachEngine('workspaces of several copies', (visits) => {
  let data: string;
  let server: ServerProcess;

  before(async () => {
    data = await mkdtemp(join(tmpdir(), 'firsat-copies-'));
    server = new ServerProcess(data);
    await server.start();
  });

  after(async () => {
    await server.kill();
    await rm(data, { recursive: true, force: true });
  });

  const areEqual = (driver: Driver, ...ids: readonly string[]): Promise<string> =>
    until(
      driver,
      async () => {
        const [first, ...others] = await Promise.all(ids.map((id) => records(driver, id)));
        return others.every((other) => other === first) && first;
      },
      `${ids.join(' and ')} are equal`,
    );

  it(
    'CPY7 a program older than the data only reads, says so, and follows what the newer one writes',
    visits({ copies: ['first', 'outdated'], lang: 'tr', body: '' }, async (driver) => {
      await prefixed(driver, 'outdated', 'old-');
      const shared = { workspace: 'dated', ...USER };
      await addWorkspace(
        driver,
        'pipeline-workspace',
        { ...shared, id: 'new', create: 'auto' },
        'opportunity-board',
      );
      await started(driver, 'new');
      await addCard(driver, 'new', 'Depo');
      await addWorkspace(driver, 'old-pipeline-workspace', { ...shared, id: 'old' }, 'old-opportunity-board');
      const board = 'old-opportunity-board';
      await shown(driver, { selector: '.banner', text: tr.common.readOnly.outdated, within: board });
      await shown(driver, card(board, 'Depo'));
      assert.equal(await isShown(driver, { selector: '[part~=create-button]', within: board }), false);
      const before = await areEqual(driver, 'new', 'old');
      await move(driver, board, 'Depo');
      assert.equal(await areEqual(driver, 'new', 'old'), before);
      await move(driver, 'opportunity-board', 'Depo');
      await arrives(driver, board, 'Depo', 1);
      await addCard(driver, 'new', 'Liman');
      await shown(driver, card(board, 'Liman'));
    }),
  );

  it(
    'CPY8 two workspaces of two copies with one room and one place on the device become equal, each offline and back; nothing is written twice',
    visits({ copies: ['first', 'second'], lang: 'en', body: '' }, async (driver) => {
      await prefixed(driver, 'second', 'x-');
      const room = `room-${driver.engine.toLowerCase()}`;
      const shared = { workspace: room, server: server.url, create: 'auto', ...USER };
      await addWorkspace(driver, 'pipeline-workspace', { ...shared, id: 'one' }, 'opportunity-board');
      await started(driver, 'one');
      await addWorkspace(driver, 'x-pipeline-workspace', { ...shared, id: 'two' }, 'x-opportunity-board');
      await started(driver, 'two');
      await addCard(driver, 'one', 'From one');
      await addCard(driver, 'two', 'From two');
      await areEqual(driver, 'one', 'two');

      for (const [away, other] of [
        ['one', 'two'],
        ['two', 'one'],
      ] as const) {
        await setOffline(driver, away, true);
        await addCard(driver, away, `Away in ${away}`);
        await addCard(driver, other, `There in ${other}`);
        await setOffline(driver, away, false);
        await areEqual(driver, 'one', 'two');
      }

      for (const id of ['one', 'two']) await setOffline(driver, id, true);
      await move(driver, 'opportunity-board', 'From one');
      await move(driver, 'x-opportunity-board', 'From two');
      await addCard(driver, 'one', 'Both away, one');
      await addCard(driver, 'two', 'Both away, two');
      for (const id of ['one', 'two']) await setOffline(driver, id, false);
      for (const id of ['one', 'two']) await whenDurable(driver, id);
      const all = await areEqual(driver, 'one', 'two');
      for (const text of [
        'From one',
        'From two',
        'Away in one',
        'Away in two',
        'Both away, one',
        'Both away, two',
      ])
        assert.equal(all.split(`"d":"${text}"`).length, 2, text);
      for (const board of ['opportunity-board', 'x-opportunity-board'])
        for (const text of ['From one', 'From two']) await arrives(driver, board, text, 1);
      // What a page finds later, on this device alone.
      await driver.evaluate(async () => {
        document.body.replaceChildren();
        await new Promise((resolve) => setTimeout(resolve));
      });
      await addWorkspace(driver, 'x-pipeline-workspace', { workspace: room, id: 'later', ...USER });
      await started(driver, 'later');
      await until(driver, async () => (await records(driver, 'later')) === all, 'the device has all of it');
      assert.deepEqual(
        // An engine tells of each socket that is closed before it was open.
        complaints(driver).filter((words) => !/^\[firsat\]|\bws:/.test(words)),
        [],
      );
    }),
  );
});
