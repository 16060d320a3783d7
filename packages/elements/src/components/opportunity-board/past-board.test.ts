import { expect } from '@open-wc/testing';
import { addDays, dateInZone } from '@firsat/model';
import { defineElement } from '../../base/define-element.js';
import '../../locales/areas/reports.js';
import { localizerFor } from '../../locales/localizer.js';
import { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { boardFixture, type BoardFixture } from './testing/board-fixture.js';
import './board-filters.js';
import './past-board.js';

const DAY = 86_400_000;
const { asOf: words } = localizerFor('tr').t.reports;

async function scene() {
  defineElement('opportunity-filters', OpportunityFilters);
  const made = await boardFixture();
  const { board, clock, store, stages, add } = made;
  // The board's today is that of the device.
  clock.now = Math.max(clock.now, Date.now());
  const today = dateInZone(clock.now, store.settings?.timeZone ?? 'UTC');
  const on = <T>(day: number, run: () => T): T => {
    clock.now += day * DAY;
    try {
      return run();
    } finally {
      clock.now -= day * DAY;
    }
  };
  const lira = (minor: number) => ({ minor, currency: 'TRY' });
  const ids = {
    moved: on(-10, () => add(0, 'Depo', { price: lira(100_000) })),
    won: on(-8, () => add(1, 'Servis', { price: lira(50_000) })),
    late: on(-2, () => add(0, 'Yazıcı', { price: lira(7_000) })),
  };
  on(-5, () => done(store, 'opportunity-move', { id: ids.moved, stageId: stages[2] ?? '' }));
  on(-5, () => done(store, 'opportunity-edit', { id: ids.moved, changes: { price: lira(120_000) } }));
  on(-4, () => done(store, 'opportunity-delete', { id: ids.won }));
  await painted(board);
  await waitUntil(() => has(board, '.as-of'), 'no button');
  return { ...made, ids, day: (back: number) => addDays(today, -back), today };
}

const shown = ({ board }: Pick<BoardFixture, 'board'>): Record<string, string[]> =>
  Object.fromEntries(
    [...board.renderRoot.querySelectorAll<HTMLElement>('.column')].map((column, index) => [
      String(index),
      [...column.querySelectorAll('.item .title')].map(({ textContent }) => textContent.trim()),
    ]),
  );

const sums = ({ board }: Pick<BoardFixture, 'board'>): readonly string[] =>
  [...board.renderRoot.querySelectorAll('.column .sums')].map(({ textContent }) =>
    textContent.replace(/\s+/gu, ' ').trim(),
  );

describe('the board as it stood', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('BRD80 D23 arrow keys on the slider go through the days while the histories are still being read, and it keeps the focus', async () => {
    const { board, store, day } = await scene();
    const customerId = done(store, 'contact-create', { name: 'Çok' }).id;
    for (let count = 0; count < 250; count++)
      done(store, 'opportunity-create', { description: String(count), customerId });
    await painted(board);
    inside(board, '.as-of').click();
    await painted(board);
    const slider = inside<HTMLInputElement>(board, '.slider');
    slider.focus();
    for (const back of [1, 2, 3]) {
      slider.value = String(Number(slider.max) - back);
      slider.dispatchEvent(new Event('input'));
    }
    await waitUntil(() => board.asOf === day(3), 'the past never comes');
    await painted(board);
    expect(board.shadowRoot?.activeElement).to.equal(inside(board, '.slider'));
    expect(slider.value).to.equal(String(Number(slider.max) - 3));
  });

  it('BRD80 D23 cards stand where they stood, with the sums of then; the slider goes through the days, and back to today', async () => {
    const made = await scene();
    const { board, day } = made;
    const now = shown(made);
    expect(now).to.deep.equal({ 0: ['Yazıcı'], 1: [], 2: ['Depo'] });
    board.asOf = day(6);
    await painted(board);
    await waitUntil(() => shown(made)[1]?.[0] === 'Servis', 'the past never comes');
    expect(shown(made)).to.deep.equal({ 0: ['Depo'], 1: ['Servis'], 2: [] });
    expect(sums(made).slice(0, 2)).to.deep.equal(['₺1 B', '₺500']);
    expect(textOf(board, '.past')).to.contain('Gün sonundaki');
    const slider = inside<HTMLInputElement>(board, '.slider');
    slider.value = String(Number(slider.max) - 4);
    slider.dispatchEvent(new Event('input'));
    await painted(board);
    expect(board.asOf).to.equal(day(4));
    expect(shown(made)).to.deep.equal({ 0: [], 1: [], 2: ['Depo'] });
    expect(sums(made)[2]).to.equal('₺1,2 B');
    inside(board, '.time-machine .button').click();
    await painted(board);
    expect([board.asOf, shown(made)]).to.deep.equal(['', now]);
  });

  it('BRD80 nothing is moved in the past, which is said; what comes in about that day later is shown', async () => {
    const made = await scene();
    const { board, day, workspace, store, ids } = made;
    board.asOf = day(6);
    await waitUntil(() => shown(made)[1]?.[0] === 'Servis', 'the past never comes');
    await painted(board);
    expect(has(board, '[part=create-button]')).to.equal(false);
    expect(textOf(board, '[role=note]')).to.equal(words.readOnly);
    const card = inside(board, '.item .card');
    card.focus();
    card.dispatchEvent(
      new KeyboardEvent('keydown', { key: ' ', bubbles: true, composed: true, cancelable: true }),
    );
    await painted(board);
    expect(has(board, '.lifted')).to.equal(false);
    expect(workspace.renderRoot.querySelector('.toasts')?.textContent).to.contain(words.readOnly);
    done(store, 'opportunity-restore', { id: ids.won });
    await painted(board);
    expect(shown(made)[1]).to.deep.equal(['Servis']);
    board.asOf = 'dün';
    await painted(board);
    expect(shown(made)[1], 'no day is today').to.deep.equal(['Servis']);
    expect(has(board, '[part=create-button]')).to.equal(true);
  });
});
