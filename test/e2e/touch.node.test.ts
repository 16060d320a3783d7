/** The playground on a phone: every main action by finger alone, with targets that a finger hits, and nothing cut off. */
import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Locator, Page } from 'playwright-core';
import { setTheStage, until, type Stage } from './support.js';

type Workspace = HTMLElementTagNameMap['pipeline-workspace'];

/** What a finger cannot hit, or cannot reach: targets in view that are too small, and those cut off where nothing scrolls sideways. */
function faults(): string[] {
  const TARGETS =
    'button, a[href], input, select, textarea, summary, [role=button], [role=tab], [tabindex]:not([tabindex="-1"])';
  const found: string[] = [];
  const parentOf = (node: Element): Element | undefined =>
    node.assignedSlot ?? node.parentElement ?? (node.getRootNode() as Partial<ShadowRoot>).host;
  const scrolls = (start: Element): boolean => {
    for (let node = parentOf(start); node; node = parentOf(node))
      if (node.scrollWidth > node.clientWidth && /auto|scroll/.test(getComputedStyle(node).overflowX))
        return true;
    return false;
  };
  const look = (root: Document | ShadowRoot): void => {
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      if (element.shadowRoot) look(element.shadowRoot);
      if (!element.matches(TARGETS) || !element.checkVisibility({ visibilityProperty: true })) continue;
      const own = element.getBoundingClientRect();
      const label = element.closest('label')?.getBoundingClientRect() ?? own;
      const [width, height] = [Math.max(own.width, label.width), Math.max(own.height, label.height)];
      // Not there, or out of view: what is out of view is looked at when it has been scrolled to.
      if (own.width <= 1 || own.height <= 1 || own.bottom < 0 || own.top > innerHeight) continue;
      const name = element.getAttribute('aria-label') ?? (element.textContent.trim() || element.className);
      const told = `${element.localName} “${name.slice(0, 40)}” in ${(element.getRootNode() as Partial<ShadowRoot>).host?.localName ?? 'the page'}`;
      const least = element.matches('.button.primary') ? 44 : 24;
      if (Math.round(width) < Math.min(24, least) || Math.round(height) < least)
        found.push(`${told}: ${String(Math.round(width))} × ${String(Math.round(height))}`);
      if (own.right > innerWidth + 1 && !scrolls(element)) found.push(`${told}: cut off`);
    }
  };
  look(document);
  if (document.documentElement.scrollWidth > innerWidth) found.push('the page scrolls sideways');
  return [...new Set(found)];
}

describe('the demo by touch', () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await setTheStage();
    const context = await stage.browser.newContext({
      viewport: { width: 390, height: 844 },
      hasTouch: true,
      isMobile: true,
      reducedMotion: 'reduce',
    });
    page = await stage.visit(context, { room: 'touch', server: 'none', rows: '30' }, { view: 'list' });
    await until(
      page,
      ({ store }: Workspace) => store?.isWritable === true && [...store.list('opportunities')].length === 30,
    );
  });
  after(async () => {
    await stage.close();
  });

  async function assertFit(where: string): Promise<void> {
    const found = await page.evaluate(faults);
    assert.deepEqual(found, [], where);
  }

  async function show(view: string, ready: Locator): Promise<void> {
    await page.locator(`[data-view=${view}]`).tap();
    await ready.waitFor();
    await assertFit(view);
  }

  const close = (widget: Locator): Promise<void> => widget.locator('button[aria-label=Close]').first().tap();

  /** How many live records there are of a collection. */
  const count = (name: 'activities' | 'opportunities' | 'offers' | 'tasks' | 'stages'): Promise<number> =>
    page.evaluate(
      (of) => [...(document.querySelector('pipeline-workspace')?.store?.list(of) ?? [])].length,
      name,
    );

  const grew = (name: 'activities' | 'opportunities' | 'offers' | 'tasks' | 'stages', from: number) =>
    until(
      page,
      ({ store }: Workspace, [of, before]: readonly ['tasks', number]) =>
        [...(store?.list(of) ?? [])].length > before,
      [name, from],
    );

  it('DEM7 S63 from the list to an opportunity: a call is logged, a task and an offer begun', async () => {
    const detail = page.locator('opportunity-detail');
    await page.locator('opportunity-list .row').first().waitFor();
    await assertFit('list');
    await page.locator('opportunity-list .row .cell.card').first().tap();
    await detail.locator('[data-quick=activities]').waitFor();
    await assertFit('detail');
    const calls = await count('activities');
    await detail.locator('[data-quick=activities]').tap();
    await detail.locator('#activity-summary').waitFor();
    await grew('activities', calls);
    await assertFit('call');
    const offers = await count('offers');
    await detail.locator('[data-quick=offers]').tap();
    await detail.locator('.new-offer .button.primary').tap();
    await grew('offers', offers);
    await assertFit('offer');
    const before = await count('tasks');
    await detail.locator('[data-quick=tasks]').tap();
    await detail.locator('#new-task').fill('Fiyatı sor');
    await detail.locator('opportunity-tasks .new-line .button').tap();
    await grew('tasks', before);
    await assertFit('tasks');
    await close(detail);
    await detail.locator('[data-quick=activities]').waitFor({ state: 'hidden' });
  });

  it('DEM7 S118 from a row to its customer and back', async () => {
    const customer = page.locator('contact-detail');
    await page.locator('opportunity-list .to-customer').first().tap();
    await customer.locator('h2').first().waitFor();
    await assertFit('customer');
    await close(customer);
    await customer.locator('h2').first().waitFor({ state: 'hidden' });
  });

  it('DEM7 BRD15 on the board a card is moved by its menu, and an opportunity made', async () => {
    const board = page.locator('opportunity-board');
    await show('board', board.locator('.part-button').first());
    const card = board.locator('.item').first();
    const id = (await card.getAttribute('data-id')) ?? '';
    const stageOf = (): Promise<string | undefined> =>
      page.evaluate(
        (which) =>
          document.querySelector('pipeline-workspace')?.store?.get('opportunities', which)?.position.stageId,
        id,
      );
    assert.equal(await stageOf(), 'planports-1');
    await card.locator('.card-menu').tap();
    await board.locator('.panel.menu').waitFor();
    await assertFit('menu');
    await board.locator('.panel.menu [data-key=planports-2]').tap();
    await until(
      page,
      ({ store }: Workspace, which: string) =>
        store?.get('opportunities', which)?.position.stageId === 'planports-2',
      id,
    );
    const before = await count('opportunities');
    await board.locator('[part=create-button]').tap();
    const form = page.locator('opportunity-form');
    await form.locator('#customerId').waitFor();
    await assertFit('form');
    await form.locator('#customerId').fill('a');
    await form.getByRole('option').first().tap();
    await form.locator('#description').fill('Parmakla');
    await form.locator('.button.primary').tap();
    await grew('opportunities', before);
    await page
      .locator('opportunity-detail')
      .getByRole('button', { name: 'Close', exact: true })
      .first()
      .tap();
  });

  it('DEM7 the queue, contacts, schemas, catalogue and data fit; a stage is added, a line of the queue is done', async () => {
    const queue = page.locator('work-queue');
    await show('queue', queue.locator('.counts'));
    // The task that was added before.
    await queue.locator('.row .check').first().tap();
    await page.locator('pipeline-workspace .toast').first().waitFor();
    await show('contacts', page.locator('contact-directory .row').first());
    const editor = page.locator('stage-schema-editor');
    await show('schemas', editor.locator('button').filter({ hasText: 'Planports' }));
    await editor.locator('button').filter({ hasText: 'Planports' }).tap();
    const row = editor.locator('#f-planports_add');
    await row.waitFor();
    await assertFit('schema');
    const before = await count('stages');
    await row.fill('Kurulum');
    await row.press('Enter');
    await grew('stages', before);
    await show('catalogue', page.locator('product-catalog .button.primary').first());
    await show('data', page.locator('record-bin'));
    await page.locator('record-bin').scrollIntoViewIfNeeded();
    await assertFit('bin');
  });
});
