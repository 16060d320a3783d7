import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { dateInZone } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import { has, inside, textOf } from '../../testing/drive.js';
import { change, noticesScene, saidDuring, THREE } from '../../testing/notices-scene.js';
import { ChangeNotices, NEWS_MS } from './change-notices.js';

describe('<change-notices>', () => {
  before(() => {
    defineElement('change-notices', ChangeNotices);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    document.documentElement.removeAttribute('dir');
    await emulateMedia({ colorScheme: 'light' });
    await setViewport({ width: 1000, height: 800 });
  });

  it('CHN1 it has no box while there is nothing to say, and comes and goes with it', async () => {
    const { element, set } = await noticesScene();
    expect(element.getClientRects().length).to.equal(0);
    expect(has(element, '.base')).to.equal(false);
    await set(THREE);
    expect(element.getClientRects().length).to.equal(1);
    await set([]);
    expect(element.getClientRects().length).to.equal(0);
    expect(has(element, '.base')).to.equal(false);
  });

  it('CHN1 every access that lets one work says nothing', async () => {
    const { element, status } = await noticesScene();
    for (const access of ['unknown', 'owner', 'editor', 'reader'] as const) {
      await status({ access });
      expect(element.notices, access).to.deep.equal([]);
    }
  });

  it('CHN2 the number, every reason once, and where they are', async () => {
    const { element, words, set, status } = await noticesScene({
      held: [change('a'), change('b'), change('c', { reason: 'refused' })],
      status: { access: 'reader' },
    });
    expect(textOf(element, '.title')).to.equal(words.held.title(3));
    expect(textOf(element, '.why')).to.equal(
      `${words.why['read-only']} ${words.why.refused} ${words.held.kept}`,
    );
    for (const reason of ['read-only', 'epoch', 'refused', 'conflict'] as const) {
      await set([change('a', { reason })]);
      expect(textOf(element, '.title')).to.equal(words.held.title(1));
      expect(textOf(element, '.why')).to.contain(words.why[reason]);
    }
    await set([change('a'), change('b', { reason: 'epoch' }), change('c', { reason: 'conflict' })]);
    expect(textOf(element, '.why')).to.contain(words.held.manyReasons);
    await set([change('a', { reason: 'removed' })]);
    await status({ access: 'removed' });
    expect(textOf(element, '[data-kind=held] .why')).to.contain(words.why.removed);
  });

  it('CHN2 a right that is back is told as what was missing then', async () => {
    const { element, words, set } = await noticesScene({ held: [change('a', { canRetry: true })] });
    expect(textOf(element, '.why')).to.equal(`${words.why.wasReadOnly} ${words.held.canRetry(1, 1)}`);
    await set([change('a', { reason: 'removed' })]);
    expect(textOf(element, '.why')).to.contain(words.why.wasRemoved);
  });

  it('CHN2 what is only on the page is not said to be on the device', async () => {
    const { element, words, status } = await noticesScene({ held: [change('a')] });
    for (const nowhere of [{ storage: 'memory', device: 'memory' }, { device: 'failed' }] as const) {
      await status({ storage: 'persistent', device: 'saved' });
      expect(textOf(element, '[data-kind=held] .why')).to.contain(words.held.kept);
      await status(nowhere);
      expect(textOf(element, '[data-kind=held] .why')).to.contain(words.held.keptOnPage);
    }
  });

  it('CHN2 trying again is offered only when it can succeed', async () => {
    const { element, words, set } = await noticesScene({ held: [change('a')] });
    expect(has(element, '.retry-all')).to.equal(false);
    await set([change('a'), change('b', { canRetry: true })]);
    expect(textOf(element, '.retry-all')).to.equal(words.held.retry);
    expect(textOf(element, '.why')).to.contain(words.held.canRetry(1, 2));
  });

  it('CHN4 from the notice, all that can be tried are tried; the rest stays, and it is told', async () => {
    const { element, held, words, click, workspace } = await noticesScene({ held: THREE });
    held.succeeds = (id) => id === 'a';
    const said = await saidDuring(() => click('.retry-all'));
    expect(held.calls).to.deep.equal([{ what: 'retry', ids: ['a', 'b'] }]);
    expect(textOf(element, '.title')).to.equal(words.held.title(2));
    expect(textOf(element, '.outcome')).to.equal(words.result.someHeld(1, 1));
    expect(said).to.include(words.result.someHeld(1, 1));
    expect(workspace.isConnected).to.equal(true);
  });

  it('CHN6 the file holds all, is named by workspace and date, and nothing is deleted', async () => {
    const { element, held, click, words } = await noticesScene({ held: THREE });
    const link = inside<HTMLAnchorElement>(element, 'a[hidden]');
    const heard: string[] = [];
    const hear = (event: Event): void => void heard.push((event.composedPath()[0] as Element).localName);
    document.addEventListener('click', hear);
    let clicked = 0;
    link.addEventListener('click', (event) => {
      clicked += 1;
      event.preventDefault();
    });
    await click('.export-all');
    document.removeEventListener('click', hear);
    expect(clicked).to.equal(1);
    expect(heard, 'the page hears of the button only').to.deep.equal(['button']);
    expect(link.download).to.equal(words.fileName('test', dateInZone(Date.now(), 'Europe/Istanbul')));
    expect(link.download).to.match(/^[\w.-]*test-\d{4}-\d{2}-\d{2}\.json$/);
    expect(JSON.parse(await (await fetch(link.href)).text())).to.deep.equal(THREE);
    expect(held.list).to.deep.equal(THREE);
    expect(textOf(element, '.outcome')).to.equal(words.result.exported(link.download));
  });

  it('CHN6 what only waits to be sent can be exported as well', async () => {
    for (const access of ['expired', 'outdated'] as const) {
      const { element, status, held, click, set } = await noticesScene({ status: { access } });
      expect(has(element, '.export-all'), access).to.equal(false);
      await status({ server: 'pending', unsavedOnServer: 2 });
      inside(element, 'a[hidden]').addEventListener('click', (event) => {
        event.preventDefault();
      });
      await click(`[data-kind=${access}] .export-all`);
      expect(held.calls.map(({ what }) => what)).to.deep.equal(['export']);
      await set([change('a')]);
      expect(element.renderRoot.querySelectorAll('.export-all').length).to.equal(1);
      document.body.replaceChildren();
    }
  });

  it('CHN7 an ended session says what waits and where, and asks the page to sign in', async () => {
    const { element, words, status, workspace, click } = await noticesScene({
      status: { access: 'expired', network: 'offline', server: 'pending', unsavedOnServer: 2 },
    });
    expect(textOf(element, '[data-kind=expired] .why')).to.equal(words.expired.onDevice(2));
    const turns: boolean[] = [];
    workspace.handle?.subscribe(() => turns.push(workspace.handle?.offline ?? false));
    document.addEventListener(
      'firsat-sign-in',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
    const asked = oneEvent(document, 'firsat-sign-in');
    await click('.sign-in');
    expect((await asked).detail).to.deep.equal({ workspace: 'test', origin: 'user' });
    expect(turns).to.deep.equal([]);
    await click('.sign-in');
    expect(turns, 'without a page that does it, the connection is made anew').to.deep.equal([true, false]);
    await status({ device: 'memory', storage: 'memory' });
    expect(textOf(element, '[data-kind=expired] .why')).to.equal(words.expired.onPage(2));
    await status({ access: 'editor', device: 'saved', storage: 'persistent' });
    expect(element.notices).to.deep.equal([]);
  });

  it('CHN7 who was removed is told so, beside what is held', async () => {
    const { element, words, workspace, click } = await noticesScene({
      status: { access: 'removed', network: 'denied' },
      held: [change('a', { reason: 'removed' })],
    });
    expect(element.notices).to.deep.equal(['removed', 'held']);
    expect(textOf(element, '[data-kind=removed]')).to.contain(words.removed.title);
    expect(has(element, '[data-kind=held] .export-all')).to.equal(true);
    const turns: boolean[] = [];
    workspace.handle?.subscribe(() => turns.push(workspace.handle?.offline ?? false));
    await click('.again');
    expect(turns, 'the server is asked anew').to.deep.equal([true, false]);
  });

  it('CHN7 a page that is too old asks to be reloaded, and the page may do it its own way', async () => {
    const { element, words, status, click } = await noticesScene({
      status: { access: 'outdated', unsavedOnServer: 1 },
    });
    expect(textOf(element, '.why')).to.equal(words.outdated.onDevice(1));
    const asked = oneEvent(document, 'firsat-reload');
    document.addEventListener(
      'firsat-reload',
      (event) => {
        event.preventDefault();
      },
      { once: true },
    );
    await click('.reload');
    expect((await asked).detail).to.deep.equal({ workspace: 'test', origin: 'user' });
    await status({ storage: 'memory', device: 'memory' });
    expect(textOf(element, '[data-kind=outdated] .why')).to.equal(words.outdated.onPage(1));
  });

  it('CHN8 what the browser deleted is told until it is read, and again when it is more', async () => {
    const { element, words, click, status } = await noticesScene({ status: { evicted: 4 } });
    expect(textOf(element, '.title')).to.equal(words.evicted.title(4));
    await click('.dismiss');
    expect(element.notices).to.deep.equal([]);
    await status({ evicted: 6 });
    expect(textOf(element, '.title')).to.equal(words.evicted.title(6));
  });

  it('CHN8 a device that keeps nothing is told calmly, and again when changes are at risk', async () => {
    const { element, words, click, status } = await noticesScene({
      status: { storage: 'memory', device: 'memory' },
    });
    expect(textOf(element, '.why')).to.equal(words.memory.connected);
    expect(has(element, '.calm')).to.equal(true);
    await click('.dismiss');
    expect(element.notices).to.deep.equal([]);
    await status({ server: 'pending', unsavedOnServer: 1 });
    expect(element.notices, 'on its way').to.deep.equal([]);
    await status({ network: 'offline' });
    expect(textOf(element, '.why')).to.equal(words.memory.waiting(1));
    expect(has(element, '.calm')).to.equal(false);
    await status({ storage: 'memory', device: 'saving' });
    expect(element.notices, 'nothing is known while it is being opened').to.deep.equal([]);
  });

  it('CHN10 a notice is spoken once, when it has lasted; fewer are no news', async () => {
    const { timer, words, set, status } = await noticesScene();
    const early = await saidDuring(async () => {
      await set(THREE);
      timer.advance(NEWS_MS - 1);
      await set([]);
      timer.advance(NEWS_MS);
    });
    expect(early).to.deep.equal([]);
    const said = await saidDuring(async () => {
      await set(THREE);
      timer.advance(NEWS_MS);
      await status({ unsavedOnServer: 5 });
      timer.advance(NEWS_MS * 2);
      await set(THREE.slice(1));
      timer.advance(NEWS_MS);
    });
    expect(said).to.deep.equal([words.held.title(3)]);
    const more = await saidDuring(async () => {
      await status({ access: 'expired' });
      await set([...THREE, change('d')]);
      timer.advance(NEWS_MS);
    });
    expect(more).to.deep.equal([`${words.expired.title}. ${words.held.title(4)}`]);
  });

  for (const lang of ['tr', 'en'])
    for (const colorScheme of ['light', 'dark'] as const)
      it(`CHN11 no axe violations in ${lang}, ${colorScheme}`, async () => {
        await emulateMedia({ colorScheme });
        document.documentElement.style.setProperty('color-scheme', 'light dark');
        document.documentElement.style.setProperty('background', 'Canvas');
        const { element, status, click, held } = await noticesScene({
          lang,
          held: [...THREE, change('d', { reason: 'refused', rule: 'register.size' })],
          status: { access: 'expired', evicted: 2, unsavedOnServer: 3 },
        });
        await expect(element).to.be.accessible();
        await status({ access: 'removed', storage: 'memory', device: 'memory' });
        await expect(element).to.be.accessible();
        await status({ access: 'outdated' });
        held.failure = new Error('disk');
        await click('.retry-all');
        await expect(element).to.be.accessible();
        await click('.review-open');
        await expect(element).to.be.accessible();
        await click('.discard');
        await expect(element).to.be.accessible();
      });

  for (const dir of ['ltr', 'rtl'])
    it(`CHN12 320 px are enough, ${dir}`, async () => {
      document.documentElement.dir = dir;
      await setViewport({ width: 320, height: 640 });
      const { element, click } = await noticesScene({
        held: [
          ...THREE,
          change('long', {
            command: {
              name: 'opportunity-create',
              input: { description: 'x'.repeat(200), customerId: null, note: 'Depo'.repeat(60) },
            },
          }),
        ],
        status: { access: 'expired', evicted: 2 },
      });
      const fits = (selector: string): void => {
        const box = inside(element, selector);
        expect(box.scrollWidth, selector).to.be.at.most(box.clientWidth);
        const { left, right } = box.getBoundingClientRect();
        expect(left, selector).to.be.at.least(0);
        expect(right, selector).to.be.at.most(320);
      };
      fits('.notices');
      await click('.review-open');
      fits('.changes');
      fits('.review-foot');
      await click('.discard');
      fits('.review-foot');
      await nextFrame();
      expect(document.documentElement.scrollWidth).to.be.at.most(320);
    });
});
