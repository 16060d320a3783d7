/** Several copies of the kit on one page, each with its own Lit and its own Yjs. */
import assert from 'node:assert/strict';
import { after, before, describe, it, type TestContext } from 'node:test';
import { en } from '../../packages/elements/src/locales/en/index.js';

import { CopiesServer, type PageOptions } from './copies/copies-server.js';
import {
  addCard,
  columnOf,
  inShadow,
  loaded,
  prefixed,
  records,
  started,
  type CopiesWindow,
} from './copies/copies-page.js';
import type { Driver, Engine } from './driver.js';
import { openChromium, openFirefox } from './engines.js';
import { click, focus, shown, until, type Query } from './look-up.js';

/** What Yjs says of itself; no harm is done: no object of one copy comes into the hands of the other. */
const OF_YJS = /^Yjs was already imported/;

const workspace = (id: string, attributes: string, inner = '<opportunity-board></opportunity-board>'): string =>
  `<pipeline-workspace id="${id}" workspace="${id}" create="auto" user-id="ayse" user-name="Ayşe" ${attributes}>${inner}</pipeline-workspace>`;

const card = (within: string, text: string): Query => ({ selector: '.item .card, .item.card', text, within });

const ENGINES: Readonly<Record<string, () => Promise<Engine | undefined>>> = {
  Chromium: openChromium,
  Firefox: openFirefox,
};

for (const [engine, open] of Object.entries(ENGINES))
  describe(`several copies of the kit on a page, in ${engine}`, () => {
    const server = new CopiesServer();
    let running: Engine | undefined;

    before(async () => {
      await server.start();
      running = await open();
    });

    after(async () => {
      await running?.close();
      server.stop();
    });

    /** A visit of a new page; skipped where the engine is not installed. */
    const visits =
      (options: PageOptions, body: (driver: Driver) => Promise<void>) =>
      async (test: TestContext): Promise<void> => {
        if (!running) {
          test.skip(`${engine} is not installed`);
          return;
        }
        const driver = await running.visit(server.page(options), { frame: false });
        try {
          await loaded(driver, ...options.copies);
          await body(driver);
        } finally {
          await driver.close();
        }
      };

    const move = async (driver: Driver, board: string, text: string): Promise<void> => {
      await focus(driver, card(board, text));
      for (const key of ['Space', 'ArrowRight', 'Space']) await driver.press(key);
    };

    const arrives = (driver: Driver, board: string, text: string, column: number): Promise<true> =>
      until(
        driver,
        async () => (await columnOf(driver, board, text)) === column,
        `in column ${String(column)} of ${board}`,
      );

    it(
      'CPY1 the same tags twice: no error, one report, the first stays, the second works under its prefix',
      visits(
        { copies: ['first', 'second'], lang: 'en', body: workspace('both', 'storage="memory"') },
        async (driver) => {
          await started(driver, 'both');
          await addCard(driver, 'both', 'First of all');
          await shown(driver, card('opportunity-board', 'First of all'));
          await until(driver, () => Promise.resolve(driver.said.length >= 2), 'a report');
          const [reports, others] = [
            driver.said.filter((words) => words.startsWith('[firsat]')),
            driver.said.filter((words) => !words.startsWith('[firsat]')),
          ];
          assert.equal(reports.length, 1);
          assert.match(reports[0] ?? '', /<opportunity-board>[^]*0\.1\.0 [^ ]*\n[^]*0\.2\.0 .*this one[^]*prefix: 'my-'/);
          assert.deepEqual(
            others.filter((words) => !OF_YJS.test(words)),
            [],
          );
          await prefixed(driver, 'second', 'x-');
          await inShadow(driver, 'x-opportunity-board', { for: 'both' });
          await click(driver, card('x-opportunity-board', 'First of all'));
          await shown(driver, { selector: 'x-opportunity-detail', within: 'x-opportunity-board' });
          assert.equal(driver.said.length, 2);
        },
      ),
    );

    it(
      'CPY2 a card that is moved in either copy moves in both, and nothing else is written',
      visits(
        { copies: ['first', 'second'], lang: 'en', body: workspace('moved', 'storage="memory"') },
        async (driver) => {
          await prefixed(driver, 'second', 'x-');
          await started(driver, 'moved');
          await addCard(driver, 'moved', 'Across');
          await inShadow(driver, 'x-opportunity-board', { for: 'moved' });
          await shown(driver, card('x-opportunity-board', 'Across'));
          await move(driver, 'x-opportunity-board', 'Across');
          await arrives(driver, 'x-opportunity-board', 'Across', 1);
          await arrives(driver, 'opportunity-board', 'Across', 1);
          await move(driver, 'opportunity-board', 'Across');
          await arrives(driver, 'opportunity-board', 'Across', 2);
          await arrives(driver, 'x-opportunity-board', 'Across', 2);
        },
      ),
    );
  });
