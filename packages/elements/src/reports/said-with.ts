import { conditionKeys, conditionName, isAsked } from '../components/opportunity-filters/conditions.js';
import { conditionWords, spanWords } from '../components/opportunity-filters/condition-words.js';
import type { DaySpan, OpportunityFilter } from '@firsat/model';
import type { PipelineStore } from '@firsat/store';
import type { Localizer } from '../locales/localizer.js';
import type { ReportContent } from './report-definition.js';
import type { ShownLate } from './watch-arrivals.js';

interface Said {
  readonly store: PipelineStore;
  readonly l: Localizer;
  /** `null`: the report has no days of its own. */
  readonly span: DaySpan | null;
  /** The past day that is looked at; empty: now. */
  readonly asOf: string;
  readonly late: ShownLate | undefined;
  readonly filter: OpportunityFilter;
  readonly content: ReportContent | undefined;
}

/** What a report that leaves the page must say of its figures, a line each: there is nobody there to ask, and its choices stay behind. */
export function saidWith({ store, l, span, asOf, late, filter, content }: Said): readonly string[] {
  const { reports } = l.t;
  const days = span && (span.from === null && span.to === null ? reports.periodAll : spanWords(l, span));
  const then = asOf === '' ? [] : [reports.asOf.announced(l.date(asOf, 'full'))];
  const { count = 0, isCut = false } = late ?? {};
  const events = asOf === '' || count === 0 ? [] : [reports.asOf.late.events(count, isCut)];
  const first = [...(days === null ? [] : [days]), ...then, ...events].join(' · ');
  const asked = [
    ...(filter.text === undefined || filter.text === '' ? [] : [`“${filter.text}”`]),
    ...conditionKeys({ store, l })
      .filter((key) => isAsked(filter, key))
      .map((key) => `${conditionName({ store, l }, key)}: ${conditionWords({ store, l }, filter, key)}`),
  ];
  const excluded = (content?.excluded ?? [])
    .filter((each) => each.count > 0)
    .map((each) => `${l.number(each.count)} ${reports.exclusions[each.code]}`);
  return [
    ...(first === '' ? [] : [first]),
    ...(asked.length > 0 ? [`${reports.filteredBy}: ${asked.join(' · ')}`] : []),
    ...(content?.remarks ?? []),
    ...(excluded.length > 0 ? [`${reports.leftOut}: ${excluded.join(' · ')}`] : []),
  ];
}
