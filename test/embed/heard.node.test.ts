/**
 * What somebody hears who does not see the page: moving a card, filling a form, answering a dialog, by keyboard and from the accessibility tree alone. The
 * transcripts in `heard/` are read by people; `FIRSAT_WRITE=1` writes them anew.
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { after, before, describe, it } from 'node:test';
import { chromium, type Browser, type Page } from 'playwright-core';
import { chromeArgs, findChrome } from '../setup/browser.mjs';
import { GalleryServer } from './gallery/gallery-server.js';
import type { Stand } from './gallery/page.js';
import { Reader } from './reader.js';

const folder = new URL('heard/', import.meta.url);

/** A visit that is done by keyboard; every line says what was pressed, what has the focus then, and what was announced. */
class Visit {
  readonly page: Page;
  readonly reader: Reader;
  readonly lines: string[] = [];

  constructor(page: Page, reader: Reader) {
    this.page = page;
    this.reader = reader;
  }

  /** Presses keys one after another, and listens after each. */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.page.keyboard.press(key);
      await this.listen(key);
    }
  }

  async type(words: string): Promise<void> {
    await this.page.keyboard.type(words);
    await this.listen(`“${words}”`);
  }

  /** Presses Tab until something is heard of the focus, and says how often. */
  async tabTo(what: string): Promise<void> {
    for (let times = 1; times < 40; times++) {
      await this.page.keyboard.press('Tab');
      await this.#frames();
      const focused = await this.reader.focused();
      if (!focused.includes(what)) continue;
      this.lines.push(`Tab × ${String(times)} → ${focused}`);
      return;
    }
    assert.fail(`${what} is not reached by Tab`);
  }

  async listen(did: string): Promise<void> {
    await this.#frames();
    this.lines.push(`${did} → ${await this.reader.focused()}`);
    for (const heard of await this.reader.heard()) this.lines.push(`    “${heard}”`);
  }

  /** Until what is expected can be seen; what is heard meanwhile is kept for the next line. */
  see(selector: string, state: 'visible' | 'detached' = 'visible'): Promise<void> {
    return this.page.locator(selector).first().waitFor({ state });
  }

  /** All that is read of a dialog. */
  async read(role: string): Promise<void> {
    this.lines.push(...(await this.reader.read(role)).map((line) => `  | ${line}`));
  }

  #frames(): Promise<unknown> {
    return this.page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
  }
}

describe('what is heard', () => {
  const server = new GalleryServer();
  let browser: Browser;

  before(async () => {
    await server.start();
    browser = await chromium.launch({ executablePath: findChrome() ?? '', args: [...chromeArgs] });
  });

  after(async () => {
    await browser.close();
    await server.stop();
  });

  async function visit(lang: string, stand: Stand, first: string): Promise<Visit> {
    const context = await browser.newContext({
      viewport: { width: 1200, height: 900 },
      reducedMotion: 'reduce',
    });
    const page = await context.newPage();
    const reader = await Reader.of(page);
    await page.clock.setFixedTime(1_769_925_600_000);
    await page.goto(server.address);
    await page.evaluate(
      ([language, what]) => {
        document.documentElement.lang = language;
        return (window as unknown as { gallery: { show(stand: Stand): Promise<void> } }).gallery.show(what);
      },
      [lang, stand] as const,
    );
    const made = new Visit(page, reader);
    await made.see(`${stand.tag} ${first}`);
    return made;
  }

  async function assertHeard(name: string, { lines, page }: Visit): Promise<void> {
    await page.context().close();
    const file = new URL(`${name}.txt`, folder);
    const transcript = `${lines.join('\n')}\n`;
    if (process.env['FIRSAT_WRITE']) {
      await mkdir(folder, { recursive: true });
      await writeFile(file, transcript);
    }
    assert.ok(existsSync(file), `there is no transcript ${name}.txt`);
    assert.equal(transcript, await readFile(file, 'utf8'));
  }

  for (const lang of ['tr', 'en']) {
    it(`AXT10 a card is found, moved, put back and opened (${lang})`, async () => {
      const visited = await visit(lang, { tag: 'opportunity-board', rows: 12 }, '.item');
      await visited.tabTo('Satış ekibi eğitimi');
      await visited.press(
        'Space',
        'ArrowRight',
        'ArrowRight',
        'Space',
        'Space',
        'ArrowLeft',
        'Escape',
        'm',
        'ArrowDown',
        'Escape',
      );
      await visited.press('Enter');
      await visited.see('opportunity-detail .history');
      await visited.press('Tab', 'Tab', 'Escape');
      await assertHeard(`board-move.${lang}`, visited);
    });

    it(`AXT11 a form is asked for, refused, filled and kept; the focus comes back to where it was asked for (${lang})`, async () => {
      const visited = await visit(lang, { tag: 'opportunity-board', rows: 12 }, '.item');
      await visited.tabTo(lang === 'tr' ? 'Yeni fırsat' : 'New opportunity');
      await visited.page.keyboard.press('Enter');
      await visited.see('opportunity-form #description');
      await visited.listen('Enter');
      await visited.press('Control+Enter');
      await visited.type('Karad');
      await visited.see('opportunity-form [role=option]');
      await visited.press('ArrowDown', 'ArrowUp', 'Enter', 'Tab', 'Tab');
      await visited.read('dialog');
      await visited.page.keyboard.press('Escape');
      await visited.see('opportunity-form', 'detached');
      await visited.listen('Escape');
      await assertHeard(`form.${lang}`, visited);
    });

    it(`AXT13 a chart is walked through, says what every mark is, and opens its records; the focus comes back to the mark (${lang})`, async () => {
      const visited = await visit(
        lang,
        { tag: 'pipeline-forecast', attributes: { by: 'quarter' }, rows: 24 },
        '.notes',
      );
      await visited.see('pipeline-forecast .drawing .mark');
      await visited.tabTo(lang === 'tr' ? 'Kazanılan, ' : 'Won, ');
      await visited.press('ArrowUp', 'ArrowUp', 'ArrowRight', 'ArrowLeft', 'End', 'Home');
      await visited.page.keyboard.press('Enter');
      await visited.see('pipeline-forecast button.record');
      await visited.listen('Enter');
      await visited.read('dialog');
      await visited.press('Escape');
      await assertHeard(`chart.${lang}`, visited);
    });

    it(`AXT12 a dialog asks, holds the focus, is left by Escape and gives it back (${lang})`, async () => {
      const visited = await visit(
        lang,
        { tag: 'stage-schema-editor', attributes: { schema: 'planports' }, rows: 12 },
        '[data-stage] .more',
      );
      await visited.page.locator('stage-schema-editor [data-stage] .more').first().focus();
      await visited.listen('…');
      await visited.press('Enter', 'ArrowUp', 'Enter');
      await visited.see('stage-schema-editor dialog[open]');
      await visited.listen('…');
      await visited.read('dialog');
      await visited.press('Tab', 'Tab', 'Tab', 'Tab', 'Escape');
      await assertHeard(`dialog.${lang}`, visited);
    });
  }
});
