/** The acceptance of the zoo in one engine: call it within a `describe`; what it returns is the body of a host's test. */
import assert from 'node:assert/strict';
import { after, before, type TestContext } from 'node:test';
import { accept } from './acceptance.js';
import { boardAlone } from './alike.js';
import type { Driver, Engine } from './driver.js';
import { HostServer } from './host-server.js';
import { Album, compared } from './pictures.js';
import { slug, zoo, type Host } from './zoo.js';

/** What a board may differ by from that on a plain page: the page shows through nowhere, and every letter is where it was. */
const ALIKE = 0.0005;
const PLAIN: Host = { name: 'plain' };

/** What engines beside Chromium are asked: the hosts that depend on the engine; all with `FIRSAT_ZOO=all`. */
export const hostsForAll = zoo.filter(({ isForAll }) => isForAll ?? process.env['FIRSAT_ZOO'] === 'all');

/** `open` gives nothing where the engine is not installed: the tests say so. */
export function inEngine(
  engine: string,
  hosts: readonly Host[],
  open: () => Promise<Engine | undefined>,
): (host: Host) => (test: TestContext) => Promise<void> {
  const server = new HostServer();
  const album = new Album();
  let running: Engine | undefined;
  let plain: Promise<Uint8Array> | undefined;

  before(async () => {
    running = await open();
    if (running) await server.start(hosts);
  });

  after(async () => {
    await running?.close();
    await server.stop();
  });

  return (host) => async (test) => {
    if (!running) {
      test.skip(`${engine} is not installed`);
      return;
    }
    try {
      await visit(running, host);
    } catch (error) {
      // Engines that are driven from outside now and then lose a step on a busy machine.
      if (engine === 'Chromium') throw error;
      test.diagnostic(`${engine}, ${host.name}: a second attempt, since ${String(error)}`);
      await visit(running, host);
    }
    assert.deepEqual(album.changed.splice(0), [], 'pictures are not as they were');
  };

  async function visit(browser: Engine, host: Host, look?: (driver: Driver) => Promise<void>): Promise<void> {
    const driver = await browser.visit(server.urlOf(host), { frame: host.isSandboxed ?? false });
    const picture = async (file: string): Promise<void> => {
      if (album.isKept) await album.add(file, await driver.screenshot());
    };
    const name = `${engine.toLowerCase()}-${slug(host)}`;
    try {
      await accept(
        { host, driver },
        look
          ? () => look(driver)
          : async () => {
              await picture(name);
              if (isCompared(host)) await looksAlike(driver, name);
            },
      );
    } catch (error) {
      await picture(`${name}-failed`);
      throw error;
    } finally {
      await driver.close();
    }
  }

  /** Mirrored is another picture; other engines draw letters at parts of a pixel, which moves them with their surroundings. */
  function isCompared({ isRtl }: Host): boolean {
    return engine === 'Chromium' && isRtl !== true;
  }

  /** The board on a page without any rule, after the same steps. */
  async function onPlainPage(browser: Engine): Promise<Uint8Array> {
    let picture: Uint8Array | undefined;
    await visit(browser, PLAIN, async (driver) => {
      picture = await boardAlone(driver);
    });
    assert.ok(picture);
    return picture;
  }

  async function looksAlike(driver: Driver, name: string): Promise<void> {
    assert.ok(running);
    plain ??= onPlainPage(running);
    const { share, picture } = compared(await plain, await boardAlone(driver));
    if (share > 0 && picture) await album.add(`${name}-unlike`, picture);
    assert.ok(
      share <= ALIKE,
      `${(share * 100).toFixed(2)} % of the board looks otherwise than on a plain page`,
    );
  }
}
