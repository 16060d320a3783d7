import { expect } from '@open-wc/testing';
import { defineElement } from '../base/define-element.js';
import { PipelineForecast } from '../components/pipeline-forecast/pipeline-forecast.js';
import { PipelineReport } from '../components/pipeline-report/pipeline-report.js';
import { QuotaProgress } from '../components/quota-progress/quota-progress.js';
import { done, has, inside, textOf } from '../testing/drive.js';
import { reportScene, type ReportScene } from '../testing/report-scene.js';
import type { ReportElement } from './report-element.js';

const euro = (minor: number) => ({ minor, currency: 'EUR' });

async function scene<E extends ReportElement>(build: () => E): Promise<ReportScene<E>> {
  const made = await reportScene(build);
  const { store, create, close } = made;
  done(store, 'rates-set', {
    rates: [
      { currency: 'EUR', base: 'TRY', on: '2026-01-01', value: '40' },
      { currency: 'EUR', base: 'TRY', on: '2026-01-20', value: '50.5', source: 'host' },
    ],
  });
  const won = create(-30, { price: euro(10_000) });
  close(-20, won, 'won');
  create(-3, { price: euro(10_000), expectedClose: '2026-02-20', probability: 5000 });
  create(-3, { price: { minor: 500_000, currency: 'TRY' }, expectedClose: '2026-02-20', probability: 5000 });
  create(-3, { price: { minor: 700, currency: 'USD' }, expectedClose: '2026-02-20', probability: 5000 });
  return made;
}

async function choose({ element, ready }: ReportScene<ReportElement>): Promise<void> {
  const select = inside<HTMLSelectElement>(element, '#option-money');
  select.value = 'converted';
  select.dispatchEvent(new Event('change'));
  await ready();
}

describe('reports in the reporting currency', () => {
  afterEach(() => {
    document.body.replaceChildren();
  });

  it('RPE14 D39 amounts are told in the reporting currency with “≈”, the rates and their days; what has no rate stands beside and is said', async () => {
    defineElement('pipeline-report', PipelineReport);
    const made = await scene(() => {
      const element = document.createElement('pipeline-report');
      element.setAttribute('report', 'open-amounts');
      return element;
    });
    const { element, store, ready } = made;
    await ready();
    expect(has(element, '#option-money'), 'without a reporting currency there is nothing to choose').to.equal(
      false,
    );
    done(store, 'workspace-edit', { reportingCurrency: 'TRY' });
    await ready();
    expect(textOf(element, '[data-key="amount"]')).to.contain('€100').and.not.to.contain('≈');
    await choose(made);
    const amount = textOf(element, '[data-key="amount"]');
    expect(amount).to.contain('≈ ₺10,050').and.to.contain('$7').and.not.to.contain('€');
    expect(textOf(element, '.twin')).to.contain('≈ TRY').and.to.contain('≈ ₺10,050').and.to.contain('$7');
    expect(textOf(element, '.exclusion[data-code="no-rate"]')).to.contain('1');
    const how = textOf(element, '.how');
    expect(how)
      .to.contain('1 EUR = 50.5 TRY')
      .and.to.contain('Jan 20, 2026')
      .and.to.contain('connected system');
    expect(how).not.to.contain('1 EUR = 40 TRY');
    done(store, 'rates-set', { rates: [{ currency: 'EUR', base: 'TRY', on: '2026-02-01', value: '60' }] });
    await ready();
    expect(textOf(element, '.twin'), 'live').to.contain('≈ ₺11,000');
    element.setAttribute('report', 'win-rate');
    await ready();
    await choose(made);
    expect(textOf(element, '[data-key="won-amount"]'), 'at the rate of the close').to.contain('≈ ₺4,000');
    expect(textOf(element, '.how')).to.contain('1 EUR = 40 TRY');
  });

  it('RPE40 D39 D20 D21 win rates by value and velocity are told in the reporting currency, each currency beside it, with the rates', async () => {
    defineElement('pipeline-report', PipelineReport);
    const made = await scene(() => {
      const element = document.createElement('pipeline-report');
      element.setAttribute('report', 'win-rate');
      return element;
    });
    const { element, store, ready, create, close } = made;
    close(-2, create(-30, { price: { minor: 200_000, currency: 'TRY' } }), 'lost', 'price');
    done(store, 'workspace-edit', { reportingCurrency: 'TRY' });
    await ready();
    const rate = () => textOf(element, '[data-key="rate"]');
    expect(rate()).to.contain('100% (EUR').and.to.contain('0% (TRY').and.not.to.contain('≈');
    await choose(made);
    expect(rate()).to.contain('≈ 66.7% (TRY').and.to.contain('100% (EUR').and.to.contain('0% (TRY');
    expect(textOf(element, '.how')).to.contain('1 EUR = 40 TRY');
    element.setAttribute('report', 'velocity');
    await ready();
    expect(textOf(element, '.twin')).to.contain('€100').and.not.to.contain('≈');
    await choose(made);
    expect(textOf(element, '[data-key="velocity"]')).to.contain('≈ ₺');
    expect(textOf(element, '.twin')).to.contain('≈ TRY').and.to.contain('≈ ₺4,000').and.to.contain('€100');
    expect(textOf(element, '.how')).to.contain('1 EUR = 40 TRY');
  });

  it('RPE63 D21 D29 while none of the lost ones has a price nothing is said of a rate by value, which would be 100%', async () => {
    defineElement('pipeline-report', PipelineReport);
    const made = await scene(() => document.createElement('pipeline-report'));
    const { element, ready, create, close } = made;
    const rate = () => textOf(element, '[data-key="rate"]');
    close(-2, create(-30, { price: null }), 'lost', 'price');
    await ready();
    expect(rate()).to.contain('50%').and.not.to.contain('(EUR');
    close(-2, create(-30, { price: euro(10_000) }), 'lost', 'price');
    await ready();
    expect(rate()).to.contain('33.3%').and.to.contain('50% (EUR');
  });

  it('FCT9 D39 the forecast is told in the reporting currency: open at the rate of today, won at that of the win', async () => {
    defineElement('pipeline-forecast', PipelineForecast);
    const made = await scene(() => document.createElement('pipeline-forecast'));
    const { element, store, ready } = made;
    done(store, 'workspace-edit', { reportingCurrency: 'TRY' });
    await ready();
    await choose(made);
    expect(textOf(element, '[data-key="won"]')).to.contain('≈ ₺4,000');
    expect(textOf(element, '[data-key="weighted"]')).to.contain('≈ ₺5').and.to.contain('$3.5');
    expect(textOf(element, '.twin')).to.contain('≈ ₺10,050');
    const how = textOf(element, '.how');
    expect(how).to.contain('1 EUR = 40 TRY').and.to.contain('1 EUR = 50.5 TRY');
    expect(textOf(element, '.exclusion[data-code="no-rate"]')).to.contain('1');
  });

  it('QUP5 D40 D39 a win counts in the currency of its quota at the rate of the day of the win; without a rate it is left out and said', async () => {
    defineElement('quota-progress', QuotaProgress);
    const { element, store, ready, create, close } = await scene(() =>
      document.createElement('quota-progress'),
    );
    done(store, 'quota-create', {
      id: 'q',
      name: 'Q1',
      target: { minor: 800_000, currency: 'TRY' },
      startDate: '2026-01-01',
      endDate: '2026-03-31',
    });
    await ready();
    expect(textOf(element, '.twin')).to.contain('₺4,000').and.to.contain('50%');
    const without = () => Number.parseInt(textOf(element, '.exclusion[data-code="no-rate"]'), 10);
    const before = without();
    close(-1, create(-3, { price: { minor: 700, currency: 'USD' } }), 'won');
    await ready();
    expect(without()).to.equal(before + 1);
  });
});
