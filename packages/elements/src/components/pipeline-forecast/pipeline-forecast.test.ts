import { sendKeys, sendMouse, setViewport } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { LONG_PRESS_MS } from '../../controllers/pointer-drag-controller.js';
import type { FakeTimer } from '../../testing/fake-timer.js';
import { done, inside, painted, textOf } from '../../testing/drive.js';
import { reportScene } from '../../testing/report-scene.js';
import { PipelineForecast } from './pipeline-forecast.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

/** Today is Sunday, 1 February 2026. */
async function scene(lang = 'en') {
  defineElement('pipeline-forecast', PipelineForecast);
  const made = await reportScene(() => document.createElement('pipeline-forecast'), { lang });
  const { element, create, close } = made;
  close(-5, create(-20, { price: lira(40_000) }), 'won');
  create(-3, { price: lira(100_000), expectedClose: '2026-03-31', probability: 5_000 });
  create(-3, { price: lira(1_000), period: 'monthly', expectedClose: '2026-11-10', probability: 10_000 });
  create(-3, { price: lira(7_000) });
  create(-3, { price: lira(9_000), expectedClose: '2026-01-15' });
  return {
    ...made,
    cell(row: string, head: string): string {
      const tables = [...element.renderRoot.querySelectorAll('.twin')];
      for (const table of tables) {
        const at = [...table.querySelectorAll('thead th')].findIndex((th) => th.textContent.trim() === head);
        const found = [...table.querySelectorAll('tbody tr, tfoot tr')].find((each) =>
          each.firstElementChild?.textContent.trim().startsWith(row),
        );
        if (at >= 0 && found) return found.children[at]?.textContent.replace(/\s+/g, ' ').trim() ?? '';
      }
      return 'not there';
    },
    async choose(option: string, value: string) {
      const select = inside<HTMLSelectElement>(element, `#option-${option}`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await made.ready();
    },
  };
}

const columnOf = (element: PipelineForecast, id: string): string | undefined =>
  inside(element, `.month-card[data-id="${id}"]`).closest<HTMLElement>('.month-column')?.dataset['month'];

/** One more card, expected on 31 March. */
async function boardScene() {
  const made = await scene();
  const { element } = made;
  const id = made.create(-3, { description: 'Depo', expectedClose: '2026-03-31' });
  await made.ready();
  const pointer = (
    type: string,
    { x, y }: DOMRect | { x: number; y: number },
    pointerType: 'mouse' | 'touch' = 'mouse',
  ): PointerEvent =>
    new PointerEvent(type, {
      bubbles: true,
      composed: true,
      cancelable: true,
      pointerId: 1,
      pointerType,
      isPrimary: true,
      button: 0,
      buttons: type === 'pointerup' ? 0 : 1,
      clientX: x + 12,
      clientY: y + 12,
    });
  return {
    ...made,
    id,
    async put(card: string, month: string) {
      const select = inside<HTMLSelectElement>(element, `.month-card[data-id="${card}"] select`);
      select.value = month;
      select.dispatchEvent(new Event('change'));
      await painted(element);
      await made.ready();
    },
    async drag(card: string, from: string, to: string, key?: string) {
      const month = (name: string): HTMLElement => inside(element, `.month-column[data-month="${name}"]`);
      month(from).scrollIntoView({ block: 'center', inline: 'center' });
      if (to !== 'overdue') month(to).scrollIntoView({ block: 'nearest', inline: 'nearest' });
      const source = inside(element, `.month-card[data-id="${card}"] .hint`);
      source.dispatchEvent(pointer('pointerdown', source.getBoundingClientRect()));
      const target = month(to).getBoundingClientRect();
      window.dispatchEvent(pointer('pointermove', target));
      if (key) window.dispatchEvent(new KeyboardEvent('keydown', { key }));
      window.dispatchEvent(pointer('pointerup', target));
      await made.ready();
    },
    /** Where what is carried is shown, from the pointer over another month. */
    async carried(card: string, to: string): Promise<{ readonly x: number; readonly y: number }> {
      const month = inside(element, `.month-column[data-month="${to}"]`);
      month.scrollIntoView({ block: 'center', inline: 'center' });
      const source = inside(element, `.month-card[data-id="${card}"] .hint`);
      source.dispatchEvent(pointer('pointerdown', source.getBoundingClientRect()));
      const target = month.getBoundingClientRect();
      window.dispatchEvent(pointer('pointermove', target));
      await painted(element);
      const ghost = inside(element, '.month-ghost').getBoundingClientRect();
      window.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape' }));
      return { x: ghost.left - target.x - 12, y: ghost.top - target.y - 12 };
    },
    /** A finger rests for a while, or moves at once, which scrolls; whether the page may still scroll under it. */
    async touch(card: string, to: string, wait: number): Promise<boolean> {
      const source = inside(element, `.month-card[data-id="${card}"] .hint`);
      source.scrollIntoView({ block: 'center', inline: 'center' });
      const month = inside(element, `.month-column[data-month="${to}"]`);
      month.scrollIntoView({ block: 'nearest', inline: 'nearest' });
      source.dispatchEvent(pointer('pointerdown', source.getBoundingClientRect(), 'touch'));
      (element.timer as FakeTimer).advance(wait);
      const target = month.getBoundingClientRect();
      window.dispatchEvent(pointer('pointermove', target, 'touch'));
      const scrolls = source.dispatchEvent(
        new Event('touchmove', { bubbles: true, composed: true, cancelable: true }),
      );
      window.dispatchEvent(pointer('pointerup', target, 'touch'));
      await made.ready();
      return scrolls;
    },
  };
}

/** Pressed by the keyboard of the browser, so that it comes to whatever has the focus. */
async function chord(key: string): Promise<void> {
  await sendKeys({ down: 'Control' });
  await sendKeys({ press: key });
  await sendKeys({ up: 'Control' });
}

/** What has the focus: which control, of which card, in which month. */
function focusOf(element: PipelineForecast): string {
  const focused = element.shadowRoot?.activeElement;
  const month = focused?.closest<HTMLElement>('.month-column')?.dataset['month'];
  const id = focused?.closest<HTMLElement>('.month-card')?.dataset['id'];
  return `${focused?.localName ?? 'nothing'} of ${id ?? 'no card'} in ${month ?? 'no month'}`;
}

describe('<pipeline-forecast>', () => {
  afterEach(async () => {
    document.body.replaceChildren();
    await setViewport({ width: 900, height: 800 });
  });

  it('FCT1 S83 D34 won, weighted and best case by month; undated and overdue apart', async () => {
    const { ready, cell } = await scene();
    await ready();
    expect(cell('Jan', 'Won, TRY')).to.equal('₺400');
    expect([cell('Mar', 'Weighted open, TRY'), cell('Mar', 'Best case, TRY')]).to.deep.equal([
      '₺500',
      '₺1,000',
    ]);
    expect([cell('Jan', 'Best case, TRY'), cell('Feb', 'Best case, TRY')]).to.deep.equal(['–', '–']);
    expect([cell('Undated', 'Best case, TRY'), cell('Overdue', 'Best case, TRY')]).to.deep.equal([
      '₺70',
      '₺90',
    ]);
    expect(cell('Total', 'Best case, TRY')).to.equal('₺1,120');
  });

  it('FCT2 D36 S83 recurring prices as bookings or by the schedule, labelled, and how much of it recurs', async () => {
    const { element, ready, cell, choose } = await scene();
    await ready();
    expect(cell('Nov', 'Best case, TRY')).to.equal('₺120');
    expect(cell('Nov', 'Best case, TRY, of it recurring')).to.equal('₺120');
    expect(textOf(element, '.notes')).to.contain('Bookings:');
    await choose('mode', 'schedule');
    expect([cell('Nov', 'Best case, TRY'), cell('Dec', 'Best case, TRY')]).to.deep.equal(['₺10', '₺10']);
    expect(textOf(element, '.notes')).to.contain('Schedule:');
    expect(textOf(element, '.sheets')).to.contain('schedule');
  });

  it('FCT3 D34 D61 months follow the fiscal year, which is said where it is not the calendar’s', async () => {
    const { element, store, ready, cell, choose } = await scene();
    done(store, 'workspace-edit', { fiscalStart: 4 });
    await ready();
    const first = (): string => textOf(element, '.twin tbody tr:first-child > :first-child');
    expect(first()).to.contain('Apr 2025').and.to.contain('FY2026 Q1');
    expect(cell('Nov 2026', 'Best case, TRY')).to.equal('not there');
    await choose('window', 'next');
    expect(first()).to.contain('Apr 2026');
    expect(cell('Nov 2026', 'Best case, TRY')).to.equal('₺120');
  });

  it('FCT40 D44 D61 by quarter, beside what quotas say was to be sold: reached, missing, and a line in the drawing', async () => {
    const { element, store, ready, cell, choose } = await scene();
    done(store, 'member-create', { id: 'member2', name: 'Bora' });
    for (const [ownerId, minor] of [
      ['member1', 60_000],
      ['member2', 40_000],
    ] as const)
      done(store, 'quota-create', {
        name: 'K',
        ownerId,
        startDate: '2026-01-01',
        endDate: '2026-03-31',
        target: lira(minor),
      });
    await ready();
    expect(textOf(element, '[data-key=quarter]')).to.contain('Expected in 2026 Q1');
    expect(textOf(element, '[data-key=quarter]'))
      .to.contain('₺900')
      .and.to.contain('90% of the target ₺1,000');
    expect(textOf(element, '[data-key=quarter]')).to.contain('₺100 missing');
    expect(cell('Jan', 'Target, TRY'), 'a quarter is not cut into months').to.equal('not there');
    await choose('by', 'quarter');
    expect(element.by).to.equal('quarter');
    expect(cell('2026 Q1', 'Expected, TRY')).to.equal('₺900');
    expect([cell('2026 Q1', 'Target, TRY'), cell('2026 Q2', 'Target, TRY')]).to.deep.equal(['₺1,000', '–']);
    expect([
      cell('2026 Q1', 'Expected ÷ target, TRY'),
      cell('2026 Q1', 'Missing to the target, TRY'),
    ]).to.deep.equal(['90%', '₺100']);
    expect(element.renderRoot.querySelectorAll('.drawing .goal').length).to.equal(1);
    expect(textOf(element, '.notes')).to.contain('sum of its representatives');
    done(store, 'quota-create', {
      name: 'F',
      startDate: '2026-01-01',
      endDate: '2026-03-31',
      target: lira(80_000),
    });
    await ready();
    expect(textOf(element, '[data-key=quarter]'))
      .to.contain('112.5% of the target ₺800')
      .and.not.to.contain('missing');
    expect(textOf(element, '.notes')).to.contain('company’s quotas');
    element.filter = { text: 'nothing' };
    await ready();
    expect(textOf(element, '.notes')).to.contain('a filter is set');
    element.filter = {};
    await choose('mode', 'schedule');
    expect(textOf(element, '.notes')).to.contain('quotas are about what is booked');
  });

  it('FCT41 D23 it is compared with how it stood: the same months and the same quarter, as they were expected then', async () => {
    const { element, ready, cell, choose, create, on, store } = await scene();
    const id = create(-3, { price: lira(50_000), expectedClose: '2026-05-31', probability: 10_000 });
    on(-1, () => {
      done(store, 'opportunity-edit', { id, changes: { expectedClose: '2026-08-31' } });
    });
    const early = create(-20, { price: lira(30_000), expectedClose: '2026-03-01', probability: 10_000 });
    on(-1, () => {
      done(store, 'opportunity-edit', { id: early, changes: { price: lira(45_000) } });
    });
    element.by = 'quarter';
    element.compare = true;
    await ready();
    expect(textOf(element, '.choices')).to.contain('Compared with the end of Jan 25, 2026');
    // A week ago only the later one of the two was not there yet.
    expect([cell('2026 Q1', 'Expected, TRY'), cell('2026 Q1', 'Expected, TRY, before')]).to.deep.equal([
      '₺1,350',
      '₺300',
    ]);
    expect(textOf(element, '[data-key=quarter] .before')).to.contain('▲').and.to.contain('before: ₺300');
    const legend = textOf(element, '.legend');
    expect(legend).to.contain('Expected, TRY').and.to.contain('before');
    await choose('past', 'year');
    expect(textOf(element, '.choices')).to.contain('Feb 1, 2025');
    expect(cell('2026 Q1', 'Expected, TRY, before')).to.equal('–');
    element.compare = false;
    await ready();
    expect(cell('2026 Q1', 'Expected, TRY, before')).to.equal('not there');
  });

  it('FCT4 S83 D35 a card goes to another month by the list at its foot, keeps its day if that month has it, and the focus', async () => {
    const { element, store, ready, id, put } = await boardScene();
    await put(id, '2026-02');
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-02-28');
    expect(
      (element.shadowRoot?.activeElement as HTMLElement).closest<HTMLElement>('.month-column')?.dataset[
        'month'
      ],
    ).to.equal('2026-02');
    await put(id, '2026-04');
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-04-28');
    await put(id, 'undated');
    expect(store.get('opportunities', id)?.expectedClose).to.equal(null);
    store.undo();
    await ready();
    expect(columnOf(element, id)).to.equal('2026-04');
  });

  it('FCT5 D35 a card is dragged to a month; overdue is no month to drop on, and Escape leaves everything as it was', async () => {
    const { element, store, id, drag } = await boardScene();
    await drag(id, '2026-03', '2026-04');
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-04-30');
    await drag(id, '2026-04', 'overdue');
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-04-30');
    await drag(id, '2026-04', '2026-03', 'Escape');
    expect(columnOf(element, id)).to.equal('2026-04');
  });

  it('FCT5 D35 a finger that rests carries a card to a month and the page stands still; one that moves at once scrolls', async () => {
    const { store, id, touch } = await boardScene();
    expect(await touch(id, '2026-04', LONG_PRESS_MS - 1), 'it scrolls').to.equal(true);
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-03-31');
    expect(await touch(id, '2026-04', LONG_PRESS_MS), 'it carries').to.equal(false);
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-04-30');
    await setViewport({ width: 390, height: 800 });
    expect(await touch(id, '2026-05', LONG_PRESS_MS), 'where it is narrow, too').to.equal(false);
    expect(store.get('opportunities', id)?.expectedClose).to.equal('2026-05-30');
  });

  it('FCT6 D34 undated, overdue and every month that has anything stand on the board; what is closed, after the win or filtered out does not', async () => {
    const { element, create, close, ready } = await boardScene();
    create(-3, { description: 'far', expectedClose: '2028-07-01' });
    close(-1, create(-3, { description: 'gone', expectedClose: '2026-03-02' }), 'lost', 'price');
    await ready();
    const months = [...element.renderRoot.querySelectorAll<HTMLElement>('.month-column')].map(
      (each) => each.dataset['month'],
    );
    expect([...months.slice(0, 3), months.length, months.at(-1)]).to.deep.equal([
      'overdue',
      'undated',
      '2026-02',
      15,
      '2028-07',
    ]);
    expect(textOf(element, '.months')).to.contain('far').and.not.to.contain('gone');
    element.filter = { ...element.filter, text: 'far' };
    await ready();
    expect(element.renderRoot.querySelectorAll('.month-card')).to.have.length(1);
  });

  it('FCT30 D28 D29 D39 each month has its sums at its head: currencies, one-off and monthly apart, what has no price counted', async () => {
    const { element, create, ready } = await boardScene();
    const expectedClose = '2026-05-10';
    create(-3, { price: { minor: 120_000, currency: 'TRY' }, expectedClose });
    create(-3, { price: { minor: 30_000, currency: 'TRY' }, expectedClose });
    create(-3, { price: { minor: 1_200_000, currency: 'TRY' }, period: 'yearly', expectedClose });
    create(-3, { price: { minor: 70_000, currency: 'EUR' }, expectedClose });
    create(-3, { price: null, expectedClose });
    await ready();
    const sums = (month: string) =>
      [...element.renderRoot.querySelectorAll(`[data-month="${month}"] .sums span`)].map((each) =>
        each.textContent.replaceAll('\u00a0', ' ').trim(),
      );
    expect(sums('2026-05')).to.deep.equal(['€700', '₺1.5K', '₺1K / mo', '1 without a price']);
    expect(sums('2026-06'), 'nothing is no 0').to.deep.equal([]);
  });

  it('FCT31 D23 D34 as of a past day it is the forecast of that day, and there are no months to move anything to', async () => {
    const { element, ready, cell, store, on, create } = await scene();
    const id = create(-3, { price: lira(50_000), expectedClose: '2026-03-10', probability: 10_000 });
    on(-1, () => {
      done(store, 'opportunity-edit', { id, changes: { expectedClose: '2026-05-10' } });
    });
    await ready();
    const [march, may] = [() => cell('Mar 2026', 'Best case, TRY'), () => cell('May 2026', 'Best case, TRY')];
    expect([march(), may()]).to.deep.equal(['₺1,000', '₺500']);
    element.asOf = '2026-01-30';
    await ready();
    expect([march(), may()]).to.deep.equal(['₺1,500', '–']);
    expect(element.renderRoot.querySelector('.months')).to.equal(null);
    element.asOf = '2026-01-20';
    await ready();
    expect([march(), cell('Jan 2026', 'Won, TRY')], 'before any of it').to.deep.equal(['–', '–']);
  });

  it('FCT32 Ctrl+Z in the list that moved a card takes the move back, Ctrl+Y does it again, and the list keeps the focus', async () => {
    const { element, store, ready, id } = await boardScene();
    const list = inside<HTMLSelectElement>(element, `.month-card[data-id="${id}"] select`);
    list.focus();
    list.value = '2026-04';
    list.dispatchEvent(new Event('change'));
    await ready();
    expect(focusOf(element)).to.equal(`select of ${id} in 2026-04`);
    for (const [key, month, day] of [
      ['z', '2026-03', '2026-03-31'],
      ['y', '2026-04', '2026-04-30'],
      ['z', '2026-03', '2026-03-31'],
    ] as const) {
      await chord(key);
      await ready();
      expect(store.get('opportunities', id)?.expectedClose).to.equal(day);
      expect(focusOf(element)).to.equal(`select of ${id} in ${month}`);
    }
  });

  it('FCT32 a card that was dragged by the mouse has the focus in its new month, and Ctrl+Z takes the move back', async () => {
    const { element, store, ready, id } = await boardScene();
    const middle = (selector: string): [number, number] => {
      const { x, y, width, height } = inside(element, selector).getBoundingClientRect();
      return [Math.round(x + width / 2), Math.round(y + height / 2)];
    };
    const expected = async (month: string, day: number): Promise<void> => {
      await ready();
      expect(store.get('opportunities', id)?.expectedClose).to.equal(`${month}-${String(day)}`);
      expect(focusOf(element)).to.equal(`button of ${id} in ${month}`);
    };
    // The second time the card has the focus when it is pressed.
    for (let time = 1; time <= 2; time++) {
      inside(element, '.month-column[data-month="2026-03"]').scrollIntoView({
        block: 'center',
        inline: 'center',
      });
      await sendMouse({ type: 'move', position: middle(`.month-card[data-id="${id}"] > .hint`) });
      await sendMouse({ type: 'down' });
      await sendMouse({ type: 'move', position: middle('.month-column[data-month="2026-04"]') });
      await sendMouse({ type: 'up' });
      await expected('2026-04', 30);
      await chord('z');
      await expected('2026-03', 31);
      await chord('y');
      await expected('2026-04', 30);
      await chord('z');
      await expected('2026-03', 31);
    }
  });

  it('FCT32 the focus finds its card among many, stays with the month when the card goes, and is not fetched from elsewhere', async () => {
    const { element, store, ready, id, create, put } = await boardScene();
    for (let day = 1; day <= 25; day++)
      create(-3, { expectedClose: `2026-05-${String(day).padStart(2, '0')}` });
    await ready();
    await put(id, '2026-05');
    expect(focusOf(element), 'the last of 26').to.equal(`select of ${id} in 2026-05`);
    const names = [...element.renderRoot.querySelectorAll<HTMLElement>('[data-month="2026-05"] .month-card')];
    done(store, 'opportunity-delete', { id });
    await ready();
    expect(focusOf(element), 'the last one now').to.equal(
      `button of ${names.at(-2)?.dataset['id'] ?? ''} in 2026-05`,
    );
    const elsewhere = document.createElement('input');
    document.body.append(elsewhere);
    elsewhere.focus();
    store.undo();
    await ready();
    expect(document.activeElement === elsewhere).to.equal(true);
    await chord('z');
    await ready();
    expect(columnOf(element, id), 'keys elsewhere are the page’s').to.equal('2026-05');
  });

  it('LOC34 what is carried goes with the pointer in both directions of writing', async () => {
    const { workspace, ready, id, carried } = await boardScene();
    for (const dir of ['ltr', 'rtl']) {
      workspace.dir = dir;
      await ready();
      const away = await carried(id, '2026-04');
      expect([Math.round(away.x), Math.round(away.y)], dir).to.deep.equal([8, 8]);
    }
  });

  it('FCT7 no axe violations, in both languages; it fits 390 px', async () => {
    const { element, workspace, ready } = await scene();
    await ready();
    await expect(element).to.be.accessible();
    workspace.lang = 'tr';
    await setViewport({ width: 390, height: 800 });
    await ready();
    await expect(element).to.be.accessible();
    expect(document.documentElement.scrollWidth).to.be.at.most(390);
  }).timeout(40_000);
});
