import type { Quota } from '@firsat/model';
import {
  basisPointsOf,
  quotaReport,
  targetDifference,
  workspaceRates,
  type Count,
  type QuotaProgress,
  type QuotaReport,
} from '@firsat/model/reports';
import { NO_FIGURE, type Figure, type SheetColumn, type SheetRow } from '../../charts/sheet.js';
import { periodWords, quotaHolder, volumeWords } from '../../quotas/quota-words.js';
import { countFigure, largeFigure, percentMeasure } from '../figures.js';
import type { Headline, ReportContent, ReportDefinition, ReportView } from '../report-definition.js';
import '../../locales/areas/quota-report.js';

const PERIODS = ['current', 'year', 'past', 'all'] as const;
const HOLDERS = ['all', 'members', 'teams', 'company'] as const;
const REVERSALS = ['current-period', 'original-period'] as const;
const COLUMNS = [
  'attainment',
  'target',
  'credit',
  'gap',
  'expected',
  'due',
  'pace',
  'linked',
  'assumed',
  'outside',
  'shared',
  'adjusted',
  'overlay',
  'open',
  'openShare',
  'weighted',
  'weightedShare',
] as const;

/** S50, D40–D44: how far each quota is, by credit that is derived from the wins. */
export const quotaProgress: ReportDefinition = {
  options({ l }) {
    const words = l.t.quotaReport;
    return [
      { key: 'which', label: words.which, values: valuesOf(PERIODS, words.periods) },
      { key: 'holders', label: words.holders, values: valuesOf(HOLDERS, words.holderKinds) },
      { key: 'reversal', label: words.reversal, values: valuesOf(REVERSALS, words.reversals) },
      {
        key: 'unlinked',
        label: words.unlinked,
        values: valuesOf(['count', 'leave'] as const, words.unlinkedValues),
      },
    ];
  },
  reports: ({ option, store }) => ({
    quotas: quotaReport({
      // D40: a win counts in the currency of its quota, at the rate of the day of the win.
      rates: targetCurrencies(store).map((currency) => workspaceRates(store, currency)),
      reversal: option('reversal') === 'original-period' ? 'original-period' : 'current-period',
      countUnlinked: option('unlinked') !== 'leave',
    }),
  }),
  hasNoPeriod: true,
  comparison: 'past',
  content(results, view): ReportContent {
    const { l } = view;
    const result = results<QuotaReport>('quotas');
    const words = l.t.quotaReport;
    const shown = result.quotas.filter(({ quota }) => isShown(quota, view));
    const withTarget = shown.filter(({ attainment }) => attainment !== null);
    const isBehind = ({ credit, pace }: QuotaProgress): boolean =>
      pace.expected !== null && credit < pace.expected;
    const shared = sharedBy(view, shown);
    const number = (count: number): Figure => ({ text: l.number(count), value: count });
    return {
      headlines: [
        ...membersHeadline(view, shown),
        { key: 'all', label: words.running, figure: number(shown.length) },
        {
          key: 'reached',
          label: words.reached,
          figure: number(withTarget.filter(({ gap }) => gap === 0n).length),
        },
        { key: 'behind', label: words.behind, figure: number(withTarget.filter(isBehind).length) },
      ],
      sheets: [
        {
          key: 'quotas',
          title: [words.title, ...shared.words].join(' · '),
          heading: words.quota,
          isRanked: shared.isPeriod,
          columns: COLUMNS.map((key): SheetColumn => ({
            key,
            label: words.columns[key],
            ...(key === 'attainment' && { tone: 'won' }),
          })),
          rows: shown.map((each) => rowOf(view, each, shared)),
          measures: [
            {
              ...percentMeasure(l, 'attainment', words.columns.attainment, ['attainment']),
              target: { text: l.percent(10_000), value: 10_000 },
              goals: 'due',
            },
          ],
        },
      ],
      how: result.how,
      excluded: result.excluded,
      remarks: remarksOf(view, result, shown),
    };
  },
  how: ({ l }) => l.t.quotaReport.how,
};

function targetCurrencies(store: ReportView['store']): readonly string[] {
  return [...new Set([...store.list('quotas')].flatMap((quota) => quota.target?.currency ?? []))].sort();
}

function valuesOf<K extends string>(
  keys: readonly K[],
  words: Readonly<Record<K, string>>,
): readonly { readonly value: K; readonly label: string }[] {
  return keys.map((value) => ({ value, label: words[value] }));
}

function isShown(quota: Quota, { today, fiscalStart, option }: ReportView): boolean {
  const { startDate, endDate, ownerId, team } = quota;
  const kind = ownerId !== null ? 'members' : team !== null ? 'teams' : 'company';
  const holders = option('holders');
  if (holders !== 'all' && holders !== kind) return false;
  switch (option('which')) {
    case 'current':
      return startDate <= today && today <= endDate;
    case 'past':
      return endDate < today;
    case 'year': {
      const year = Number(today.slice(0, 4)) - (Number(today.slice(5, 7)) < fiscalStart ? 1 : 0);
      const month = String(fiscalStart).padStart(2, '0');
      return endDate >= `${String(year)}-${month}-01` && startDate < `${String(year + 1)}-${month}-01`;
    }
    default:
      return true;
  }
}

/** What all quotas have in common is said once, not in each row. */
interface Shared {
  readonly isPeriod: boolean;
  readonly isBasis: boolean;
  readonly words: readonly string[];
}

function sharedBy({ l }: ReportView, shown: readonly QuotaProgress[]): Shared {
  const [first] = shown;
  if (!first) return { isPeriod: false, isBasis: false, words: [] };
  const periods = new Set(shown.map(({ quota }) => periodWords(quota, l)));
  const isPeriod = periods.size === 1;
  const isBasis = shown.every(({ quota }) => quota.basis === first.quota.basis);
  return {
    isPeriod,
    isBasis,
    words: [...(isPeriod ? periods : []), ...(isBasis ? [l.t.quotas.basis[first.quota.basis]] : [])],
  };
}

/** What counted, each with the wins behind it; percentages of nothing are a dash (D44). */
function rowOf({ l, store }: ReportView, each: QuotaProgress, shared: Shared): SheetRow {
  const { quota, target, credit, gap, pace, coverage } = each;
  const currency = store.settings?.currency ?? 'TRY';
  const volume = (value: bigint | null, count?: Count): Figure =>
    value === null
      ? NO_FIGURE
      : {
          text: volumeWords(quota, value, currency, l),
          value: Number(value),
          ...(count && count.count > 0 && { ids: count.ids }),
        };
  const share = (value: number | null): Figure =>
    value === null ? NO_FIGURE : { text: l.percent(value), value };
  const wins: Count['ids'] = () => [
    ...new Set([...each.linked.ids(), ...each.assumed.ids(), ...each.adjusted.ids()]),
  ];
  const credited = each.linked.count + each.assumed.count + each.adjusted.count;
  return {
    key: quota.id,
    label: [
      quotaHolder(store, quota, l),
      ...(shared.isPeriod ? [] : [periodWords(quota, l)]),
      ...(shared.isBasis ? [] : [l.t.quotas.basis[quota.basis]]),
    ].join(' · '),
    figures: {
      attainment: {
        ...share(each.attainment),
        ...(credited > 0 && { ids: wins }),
      },
      target: volume(target),
      credit: volume(credit, { count: credited, ids: wins }),
      gap: volume(gap),
      expected: volume(pace.expected),
      due:
        pace.expected === null || target === null ? NO_FIGURE : share(basisPointsOf(pace.expected, target)),
      pace: pace.expected === null ? NO_FIGURE : { text: paceWords(l, each), value: null },
      linked: countFigure(l, each.linked),
      assumed: countFigure(l, each.assumed),
      outside: countFigure(l, each.outside),
      shared: countFigure(l, each.shared),
      adjusted: volume(each.adjusted.volume, each.adjusted),
      overlay: volume(each.overlay.volume, each.overlay),
      open: volume(coverage.open.volume, coverage.open),
      openShare: share(coverage.open.share),
      weighted: volume(coverage.weighted.volume, coverage.open),
      weightedShare: share(coverage.weighted.share),
    },
  };
}

/** What all representatives have together, where their quotas are of one kind and in one currency: others are never added (D39, D43). */
function membersHeadline({ l, store }: ReportView, shown: readonly QuotaProgress[]): readonly Headline[] {
  const own = shown.filter((each) => each.quota.ownerId !== null && each.target !== null);
  const [first] = own;
  const kinds = new Set(own.map(({ quota }) => `${quota.basis} ${quota.target?.currency ?? ''}`));
  if (!first || kinds.size > 1) return [];
  const words = l.t.quotaReport;
  const sum = (of: (each: QuotaProgress) => bigint): bigint => own.reduce((all, each) => all + of(each), 0n);
  const credit = sum((each) => each.credit);
  const target = sum((each) => each.target ?? 0n);
  const share = basisPointsOf(credit, target);
  const { quota } = first;
  const volume = (value: bigint): string => volumeWords(quota, value, store.settings?.currency ?? 'TRY', l);
  return [
    {
      key: 'members',
      label: words.ofMembers,
      figure: {
        ...(quota.target ? largeFigure(l, credit, quota.target.currency) : { text: volume(credit) }),
        value: Number(credit),
        ids: () => [
          ...new Set(
            own.flatMap((each) => [...each.linked.ids(), ...each.assumed.ids(), ...each.adjusted.ids()]),
          ),
        ],
      },
      more: share === null ? [] : [words.ofTarget(l.percent(share), volume(target))],
    },
  ];
}

function paceWords(l: ReportView['l'], { credit, pace }: QuotaProgress): string {
  const words = l.t.quotaReport;
  const side = pace.expected !== null && credit < pace.expected ? words.behind : words.ahead;
  return `${side} · ${words.pace(l.number(pace.elapsed), l.number(pace.days))}`;
}

/** Who has no quota, what overlaps, and how the company's target differs from those of its people (D44, D45). */
function remarksOf(
  { l, store, option }: ReportView,
  { quotas, overlaps }: QuotaReport,
  shown: readonly QuotaProgress[],
): readonly string[] {
  const words = l.t.quotaReport;
  const holders = new Set(shown.map(({ quota }) => quota.ownerId));
  const without = [...store.list('members')].filter(
    ({ id, role }) => role === 'representative' && !holders.has(id),
  );
  const names = without.map(({ name }) => name).sort((a, b) => l.compare(a, b));
  const speaksOfMembers = option('holders') === 'all' || option('holders') === 'members';
  const all = quotas.map(({ quota }) => quota);
  const differences = shown.flatMap(({ quota }) => {
    if (quota.ownerId !== null || quota.team !== null) return [];
    const { target, members, ids } = targetDifference(quota, all);
    if (target === null || ids.length === 0) return [];
    const volume = (value: bigint): string => volumeWords(quota, value, '', l);
    return [`${periodWords(quota, l)}: ${words.difference(volume(target), volume(members))}`];
  });
  const joined = shown.flatMap(({ quota, since }) =>
    since === null
      ? []
      : [
          `${quotaHolder(store, quota, l)} · ${periodWords(quota, l)}: ${words.proRated(l.date(since, 'full'))}`,
        ],
  );
  return [
    ...(shown.length === 0 ? [words.empty] : []),
    ...(speaksOfMembers && names.length > 0 ? [words.noQuota(l.list(names))] : []),
    ...joined,
    ...differences,
    ...(overlaps.length > 0 ? [words.overlap(l.number(overlaps.length))] : []),
  ];
}
