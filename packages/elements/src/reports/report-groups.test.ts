import { expect } from '@open-wc/testing';
import { defineElement } from '../base/define-element.js';
import { PipelineReport } from '../components/pipeline-report/pipeline-report.js';
import { localizerFor } from '../locales/localizer.js';
import { done, has, inside, painted, textOf } from '../testing/drive.js';
import { reportScene, type ReportScene } from '../testing/report-scene.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

async function scene(report: string, lang = 'en'): Promise<ReportScene<PipelineReport>> {
  defineElement('pipeline-report', PipelineReport);
  return reportScene(
    () => {
      const element = document.createElement('pipeline-report');
      element.setAttribute('report', report);
      element.setAttribute('period', 'last 90');
      return element;
    },
    { lang },
  );
}

/** Zeynep wins two of three, slowly; Ömer one of one, and puts off. */
function fill({ create, close, on, store }: ReportScene<PipelineReport>): Record<string, string> {
  done(store, 'member-create', { name: 'Zeynep', id: 'm2', team: 'Batı' });
  done(store, 'member-create', { name: 'Ömer', id: 'm3', team: 'Doğu' });
  const of = (ownerId: string, minor: number): string =>
    create(-60, { ownerId, price: lira(minor), startDate: '2025-12-03', expectedClose: '2026-01-10' });
  const ids = {
    slow: of('m2', 100_000),
    slower: of('m2', 300_000),
    lost: of('m2', 50_000),
    waits: of('m2', 1_000),
    quick: of('m3', 600_000),
    late: of('m3', 7_000),
  };
  for (const [day, expectedClose] of [
    [-50, '2026-02-10'],
    [-40, '2026-03-10'],
    [-30, '2026-04-10'],
  ] as const)
    on(day, () => {
      done(store, 'opportunity-edit', { id: ids.late, changes: { expectedClose } });
    });
  on(-55, () => {
    done(store, 'activity-log', { kind: 'meeting', opportunityId: ids.quick });
    done(store, 'activity-log', { kind: 'call', opportunityId: ids.slow });
    done(store, 'activity-log', { kind: 'call', opportunityId: ids.lost });
  });
  close(-40, ids.slow, 'won');
  close(-20, ids.slower, 'won');
  close(-30, ids.lost, 'lost', 'price');
  close(-50, ids.quick, 'won');
  return ids;
}

const cells = (element: PipelineReport, sheet: string): Record<string, Record<string, string>> => {
  const table = inside(element, `[data-sheet="${sheet}"] .twin table`);
  const says = (node: Element): string => node.textContent.replace(/\s+/g, ' ').replace(' ,', ',').trim();
  const [, ...heads] = [...table.querySelectorAll('thead th')].map(says);
  return Object.fromEntries(
    [...table.querySelectorAll('tbody tr, tfoot tr')].map((row) => {
      const [name = '', ...values] = [...row.children].map(says);
      return [name, Object.fromEntries(heads.map((head, at) => [head, values[at] ?? '']))];
    }),
  );
};

const few = `, ${localizerFor('en').t.charts.few}`;

describe('reports by representative and more', function () {
  this.timeout(30_000);

  afterEach(() => {
    document.body.replaceChildren();
  });

  it('RPE54 S85 D19 D20 velocity is told by representative: days, win rate, open ones, mean value and what comes a day', async () => {
    const made = await scene('velocity');
    const { element, ready } = made;
    const ids = fill(made);
    await ready();
    expect(has(element, '[data-sheet^="velocity-"]'), 'at first of all together').to.equal(false);
    const whole = textOf(element, '.headlines');
    element.by = 'owner';
    await ready();
    expect(textOf(element, '.headlines'), 'the whole stays').to.equal(whole);
    expect(cells(element, 'velocity-owner')).to.deep.equal({
      Zeynep: {
        Open: '1',
        Won: '2',
        'Win rate': `66.7%${few}`,
        'Mean time to win': '30 days',
        'A day, TRY': `₺44.44${few}`,
        'Mean won value, TRY': '₺2,000',
      },
      Ömer: {
        Open: '1',
        Won: '1',
        'Win rate': `100%${few}`,
        'Mean time to win': '10 days',
        'A day, TRY': `₺600${few}`,
        'Mean won value, TRY': '₺6,000',
      },
      Total: {
        Open: '2',
        Won: '3',
        'Win rate': `75%${few}`,
        'Mean time to win': '23.3 days',
        'A day, TRY': `₺214.29${few}`,
        'Mean won value, TRY': '₺3,333.33',
      },
    });
    const [first] = element.renderRoot.querySelectorAll('[data-sheet="velocity-owner"] .drawing .mark');
    expect(first?.getAttribute('aria-label')).to.contain('Ömer · A day, TRY: ₺600').and.contain('n = 1');
    first?.dispatchEvent(new MouseEvent('click', { bubbles: true, composed: true }));
    await painted(element);
    expect(inside(element, 'button.record').dataset['id']).to.equal(ids['quick']);
  });

  it('RPE55 S85 D22 slip is told by representative: share and times put off, brought forward, and days', async () => {
    const made = await scene('slip');
    const { element, ready } = made;
    fill(made);
    element.by = 'owner';
    await ready();
    const { Zeynep, Ömer } = cells(element, 'slips-owner');
    expect(Zeynep).to.deep.equal({
      'With an expected close': '4',
      'Put off': '0',
      'Share put off': `0%${few}`,
      'Times put off': '0',
      'Brought forward': '0',
      'Put off three times or more': '0',
      'Mean slip of the open ones': '0 days',
      'Mean slip of the closed ones': '-8 days',
    });
    expect([Ömer?.['Put off'], Ömer?.['Share put off'], Ömer?.['Times put off']]).to.deep.equal([
      '1',
      `50%${few}`,
      '3',
    ]);
    expect(Ömer?.['Mean slip of the open ones']).to.equal('90 days');
  });

  it('RPE56 S12 S13 S85 the effort of a win is told by team, beside what losses took', async () => {
    const made = await scene('effort');
    const { element, ready } = made;
    fill(made);
    element.by = 'team';
    await ready();
    const { Batı, Doğu } = cells(element, 'effort-team');
    expect([
      Batı?.['Won'],
      Batı?.['Calls'],
      Batı?.['Days'],
      Batı?.['Lost'],
      Batı?.['Activities on a loss'],
    ]).to.deep.equal(['2', '0.5', '30 days', '1', '1']);
    expect([
      Doğu?.['Won'],
      Doğu?.['Meetings'],
      Doğu?.['Days'],
      Doğu?.['Lost'],
      Doğu?.['Activities on a loss'],
    ]).to.deep.equal(['1', '1', '10 days', '0', '–']);
  });

  it('RPE57 RPE42 S87 whatever tells them apart, every figure opens its records, and nothing is said twice of an opportunity with several products without saying so', async () => {
    for (const report of ['slip', 'effort', 'velocity']) {
      const made = await scene(report, report === 'slip' ? 'tr' : 'en');
      const { element, ready } = made;
      fill(made);
      for (const by of [
        'owner',
        'team',
        'manager',
        'product',
        'source',
        'segment',
        'sector',
        'location',
        'customer',
      ]) {
        element.by = by;
        await ready();
        const panel = inside(element, `[data-sheet$="-${by}"]`);
        let opening = 0;
        for (const cell of panel.querySelectorAll('.twin td')) {
          const text = cell.textContent.replace(/\s+/g, ' ').trim();
          if (cell.querySelector('button')) opening++;
          else expect(text, `${report} by ${by}`).to.match(/^(–|0|0%.*|%0.*)?$/u);
        }
        expect(opening, `${report} by ${by}`).to.be.greaterThan(3);
        expect(element.renderRoot.textContent).not.to.match(/NaN|Infinity|undefined/u);
        const remarks = [...element.renderRoot.querySelectorAll('.notes > .hint')];
        expect(remarks.length, `${report} by ${by}`).to.equal(by === 'product' ? 1 : 0);
      }
      await expect(element).to.be.accessible();
      document.body.replaceChildren();
    }
  });
});
