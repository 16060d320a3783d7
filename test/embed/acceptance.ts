/** What the kit has to do on any page, in any engine: the same steps in each host of the zoo. */
import assert from 'node:assert/strict';
import { en } from '../../packages/elements/src/locales/en/index.js';
import type { Driver } from './driver.js';
import { click, focus, gone, isShown, shown, until, type Query } from './look-up.js';
import type { Host } from './zoo.js';
import type { HostPage, ZooWorkspace } from './zoo-types.js';

/** A visited host. */
export interface Visit {
  readonly host: Host;
  readonly driver: Driver;
}

const CREATE: Query = {
  selector: 'button',
  name: en.board.toolbar.createLabel,
  within: 'opportunity-board',
};
const SEARCH: Query = { selector: 'input[type="search"]', within: 'opportunity-board' };
const COLUMN: Query = { selector: '[part~="column"]', within: 'opportunity-board' };
const DETAIL: Query = { selector: 'opportunity-detail', within: 'opportunity-board' };
const card = (text: string): Query => ({
  selector: '.item .card, .item.card',
  text,
  within: 'opportunity-board',
});

const recorded = ({ driver }: Visit): Promise<HostPage> =>
  driver.evaluate(() => (window as unknown as { page: HostPage }).page);

/** The stage that a card is in, by its place among the columns. */
const columnOf = ({ driver }: Visit, text: string): Promise<number> =>
  driver.evaluate((wanted) => {
    const root = document.querySelector('opportunity-board')?.shadowRoot;
    const columns = [...(root?.querySelectorAll('[part~="column"]') ?? [])];
    return columns.findIndex((column) =>
      [...column.querySelectorAll('.item')].some((item) => item.textContent.includes(wanted)),
    );
  }, text);

export async function load({ driver }: Visit): Promise<void> {
  await shown(driver, COLUMN);
  await shown(driver, CREATE);
  const given = await driver.evaluate(() => {
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
  const { driver } = visit;
  const field = (role: string, name: string): Query => ({ selector: role, name, within: 'opportunity-form' });
  await click(driver, CREATE);
  await shown(driver, { selector: 'h2', text: en.form.title, within: 'opportunity-form' });
  await click(driver, field('[role="combobox"]', en.common.fields.customerId));
  await driver.type('Anadolu Yapı');
  await click(driver, { selector: '[role="option"]', text: 'Anadolu Yapı', within: 'opportunity-form' });
  await click(driver, field('input, textarea', en.common.fields.description));
  await driver.type(text);
  await driver.press('Control+Enter');
  await shown(driver, card(text));
  // What is new is opened.
  await close(visit);
}

/** Looks: readable whatever the page's own rules are. */
export async function looks({ driver, host }: Visit, text: string): Promise<void> {
  const look = await driver.evaluate((wanted) => {
    const root = document.querySelector('opportunity-board')?.shadowRoot;
    const item = [...(root?.querySelectorAll('.item') ?? [])].find((one) => one.textContent.includes(wanted));
    const card = item?.querySelector('.card') ?? item;
    if (!root || !card) throw new Error('no card');
    const style = getComputedStyle(card);
    const box = card.getBoundingClientRect();
    const create = root.querySelector('[part~="create-button"]');
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
  }, text);
  assert.ok(look.size >= 12 && look.size <= 18, `text of ${String(look.size)} px`);
  assert.ok(look.padding >= 4 && look.buttonPadding >= 4, `room of ${String(look.padding)} px`);
  assert.ok(look.width > 100 && look.height > 20, `${String(look.width)} × ${String(look.height)}`);
  assert.deepEqual(
    [look.spacing, look.transform, look.slant, look.direction],
    ['normal', 'none', 'normal', host.isRtl ? 'rtl' : 'ltr'],
  );
}

const isInColumn = (visit: Visit, text: string, column: number): Promise<true> =>
  until(visit.driver, async () => (await columnOf(visit, text)) === column, `in column ${String(column)}`);

export async function moveByKeys(visit: Visit, text: string): Promise<void> {
  const { driver } = visit;
  const before = await columnOf(visit, text);
  await focus(driver, card(text));
  await driver.press('Space');
  await driver.press(visit.host.isRtl ? 'ArrowLeft' : 'ArrowRight');
  await driver.press('Space');
  await isInColumn(visit, text, before + 1);
}

export async function moveByMouse(visit: Visit, text: string): Promise<void> {
  const { driver } = visit;
  const before = await columnOf(visit, text);
  const from = await shown(driver, card(text));
  const to = await driver.evaluate((index) => {
    const root = document.querySelector('opportunity-board')?.shadowRoot;
    const { x, y, width } = root?.querySelectorAll('[part~="column"]')[index]?.getBoundingClientRect() ?? {
      x: 0,
      y: 0,
      width: 0,
    };
    return { x: x + width / 2, y: y + 120 };
  }, before + 1);
  const start = { x: from.x + from.width / 2, y: from.y + from.height / 2 };
  await driver.move(start.x, start.y);
  await driver.down();
  await driver.move(start.x + 12, start.y + 4, 3);
  await driver.move(to.x, to.y, 6);
  await driver.up();
  await isInColumn(visit, text, before + 1);
}

/** Closes the drawer of the detail by Escape, once it has come and taken the focus. */
async function close({ driver }: Visit): Promise<void> {
  await until(driver, () => focusIn(driver, 'opportunity-detail'), 'focus in the detail');
  await driver.press('Escape');
  await gone(driver, DETAIL);
}

/** Opens the card, closes it by Escape, and is back on the card; the page has heard of it. */
export async function open(visit: Visit, text: string): Promise<void> {
  const { driver } = visit;
  const { opened } = await recorded(visit);
  await click(driver, card(text));
  await until(
    driver,
    () =>
      driver.evaluate((wanted) => {
        const detail = document
          .querySelector('opportunity-board')
          ?.shadowRoot?.querySelector('opportunity-detail');
        return detail?.shadowRoot?.textContent.includes(wanted) ?? false;
      }, text),
    'the detail shows the card',
  );
  assert.equal((await recorded(visit)).opened, opened + 1, 'the page hears the event');
  await close(visit);
  await until(
    driver,
    () =>
      driver.evaluate(() => {
        const active = document.activeElement?.shadowRoot?.activeElement;
        return active?.matches('.card, .card *') ?? false;
      }),
    'focus is back on the card',
  );
}

/** Whether the focus is within an element of this tag, across shadow roots. */
function focusIn(driver: Driver, tag: string): Promise<boolean> {
  return driver.evaluate((wanted) => {
    for (let active = document.activeElement; active; active = active.shadowRoot?.activeElement ?? null)
      if (active.localName === wanted) return true;
    return false;
  }, tag);
}

/** Keys that are typed into our inputs are not the page's; Escape is. */
export async function keepsKeys(visit: Visit): Promise<void> {
  const { driver } = visit;
  const before = (await recorded(visit)).keys.length;
  await focus(driver, SEARCH);
  await driver.type('jk');
  await driver.press('Escape');
  await driver.press('Control+k');
  assert.deepEqual(
    (await recorded(visit)).keys.slice(before).filter((key) => 'jk'.includes(key)),
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
export async function leavesNoTrace({ host, driver }: Visit): Promise<void> {
  const { before, after } = await driver.evaluate((ofLibraries) => {
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
export async function comesBack({ driver, host }: Visit, text: string): Promise<void> {
  await driver.evaluate(async (forgets) => {
    const workspace = document.querySelector<ZooWorkspace>('pipeline-workspace');
    const parent = workspace?.parentElement;
    if (!forgets) await workspace?.store?.whenDurable('device');
    if (!workspace || !parent) throw new Error('no workspace');
    workspace.remove();
    await new Promise((resolve) => setTimeout(resolve));
    if (workspace.store) throw new Error('the store of a removed workspace is still open');
    parent.append(workspace);
  }, host.forgets ?? false);
  await shown(driver, COLUMN);
  if (!host.forgets) await shown(driver, card(text));
}

/** A page that morphs itself into the answer of its server leaves what is typed alone. */
export async function survivesMorphing({ driver }: Visit, text: string): Promise<void> {
  await focus(driver, SEARCH);
  await driver.type(text);
  const typed = (): Promise<string | undefined> =>
    driver.evaluate(
      () =>
        document
          .querySelector('opportunity-board')
          ?.shadowRoot?.querySelector<HTMLInputElement>('input[type="search"]')?.value,
    );
  await driver.evaluate(() => {
    (window as unknown as { morph(): void }).morph();
  });
  assert.equal(await typed(), text);
  assert.ok(await isShown(driver, card(text)));
  await focus(driver, SEARCH);
  await driver.press('Escape');
  assert.equal(await typed(), '');
}

/** All of it. `look` is called when there is most to see. */
export async function accept(visit: Visit, look: () => Promise<void>): Promise<void> {
  const text = 'First of all';
  await load(visit);
  await create(visit, text);
  await looks(visit, text);
  await moveByKeys(visit, text);
  await moveByMouse(visit, text);
  await open(visit, text);
  await keepsKeys(visit);
  if (visit.host.morphs) await survivesMorphing(visit, text);
  await leavesNoTrace(visit);
  await look();
  await comesBack(visit, text);
  assert.deepEqual([...visit.driver.said, ...(await recorded(visit)).said], []);
}
