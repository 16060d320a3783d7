import { expect } from '@open-wc/testing';
import { addDays, dateInZone } from '@firsat/model';
import { NO_ARRIVALS, withArrivals } from '@firsat/model/reports';
import type { TestStoreOptions } from '@firsat/store/testing';
import { defineElement } from '../../base/define-element.js';
import '../../locales/areas/reports.js';
import { localizerFor } from '../../locales/localizer.js';
import { OpportunityFilters } from '../opportunity-filters/opportunity-filters.js';
import { done, has, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { fakeSync } from '../../testing/fake-sync.js';
import { boardFixture, type BoardFixture } from './testing/board-fixture.js';
import './board-filters.js';
import { StoreThen } from './store-then.js';
import './past-board.js';

const DAY = 86_400_000;
const { asOf: words } = localizerFor('tr').t.reports;

const lira = (minor: number) => ({ minor, currency: 'TRY' });

async function scene(store?: TestStoreOptions) {
  defineElement('opportunity-filters', OpportunityFilters);
  const made = await boardFixture(store && { store });
  const { board, clock, stages, add } = made;
  // The board's today is that of the device.
  clock.now = Math.max(clock.now, Date.now());
  const today = dateInZone(clock.now, made.store.settings?.timeZone ?? 'UTC');
  const on = <T>(day: number, run: () => T): T => {
    clock.now += day * DAY;
    try {
      return run();
    } finally {
      clock.now -= day * DAY;
    }
  };
  const ids = {
    moved: on(-10, () => add(0, 'Depo', { price: lira(100_000) })),
    won: on(-8, () => add(1, 'Servis', { price: lira(50_000) })),
    late: on(-2, () => add(0, 'Yazıcı', { price: lira(7_000) })),
  };
  on(-5, () => done(made.store, 'opportunity-move', { id: ids.moved, stageId: stages[2] ?? '' }));
  on(-5, () => done(made.store, 'opportunity-edit', { id: ids.moved, changes: { price: lira(120_000) } }));
  on(-4, () => done(made.store, 'opportunity-delete', { id: ids.won }));
  await painted(board);
  await waitUntil(() => has(board, '.as-of'), 'no button');
  return { ...made, ids, on, day: (back: number) => addDays(today, -back), today };
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
  let restore = (): void => undefined;

  afterEach(() => {
    restore();
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
    // Not the elements themselves: a failing comparison would try to print the whole page.
    expect(board.shadowRoot?.activeElement?.className).to.equal('slider');
    expect(slider.isConnected, 'it is the same slider').to.equal(true);
    expect(slider.value).to.equal(String(Number(slider.max) - 3));
  });

  it('BRD80 D23 D31 what stages gave then weighs the sums of then, also when they are changed while a day is looked at', async () => {
    const { store, stages, on, clock } = await scene();
    const give = (probability: number): void => {
      done(store, 'stage-edit', { id: stages[0] ?? '', changes: { probability } });
    };
    on(-6, () => {
      give(2000);
    });
    on(-3, () => {
      give(5000);
    });
    const moment = (back: number) => ({ today: '', now: clock.now - back * DAY });
    const then = new StoreThen(store);
    expect([...then.reading(moment(9))].length).to.equal(0);
    const schemaId = store.get('stages', stages[0] ?? '')?.schemaId ?? '';
    const board = then.store.board({ schemaId, statuses: ['open'], text: '' });
    const weighed = (): number =>
      Number(board.state.columns[0]?.totals.byCurrency[0]?.weightedFixed ?? 0n) / 10_000;
    const look = (back: number): number => {
      then.look(moment(back));
      return weighed();
    };
    const first = store.get('stages', stages[0] ?? '')?.probabilityUntil;
    expect(Object.values(first ?? {})).to.deep.equal([2500, 2000]);
    // Alone there until it moves on, 5 days ago; then one of 7,000 kuruş.
    expect(weighed()).to.equal(25_000);
    expect([look(5.5), look(9), look(2.5), look(1)]).to.deep.equal([20_000, 25_000, 0, 3500]);
    const changes = new Map([['stages' as const, new Set([stages[0] ?? ''])]]);
    give(9000);
    then.forget(changes);
    expect([look(1), look(5.5), look(-1)]).to.deep.equal([3500, 20_000, 6300]);
    board.release();
  });

  /** Time that passes with each look at the clock, and a reading of several slices that ends when it is told to. */
  async function longScene() {
    const made = await scene();
    const { board, store } = made;
    const customerId = done(store, 'contact-create', { name: 'Çok' }).id;
    for (let count = 0; count < 150; count++)
      done(store, 'opportunity-create', { description: String(count), customerId });
    await painted(board);
    let release = (): void => undefined;
    const until = new Promise<void>((resolve) => (release = resolve));
    // Whoever reads waits between two slices, as it would on a machine that does other things.
    const { scheduler } = globalThis as { readonly scheduler: { yield: () => Promise<void> } };
    const own = scheduler.yield.bind(scheduler);
    scheduler.yield = () => until.then(own);
    restore = () => {
      release();
      scheduler.yield = own;
    };
    return { ...made, release };
  }

  it('BRD82 D23 a long first look tells how far it is, beside a board that stays, and can be called off', async () => {
    const { board, day, release } = await longScene();
    inside(board, '.as-of').click();
    await painted(board);
    const slider = inside<HTMLInputElement>(board, '.slider');
    slider.value = String(Number(slider.max) - 3);
    slider.dispatchEvent(new Event('input'));
    await painted(board);
    expect(has(board, '.reading'), 'not at once').to.equal(false);
    await waitUntil(() => has(board, '.reading progress'), 'no progress');
    expect(shown({ board })[0]?.length, 'the board of now stays').to.be.greaterThan(0);
    inside(board, '.reading .stop').click();
    await painted(board);
    expect([has(board, '.reading'), slider.value === slider.max, board.asOf]).to.deep.equal([
      false,
      true,
      '',
    ]);
    release();
    await painted(board);
    await painted(board);
    expect(board.asOf, 'what was called off does not come').to.equal('');
    slider.value = String(Number(slider.max) - 3);
    slider.dispatchEvent(new Event('input'));
    await waitUntil(() => board.asOf === day(3), 'the past never comes');
    await painted(board);
    expect(has(board, '.reading')).to.equal(false);
  });

  it('BRD82 a board that begins in the past tells it above its outline, with the way back', async () => {
    const { board, day } = await longScene();
    board.asOf = day(3);
    await waitUntil(() => has(board, '.reading progress'), 'no progress');
    expect(has(board, '.skeleton')).to.equal(true);
    await expect(board).to.be.accessible();
    expect(textOf(board, '.reading .stop')).to.equal(words.back);
    inside(board, '.reading .stop').click();
    await painted(board);
    expect([board.asOf, has(board, '.skeleton'), has(board, '.item')]).to.deep.equal(['', false, true]);
  });

  it('BRD80 D23 a board that has its day from the first, as an attribute, shows it', async () => {
    const { board, day } = await scene();
    const other = document.createElement('opportunity-board');
    other.setAttribute('as-of', day(7));
    board.replaceWith(other);
    await waitUntil(() => shown({ board: other })[1]?.[0] === 'Servis', 'the past never comes');
  });

  it('BRD81 D23 what this device received after that day is named, with its opportunities', async () => {
    const sync = fakeSync();
    const made = await scene({ sync });
    const { board, day, store, ids } = made;
    board.asOf = day(7);
    await waitUntil(() => shown(made)[1]?.[0] === 'Servis', 'the past never comes');
    await painted(board);
    const chip = '[data-code="arrived-later"]';
    expect(has(board, chip)).to.equal(false);
    const [event] = store.history(ids.moved);
    sync.arrive(
      withArrivals(NO_ARRIVALS, [
        { eventId: event?.id ?? '', opportunityId: ids.moved, at: event?.at ?? 0, arrivedOn: day(6) },
      ]),
    );
    await painted(board);
    expect(textOf(board, chip)).to.equal(words.late.events(1, false));
    expect(textOf(board, '.late-events')).to.contain(words.late.note);
    inside(board, chip).click();
    await painted(board);
    expect(textOf(board, '.record .what')).to.equal('Depo');
    await expect(board).to.be.accessible();
    inside(board, '.record').click();
    await painted(board);
    expect(made.workspace.handle?.ui.openId).to.equal(ids.moved);
    board.asOf = day(6);
    await painted(board);
    expect(has(board, chip), 'it was here on that day').to.equal(false);
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
    const { board, day, workspace, store, ids, on } = made;
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
    on(-7, () => done(store, 'opportunity-edit', { id: ids.moved, changes: { price: lira(90_000) } }));
    await painted(board);
    expect(sums(made)[0]).to.equal('₺900');
    board.asOf = 'dün';
    await painted(board);
    expect(shown(made)[1], 'no day is today').to.deep.equal(['Servis']);
    expect(has(board, '[part=create-button]')).to.equal(true);
  });
});
