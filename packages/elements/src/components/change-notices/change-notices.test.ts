import { emulateMedia, setViewport } from '@web/test-runner-commands';
import { expect, nextFrame, oneEvent } from '@open-wc/testing';
import { dateInZone } from '@firsat/model';
import type { HeldChange, SyncStatus } from '@firsat/store';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { localizerFor } from '../../locales/localizer.js';
import { done, has, inside, painted, textOf } from '../../testing/drive.js';
import { fakeHeld, fakeSync, type FakeHeld } from '../../testing/fake-sync.js';
import { createFakeTimer } from '../../testing/fake-timer.js';
import { workspaceFixture } from '../../testing/fixture.js';
import { ChangeNotices, NEWS_MS } from './change-notices.js';
import { SHOWN } from './review-dialog.js';

function change(id: string, more: Partial<HeldChange> = {}): HeldChange {
  return {
    id,
    reason: 'read-only',
    at: TEST_NOW,
    command: { name: 'opportunity-delete', input: { id: 'none' } },
    rule: '',
    canRetry: false,
    ...more,
  };
}

const THREE = [change('a', { canRetry: true }), change('b', { canRetry: true }), change('c')];

async function arrange(
  options: {
    readonly held?: readonly HeldChange[];
    readonly status?: Partial<SyncStatus>;
    readonly lang?: string;
  } = {},
) {
  const held: FakeHeld = fakeHeld(options.held ?? []);
  const sync = fakeSync({}, held);
  const timer = createFakeTimer();
  const lang = options.lang ?? 'tr';
  const fixture = await workspaceFixture(
    () => {
      const made = document.createElement('change-notices');
      made.timer = timer;
      return made;
    },
    { lang, store: { sync } },
  );
  const { element } = fixture;
  const l = localizerFor(lang);
  // Only now: who may not write could not make the workspace of the fixture.
  if (options.status) sync.set(options.status);
  await painted(element);
  return {
    ...fixture,
    held,
    sync,
    timer,
    l,
    words: l.t.notices,
    async click(selector: string): Promise<void> {
      inside(element, selector).click();
      await painted(element);
    },
    async set(list: readonly HeldChange[]): Promise<void> {
      held.set(list);
      await painted(element);
    },
    async status(next: Partial<SyncStatus>): Promise<void> {
      sync.set(next);
      await painted(element);
    },
    rows: (): string[] =>
      [...element.renderRoot.querySelectorAll('.changes li[data-change]')].map((row) =>
        row.textContent.replace(/\s+/g, ' ').trim(),
      ),
    async choose(id: string, on: boolean): Promise<void> {
      const box = inside<HTMLInputElement>(element, `[data-change="${id}"] input`);
      if (box.checked !== on) box.click();
      await painted(element);
    },
  };
}

/** What was said to listeners while something happened. */
async function saidDuring(act: () => Promise<void> | void): Promise<string[]> {
  const said: string[] = [];
  const proto = Element.prototype as { ariaNotify?: (text: string) => void };
  const before = proto.ariaNotify;
  proto.ariaNotify = (text: string) => {
    said.push(text);
  };
  try {
    await act();
  } finally {
    if (before) proto.ariaNotify = before;
    else delete proto.ariaNotify;
  }
  return said;
}

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
    const { element, set } = await arrange();
    expect(element.getClientRects().length).to.equal(0);
    expect(has(element, '.base')).to.equal(false);
    await set(THREE);
    expect(element.getClientRects().length).to.equal(1);
    await set([]);
    expect(element.getClientRects().length).to.equal(0);
    expect(has(element, '.base')).to.equal(false);
  });

  it('CHN1 every access that lets one work says nothing', async () => {
    const { element, status } = await arrange();
    for (const access of ['unknown', 'owner', 'editor', 'reader'] as const) {
      await status({ access });
      expect(element.notices, access).to.deep.equal([]);
    }
  });

  it('CHN2 the number, every reason once, and where they are', async () => {
    const { element, words, set, status } = await arrange({
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
    const { element, words, set } = await arrange({ held: [change('a', { canRetry: true })] });
    expect(textOf(element, '.why')).to.equal(`${words.why.wasReadOnly} ${words.held.canRetry(1, 1)}`);
    await set([change('a', { reason: 'removed' })]);
    expect(textOf(element, '.why')).to.contain(words.why.wasRemoved);
  });

  it('CHN2 what is only on the page is not said to be on the device', async () => {
    const { element, words, status } = await arrange({ held: [change('a')] });
    for (const nowhere of [{ storage: 'memory', device: 'memory' }, { device: 'failed' }] as const) {
      await status({ storage: 'persistent', device: 'saved' });
      expect(textOf(element, '[data-kind=held] .why')).to.contain(words.held.kept);
      await status(nowhere);
      expect(textOf(element, '[data-kind=held] .why')).to.contain(words.held.keptOnPage);
    }
  });

  it('CHN2 trying again is offered only when it can succeed', async () => {
    const { element, words, set } = await arrange({ held: [change('a')] });
    expect(has(element, '.retry-all')).to.equal(false);
    await set([change('a'), change('b', { canRetry: true })]);
    expect(textOf(element, '.retry-all')).to.equal(words.held.retry);
    expect(textOf(element, '.why')).to.contain(words.held.canRetry(1, 2));
  });

  it('CHN3 a change is told by record, deed, fields, time and reason', async () => {
    const scene = await arrange();
    const { store, l, words } = scene;
    const customerId = done(store, 'contact-create', { name: 'Işık İnşaat' }).id;
    const { id } = done(store, 'opportunity-create', { description: 'Depo otomasyonu', customerId });
    const stage = [...store.list('stages')][1];
    await scene.set([
      change('edit', {
        command: {
          name: 'opportunity-edit',
          input: {
            id,
            changes: {
              price: { minor: 1_250_000, currency: 'TRY' },
              expectedClose: '2026-12-31',
              customerId,
              probability: 2500,
              period: 'monthly',
              ownerId: null,
            },
          },
        },
        reason: 'refused',
        rule: 'register.size',
      }),
      change('move', {
        command: { name: 'opportunity-move', input: { id, stageId: stage?.id, afterId: 'x' } },
        canRetry: true,
      }),
      change('status', {
        command: { name: 'opportunity-set-status', input: { id, status: 'won', on: '2026-02-01' } },
      }),
    ]);
    await scene.click('.review-open');
    const { fields, period, none } = l.t.common;
    const [edit = '', move = '', status = ''] = scene.rows();
    expect(edit).to.contain(`Depo otomasyonu ${words.commands['opportunity-edit']}`);
    expect(edit).to.contain(`${fields.price}: ${l.money({ minor: 1_250_000, currency: 'TRY' })}`);
    expect(edit).to.contain(`${fields.expectedClose}: ${l.date('2026-12-31', 'full')}`);
    expect(edit).to.contain(`${fields.customerId}: Işık İnşaat`);
    expect(edit).to.contain(`${fields.probability}: ${l.percent(2500)}`);
    expect(edit, 'four fields, the others counted').to.contain('+2');
    expect(edit).not.to.contain(period.monthly);
    expect(edit).to.contain(l.moment(TEST_NOW));
    expect(edit).to.contain(words.reason.refused);
    expect(edit).to.contain(words.review.rule('register.size'));
    expect(edit).to.contain(words.review.cannotRetry);
    expect(move).to.contain(`${fields.stage}: ${stage?.name ?? '?'}`);
    expect(move).to.contain(words.review.canRetry);
    expect(move).not.to.contain('x');
    expect(status).to.contain(`${fields.status}: ${l.t.common.status.won}`);
    expect(edit).not.to.contain(`${fields.ownerId}: ${none}`);
  });

  it('CHN3 a record that only a held change makes has its name everywhere', async () => {
    const scene = await arrange({
      held: [
        change('make', {
          command: {
            name: 'opportunity-create',
            input: { id: 'o1', description: 'Yeni depo', customerId: null, status: { status: 'open' } },
          },
        }),
        change('move', { command: { name: 'opportunity-move', input: { id: 'o1', stageId: 's1' } } }),
      ],
    });
    await scene.click('.review-open');
    expect(scene.rows()[0]).to.match(/^Yeni depo /);
    expect(scene.rows()[0]).to.contain(scene.words.commands['opportunity-create']);
    expect(scene.rows()[1]).to.match(/^Yeni depo /);
  });

  it('CHN3 no shape of a command breaks the list', async () => {
    const inputs: unknown[] = [
      null,
      7,
      'x',
      [],
      [1],
      {},
      { id: 7 },
      { changes: null },
      { changes: [1] },
      { id: {}, changes: { price: 'x', constructor: 1, description: 4 } },
    ];
    const names = [
      'opportunity-edit',
      'opportunity-create',
      'contact-create',
      'from-the-future',
      'undo',
      '',
      '-create',
      'constructor',
      'stage-archive',
    ];
    const held = names.flatMap((name) =>
      inputs.map((input, index) => change(`${name}${String(index)}`, { command: { name, input } })),
    );
    const scene = await arrange({ held: [change('bytes', { command: null }), ...held] });
    await scene.click('.review-open');
    const rows = scene.rows();
    expect(rows).to.have.length(held.length + 1);
    expect(rows[0]).to.contain(scene.words.bytesOnly);
    for (const row of rows) expect(row).not.to.match(/undefined|\[object|NaN|null/);
    expect(rows.find((row) => row.includes(scene.words.unknownCommand))).to.be.a('string');
  });

  it('CHN3 many are shown a hundred at a time, and counted all', async () => {
    const many = Array.from({ length: SHOWN + 30 }, (_, index) => change(`c${String(index)}`));
    const scene = await arrange({ held: many });
    await scene.click('.review-open');
    expect(scene.rows()).to.have.length(SHOWN);
    expect(textOf(scene.element, '.all')).to.contain(scene.words.review.selected(SHOWN + 30));
    await scene.click('.rest button');
    expect(scene.rows()).to.have.length(SHOWN + 30);
    expect(has(scene.element, '.rest')).to.equal(false);
  });

  it('CHN4 from the notice, all that can be tried are tried; the rest stays, and it is told', async () => {
    const { element, held, words, click, workspace } = await arrange({ held: THREE });
    held.succeeds = (id) => id === 'a';
    const said = await saidDuring(() => click('.retry-all'));
    expect(held.calls).to.deep.equal([{ what: 'retry', ids: ['a', 'b'] }]);
    expect(textOf(element, '.title')).to.equal(words.held.title(2));
    expect(textOf(element, '.outcome')).to.equal(words.result.someHeld(1, 1));
    expect(said).to.include(words.result.someHeld(1, 1));
    expect(workspace.isConnected).to.equal(true);
  });

  it('CHN4 only the chosen ones are tried, and only those that can be', async () => {
    const { held, choose, click, element, words } = await arrange({ held: THREE });
    await click('.review-open');
    await choose('a', false);
    expect(textOf(element, '.retry')).to.equal(words.review.retry(1));
    await click('.review-foot .retry');
    expect(held.calls).to.deep.equal([{ what: 'retry', ids: ['b'] }]);
    expect(textOf(element, '.review-foot .outcome')).to.equal(words.result.saved(1));
    expect(inside<HTMLInputElement>(element, '[data-change="a"] input').checked).to.equal(false);
    expect(has(element, '[data-change="b"]')).to.equal(false);
  });

  it('CHN4 all and none are chosen by one box, which tells also that some are', async () => {
    const { element, click, choose, words } = await arrange({ held: THREE });
    await click('.review-open');
    const all = inside<HTMLInputElement>(element, '.all input');
    expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
    await choose('c', false);
    expect([all.checked, all.indeterminate]).to.deep.equal([false, true]);
    await click('.all input');
    expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
    await click('.all input');
    expect([all.checked, all.indeterminate]).to.deep.equal([false, false]);
    expect(inside<HTMLButtonElement>(element, '.review-foot .retry').disabled).to.equal(true);
    expect(inside<HTMLButtonElement>(element, '.discard').disabled).to.equal(true);
    expect(textOf(element, '.all')).to.contain(words.review.selected(0));
  });

  it('CHN4 when all are saved the list closes, the notice goes, and a short message says so', async () => {
    const { element, click, words, workspace } = await arrange({ held: [THREE[0] ?? change('a')] });
    await click('.review-open');
    await click('.review-foot .retry');
    expect(element.notices).to.deep.equal([]);
    expect(has(element, 'dialog')).to.equal(false);
    await workspace.updateComplete;
    expect(workspace.shadowRoot?.querySelector('.toast')?.textContent).to.contain(words.result.saved(1));
  });

  it('CHN4 a failure is told and loses nothing', async () => {
    const { element, held, click, words } = await arrange({ held: THREE });
    held.failure = new Error('disk');
    await click('.review-open');
    for (const button of ['.review-foot .retry', '.review-foot .export']) {
      await click(button);
      expect(textOf(element, '.review-foot .outcome')).to.equal(words.result.failed);
      expect(held.list).to.deep.equal(THREE);
    }
    held.failure = undefined;
    held.succeeds = () => false;
    await click('.review-foot .retry');
    expect(textOf(element, '.review-foot .outcome')).to.equal(words.result.noneSaved(2));
  });

  it('CHN5 discarding asks again, and deletes the chosen ones only', async () => {
    const { element, held, choose, click, words } = await arrange({ held: THREE });
    await click('.review-open');
    await choose('b', false);
    await click('.discard');
    expect(held.calls).to.deep.equal([]);
    expect(textOf(element, '.sure')).to.contain(words.review.discardTitle(2));
    await click('.sure .keep');
    expect(held.list).to.have.length(3);
    await click('.discard');
    await click('.discard-now');
    expect(held.calls).to.deep.equal([{ what: 'discard', ids: ['a', 'c'] }]);
    expect(held.list.map(({ id }) => id)).to.deep.equal(['b']);
    expect(textOf(element, '.review-foot .outcome')).to.equal(words.result.discarded(2));
  });

  it('CHN5 another choice, and Escape, take the question back', async () => {
    const { element, held, choose, click } = await arrange({ held: THREE });
    await click('.review-open');
    await click('.discard');
    await choose('b', false);
    expect(has(element, '.sure')).to.equal(false);
    await click('.discard');
    inside(element, '.keep').dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(element);
    expect(has(element, '.sure')).to.equal(false);
    expect(has(element, 'dialog')).to.equal(true);
    expect(held.list).to.have.length(3);
  });

  it('CHN6 the file holds all, is named by workspace and date, and nothing is deleted', async () => {
    const { element, held, click, words } = await arrange({ held: THREE });
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
      const { element, status, held, click, set } = await arrange({ status: { access } });
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
    const { element, words, status, workspace, click } = await arrange({
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
    const { element, words, workspace, click } = await arrange({
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
    const { element, words, status, click } = await arrange({
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
    const { element, words, click, status } = await arrange({ status: { evicted: 4 } });
    expect(textOf(element, '.title')).to.equal(words.evicted.title(4));
    await click('.dismiss');
    expect(element.notices).to.deep.equal([]);
    await status({ evicted: 6 });
    expect(textOf(element, '.title')).to.equal(words.evicted.title(6));
  });

  it('CHN8 a device that keeps nothing is told calmly, and again when changes are at risk', async () => {
    const { element, words, click, status } = await arrange({
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

  it('CHN9 the list opens on its title, Escape closes it and nothing else, focus goes back', async () => {
    const { element, click } = await arrange({ held: THREE });
    const root = element.renderRoot as ShadowRoot;
    inside(element, '.review-open').focus();
    await click('.review-open');
    expect(root.activeElement?.id).to.equal('review-title');
    let heard = 0;
    const hear = (): void => void (heard += 1);
    document.addEventListener('keydown', hear);
    root.activeElement?.dispatchEvent(
      new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true, cancelable: true }),
    );
    document.removeEventListener('keydown', hear);
    await painted(element);
    expect(heard).to.equal(0);
    expect(has(element, 'dialog')).to.equal(false);
    expect(root.activeElement?.classList.contains('review-open')).to.equal(true);
  });

  it('CHN9 after a discard the focus stays in the list', async () => {
    const { element, click, choose } = await arrange({ held: THREE });
    await click('.review-open');
    await choose('b', false);
    await click('.discard');
    const root = element.renderRoot as ShadowRoot;
    expect(root.activeElement?.classList.contains('keep'), 'the harmless answer first').to.equal(true);
    await click('.discard-now');
    expect(root.activeElement?.closest('dialog')).not.to.equal(null);
  });

  it('CHN10 a notice is spoken once, when it has lasted; fewer are no news', async () => {
    const { timer, words, set, status } = await arrange();
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
        const { element, status, click, held } = await arrange({
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
      const { element, click } = await arrange({
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
