/** The suite of pages with several copies of the kit, in each engine that is installed. */
import { after, before, describe, type TestContext } from 'node:test';
import type { Driver, Engine } from '../driver.js';
import { openChromium, openFirefox } from '../engines.js';
import { focus, until, type Query } from '../look-up.js';
import { columnOf, loaded } from './copies-page.js';
import { CopiesServer, type PageOptions } from './copies-server.js';

/** What Yjs says of itself; no harm is done: no object of one copy comes into the hands of the other. */
const OF_YJS = /^Yjs was already imported/;

/** Firefox with `FIRSAT_ZOO=all`, as in the zoo: what copies do to each other does not depend on the engine. */
const ENGINES: Readonly<Record<string, () => Promise<Engine | undefined>>> = {
  Chromium: openChromium,
  ...(process.env['FIRSAT_ZOO'] === 'all' && { Firefox: openFirefox }),
};

/** What was complained of, beside the one word of Yjs. */
export const complaints = ({ said }: Driver): readonly string[] =>
  said.filter((words) => !OF_YJS.test(words));

export const card = (within: string, text: string): Query => ({
  selector: '.item .card, .item.card',
  text,
  within,
});

/** Carries a card one stage on, by keyboard. */
export async function move(driver: Driver, board: string, text: string): Promise<void> {
  await focus(driver, card(board, text));
  for (const key of ['Space', 'ArrowRight', 'Space']) await driver.press(key);
}

export const arrives = (driver: Driver, board: string, text: string, column: number): Promise<true> =>
  until(
    driver,
    async () => (await columnOf(driver, board, text)) === column,
    `in column ${String(column)} of ${board}`,
  );

/** The body of a test: a visit of a new page. */
export type Visits = (
  options: PageOptions,
  body: (driver: Driver) => Promise<void>,
) => (test: TestContext) => Promise<void>;

/** Describes the same for each engine; skipped where one is not installed. */
export function inEachEngine(what: string, tests: (visits: Visits) => void): void {
  for (const [engine, open] of Object.entries(ENGINES))
    describe(`${what}, in ${engine}`, () => {
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

      tests((options, body) => async (test) => {
        if (!running) {
          test.skip(`${engine} is not installed`);
          return;
        }
        const driver = await running.visit(await server.page(options), { frame: false });
        try {
          await loaded(driver, ...options.copies);
          await body(driver);
        } finally {
          await driver.close();
        }
      });
    });
}
