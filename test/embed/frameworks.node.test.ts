/** Custom elements in frameworks: the same checks on a page of each, in Chromium; and what each framework's server writes, taken over. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CheckServer } from './checks/check-server.js';
import { hydration, late, lives, standing } from './checks/checks.js';
import { FRAMEWORKS, WRONG } from './checks/frameworks.js';
import { inabilities } from './checks/inabilities.js';
import type { Result } from './checks/run.js';
import type { Engine } from './driver.js';
import { openChromium } from './engines.js';

/**
 * What the kit rightly tells whoever makes the page: some frameworks write objects as attributes while the kit is not there, and Vue sets 0 where a number
 * becomes undefined.
 */
const TOLD =
  /^\[firsat\] (unknown-attribute: .* is a property: set it by a script|bad-value: max of <presence-list> is 0,)/;

describe('custom elements in frameworks', { concurrency: 2 }, () => {
  const server = new CheckServer();
  let browser: Engine | undefined;

  before(async () => {
    [browser] = await Promise.all([openChromium(), server.start([...FRAMEWORKS, WRONG])]);
  });

  after(async () => {
    await browser?.close();
    server.stop();
  });

  /** What a page found out, and what it said to its developer. */
  async function visit(
    path: string,
  ): Promise<{ readonly results: readonly Result[]; readonly said: readonly string[] }> {
    if (!browser) throw new Error('no browser');
    const driver = await browser.visit(`${server.address}/${path}`, { frame: false });
    try {
      const results = await driver.evaluate(
        () => (window as unknown as { readonly checked: Promise<readonly Result[]> }).checked,
      );
      return { results, said: driver.said.filter((words) => !TOLD.test(words)) };
    } finally {
      await driver.close();
    }
  }

  const held = (results: readonly Result[]): string =>
    `${String(results.filter(({ problem }) => problem === undefined).length)} of ${String(results.length)}`;

  /** What fails is what is listed, and nothing is listed that does not fail. */
  function agree(framework: string, results: readonly Result[]): void {
    const known = inabilities.filter((one) => one.framework === framework).map(({ check }) => check);
    const failed = results.filter(({ problem }) => problem !== undefined);
    assert.deepEqual(
      failed.filter(({ name }) => !known.includes(name)),
      [],
      'fails',
    );
    assert.deepEqual(
      results
        .filter(({ name, problem }) => problem === undefined && known.includes(name))
        .map(({ name }) => name),
      [],
      'is listed in checks/inabilities.ts, and holds',
    );
  }

  for (const { name, slug } of FRAMEWORKS)
    it(`ZOO10 ${name}: attributes, properties, events both ways, what stands inside, coming and going`, async (t) => {
      const { results, said } = await visit(slug);
      t.diagnostic(`${name}: ${held(results)}`);
      agree(name, results);
      assert.deepEqual(said, []);
    });

  for (const { name, slug, withoutServer } of FRAMEWORKS)
    it(`ZOO11 ${name}: what its server writes are tags, and it takes them over`, async (t) => {
      if (withoutServer !== undefined) {
        t.skip(`not asked: ${withoutServer}`);
        return;
      }
      const written = server.rendered.get(slug)?.body ?? '';
      for (const tag of ['pipeline-workspace', 'opportunity-board', 'opportunity-filters', 'line-grid'])
        assert.match(written, new RegExp(`<${tag}[ >].*</${tag}>`));
      assert.match(written, /<p[^>]*>Before<\/p>/);
      assert.doesNotMatch(written, /<template|<style/);
      const { results, said } = await visit(`${slug}-server`);
      t.diagnostic(`${name}, from its server: ${held(results)}`);
      agree(name, results);
      assert.deepEqual(said, []);
    });

  it('ZOO12 the checks find it out when a framework is used wrongly', async () => {
    const { results } = await visit(WRONG.slug);
    assert.deepEqual(
      results.filter(({ problem }) => problem !== undefined).map(({ name }) => name),
      WRONG.only?.slice(1),
    );
    assert.equal(results.length, WRONG.only?.length);
  });

  it('ZOO13 what a framework does not do is listed with the reason, for checks that there are', (t) => {
    const names = [...late, ...standing, ...lives, ...hydration].map(({ name }) => name);
    for (const { framework, check, why } of inabilities) {
      assert.ok(names.includes(check), check);
      assert.ok(
        FRAMEWORKS.some(({ name }) => name === framework),
        framework,
      );
      t.diagnostic(`${framework}: ${check}: ${why}`);
    }
  });
});
