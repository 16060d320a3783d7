import { expect } from '@open-wc/testing';
import { defineElement } from '../base/define-element.js';
import { PipelineReport } from '../components/pipeline-report/pipeline-report.js';
import { localizerFor } from '../locales/localizer.js';
import { done, has, inside, painted, textOf } from '../testing/drive.js';
import { reportScene, type ReportScene } from '../testing/report-scene.js';
import { csvFile } from './report-files.js';
import { bridgeSheet } from './families/bridge-sheet.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

async function scene(lang = 'en'): Promise<ReportScene<PipelineReport>> {
  defineElement('pipeline-report', PipelineReport);
  return reportScene(
    () => {
      const element = document.createElement('pipeline-report');
      element.setAttribute('report', 'changes');
      element.setAttribute('period', '2026-01-26..2026-02-01');
      return element;
    },
    { lang },
  );
}

/** Since Monday, six days ago: one of each way in and out. */
function fill({ create, close, on, store }: ReportScene<PipelineReport>): Record<string, string> {
  const ids = {
    stays: create(-20, { price: lira(500_000) }),
    dearer: create(-20, { price: lira(100_000) }),
    won: create(-20, { price: lira(200_000) }),
    euro: create(-20, { price: { minor: 9_000, currency: 'EUR' }, period: 'monthly' }),
    unpriced: create(-20),
    fresh: create(-2, { price: lira(30_000) }),
  };
  on(-3, () => {
    done(store, 'opportunity-edit', { id: ids.dearer, changes: { price: lira(150_000) } });
  });
  close(-2, ids.won, 'won');
  return ids;
}

const PANEL = '[data-sheet="bridge"]';

const rows = (element: PipelineReport): readonly string[] =>
  [...element.renderRoot.querySelectorAll(`${PANEL} .twin tbody tr`)].map((row) =>
    row.textContent.replace(/\s+/g, ' ').trim(),
  );

const names = (element: PipelineReport): readonly (string | null)[] =>
  [...element.renderRoot.querySelectorAll(`${PANEL} .drawing .mark`)].map((mark) =>
    mark.getAttribute('aria-label'),
  );

async function measure(element: PipelineReport, key: string): Promise<void> {
  const select = inside<HTMLSelectElement>(element, `${PANEL} .measure`);
  select.value = key;
  select.dispatchEvent(new Event('change'));
  await painted(element);
}

describe('the bridge of the open amount', function () {
  // Axe, and several reports, on a loaded machine.
  this.timeout(30_000);

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('RPE50 S17 S20 D28 D29 D39 what has changed says how the open amount became another, each currency and kind of price for itself', async () => {
    const made = await scene();
    const { element, ready } = made;
    fill(made);
    await ready();
    expect(rows(element)).to.deep.equal([
      'Open at the start 5 €90 / month ₺8,000 1',
      'Created +1 – +₺300 –',
      'Amount up 1 – +₺500 –',
      'Won -1 – -₺2,000 –',
      'Open at the end 5 €90 / month ₺6,800 1',
    ]);
    const { ways } = localizerFor('en').t.charts;
    expect(names(element)).to.deep.equal([
      'Open at the start · Open, TRY One-off: ₺8,000',
      `Created · Open, TRY One-off: +₺300, ${ways.up}, then ₺8,300`,
      `Amount up · Open, TRY One-off: +₺500, ${ways.up}, then ₺8,800`,
      `Won · Open, TRY One-off: -₺2,000, ${ways.down}, then ₺6,800`,
      'Open at the end · Open, TRY One-off: ₺6,800',
    ]);
    await measure(element, 'EUR monthly');
    expect(names(element)).to.deep.equal([
      'Open at the start · Open, EUR Monthly: €90 / month',
      'Open at the end · Open, EUR Monthly: €90 / month',
    ]);
    await measure(element, 'count');
    expect(names(element)).to.deep.equal([
      'Open at the start · Opportunities: 5',
      `Created · Opportunities: +1, ${ways.up}, then 6`,
      `Won · Opportunities: -1, ${ways.down}, then 5`,
      'Open at the end · Opportunities: 5',
    ]);
    expect(textOf(element, '.exclusion[data-code="no-price"]')).to.contain('1');
    expect(textOf(element, '.how')).to.contain('“Open amounts”');
  });

  it('RPE51 S17 D23 its ends are what the open amounts say of then and of now, and each step opens its opportunities', async () => {
    const made = await scene();
    const { element, ready, workspace } = made;
    const ids = fill(made);
    await ready();
    inside(element, `${PANEL} [data-view=table]`).click();
    await painted(element);
    const opened = async (row: number, column: number): Promise<readonly (string | undefined)[]> => {
      inside(
        element,
        `${PANEL} tbody tr:nth-child(${String(row)}) td:nth-of-type(${String(column)}) .opens`,
      ).click();
      await painted(element);
      return [...element.renderRoot.querySelectorAll<HTMLElement>('button.record')]
        .map(({ dataset }) => dataset['id'])
        .sort();
    };
    expect(await opened(4, 3)).to.deep.equal([ids['won']]);
    expect(await opened(1, 3)).to.deep.equal([ids['stays'], ids['dearer'], ids['won']].sort());
    expect(await opened(5, 4)).to.deep.equal([ids['unpriced']]);
    const open = element.cloneNode() as PipelineReport;
    open.report = 'open-amounts';
    open.now = element.now;
    workspace.append(open);
    const figures = async (day: string): Promise<string> => {
      open.asOf = day;
      await open.updateComplete;
      for (let left = 200; left > 0 && !has(open, '.notes'); left--) await painted(open);
      await painted(open);
      await painted(open);
      return textOf(open, '.twin tfoot');
    };
    expect(await figures('')).to.match(/^Total 5 .*₺6,800/u);
    expect(await figures('2026-01-25')).to.match(/^Total 5 .*₺8,000/u);
  });

  it('RPE52 the file has every step; without anything open it says that there is nothing', async () => {
    const empty = await scene('tr');
    await empty.ready();
    expect(has(empty.element, `${PANEL} .empty`)).to.equal(true);
    document.body.replaceChildren();
    const l = localizerFor('tr');
    const none = { count: 0, ids: () => [] };
    const part = (sum: bigint) => ({
      count: 1,
      ids: () => ['o1'],
      amounts: [{ currency: 'TRY', period: 'fixed' as const, sum, count: 1, ids: () => ['o1'] }],
      unpriced: none,
    });
    const sheet = bridgeSheet(
      { l },
      {
        how: { code: 'bridge', params: {} },
        start: part(100_000n),
        steps: [{ code: 'kind-out', ...part(-40_000n) }],
        end: part(60_000n),
        excluded: [],
      },
    );
    const text = await csvFile([sheet], l).text();
    // What goes is a number below zero, not a text that is guarded against being a formula.
    for (const words of [
      'Başta açık',
      l.t.changeReport.bridge.steps['kind-out'],
      ';1000,00',
      ';-400,00',
      ';600,00',
    ])
      expect(text).to.contain(words);
  });

  it('RPE53 no axe violations, as drawing and as table', async () => {
    const made = await scene('tr');
    const { element, ready } = made;
    fill(made);
    await ready();
    await expect(element).to.be.accessible();
    inside(element, `${PANEL} [data-view=table]`).click();
    await painted(element);
    await expect(element).to.be.accessible();
  });
});
