import { expect } from '@open-wc/testing';
import '../define/opportunity-board.js';
import '../define/sync-status.js';
import {
  createTestWorkspace,
  locators,
  pierce,
  type TestWorkspace,
  type TestWorkspaceOptions,
} from './index.js';

describe('firsat/testing on a page', () => {
  let test: TestWorkspace;
  afterEach(() => {
    test.close();
    document.body.replaceChildren();
  });

  /** A page with a board over a workspace. */
  async function page(options: TestWorkspaceOptions = {}): Promise<HTMLElement> {
    test = createTestWorkspace({ seed: 3, locale: 'tr', opportunities: 10, ...options });
    const board = document.createElement('opportunity-board');
    test.element.append(board);
    document.body.append(test.element);
    await test.settled();
    return board;
  }

  const cards = (text: string): HTMLElement[] =>
    pierce(locators('tr').cards).filter(({ textContent }) => textContent.includes(text));

  it('HTK1 HTK6 a board shows the sample in the language of the workspace, once it is settled', async () => {
    await page();
    expect(pierce(locators('tr').columns).length).to.be.greaterThan(3);
    expect(pierce(locators('tr').cards).length).to.be.greaterThan(3);
    expect(test.element.lang).to.equal('tr');
  });

  it('HTK3 HTK6 what a peer does is painted when it is settled', async () => {
    await page();
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    const id = ayse.add({ description: 'Yeni depo' });
    await test.settled();
    expect(cards('Yeni depo')).to.have.length(1);
    ayse.edit(id, { description: 'Eski depo' });
    await test.settled();
    expect([cards('Yeni depo').length, cards('Eski depo').length]).to.deep.equal([0, 1]);
    ayse.delete(id);
    await test.settled();
    expect(cards('Eski depo')).to.have.length(0);
  });

  it('HTK2 widgets are told the time of the clock, until the test closes', async () => {
    const real = Date.now;
    await page({ now: '2031-05-01T09:00:00Z' });
    expect(Date.now()).to.equal(Date.parse('2031-05-01T09:00:00Z'));
    test.clock.advance({ days: 2 });
    expect(Date.now()).to.equal(Date.parse('2031-05-03T09:00:00Z'));
    test.close();
    expect(Date.now).to.equal(real);
  });

  it('HTK4 going offline is what the widgets show, and the switch of a widget is the same', async () => {
    await page();
    const status = document.createElement('sync-status');
    test.element.append(status);
    await test.settled();
    test.goOffline();
    expect(status.status?.network).to.equal('offline');
    test.goOnline();
    test.element.handle?.setOffline(true);
    expect(test.me.isOnline).to.equal(false);
    test.element.handle?.setOffline(false);
    expect(test.me.isOnline).to.equal(true);
  });

  it('HTK7 records what the page hears and what it vetoed', async () => {
    await page();
    const events = test.events();
    const veto = (event: Event): void => event.preventDefault();
    test.element.addEventListener('firsat-opportunity-open', veto);
    const [card] = pierce(`${locators('tr').cards} .card`);
    card?.click();
    await test.settled();
    expect(events.types).to.deep.equal(['firsat-opportunity-open']);
    expect(pierce(locators('tr').detail)).to.have.length(0);
    test.element.removeEventListener('firsat-opportunity-open', veto);
    events.clear();
    expect(events.list).to.deep.equal([]);
  });

  for (const when of ['before', 'after'] as const)
    it(`HTK8 a workspace of the page shows the test's, attached ${when} it was connected`, async () => {
      test = createTestWorkspace({ locale: 'tr', opportunities: 10 });
      const own = document.createElement('pipeline-workspace');
      own.workspace = 'real';
      own.storage = 'memory';
      own.append(document.createElement('opportunity-board'));
      if (when === 'before') test.attach(own);
      document.body.append(own);
      await own.updateComplete;
      if (when === 'after') test.attach(own);
      await test.settled();
      expect(own.store).to.equal(test.store);
      expect(pierce(locators('tr').cards).length).to.be.greaterThan(3);
      expect((await indexedDB.databases()).filter(({ name }) => name?.includes('test-'))).to.deep.equal([]);
    });

  it('HTK9 the button and the form for a new opportunity, and the detail, are found', async () => {
    await page();
    const at = locators('tr');
    const named = (name: string): HTMLElement[] =>
      pierce('button, h2, input, textarea').filter(
        (each) => (each.getAttribute('aria-label') ?? each.textContent).trim() === name,
      );
    const [create] = named(at.create.name);
    create?.click();
    await test.until(() => named(at.form.name).length > 0, 'the form');
    const labelled = (name: string): boolean =>
      pierce('label, [aria-label]').some((each) =>
        (each.getAttribute('aria-label') ?? each.textContent).trim().startsWith(name),
      );
    await test.until(() => labelled(at.description.name) && labelled(at.customer.name), 'the fields');
    pierce('.card')[0]?.click();
    await test.until(() => pierce(at.detail).length > 0, 'the detail');
  });

  it('HTK10 nothing is left when it closes', async () => {
    await page();
    const ayse = test.simulatePeer({ name: 'Ayşe' });
    await test.settled();
    const events = test.events();
    expect(ayse.store.presence.peers).to.have.length(1);
    const { element } = test;
    test.close();
    expect(element.isConnected).to.equal(false);
    element.dispatchEvent(new Event('firsat-reload'));
    expect(events.list).to.deep.equal([]);
    expect(ayse.store.presence.peers).to.deep.equal([]);
  });
});
