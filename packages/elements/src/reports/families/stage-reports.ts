import {
  conversion,
  timeInStage as stageTimes,
  type Conversion,
  type ConversionRule,
  type StageConversion,
  type StageTimes,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type Sheet, type SheetRow } from '../../charts/sheet.js';
import {
  amountLines,
  countFigure,
  countMeasure,
  daysFigure,
  daysMeasure,
  medianFigure,
  moneyColumns,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import { nameOfStage, schemaOption } from '../group-names.js';
import type {
  ReportContent,
  ReportDefinition,
  ReportOption,
  ReportView,
  Results,
} from '../report-definition.js';
import '../../locales/areas/stage-reports.js';

type Shown = Pick<ReportView, 'store' | 'l'>;

function ruleOption({ l }: Shown): ReportOption {
  const { rules } = l.t.stageReports;
  return {
    key: 'rule',
    label: l.t.stageReports.rule,
    values: (['passed-through', 'any-touch'] as const).map((value) => ({ value, label: rules[value] })),
  };
}

function clockOption({ l }: Shown): ReportOption {
  const { clocks } = l.t.stageReports;
  return {
    key: 'clock',
    label: l.t.common.status.suspended,
    values: (['stands', 'runs'] as const).map((value) => ({ value, label: clocks[value] })),
  };
}

const timesOf = (view: ReportView, hasClock: boolean): ReturnType<typeof stageTimes> =>
  stageTimes(view.option('schema'), { includeSuspended: hasClock && view.option('clock') === 'runs' });

const conversionOf = (view: ReportView): ReturnType<typeof conversion> =>
  conversion({ schemaId: view.option('schema'), rule: view.option('rule') as ConversionRule });

/** A stage as a row; one whose cohort still goes on says so (D19). */
function stageRow(
  { store, l }: Shown,
  stageId: string,
  isIncomplete: boolean,
  figures: SheetRow['figures'],
): SheetRow {
  const { mark, ...name } = nameOfStage({ store, l }, stageId);
  const marks = [...(mark ? [mark] : []), ...(isIncomplete ? [l.t.stageReports.incomplete] : [])];
  return { key: stageId, ...name, ...(marks.length > 0 && { mark: marks.join(', ') }), figures };
}

const hasAny = ({ stages }: Conversion): boolean => stages.some(({ entered }) => entered.count > 0);

/** D18: how long they are in each stage. */
export const timeInStage: ReportDefinition = {
  options: (view) => [
    schemaOption(view),
    {
      key: 'stay',
      label: view.l.t.stageReports.stay,
      values: (['latest', 'cumulative'] as const).map((value) => ({
        value,
        label: view.l.t.stageReports.stays[value],
      })),
    },
    clockOption(view),
  ],
  reports: (view) => ({ times: timesOf(view, true) }),
  content(results, view): ReportContent {
    const { stages, how, excluded } = results<StageTimes>('times');
    const { l } = view;
    const words = l.t.stageReports;
    const stay = view.option('stay') as 'latest' | 'cumulative';
    const finished = stages.reduce((sum, each) => sum + each[stay].count, 0);
    const slowest = [...stages].sort(
      (a, b) => (b[stay].durations.median ?? -1) - (a[stay].durations.median ?? -1),
    )[0];
    const sheet: Sheet = {
      key: 'times',
      title: words.timeTitle,
      heading: l.t.common.fields.stage,
      columns: [
        { key: 'median', label: words.median },
        { key: 'p80', label: words.p80, tone: 'muted' },
        { key: 'mean', label: words.mean },
        { key: 'count', label: words.finished },
        { key: 'current', label: words.current },
        { key: 'currentMedian', label: words.currentMedian, tone: 'muted' },
      ],
      rows: stages.map((each) => {
        const { durations } = each[stay];
        return stageRow(view, each.stageId, false, {
          median: withIds(medianFigure(l, durations), each[stay].ids),
          p80: withIds(daysFigure(l, durations.p80, durations.count), each[stay].ids),
          mean: withIds(daysFigure(l, durations.mean, durations.count), each[stay].ids),
          count: countFigure(l, each[stay]),
          current: countFigure(l, each.current),
          currentMedian: withIds(medianFigure(l, each.current.durations), each.current.ids),
        });
      }),
      measures: [
        daysMeasure(l, 'median', words.median, ['median', 'p80']),
        daysMeasure(l, 'current', words.currentMedian, ['currentMedian']),
      ],
    };
    const isEmpty = finished === 0 && stages.every(({ current }) => current.count === 0);
    return {
      headlines: [
        {
          key: 'slowest',
          label: words.slowest,
          figure: slowest ? withIds(medianFigure(l, slowest[stay].durations), slowest[stay].ids) : NO_FIGURE,
          more: slowest && slowest[stay].count > 0 ? [nameOfStage(view, slowest.stageId).label] : [],
        },
      ],
      sheets: [isEmpty ? { ...sheet, rows: [] } : sheet],
      how,
      excluded,
    };
  },
  how: ({ l, option }) => [
    l.t.stageReports.how.times,
    l.t.stageReports.how[option('stay') === 'latest' ? 'latest' : 'cumulative'],
    l.t.stageReports.how[option('clock') === 'runs' ? 'runs' : 'stands'],
  ],
};

function withIds(figure: Figure, ids: () => readonly string[]): Figure {
  return figure.value === null ? figure : { ...figure, ids };
}

/** D19: who entered each stage, and who of them got further. */
export const conversionReport: ReportDefinition = {
  options: (view) => [schemaOption(view), ruleOption(view)],
  reports: (view) => ({ conversion: conversionOf(view) }),
  content(results, view): ReportContent {
    const result = results<Conversion>('conversion');
    const { l } = view;
    const words = l.t.stageReports;
    const { stages } = result;
    const rows = hasAny(result)
      ? stages.map((each) => stageRow(view, each.stageId, each.incomplete, conversionFigures(view, each)))
      : [];
    const sheet: Sheet = {
      key: 'conversion',
      title: words.conversionTitle,
      heading: l.t.common.fields.stage,
      columns: [
        { key: 'entered', label: words.entered, tone: 'slate' },
        { key: 'next', label: words.next },
        { key: 'won', label: words.won, tone: 'won' },
        { key: 'dropped', label: words.dropped, tone: 'lost' },
        { key: 'moved', label: words.moved, tone: 'muted' },
        { key: 'open', label: words.open, tone: 'muted' },
      ],
      rows,
      measures: [
        percentMeasure(l, 'next', words.next, ['next']),
        percentMeasure(l, 'won', words.won, ['won']),
        countMeasure(l, 'entered', words.entered, ['entered', 'dropped']),
      ],
    };
    return {
      headlines: [],
      sheets: [sheet, ...(rows.length > 0 ? [reachedSheet(view, stages)] : [])],
      how: result.how,
      excluded: result.excluded,
    };
  },
  how: ({ l, option }) => [
    l.t.stageReports.how.cohort,
    l.t.stageReports.how[option('rule') as ConversionRule],
  ],
};

function conversionFigures({ l }: Shown, each: StageConversion): SheetRow['figures'] {
  return {
    entered: countFigure(l, each.entered),
    // After the last stage there is none.
    next: each.reached.length === 0 ? NO_FIGURE : shareFigure(l, each.next.share, each.next.ids),
    won: shareFigure(l, each.won.share, each.won.ids),
    dropped: countFigure(l, each.dropped),
    moved: countFigure(l, each.moved),
    open: countFigure(l, each.open),
  };
}

/** From each stage to every later one; too much to draw. */
function reachedSheet(view: ReportView, stages: Conversion['stages']): Sheet {
  const { l } = view;
  return {
    key: 'reached',
    title: l.t.stageReports.reachedTitle,
    heading: l.t.stageReports.from,
    columns: stages
      .slice(1)
      .map(({ stageId }) => ({ key: stageId, label: nameOfStage(view, stageId).label })),
    rows: stages
      .slice(0, -1)
      .map((each) =>
        stageRow(
          view,
          each.stageId,
          false,
          Object.fromEntries(
            each.reached.map(({ stageId, share, ids }) => [stageId, shareFigure(l, share, ids)]),
          ),
        ),
      ),
    measures: [],
  };
}

/** S86: which stages take time and lose, in one table. */
export const stageEfficiency: ReportDefinition = {
  hasMoney: true,
  options: (view) => [schemaOption(view), ruleOption(view)],
  reports: (view) => ({ conversion: conversionOf(view), times: timesOf(view, false) }),
  content: (results, view) => stageContent(results, view, false),
  how: ({ l, option }) => [
    l.t.stageReports.how.cohort,
    l.t.stageReports.how[option('rule') as ConversionRule],
    l.t.stageReports.how.dropped,
    l.t.stageReports.how.times,
  ],
};

/** What goes through the stages, as a funnel. */
export const funnel: ReportDefinition = {
  ...stageEfficiency,
  content: (results, view) => stageContent(results, view, true),
};

function stageContent(results: Results, view: ReportView, isFunnel: boolean): ReportContent {
  const result = results<Conversion>('conversion');
  const times = results<StageTimes>('times');
  const { l } = view;
  const words = l.t.stageReports;
  const { stages } = result;
  const entered = moneyColumns(
    l,
    'entered-amount',
    words.entered,
    stages.map((each) => each.entered),
  );
  const passed = moneyColumns(
    l,
    'passed-amount',
    words.passed,
    stages.map((each) => each.next),
  );
  const dropped = moneyColumns(
    l,
    'dropped-amount',
    words.dropped,
    stages.map((each) => each.dropped),
  );
  const rows = stages.map((each) => {
    const time = times.stages.find(({ stageId }) => stageId === each.stageId)?.cumulative;
    return stageRow(view, each.stageId, each.incomplete, {
      ...conversionFigures(view, each),
      passed: each.reached.length === 0 ? NO_FIGURE : countFigure(l, each.next),
      median: time ? withIds(medianFigure(l, time.durations), time.ids) : NO_FIGURE,
      ...entered.figures(each.entered),
      ...passed.figures(each.next),
      ...dropped.figures(each.dropped),
    });
  });
  const first = stages[0];
  const last = stages.at(-1);
  const through = first?.reached.find(({ stageId }) => stageId === last?.stageId)?.share;
  const sheet: Sheet = {
    key: isFunnel ? 'funnel' : 'efficiency',
    title: isFunnel ? words.funnelTitle : words.efficiencyTitle,
    heading: l.t.common.fields.stage,
    columns: [
      { key: 'entered', label: words.entered, ...(!isFunnel && { tone: 'slate' as const }) },
      { key: 'passed', label: words.passed },
      { key: 'next', label: words.next },
      { key: 'won', label: words.won, tone: 'won' },
      { key: 'dropped', label: words.dropped, tone: 'lost' },
      { key: 'open', label: words.open, tone: 'muted' },
      { key: 'median', label: words.medianTime },
      ...entered.columns,
      ...passed.columns,
      ...dropped.columns,
    ],
    rows: hasAny(result) ? rows : [],
    measures: isFunnel
      ? [
          {
            key: 'funnel',
            label: words.entered,
            kind: 'funnel',
            columns: ['entered', 'next'],
            tick: l.number,
          },
          ...entered.measures.map((measure) => ({ ...measure, kind: 'funnel' as const })),
        ]
      : [
          percentMeasure(l, 'next', words.next, ['next']),
          daysMeasure(l, 'median', words.medianTime, ['median']),
          countMeasure(l, 'dropped', words.dropped, ['dropped']),
          ...dropped.measures,
        ],
  };
  return {
    headlines: first
      ? [
          {
            key: 'entered',
            label: words.enteredFirst,
            figure: countFigure(l, first.entered),
            more: amountLines(l, first.entered),
          },
          {
            key: 'won',
            label: words.wonOfFirst,
            figure: shareFigure(l, first.won.share, first.won.ids),
            more: first.incomplete ? [words.notFinal(l.number(first.open.count))] : [],
          },
          ...(through ? [{ key: 'through', label: words.through, figure: shareFigure(l, through) }] : []),
        ]
      : [],
    sheets: [sheet],
    how: result.how,
    excluded: [...result.excluded, ...times.excluded.filter(({ code }) => code === 'odd-clock')],
    remarks: stages.some(({ incomplete }) => incomplete) && hasAny(result) ? [words.incompleteRemark] : [],
  };
}
