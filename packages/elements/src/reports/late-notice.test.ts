import { expect } from '@open-wc/testing';
import { NO_ARRIVALS, withArrivals, type LateArrival } from '@firsat/model/reports';
import { defineElement } from '../base/define-element.js';
import { PipelineForecast } from '../components/pipeline-forecast/pipeline-forecast.js';
import { PipelineFunnel } from '../components/pipeline-funnel/pipeline-funnel.js';
import { PipelineReport } from '../components/pipeline-report/pipeline-report.js';
import { has, inside, painted, textOf } from '../testing/drive.js';
import { fakeSync } from '../testing/fake-sync.js';
import { reportScene } from '../testing/report-scene.js';
import { localizerFor } from '../locales/localizer.js';
import type { ReportElement } from './report-element.js';

const BUILDERS: Readonly<Record<string, () => ReportElement>> = {
  'pipeline-report': () => document.createElement('pipeline-report'),
  'pipeline-funnel': () => document.createElement('pipeline-funnel'),
  'pipeline-forecast': () => document.createElement('pipeline-forecast'),
};

/** Two opportunities of 15 January; the price of the first came on the 20th. Today is 1 February 2026. */
async function scene(tag: string, lang = 'en') {
  defineElement('pipeline-report', PipelineReport);
  defineElement('pipeline-funnel', PipelineFunnel);
  defineElement('pipeline-forecast', PipelineForecast);
  const sync = fakeSync();
  const made = await reportScene(BUILDERS[tag] ?? (() => document.createElement('pipeline-report')), {
    lang,
    store: { sync },
  });
  const { create, store, element, ready } = made;
  const [id, other] = [create(-17, { description: 'Servis' }), create(-17, { description: 'Depo' })];
  const arrivals = (...of: readonly string[]): readonly LateArrival[] =>
    of.map((opportunityId) => {
      const [event] = store.history(opportunityId);
      return { eventId: event?.id ?? '', opportunityId, at: event?.at ?? 0, arrivedOn: '2026-01-20' };
    });
  const arrive = (...of: readonly string[]): void => {
    sync.arrive(withArrivals(sync.arrivals ?? NO_ARRIVALS, arrivals(...of)));
  };
  const look = async (day: string): Promise<void> => {
    element.asOf = day;
    await ready();
  };
  await ready();
  return { ...made, id, other, arrive, look, sync };
}

const chip = '[data-code="arrived-later"]';

describe('what came later', function () {
  // Axe, and each report in turn, on a loaded machine.
  this.timeout(60_000);

  afterEach(() => {
    document.body.replaceChildren();
  });

  for (const tag of Object.keys(BUILDERS))
    it(`RPE30 D23 <${tag}> as of a day names the events that this device received after it, and opens their opportunities`, async () => {
      const { element, look, arrive, id } = await scene(tag);
      const words = localizerFor('en').t.reports.asOf.late;
      await look('2026-01-18');
      expect(has(element, chip), 'nothing is known of').to.equal(false);
      arrive(id);
      await painted(element);
      expect(textOf(element, chip)).to.equal('1 event arrived later');
      expect(textOf(element, '.late-events')).to.contain(words.note);
      inside(element, chip).click();
      await painted(element);
      expect(textOf(element, '.records h2')).to.equal('1 event arrived later');
      const opened: unknown[] = [];
      element.addEventListener('firsat-opportunity-open', (event) => {
        event.preventDefault();
        opened.push(event.detail.id);
      });
      inside(element, '.record').click();
      expect(opened).to.deep.equal([id]);
      await look('2026-01-20');
      expect(has(element, chip), 'it was here on that day').to.equal(false);
      await look('');
      expect(has(element, chip), 'now all is known').to.equal(false);
    });

  it('RPE31 it names no opportunity that the filter leaves out, says when there may be more', async () => {
    const { element, look, arrive, id, other, sync, store } = await scene('pipeline-report', 'tr');
    await look('2026-01-18');
    arrive(id, other);
    await painted(element);
    expect(textOf(element, chip)).to.equal('2 olay sonradan ulaştı');
    element.filter = { text: 'depo' };
    await look('2026-01-19');
    expect(textOf(element, chip)).to.equal('1 olay sonradan ulaştı');
    inside(element, chip).click();
    await painted(element);
    expect(textOf(element, '.record .what')).to.equal(store.get('opportunities', other)?.description);
    sync.arrive({ ...(sync.arrivals ?? NO_ARRIVALS), isCut: true });
    await painted(element);
    expect(textOf(element, chip)).to.equal('En az 1 olay sonradan ulaştı');
  });

  it('RPE31 no axe violations', async () => {
    const { element, look, arrive, id } = await scene('pipeline-report');
    await look('2026-01-18');
    arrive(id);
    await painted(element);
    inside(element, chip).click();
    await painted(element);
    await expect(element).to.be.accessible();
  });
});
