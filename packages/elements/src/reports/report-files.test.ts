import { expect } from '@open-wc/testing';
import { html, LitElement, render, type TemplateResult } from 'lit';
import { defineElement } from '../base/define-element.js';
import { ChartPanels } from '../charts/chart-panels.js';
import { chartStyles } from '../charts/chart.styles.js';
import type { Figure, Sheet } from '../charts/sheet.js';
import '../locales/areas/reports.js';
import { localizerFor } from '../locales/localizer.js';
import { baseStyles } from '../styles/base.styles.js';
import { daysFigure, meanDaysFigure, meanFigure, shareFigure } from './figures.js';
import { csvFile, pictureFile } from './report-files.js';

class FilesProbe extends LitElement {
  static override styles = [baseStyles, chartStyles];
  readonly panels = new ChartPanels(this, { l: () => localizerFor('en'), open: () => undefined });
  override render(): TemplateResult {
    return html`<div class="base"></div>`;
  }
}

const HOUR = 3_600_000;

function aSheet(lang: string): Sheet {
  const l = localizerFor(lang);
  const share = { part: 1257, whole: 2047, basisPoints: 6141, muted: false };
  return {
    key: 'a',
    title: 'A',
    heading: 'B',
    columns: [
      { key: 'share', label: 'Rate' },
      { key: 'days', label: 'Time' },
      { key: 'mean', label: 'Mean' },
      { key: 'wait', label: 'Wait' },
    ],
    rows: [
      { key: '0', label: 'none', figures: { share: shareFigure(l, { ...share, basisPoints: null }) } },
      {
        key: '1',
        label: 'all',
        figures: {
          share: shareFigure(l, share),
          days: daysFigure(l, 1234 * 24 * HOUR + 12 * HOUR, 3),
          mean: meanFigure(l, { sum: 10n, count: 4, ids: () => [] }),
          wait: meanDaysFigure(l, { sum: -7n, count: 2, ids: () => [] }),
        },
      },
    ],
    measures: [],
  };
}

describe('files of reports', () => {
  before(() => {
    defineElement('files-probe', FilesProbe);
  });

  it('RPE9 in a CSV shares, days and means are numbers in every language, and the head says of what', async () => {
    const lines = async (lang: string): Promise<readonly string[]> =>
      (await csvFile([aSheet(lang)], localizerFor(lang)).text()).split('\r\n');
    expect(await lines('en'))
      .to.include('"B","Rate (%)","Time (days)","Mean","Wait (days)"')
      .and.include('"all",61.41,1234.5,2.50,-3.50');
    expect(await lines('tr'))
      .to.include('"B";"Rate (%)";"Time (gün)";"Mean";"Wait (gün)"')
      .and.include('"all";61,41;1234,5;2,50;-3,50');
    const arabic = await lines('ar');
    expect(
      arabic.some((line) => /61[.,]41.1234[.,]5.2[.,]50.-3[.,]50$/u.test(line)),
      arabic.join('\n'),
    ).to.equal(true);
  });

  it('RPE9 in a picture a series that is 0 everywhere has its colour in the legend', async () => {
    const probe = document.createElement('files-probe') as FilesProbe;
    document.body.append(probe);
    await probe.updateComplete;
    const figure = (value: number): Figure => ({ text: String(value), value });
    const sheet: Sheet = {
      ...aSheet('en'),
      columns: [
        { key: 'won', label: 'Won', tone: 'won' },
        { key: 'lost', label: 'Lost', tone: 'lost' },
      ],
      rows: [{ key: '1', label: 'May', figures: { won: figure(3), lost: figure(0) } }],
      measures: [{ key: 'both', label: 'Both', kind: 'stacked', columns: ['won', 'lost'], tick: String }],
    };
    const picture = probe.panels.picture(sheet, 900, 16);
    const place = probe.renderRoot.querySelector<HTMLElement>('.base');
    if (!picture || !place) throw new Error('nothing is drawn');
    render(picture.drawing, place);
    const svg = place.querySelector<SVGSVGElement>('svg');
    if (!svg) throw new Error('nothing is drawn');
    const { drawing: _, ...rest } = picture;
    const text = (await (await pictureFile([{ ...rest, title: 'A', svg }], 'svg'))?.text()) ?? '';
    const file = new DOMParser().parseFromString(text, 'image/svg+xml');
    const fills = [...file.querySelectorAll('rect[rx="3"][width="12"]')].map((one) =>
      one.getAttribute('fill'),
    );
    expect(fills).to.have.length(2);
    expect(new Set(fills).size).to.equal(2);
    for (const fill of fills) expect(fill).to.match(/^#[\da-f]{6}$/u);
    probe.remove();
  });
});
