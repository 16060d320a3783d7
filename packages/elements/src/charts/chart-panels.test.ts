import { emulateMedia } from '@web/test-runner-commands';
import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { defineElement } from '../base/define-element.js';
import { localizerFor } from '../locales/localizer.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/controls.styles.js';
import { stageColorStyles } from '../styles/stage-colors.styles.js';
import { has, inside, textOf, waitUntil } from '../testing/drive.js';
import { chartStyles } from './chart.styles.js';
import { sheetTableStyles } from './sheet-table.styles.js';
import { ChartPanels } from './chart-panels.js';
import type { Figure, MarkKind, Sheet } from './sheet.js';

class ChartProbe extends LitElement {
  static override styles = [baseStyles, controlStyles, stageColorStyles, sheetTableStyles, chartStyles];
  sheet: Sheet | undefined;
  opened: (readonly [readonly string[], string])[] = [];
  readonly #panels = new ChartPanels(this, {
    l: () => localizerFor(this.lang),
    open: ({ ids }, title) => this.opened.push([ids?.() ?? [], title]),
  });
  override render(): TemplateResult {
    return html`<div class="base">${this.sheet ? this.#panels.render(this.sheet) : ''}</div>`;
  }
}

const count = (value: number | null, more: Partial<Figure> = {}): Figure =>
  value === null
    ? { text: '–', value }
    : {
        text: String(value),
        value,
        ids: () => Array.from({ length: value }, (_, at) => `o${String(at)}`),
        ...more,
      };

function aSheet(kind: MarkKind, more: Partial<Sheet> = {}): Sheet {
  return {
    key: 'outcomes',
    title: 'Kazanılan ve kaybedilen',
    heading: 'Ay',
    columns: [
      { key: 'won', label: 'Kazanıldı', tone: 'won' },
      { key: 'lost', label: 'Kaybedildi', tone: 'lost' },
      { key: 'rate', label: 'Oran' },
    ],
    rows: [
      { key: '1', label: 'Ocak', figures: { won: count(12), lost: count(3), rate: count(80) } },
      {
        key: '2',
        label: 'Şubat',
        figures: { won: count(0), lost: count(4, { isMuted: true }), rate: count(null) },
      },
      { key: '3', label: 'Mart', color: 'teal', mark: 'arşiv', figures: { won: count(7), lost: count(2) } },
    ],
    measures: [
      {
        key: 'both',
        label: 'Sayılar',
        kind,
        columns: kind === 'line' ? ['rate'] : ['won', 'lost'],
        tick: String,
      },
      { key: 'rate', label: 'Oran', kind: 'bars', columns: ['rate'], tick: (value) => `%${String(value)}` },
    ],
    ...more,
  };
}

async function show(sheet: Sheet, lang = 'tr', width = 700): Promise<ChartProbe> {
  const probe = document.createElement('chart-probe') as ChartProbe;
  probe.lang = lang;
  probe.style.inlineSize = `${String(width)}px`;
  probe.sheet = sheet;
  document.body.append(probe);
  await probe.updateComplete;
  if (has(probe, 'svg.drawing'))
    await waitUntil(
      () => Number(inside(probe, 'svg.drawing').getAttribute('width')) < width,
      'it never learns how wide it is',
    );
  return probe;
}

const marks = (probe: ChartProbe): readonly SVGElement[] => [
  ...probe.renderRoot.querySelectorAll<SVGElement>('.drawing .mark'),
];
const names = (probe: ChartProbe): readonly (string | null)[] =>
  marks(probe).map((mark) => mark.getAttribute('aria-label'));
const focused = (probe: ChartProbe): string | null | undefined =>
  probe.shadowRoot?.activeElement?.getAttribute('aria-label');

async function press(probe: ChartProbe, key: string): Promise<void> {
  probe.shadowRoot?.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
  await probe.updateComplete;
}

const KINDS: readonly MarkKind[] = ['bars', 'stacked', 'line', 'steps', 'funnel', 'waterfall'];

describe('charts', function () {
  // Axe, and each report in turn, on a loaded machine.
  this.timeout(60_000);

  before(() => {
    defineElement('chart-probe', ChartProbe);
  });
  afterEach(async () => {
    document.body.replaceChildren();
    document.documentElement.dir = '';
    await emulateMedia({ colorScheme: 'light' });
  });

  it('CHT1 S87 what is drawn stands in the table too, and what cannot be drawn only there', async () => {
    for (const kind of KINDS) {
      for (const isTimeline of [true, false]) {
        const probe = await show(aSheet(kind, { isTimeline }));
        expect(marks(probe).length, kind).to.be.greaterThan(0);
        expect(has(probe, '.twin:not([hidden])'), kind).to.equal(false);
        inside(probe, '[data-view=table]').click();
        await probe.updateComplete;
        expect(has(probe, '.chart:not([hidden])'), kind).to.equal(false);
        const cells = [...probe.renderRoot.querySelectorAll('.twin tbody td')].map((cell) =>
          cell.textContent.replace(/\s+/g, ' ').trim(),
        );
        expect(cells.slice(0, 3), kind).to.deep.equal(['12', '3', '80']);
        expect(cells.at(-1), kind).to.equal('–');
        probe.remove();
      }
    }
    const tableOnly = await show(aSheet('bars', { measures: [] }));
    expect(has(tableOnly, '.drawing, .switch')).to.equal(false);
    expect(has(tableOnly, '.twin:not([hidden])')).to.equal(true);
  });

  it('CHT2 one stop of Tab, arrows walk through rows and columns, each mark is named in words', async () => {
    const probe = await show(aSheet('stacked'));
    expect(names(probe)).to.deep.equal([
      'Ocak · Kazanıldı: 12',
      'Ocak · Kaybedildi: 3',
      `Şubat · Kaybedildi: 4, ${localizerFor('tr').t.charts.few}`,
      'Mart (arşiv) · Kazanıldı: 7',
      'Mart (arşiv) · Kaybedildi: 2',
    ]);
    const stops = marks(probe).filter((mark) => mark.getAttribute('tabindex') === '0');
    expect(stops).to.have.length(1);
    stops[0]?.focus();
    await press(probe, 'ArrowDown');
    expect(focused(probe)).to.contain('Şubat · Kaybedildi');
    expect(textOf(probe, '.readout')).to.contain('Şubat · Kaybedildi: 4');
    await press(probe, 'ArrowDown');
    expect(focused(probe)).to.contain('Mart (arşiv) · Kaybedildi');
    await press(probe, 'ArrowLeft');
    expect(focused(probe)).to.contain('Mart (arşiv) · Kazanıldı');
    await press(probe, 'Home');
    expect(focused(probe)).to.contain('Ocak · Kazanıldı');
    await press(probe, 'ArrowUp');
    expect(focused(probe)).to.contain('Ocak · Kazanıldı');
    await press(probe, 'End');
    expect(focused(probe)).to.contain('Mart (arşiv) · Kaybedildi');
  });

  it('CHT2 in time rows stand beside each other; right to left the arrows follow the eye', async () => {
    const probe = await show(aSheet('bars', { isTimeline: true }));
    marks(probe)[0]?.focus();
    await press(probe, 'ArrowRight');
    expect(focused(probe)).to.contain('Şubat · Kazanıldı');
    await press(probe, 'ArrowUp');
    expect(focused(probe)).to.contain('Şubat · Kaybedildi');
    const place = (mark: SVGElement | undefined): number => mark?.getBoundingClientRect().left ?? 0;
    expect(place(marks(probe)[0])).to.be.lessThan(place(marks(probe)[4]));
    probe.remove();
    document.documentElement.dir = 'rtl';
    const mirrored = await show(aSheet('bars', { isTimeline: true }));
    await waitUntil(() => place(marks(mirrored)[0]) > place(marks(mirrored)[4]), 'it is not mirrored');
    marks(mirrored)[0]?.focus();
    await press(mirrored, 'ArrowLeft');
    expect(focused(mirrored)).to.contain('Şubat · Kazanıldı');
  });

  it('CHT3 S87 Enter or a click on a mark, or on a figure of the table, opens its records', async () => {
    const probe = await show(aSheet('stacked'));
    marks(probe)[1]?.focus();
    await press(probe, 'Enter');
    inside(probe, '.drawing .mark .hit').dispatchEvent(
      new MouseEvent('click', { bubbles: true, composed: true }),
    );
    inside(probe, '[data-view=table]').click();
    await probe.updateComplete;
    inside(probe, 'tbody tr:nth-child(3) td:nth-of-type(2) .opens').click();
    expect(probe.opened.map(([ids, title]) => [ids.length, title])).to.deep.equal([
      [3, 'Ocak · Kaybedildi'],
      [12, 'Ocak · Kazanıldı'],
      [2, 'Mart · Kaybedildi'],
    ]);
  });

  it('CHT4 D29 nothing is no bar and no 0; odd values draw no NaN; an empty sheet says so', async () => {
    const odd = [null, 0, -3, 1e15, 0.001].map((value, at) => ({
      key: String(at),
      label: 'Çok uzun bir ürün ve hizmet adı, kısaltılarak yazılır',
      figures: { won: { text: '?', value }, lost: undefined, rate: { text: '?', value } },
    }));
    for (const kind of KINDS) {
      for (const rows of [odd, odd.slice(0, 1), odd.slice(1, 2)]) {
        for (const isTimeline of [true, false]) {
          const probe = await show(aSheet(kind, { rows, isTimeline }), 'tr', 320);
          const svg = inside(probe, 'svg.drawing');
          expect(svg.outerHTML, kind).not.to.match(/NaN|Infinity|undefined/);
          for (const rect of svg.querySelectorAll('rect'))
            expect(Number(rect.getAttribute('width')), kind).to.be.at.least(0);
          probe.remove();
        }
      }
    }
    const line = await show(aSheet('line', { isTimeline: true }));
    expect(line.renderRoot.querySelectorAll('circle.point')).to.have.length(1);
    line.remove();
    const empty = await show(aSheet('bars', { rows: [] }));
    expect(textOf(empty, '.empty')).to.equal(localizerFor('tr').t.charts.empty);
  });

  it('CHT5 without colours patterns tell the series apart; no style attribute stands anywhere', async () => {
    const probe = await show(aSheet('stacked'));
    expect(has(probe, '.panel [style]')).to.equal(false);
    const shown = (): string => getComputedStyle(inside(probe, '.drawing .pattern')).display;
    expect(shown()).to.equal('none');
    const rules = [...(chartStyles.styleSheet?.cssRules ?? [])].filter(
      (rule) => rule instanceof CSSMediaRule && rule.conditionText.includes('forced-colors'),
    );
    const forced = rules.flatMap((rule) => [...(rule as CSSMediaRule).cssRules]) as CSSStyleRule[];
    expect(forced.find(({ selectorText }) => selectorText === '.pattern')?.style.display).to.equal('inline');
    const fills = marks(probe).map((mark) => mark.querySelector('.pattern')?.getAttribute('fill') ?? 'plain');
    expect(fills.slice(0, 2)).to.deep.equal(['plain', 'url(#pattern-1)']);
  });

  it('CHT20 what each row was to reach is a line across its marks, in the legend, in every name, and behind no words', async () => {
    const figure = (value: number | null) =>
      value === null ? { text: '–', value } : { text: `%${String(value)}`, value };
    const rows = [
      { key: 'a', label: 'Ayşe', figures: { won: figure(90), due: figure(60) } },
      { key: 'b', label: 'Barış', figures: { won: figure(56), due: figure(60) } },
      { key: 'c', label: 'Cem', figures: { won: figure(20), due: figure(null) } },
    ];
    const sheet = (isTimeline: boolean) =>
      aSheet('bars', {
        rows,
        isTimeline,
        columns: [
          { key: 'won', label: 'Gerçekleşme' },
          { key: 'due', label: 'Bugüne düşen' },
        ],
        measures: [
          {
            key: 'won',
            label: 'Oran',
            kind: 'bars',
            columns: ['won'],
            goals: 'due',
            tick: String,
            target: figure(70),
          },
        ],
      });
    for (const [isTimeline, width] of [
      [false, 700],
      [false, 300],
      [true, 700],
    ] as const) {
      const probe = await show(sheet(isTimeline), 'tr', width);
      const lines = [...probe.renderRoot.querySelectorAll('.drawing .goal')];
      expect(lines.length, 'none where nothing was to be reached').to.equal(2);
      expect(textOf(probe, '.legend')).to.contain('Bugüne düşen');
      expect(names(probe)[0]).to.contain('%90').and.to.contain('Bugüne düşen %60');
      expect(names(probe)[2]).to.not.contain('Bugüne düşen');
      if (isTimeline) continue;
      for (const word of probe.renderRoot.querySelectorAll('.drawing .end')) {
        const { left, right } = word.getBoundingClientRect();
        for (const line of [...lines, inside(probe, '.drawing .target')]) {
          const at = line.getBoundingClientRect().left;
          expect(at > left && at < right, `${word.textContent} is crossed`).to.equal(false);
        }
      }
    }
  });

  it('RPE41 all words of a drawing stay within it, however narrow it is, and no line goes through them', async () => {
    const months = Array.from({ length: 7 }, (_, at) => ({
      key: String(at),
      label: `Kas 202${String(at)}`,
      figures: { won: count(5 + at), lost: count(9) },
    }));
    const people = months.map((row, at) => ({
      ...row,
      label: `Mehmet Gündoğdu ${String(at)}`,
      figures: {
        won: { text: `${String(at)}9,2 gün`, value: 900 + at },
        lost: { text: '50,7 gün', value: 1000 },
      },
    }));
    const target = { text: '%100', value: 40 };
    for (const rows of [months, people])
      for (const width of [300, 700]) {
        const probe = await show(
          aSheet('bars', {
            rows,
            isTimeline: rows === months,
            measures: [
              { key: 'both', label: 'Süre', kind: 'bars', columns: ['won', 'lost'], tick: String, target },
            ],
          }),
          'tr',
          width,
        );
        const box = inside(probe, 'svg.drawing').getBoundingClientRect();
        const words = [...probe.renderRoot.querySelectorAll<SVGElement>('.drawing text')];
        for (const word of words) {
          const { left, right } = word.getBoundingClientRect();
          expect(left, `${word.textContent} at ${String(width)}`).to.be.at.least(box.left - 1);
          expect(right, `${word.textContent} at ${String(width)}`).to.be.at.most(box.right + 1);
        }
        const line = inside(probe, '.target');
        if (rows === people)
          for (const word of words)
            expect(line.compareDocumentPosition(word), 'drawn above the line').to.equal(
              Node.DOCUMENT_POSITION_FOLLOWING,
            );
        probe.remove();
      }
  });

  it('CHT6 a choice of measures draws other columns', async () => {
    const probe = await show(aSheet('stacked'));
    const select = inside<HTMLSelectElement>(probe, '.measure');
    select.value = 'rate';
    select.dispatchEvent(new Event('change'));
    await probe.updateComplete;
    expect(names(probe)[0]).to.equal('Ocak · Oran: 80');
  });

  it('CHT7 no axe violations, as chart and table, in both languages, light and dark, narrow too', async () => {
    for (const [lang, colorScheme, width] of [
      ['tr', 'light', 700],
      ['en', 'dark', 320],
    ] as const) {
      await emulateMedia({ colorScheme });
      document.documentElement.style.colorScheme = colorScheme;
      document.body.style.background = colorScheme === 'dark' ? '#16181d' : '';
      for (const kind of KINDS) {
        const probe = await show(aSheet(kind, { isTimeline: kind === 'line' }), lang, width);
        await expect(probe).to.be.accessible();
        inside(probe, '[data-view=table]').click();
        await probe.updateComplete;
        await expect(probe).to.be.accessible();
        expect(inside(probe, '.panel').scrollWidth).to.be.at.most(width);
        probe.remove();
      }
    }
    document.documentElement.style.colorScheme = '';
    document.body.style.background = '';
  });
});
