/** What the kit has to do on any page: the same steps in each host of the zoo. */
import assert from 'node:assert/strict';
import type { Frame, Locator, Page } from 'playwright-core';
import { en } from '../../packages/elements/src/locales/en/index.js';
import type { Host } from './zoo.js';
import type { HostPage, ZooWorkspace } from './zoo-types.js';

const NEW = en.board.toolbar.createLabel;

/** A visited host: its page, and the frame that the widgets stand in. */
export interface Visit {
  readonly host: Host;
  readonly page: Page;
  readonly frame: Frame;
  /** What the page complained of, and what it asked other hosts for. */
  readonly said: readonly string[];
}

const recorded = (frame: Frame): Promise<HostPage> =>
  frame.evaluate(() => (window as unknown as { page: HostPage }).page);

const card = ({ frame }: Visit, text: string): Locator =>
  frame.locator('opportunity-board .item').filter({ hasText: text });

/** The stage that a card is in, by its place among the columns. */
const columnOf = (visit: Visit, text: string): Promise<number> =>
  visit.frame.evaluate((wanted) => {
    const root = document.querySelector('opportunity-board')?.shadowRoot;
    const columns = [...(root?.querySelectorAll('[part~="column"]') ?? [])];
    return columns.findIndex((column) =>
      [...column.querySelectorAll('.item')].some((item) => item.textContent.includes(wanted)),
    );
  }, text);

export async function load(visit: Visit): Promise<void> {
  await visit.frame.locator('opportunity-board [part~="column"]').first().waitFor();
  await visit.frame.getByRole('button', { name: NEW, exact: true }).first().waitFor();
  const given = await visit.frame.evaluate(() => {
    const workspace = document.querySelector<ZooWorkspace>('pipeline-workspace');
    const board = document.querySelector('opportunity-board');
    return {
      name: workspace?.store?.presence.self.user.name,
      density: board?.density,
    };
  });
  assert.deepEqual(given, { name: 'Zeynep Yılmaz', density: 'compact' }, 'attributes and properties arrive');
}

/** A new card by the board's own form; what is typed stays with us. */
export async function create(visit: Visit, text: string): Promise<void> {
  const { frame, page } = visit;
  await frame.getByRole('button', { name: NEW, exact: true }).first().click();
  await frame.getByRole('heading', { name: en.form.title }).waitFor();
  const customer = frame.getByRole('combobox', { name: en.common.fields.customerId });
  await customer.fill('Anadolu Yapı');
  await frame
    .getByRole('option', { name: /Anadolu Yapı/ })
    .first()
    .click();
  await frame.getByRole('textbox', { name: en.common.fields.description }).pressSequentially(text);
  await page.keyboard.press('Control+Enter');
  await card(visit, text).waitFor();
  // What is new is opened.
  await close(visit);
}

/** Looks: readable whatever the page's own rules are. */
export async function looks(visit: Visit, text: string): Promise<void> {
  const look = await card(visit, text).evaluate((item) => {
    const shown = item.querySelector('.card') ?? item;
    const style = getComputedStyle(shown);
    const box = shown.getBoundingClientRect();
    const button = shown.getRootNode() as ShadowRoot;
    const create = button.querySelector('[part~="create-button"]');
    const primary = create ? getComputedStyle(create) : undefined;
    return {
      size: Number.parseFloat(style.fontSize),
      spacing: style.letterSpacing,
      transform: style.textTransform,
      slant: style.fontStyle,
      padding: Number.parseFloat(style.paddingInlineStart),
      width: box.width,
      height: box.height,
      buttonPadding: Number.parseFloat(primary?.paddingInlineStart ?? '0'),
      direction: style.direction,
    };
  });
  assert.ok(look.size >= 12 && look.size <= 18, `text of ${String(look.size)} px`);
  assert.ok(look.padding >= 4 && look.buttonPadding >= 4, `room of ${String(look.padding)} px`);
  assert.ok(look.width > 100 && look.height > 20, `${String(look.width)} × ${String(look.height)}`);
  assert.deepEqual(
    [look.spacing, look.transform, look.slant, look.direction],
    ['normal', 'none', 'normal', visit.host.isRtl ? 'rtl' : 'ltr'],
  );
}

export async function moveByKeys(visit: Visit, text: string): Promise<void> {
  const { page } = visit;
  const before = await columnOf(visit, text);
  await card(visit, text).locator('.card').focus();
  await page.keyboard.press('Space');
  await page.keyboard.press(visit.host.isRtl ? 'ArrowLeft' : 'ArrowRight');
  await page.keyboard.press('Space');
  await waitFor(visit, async () => (await columnOf(visit, text)) === before + 1);
}

export async function moveByMouse(visit: Visit, text: string): Promise<void> {
  const { page, frame } = visit;
  const before = await columnOf(visit, text);
  const from = await card(visit, text).locator('.card').boundingBox();
  const to = await frame
    .locator('opportunity-board [part~="column"]')
    .nth(before + 1)
    .boundingBox();
  assert.ok(from && to);
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + from.width / 2 + 12, from.y + from.height / 2 + 4, { steps: 3 });
  await page.mouse.move(to.x + to.width / 2, to.y + 120, { steps: 6 });
  await page.mouse.up();
  await waitFor(visit, async () => (await columnOf(visit, text)) === before + 1);
}

/** Closes the drawer of the detail by Escape, once it has come and taken the focus. */
async function close(visit: Visit): Promise<void> {
  await waitFor(visit, () => focusIn(visit.frame, 'opportunity-detail'));
  await visit.page.keyboard.press('Escape');
  await visit.frame.locator('opportunity-board opportunity-detail').waitFor({ state: 'detached' });
}

/** Opens the card, closes it by Escape, and is back on the card; the page has heard of it. */
export async function open(visit: Visit, text: string): Promise<void> {
  const { frame } = visit;
  const opened = (await recorded(frame)).opened;
  await card(visit, text).locator('.card').click();
  const detail = frame.locator('opportunity-board opportunity-detail');
  await detail.getByText(text).first().waitFor();
  assert.equal((await recorded(frame)).opened, opened + 1, 'the page hears the event');
  await close(visit);
  await waitFor(visit, () =>
    frame.evaluate(() => {
      const active = document.activeElement?.shadowRoot?.activeElement;
      return active?.matches('.card, .card *') ?? false;
    }),
  );
}

/** Whether the focus is within an element of this tag, across shadow roots. */
function focusIn(frame: Frame, tag: string): Promise<boolean> {
  return frame.evaluate((wanted) => {
    for (let active = document.activeElement; active; active = active.shadowRoot?.activeElement ?? null)
      if (active.localName === wanted) return true;
    return false;
  }, tag);
}

/** Keys that are typed into our inputs are not the page's; Escape is. */
export async function keepsKeys(visit: Visit): Promise<void> {
  const { frame, page } = visit;
  const before = (await recorded(frame)).keys.length;
  await frame.locator('opportunity-board input[type="search"]').first().focus();
  await page.keyboard.type('jk');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  assert.deepEqual(
    (await recorded(frame)).keys.slice(before).filter((key) => 'jk'.includes(key)),
    ['k'],
  );
}

/** What Lit, Yjs and zod note on every page, whoever brings them: which versions of them there are. */
const OF_LIBRARIES = [
  'reactiveElementVersions',
  'litPropertyMetadata',
  'litHtmlVersions',
  'litElementVersions',
  '__ $YJS$ __',
  '__zod_globalConfig',
];

/** Nothing of the page has been touched: no style sheet, nothing in its head, no global name of ours. */
export async function leavesNoTrace({ host, frame }: Visit): Promise<void> {
  const { before, after } = await frame.evaluate((ofLibraries) => {
    const { page } = window as unknown as { page: HostPage };
    const known = new Set([...page.names, ...ofLibraries, 'page']);
    return {
      before: { head: page.head, sheets: page.sheets, adopted: page.adopted, names: [] as string[] },
      after: {
        head: document.head.innerHTML,
        sheets: document.styleSheets.length,
        adopted: document.adoptedStyleSheets.length,
        names: Object.getOwnPropertyNames(window).filter((name) => !known.has(name)),
      },
    };
  }, OF_LIBRARIES);
  // A framework may note what it likes.
  assert.deepEqual(host.script === undefined ? after : { ...after, names: [] }, before);
}

/** Taken out of the page and put in again: what was done is there, unless nothing is kept. */
export async function comesBack(visit: Visit, text: string): Promise<void> {
  await visit.frame.evaluate(async (forgets) => {
    const workspace = document.querySelector<ZooWorkspace>('pipeline-workspace');
    const parent = workspace?.parentElement;
    if (!forgets) await workspace?.store?.whenDurable('device');
    if (!workspace || !parent) throw new Error('no workspace');
    workspace.remove();
    await new Promise((resolve) => setTimeout(resolve));
    if (workspace.store) throw new Error('the store of a removed workspace is still open');
    parent.append(workspace);
  }, visit.host.forgets ?? false);
  await visit.frame.locator('opportunity-board [part~="column"]').first().waitFor();
  if (!visit.host.forgets) await card(visit, text).waitFor();
}

/** A page that morphs itself into the answer of its server leaves what is typed alone. */
export async function survivesMorphing(visit: Visit, text: string): Promise<void> {
  const { frame } = visit;
  const search = frame.locator('opportunity-board input[type="search"]').first();
  await search.fill(text);
  await frame.evaluate(() => {
    (window as unknown as { morph(): void }).morph();
  });
  assert.equal(await search.inputValue(), text);
  await card(visit, text).waitFor();
  await search.fill('');
}

async function waitFor({ page }: Visit, fact: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await fact())) {
    if (Date.now() > end) assert.fail('it did not come about');
    await page.evaluate(() => new Promise(requestAnimationFrame));
  }
}
