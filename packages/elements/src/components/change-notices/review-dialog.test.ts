import { expect } from '@open-wc/testing';
import { TEST_NOW } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import { done, has, inside, painted, textOf } from '../../testing/drive.js';
import { change, noticesScene, THREE } from '../../testing/notices-scene.js';
import { ChangeNotices } from './change-notices.js';
import { SHOWN } from './review-dialog.js';

describe('the list of held changes', () => {
  before(() => {
    defineElement('change-notices', ChangeNotices);
  });
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('CHN3 a change is told by record, deed, fields, time and reason', async () => {
    const scene = await noticesScene();
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
    const scene = await noticesScene({
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
    const scene = await noticesScene({ held: [change('bytes', { command: null }), ...held] });
    await scene.click('.review-open');
    const rows = scene.rows();
    expect(rows).to.have.length(held.length + 1);
    expect(rows[0]).to.contain(scene.words.bytesOnly);
    for (const row of rows) expect(row).not.to.match(/undefined|\[object|NaN|null/);
    expect(rows.find((row) => row.includes(scene.words.unknownCommand))).to.be.a('string');
  });

  it('CHN3 many are shown a hundred at a time, and counted all', async () => {
    const many = Array.from({ length: SHOWN + 30 }, (_, index) => change(`c${String(index)}`));
    const scene = await noticesScene({ held: many });
    await scene.click('.review-open');
    expect(scene.rows()).to.have.length(SHOWN);
    expect(textOf(scene.element, '.all')).to.contain(scene.words.review.selected(SHOWN + 30));
    await scene.click('.rest button');
    expect(scene.rows()).to.have.length(SHOWN + 30);
    expect(has(scene.element, '.rest')).to.equal(false);
  });

  it('CHN4 only the chosen ones are tried, and only those that can be', async () => {
    const { held, choose, click, element, words } = await noticesScene({ held: THREE });
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
    const { element, click, choose, words } = await noticesScene({ held: THREE });
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
    const { element, click, words, workspace } = await noticesScene({ held: [THREE[0] ?? change('a')] });
    await click('.review-open');
    await click('.review-foot .retry');
    expect(element.notices).to.deep.equal([]);
    expect(has(element, 'dialog')).to.equal(false);
    await workspace.updateComplete;
    expect(workspace.shadowRoot?.querySelector('.toast')?.textContent).to.contain(words.result.saved(1));
  });

  it('CHN4 a failure is told and loses nothing', async () => {
    const { element, held, click, words } = await noticesScene({ held: THREE });
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
    const { element, held, choose, click, words } = await noticesScene({ held: THREE });
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
    const { element, held, choose, click } = await noticesScene({ held: THREE });
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

  it('CHN9 the list opens on its title, Escape closes it and nothing else, focus goes back', async () => {
    const { element, click } = await noticesScene({ held: THREE });
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
    const { element, click, choose } = await noticesScene({ held: THREE });
    await click('.review-open');
    await choose('b', false);
    await click('.discard');
    const root = element.renderRoot as ShadowRoot;
    expect(root.activeElement?.classList.contains('keep'), 'the harmless answer first').to.equal(true);
    await click('.discard-now');
    expect(root.activeElement?.closest('dialog')).not.to.equal(null);
  });
});
