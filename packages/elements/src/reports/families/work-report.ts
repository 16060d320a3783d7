import { work, type WorkDimension, type WorkGroup, type WorkReport } from '@firsat/model/reports';
import type { Figure, SheetColumn } from '../../charts/sheet.js';
import {
  amountHeadline,
  countFigure,
  countMeasure,
  moneyColumns,
  percentMeasure,
  shareFigure,
} from '../figures.js';
import { dimensionOption, isTimeline, keysInOrder, nameOfGroup } from '../group-names.js';
import type { ReportContent, ReportDefinition } from '../report-definition.js';
import '../../locales/areas/work-report.js';

const BY: readonly WorkDimension[] = ['owner', 'team', 'month', 'quarter', 'year'];
const ACTS = ['calls', 'meetings', 'emails', 'texts'] as const;
const DONE = ['activities', 'tasksDone', 'offersSent'] as const;

/** S85: what each one did, and what came of it. */
export const activities: ReportDefinition = {
  hasMoney: true,
  options: ({ l }) => [dimensionOption({ l }, BY)],
  reports: ({ option }) => ({ work: work(option('by') as WorkDimension) }),
  content(results, view): ReportContent {
    const { total, groups, how, excluded } = results<WorkReport>('work');
    const { l } = view;
    const { common, reports } = l.t;
    const words = l.t.workReport;
    const by = view.option('by') as WorkDimension;
    const won = moneyColumns(l, 'won', common.status.won, [total.won, ...groups.map((each) => each.won)]);
    const columns: SheetColumn[] = [
      { key: 'calls', label: words.calls, tone: 'accent' },
      { key: 'meetings', label: words.meetings, tone: 'violet' },
      { key: 'emails', label: words.emails, tone: 'teal' },
      { key: 'texts', label: words.texts, tone: 'amber' },
      ...DONE.map((key) => ({ key, label: words[key], tone: 'slate' as const })),
      { key: 'won', label: common.status.won, tone: 'won' },
      { key: 'lost', label: common.status.lost, tone: 'lost' },
      { key: 'rate', label: words.winRate },
      ...won.columns,
    ];
    const figures = (own: WorkGroup): Record<string, Figure> => ({
      ...Object.fromEntries([...ACTS, ...DONE].map((key) => [key, countFigure(l, own[key])])),
      won: countFigure(l, own.won),
      lost: countFigure(l, own.lost),
      rate: shareFigure(l, own.winRate, own.won.ids),
      ...won.figures(own.won),
    });
    const known = new Map(groups.map((each) => [each.group, each]));
    const label = (group: string): string =>
      group === '' && by === 'owner' ? words.nobody : nameOfGroup(view, by, group).label;
    const done = (each: WorkGroup): number =>
      each.activities.count + each.tasksDone.count + each.offersSent.count;
    const keys = keysInOrder(view, by, groups, done, label);
    const rates = percentMeasure(l, 'rate', words.winRate, ['rate'], isTimeline(by) ? 'line' : 'bars');
    return {
      headlines: [
        ...(['calls', 'meetings', 'emails', 'offersSent'] as const).map((key) => ({
          key,
          label: words[key],
          figure: countFigure(l, total[key]),
        })),
        { key: 'won', label: common.status.won, figure: countFigure(l, total.won) },
        { key: 'won-amount', label: words.wonAmount, ...amountHeadline(l, total.won) },
      ],
      sheets: [
        {
          key: `work-${by}`,
          title: words.title(reports.dimensions[by]),
          heading: reports.dimensions[by],
          isTimeline: isTimeline(by),
          isRanked: !isTimeline(by),
          columns,
          rows: keys.map((key) => {
            const own = known.get(key);
            return { key, label: label(key), figures: own ? figures(own) : {} };
          }),
          ...(groups.length > 0 && { total: { key: '', label: reports.total, figures: figures(total) } }),
          measures: [
            countMeasure(l, 'acts', words.contacts, ACTS, 'stacked'),
            ...DONE.map((key) => countMeasure(l, key, words[key], [key])),
            countMeasure(l, 'closed', l.t.reports.groups.results, ['won', 'lost'], 'stacked'),
            rates,
            ...won.measures,
          ],
        },
      ],
      how,
      excluded,
    };
  },
  how: ({ l }) => l.t.workReport.how,
};
