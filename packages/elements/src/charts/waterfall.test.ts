import { expect } from '@open-wc/testing';
import { html, LitElement, type TemplateResult } from 'lit';
import { defineElement } from '../base/define-element.js';
import { localizerFor } from '../locales/localizer.js';
import { pictureFile } from '../reports/report-files.js';
import { baseStyles } from '../styles/base.styles.js';
import { controlStyles } from '../styles/controls.styles.js';
import { stageColorStyles } from '../styles/stage-colors.styles.js';
import { has, inside, textOf, waitUntil } from '../testing/drive.js';
import { chartStyles } from './chart.styles.js';
import { sheetTableStyles } from './sheet-table.styles.js';
import { ChartPanels } from './chart-panels.js';
import type { Figure, Sheet } from './sheet.js';

class WaterfallProbe extends LitElement {
  static override styles = [baseStyles, controlStyles, stageColorStyles, sheetTableStyles, chartStyles];
  sheet: Sheet | undefined;
  opened: string[] = [];
  readonly panels = new ChartPanels(this, {
    l: () => localizerFor(this.lang),
    open: ({ ids }, title) => this.opened.push(`${title}: ${(ids?.() ?? []).join(' ')}`),
  });
  override render(): TemplateResult {
    return html`<div class="base">${this.sheet ? this.panels.render(this.sheet) : ''}</div>`;
  }
}

const money = (value: number | null, note?: string): Figure => ({
  text: value === null ? '–' : value > 0 ? `+₺${String(value)}` : `-₺${String(-value)}`,
  value,
  ...(value !== null && { ids: () => [`o${String(value)}`] }),
  ...(note !== undefined && { note }),
});

const STEPS: readonly (readonly [key: string, label: string, value: number | null])[] = [
  ['created', 'Açılan', 500],
  ['euro', 'Başka para biriminde', null],
  ['down', 'Tutarı azalan', -200],
  ['same', 'Fiyatı 0 olan', 0],
  ['won', 'Kazanılan, para birimi veya periyodu değişen', -900],
];

/** 1000 + 500 − 200 + 0 − 900 = 400. */
const SHEET: Sheet = {
  key: 'bridge',
  title: 'Açık tutar nasıl değişti',
  heading: 'Adım',
  columns: [
    { key: 'try', label: 'Açık, TRY' },
    { key: 'count', label: 'Fırsat' },
  ],
  rows: [
    { key: 'start', label: 'Başta açık', isLevel: true, figures: { try: { ...money(1000), text: '₺1000' } } },
    ...STEPS.map(([key, label, value]) => ({ key, label, figures: { try: money(value) } })),
    { key: 'end', label: 'Sonda açık', isLevel: true, figures: { try: { ...money(400), text: '₺400' } } },
  ],
  measures: [{ key: 'try', label: 'Açık, TRY', kind: 'waterfall', columns: ['try'], tick: String }],
};

async function show(width = 700, lang = 'tr', sheet = SHEET): Promise<WaterfallProbe> {
  const probe = document.createElement('waterfall-probe') as WaterfallProbe;
  probe.lang = lang;
  probe.style.inlineSize = `${String(width)}px`;
  probe.sheet = sheet;
  document.body.append(probe);
  await probe.updateComplete;
  await waitUntil(
    () => Number(inside(probe, 'svg.drawing').getAttribute('width')) < width,
    'it never learns how wide it is',
  );
  return probe;
}

const marks = (probe: WaterfallProbe): readonly SVGElement[] => [
  ...probe.renderRoot.querySelectorAll<SVGElement>('.drawing .mark'),
];

interface Box {
  readonly from: number;
  readonly to: number;
  readonly tone: string | undefined;
}

const boxes = (probe: WaterfallProbe): readonly Box[] =>
  marks(probe).map((mark) => {
    const shape = mark.querySelector('.shape');
    const from = Number(shape?.getAttribute('x'));
    return { from, to: from + Number(shape?.getAttribute('width')), tone: mark.dataset['tone'] };
  });

async function press(probe: WaterfallProbe, key: string): Promise<void> {
  probe.shadowRoot?.activeElement?.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
  await probe.updateComplete;
}

describe('a waterfall', () => {
  before(() => {
    defineElement('waterfall-probe', WaterfallProbe);
  });
  afterEach(() => {
    document.body.replaceChildren();
    document.documentElement.dir = '';
  });

  it('CHT8 what there is stands from zero, what came or went floats from where the row before it ended', async () => {
    const probe = await show();
    const [start, created, down, same, won, end] = boxes(probe);
    if (!start || !created || !down || !same || !won || !end) throw new Error('a row is not drawn');
    const unit = (start.to - start.from) / 1000;
    const near = (a: number, b: number, what: string): void => {
      expect(Math.abs(a - b), what).to.be.lessThan(0.01);
    };
    near(end.from, start.from, 'from zero');
    near(end.to - end.from, 400 * unit, 'the end');
    near(created.from, start.to, 'created begins where the start ended');
    near(created.to - created.from, 500 * unit, 'created');
    near(down.to, created.to, 'down begins where created ended');
    near(down.to - down.from, 200 * unit, 'down');
    near(same.to - same.from, 0, 'nothing has no bar');
    near(won.to, down.from, 'won begins where down ended');
    near(won.from, end.to, 'and ends where the end does');
    // A line from each row to the next, at the place where the one ended and the other begins.
    const leads = [
      ...(inside(probe, '.lead').getAttribute('d') ?? '').matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)/gu),
    ].map(([, x, top, bottom]) => [Number(x), Number(top), Number(bottom)] as const);
    expect(leads).to.have.length(5);
    for (const [at, place] of [start.to, created.to, down.from, down.from, won.from].entries())
      near(leads[at]?.[0] ?? 0, place, `line ${String(at)}`);
    for (const [, top, bottom] of leads) expect(bottom).to.be.greaterThan(top);
  });

  it('CHT8 what the drawing passes over stands in the table', async () => {
    const probe = await show();
    expect(marks(probe)).to.have.length(6);
    expect(probe.renderRoot.querySelectorAll('.twin tbody tr')).to.have.length(7);
  });

  it('CHT9 up and down are told by colour, by sign, in words, and by pattern where there are no colours', async () => {
    const probe = await show();
    const { ways } = localizerFor('tr').t.charts;
    expect(boxes(probe).map(({ tone }) => tone)).to.deep.equal([
      'accent',
      'teal',
      'orange',
      'teal',
      'orange',
      'accent',
    ]);
    expect(marks(probe).map((mark) => mark.getAttribute('aria-label'))).to.deep.equal([
      'Başta açık · Açık, TRY: ₺1000',
      `Açılan · Açık, TRY: +₺500, ${ways.up}`,
      `Tutarı azalan · Açık, TRY: -₺200, ${ways.down}`,
      `Fiyatı 0 olan · Açık, TRY: -₺0`,
      `Kazanılan, para birimi veya periyodu değişen · Açık, TRY: -₺900, ${ways.down}`,
      'Sonda açık · Açık, TRY: ₺400',
    ]);
    expect(
      [...probe.renderRoot.querySelectorAll('.legend li')].map((one) => one.textContent.trim()),
    ).to.deep.equal([ways.level, ways.up, ways.down]);
    const patterns = (): readonly (string | null | undefined)[] =>
      marks(probe).map((mark) => mark.querySelector('.pattern')?.getAttribute('fill'));
    expect(patterns().slice(0, 3)).to.deep.equal([undefined, 'url(#pattern-1)', 'url(#pattern-2)']);
    expect(has(probe, '.panel [style]')).to.equal(false);
  });

  it('CHT10 arrows walk from step to step, Enter opens what is behind one, and it is read out', async () => {
    const probe = await show();
    const focused = (): string => probe.shadowRoot?.activeElement?.getAttribute('aria-label') ?? '';
    expect(marks(probe).filter((mark) => mark.getAttribute('tabindex') === '0')).to.have.length(1);
    marks(probe)[0]?.focus();
    await press(probe, 'ArrowDown');
    await press(probe, 'ArrowDown');
    expect(focused()).to.contain('Tutarı azalan');
    expect(textOf(probe, '.readout')).to.contain('Tutarı azalan · Açık, TRY: -₺200');
    await press(probe, 'Enter');
    await press(probe, 'End');
    expect(focused()).to.contain('Sonda açık');
    await press(probe, 'ArrowUp');
    await press(probe, 'Enter');
    expect(probe.opened).to.deep.equal([
      'Tutarı azalan · Açık, TRY: o-200',
      'Kazanılan, para birimi veya periyodu değişen · Açık, TRY: o-900',
    ]);
  });

  it('CHT11 RPE41 mirrored right to left; no word leaves the drawing, however narrow it is', async () => {
    for (const dir of ['', 'rtl'])
      for (const width of [300, 360, 700]) {
        document.documentElement.dir = dir;
        const probe = await show(width, dir === 'rtl' ? 'ar' : 'tr');
        const [start, created] = boxes(probe);
        if (dir === 'rtl')
          await waitUntil(
            () => (boxes(probe)[1]?.to ?? 0) < (boxes(probe)[0]?.to ?? 0),
            'it is not mirrored',
          );
        else expect(created?.from).to.be.closeTo(start?.to ?? 0, 0.01);
        const box = inside(probe, 'svg.drawing').getBoundingClientRect();
        for (const word of probe.renderRoot.querySelectorAll('.drawing text')) {
          const { left, right } = word.getBoundingClientRect();
          const where = `${word.textContent} at ${String(width)} ${dir}`;
          expect(left, where).to.be.at.least(box.left - 1);
          expect(right, where).to.be.at.most(box.right + 1);
        }
        // No label runs into a figure or a bar.
        const drawn = [...probe.renderRoot.querySelectorAll('.drawing :is(.label, .end, .shape)')];
        const labels = drawn.filter((one) => one.matches('.label'));
        const axis = probe.renderRoot.querySelector('.axis')?.getBoundingClientRect();
        expect(axis !== undefined, 'beside the labels, where there is room').to.equal(width === 700);
        for (const label of labels) {
          const { left, right } = label.getBoundingClientRect();
          if (axis)
            expect(dir === 'rtl' ? left > axis.right : right < axis.left, label.textContent).to.equal(true);
          for (const other of drawn.filter((one) => one !== label)) {
            const [a, b] = [label.getBoundingClientRect(), other.getBoundingClientRect()];
            const [x, y] = [
              Math.min(a.right, b.right) - Math.max(a.left, b.left),
              Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
            ];
            expect(
              x > 1 && y > 1,
              `${label.textContent} in ${other.textContent} at ${String(width)}`,
            ).to.equal(false);
          }
        }
        probe.remove();
      }
  });

  it('CHT12 RPE9 its picture stands alone, with every label and sign', async () => {
    const probe = await show();
    const picture = probe.panels.picture(SHEET, 900, 16);
    expect(picture?.legend).to.deep.equal([]);
    const drawing = inside(probe, 'svg.drawing') as unknown as SVGSVGElement;
    const file = await pictureFile([{ title: SHEET.title, svg: drawing, legend: [] }], 'svg');
    const text = (await file?.text()) ?? '';
    for (const words of ['Başta açık', '+₺500', '-₺900', 'Sonda açık']) expect(text).to.contain(words);
    expect(text).not.to.match(/class=|NaN|undefined|var\(/u);
  });
});
