/** The acceptance of the zoo in one engine: call it within a `describe`; what it returns is the body of a host's test. */
import { writeFile } from 'node:fs/promises';
import { after, before, type TestContext } from 'node:test';
import { accept } from './acceptance.js';
import type { Engine } from './driver.js';
import { HostServer } from './host-server.js';
import { slug, zoo, type Host } from './zoo.js';

/** Where pictures of each engine and host are put, when somebody wants to look at them. */
const pictures = process.env['FIRSAT_PICTURES'];

/** What engines beside Chromium are asked: the hosts that depend on the engine; all with `FIRSAT_ZOO=all`. */
export const hostsForAll = zoo.filter(({ isForAll }) => isForAll ?? process.env['FIRSAT_ZOO'] === 'all');

/** `open` gives nothing where the engine is not installed: the tests say so. */
export function inEngine(
  engine: string,
  hosts: readonly Host[],
  open: () => Promise<Engine | undefined>,
): (host: Host) => (test: TestContext) => Promise<void> {
  const server = new HostServer();
  let running: Engine | undefined;

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
  };

  async function visit(browser: Engine, host: Host): Promise<void> {
    const driver = await browser.visit(server.urlOf(host), { frame: host.isSandboxed ?? false });
    const picture = async (file: string): Promise<void> => {
      if (pictures) await writeFile(`${pictures}/${file}.png`, await driver.screenshot());
    };
    const name = `${engine.toLowerCase()}-${slug(host)}`;
    try {
      await accept({ host, driver }, () => picture(name));
    } catch (error) {
      await picture(`${name}-failed`);
      throw error;
    } finally {
      await driver.close();
    }
  }
}
