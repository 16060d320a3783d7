/**
 * An example for integrators: the test of a page that shows a board and does two things of its own. It says beside the board how many opportunities are open, and keeps those of
 * its key accounts where they are.
 */
import { expect } from '@open-wc/testing';
import 'firsat/define/opportunity-board';
import { createTestWorkspace, locators, pierce, type TestWorkspace } from 'firsat/testing';

/** The page under test: `body` is where it stands. */
function startShopPage(body: HTMLElement): HTMLElementTagNameMap['pipeline-workspace'] {
  const workspace = document.createElement('pipeline-workspace');
  workspace.workspace = 'shop';
  const count = document.createElement('output');
  workspace.append(count, document.createElement('opportunity-board'));
  workspace.addEventListener('firsat-change', () => {
    const open = [...(workspace.store?.list('opportunities') ?? [])].filter(
      ({ status }) => status.code === 'open',
    );
    count.textContent = `${String(open.length)} open`;
  });
  workspace.addEventListener('firsat-opportunity-move-request', (event) => {
    const found = workspace.store?.get('opportunities', event.detail.input.id);
    if (found?.description.startsWith('Key account')) event.preventDefault();
  });
  body.append(workspace);
  return workspace;
}

describe('the page of the shop', () => {
  let test: TestWorkspace;
  let page: HTMLElement;

  beforeEach(async () => {
    test = createTestWorkspace({ seed: 1, locale: 'en' });
    page = document.createElement('main');
    document.body.append(page);
    test.attach(startShopPage(page));
    await test.settled();
  });
  afterEach(() => {
    test.close();
    page.remove();
  });

  it('HTK3 HTK8 counts what is open, whoever changes it', async () => {
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    ayse.add({ description: 'Two shelves' });
    const id = test.me.add({ description: 'A counter' });
    await test.settled();
    expect(page.querySelector('output')?.textContent).to.equal('2 open');

    ayse.execute('opportunity-set-status', { id, status: 'won' });
    await test.settled();
    expect(page.querySelector('output')?.textContent).to.equal('1 open');
  });

  it('HTK4 HTK9 shows what was done while the network was away', async () => {
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    test.goOffline();
    ayse.add({ description: 'Two shelves' });
    await test.settled();
    expect(pierce(locators('en').cards)).to.have.length(0);

    test.goOnline();
    await test.settled();
    expect(pierce(locators('en').cards).map(({ textContent }) => textContent)[0]).to.contain('Two shelves');
  });

  it('HTK7 keeps key accounts where they are', async () => {
    test.me.add({ description: 'Key account', customer: 'Anadolu Yapı' });
    await test.settled();
    const before = test.me.find('Key account').position.stageId;
    const events = test.events();
    const [card] = pierce(`${locators('en').cards} .card`);
    card?.focus();
    for (const key of [' ', 'ArrowRight', ' '])
      card?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, composed: true }));
    await test.until(() => events.of('firsat-opportunity-move-request').length > 0, 'the request');

    expect(events.of('firsat-opportunity-move-request')[0]?.isPrevented).to.equal(true);
    await test.settled();
    expect(test.me.find('Key account').position.stageId).to.equal(before);
  });
});
