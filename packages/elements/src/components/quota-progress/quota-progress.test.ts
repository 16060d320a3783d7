import { expect } from '@open-wc/testing';
import { defineElement } from '../../base/define-element.js';
import { done, inside, painted, textOf, waitUntil } from '../../testing/drive.js';
import { reportScene } from '../../testing/report-scene.js';
import { QuotaProgress } from './quota-progress.js';

const lira = (minor: number) => ({ minor, currency: 'TRY' });

/** Today is Sunday, 1 February 2026; a quota of January and one of February for Ayşe, none for Bora. */
async function scene(lang = 'en') {
  defineElement('quota-progress', QuotaProgress);
  const made = await reportScene(() => document.createElement('quota-progress'), { lang });
  const { store, element } = made;
  for (const [id, name] of [
    ['ayse', 'Ayşe'],
    ['bora', 'Bora'],
  ] as const)
    done(store, 'member-create', { id, name });
  const quota = (id: string, startDate: string, endDate: string, minor: number | null): void => {
    const target = minor === null ? null : lira(minor);
    done(store, 'quota-create', { id, name: id, ownerId: 'ayse', startDate, endDate, target });
  };
  quota('jan', '2026-01-01', '2026-01-31', 100_000);
  quota('q1', '2026-01-01', '2026-03-31', 400_000);
  done(store, 'quota-edit', { id: 'q1', changes: { ownerId: null } });
  quota('feb', '2026-02-01', '2026-02-28', null);
  return {
    ...made,
    cells(key: string): Readonly<Record<string, string>> {
      const heads = [...element.renderRoot.querySelectorAll('.twin thead th')].map((th) =>
        th.textContent.trim(),
      );
      const rows = [...element.renderRoot.querySelectorAll('.twin tbody tr')];
      const row = rows.find((each) => each.textContent.includes(key));
      const own = [...(row?.children ?? [])].map((cell) => cell.textContent.replace(/\s+/g, ' ').trim());
      return Object.fromEntries(heads.map((head, at) => [head, own[at] ?? '']));
    },
    async choose(option: string, value: string) {
      const select = inside<HTMLSelectElement>(element, `#option-${option}`);
      select.value = value;
      select.dispatchEvent(new Event('change'));
      await made.ready();
    },
  };
}

describe('<quota-progress>', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('QUP1 S50 D40 D44 attainment, what is missing, pace by working days and coverage stand with the wins behind them', async () => {
    const { element, create, close, ready, choose, cells } = await scene();
    close(-5, create(-20, { ownerId: 'ayse', price: lira(25_000), quotaId: 'jan' }), 'won');
    close(-4, create(-20, { ownerId: 'ayse', price: lira(50_000) }), 'won');
    create(-3, { ownerId: 'ayse', price: lira(10_000), expectedClose: '2026-03-05' });
    await ready();
    await choose('which', 'all');
    const jan = cells('Ayşe · Jan 2026');
    expect([jan['Credited'], jan['Still missing']]).to.deep.equal(['₺750', '₺250']);
    expect(jan['Attainment']).to.equal('75%');
    expect(jan['Pace']).to.contain('working days').and.to.contain('Behind');
    expect([jan['Wins linked to it'], jan['Wins counted because they fit']]).to.deep.equal(['1', '1']);
    const company = cells('Company');
    expect([company['Open in the period'], company['Open ÷ missing']]).to.deep.equal(['₺100', '3.1%']);
    const figure = [...element.renderRoot.querySelectorAll<HTMLElement>('.twin tbody button')].find(
      (each) => each.textContent.trim() === '₺750',
    );
    figure?.click();
    await painted(element);
    expect(element.renderRoot.querySelectorAll('button.record')).to.have.length(2);
  });

  it('QUP40 D44 where each should be by today is a line across its bar; representatives are told together in one currency and basis only', async () => {
    const { element, store, create, close, ready, choose, cells } = await scene();
    close(-5, create(-20, { ownerId: 'ayse', price: lira(25_000) }), 'won');
    done(store, 'quota-create', {
      name: 'b',
      ownerId: 'bora',
      startDate: '2026-01-01',
      endDate: '2026-03-31',
      target: lira(300_000),
    });
    await ready();
    // Of 90 days 22 working days have passed, of 64: a third of a percent is rounded.
    expect(cells('Bora')['Due by today']).to.equal('34.4%');
    expect(cells('Feb 2026')['Due by today'], 'no target').to.equal('–');
    expect(element.renderRoot.querySelectorAll('.drawing .goal').length).to.be.at.least(1);
    expect(textOf(element, '.legend')).to.contain('Due by today');
    await choose('which', 'year');
    expect(textOf(element, '[data-key=members]')).to.contain('₺250').and.to.contain('6.3% of ₺4,000');
    done(store, 'quota-create', {
      name: 'e',
      ownerId: 'bora',
      startDate: '2026-04-01',
      endDate: '2026-04-30',
      target: { minor: 5, currency: 'EUR' },
    });
    await ready();
    expect(element.renderRoot.querySelector('[data-key=members]'), 'currencies are not added').to.equal(null);
  });

  it('QUP2 D44 without a target there is a dash, not 0 %; who has no quota is named, and the company’s target beside the sum of its people’s', async () => {
    const { element, ready, choose, cells } = await scene();
    await ready();
    expect(cells('Feb 2026')['Attainment']).to.equal('–');
    expect(textOf(element, '.notes')).to.contain('Bora').and.to.contain('not 0%');
    await choose('which', 'year');
    expect(textOf(element, '.notes')).to.contain('₺4,000').and.to.contain('₺1,000');
  });

  it('QUP3 D40 what is reopened after the period is taken back in the current one, or where it counted, as is chosen', async () => {
    const { store, create, close, on, ready, choose, cells } = await scene();
    done(store, 'quota-edit', { id: 'feb', changes: { target: lira(100_000) } });
    const won = create(-20, { ownerId: 'ayse', price: lira(30_000), quotaId: 'jan' });
    close(-5, won, 'won');
    on(0, () => {
      done(store, 'opportunity-set-status', { id: won, status: 'open' });
    });
    await ready();
    await choose('which', 'all');
    expect(cells('Ayşe · Jan 2026')['Credited']).to.equal('₺300');
    expect(cells('Ayşe · Feb 2026')['Taken back for earlier periods'])
      .to.contain('₺300')
      .and.to.match(/[-−]/);
    await choose('reversal', 'original-period');
    expect(cells('Ayşe · Jan 2026')['Credited']).to.equal('₺0');
    expect(cells('Ayşe · Feb 2026')['Taken back for earlier periods']).to.equal('₺0');
  });

  it('QUP9 D42 D44 who joined meanwhile is measured since then, and shared wins are told', async () => {
    const { store, create, close, ready, choose, cells, element } = await scene();
    const id = create(-20, { ownerId: 'ayse', price: lira(50_000) });
    const splits = [
      { memberId: 'ayse', share: 6000 },
      { memberId: 'bora', share: 4000 },
    ];
    done(store, 'opportunity-split', { id, splits });
    close(-4, id, 'won');
    done(store, 'member-edit', { id: 'ayse', changes: { joinedOn: '2026-01-19' } });
    await ready();
    await choose('which', 'all');
    const jan = cells('Ayşe · Jan 2026');
    expect(jan['Target']).to.equal('₺419.35');
    expect(textOf(element, '.notes')).to.contain('Ayşe · Jan 2026: target and pace count from Jan 19, 2026');
    expect([jan['Credited'], jan['Wins shared with others']]).to.deep.equal(['₺300', '1']);
    expect(jan['Pace']).to.contain('10 of 10 working days');
    expect(textOf(element, '.how')).to.contain('counted as shared');
  });

  it('QUP30 D44 what all quotas have in common is said once, in the title; those of one period stand from the furthest on', async () => {
    const { element, store, create, close, ready, choose, cells } = await scene();
    close(-4, create(-20, { ownerId: 'ayse', price: lira(50_000), quotaId: 'jan' }), 'won');
    const title = () => textOf(element, '[data-sheet="quotas"] h3');
    await ready();
    await choose('which', 'all');
    expect(title(), 'what they count').to.equal('How far each quota is · First-year value');
    expect(cells('Ayşe · Jan 2026')['Quota']).to.equal('Ayşe · Jan 2026');
    await choose('which', 'past');
    expect(title(), 'and their days').to.equal('How far each quota is · Jan 2026 · First-year value');
    expect(cells('Ayşe')['Quota']).to.equal('Ayşe');
    done(store, 'quota-create', {
      id: 'wins',
      name: 'wins',
      ownerId: 'bora',
      basis: 'wins',
      wins: 4,
      startDate: '2026-01-01',
      endDate: '2026-01-31',
    });
    done(store, 'quota-edit', { id: 'jan', changes: { name: 'b' } });
    done(store, 'quota-edit', { id: 'wins', changes: { name: 'a' } });
    await waitUntil(() => title() === 'How far each quota is · Jan 2026');
    expect(cells('Bora')['Quota']).to.equal('Bora · Number of wins');
    const drawn = [...element.renderRoot.querySelectorAll('.drawing .label')].map((each) => each.textContent);
    expect(drawn.map((label) => label.split(' ')[0])).to.deep.equal(['Ayşe', 'Bora']);
  });

  it('QUP4 no axe violations, with quotas and without', async () => {
    const { element, store, ready } = await scene('tr');
    await ready();
    await expect(element).to.be.accessible();
    for (const id of ['jan', 'feb', 'q1']) done(store, 'quota-delete', { id });
    await waitUntil(() => textOf(element, '.notes').includes('Bu dönemler için kota yok.'));
    await expect(element).to.be.accessible();
  }).timeout(40_000);
});
