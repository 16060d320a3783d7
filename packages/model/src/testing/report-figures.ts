import type { CommandInput } from '../commands/command-map.js';
import { quotaReport, type QuotaQuery } from '../reports/quotas.js';
import { ReportIndex } from '../reports/report-index.js';
import type { Report, ReportQuery } from '../reports/report.js';
import { DAY_ZERO, type ReportBench } from './report-bench.js';

export const DAY = 86_400_000;
export const lira = (minor: number) => ({ minor, currency: 'TRY' });
export const euro = (minor: number) => ({ minor, currency: 'EUR' });
/** Istanbul's midnight at the end of 2026-02-28. */
export const MIDNIGHT = Date.UTC(2026, 1, 28, 21);

/** A quota of February, of the first member unless the fields say otherwise. */
export const aQuota = (bench: ReportBench, id: string, fields: Partial<CommandInput<'quota-create'>> = {}) =>
  bench.on(0, 'quota-create', {
    id,
    name: id,
    ownerId: 'member1',
    target: lira(1000),
    startDate: '2026-02-01',
    endDate: '2026-02-28',
    ...fields,
  });

/** What is credited to each quota, by its id. */
export const credits = (bench: ReportBench, query: QuotaQuery = {}, more: Partial<ReportQuery> = {}) =>
  Object.fromEntries(
    bench.report(quotaReport(query), more).quotas.map(({ quota, credit }) => [quota.id, Number(credit)]),
  );

/** What was left out, and of how many. */
export const codes = (excluded: readonly { readonly code: string; readonly count: number }[]) =>
  excluded.map(({ code, count }) => `${code} ${String(count)}`);

/** A report that is kept up to date. */
export function indexOf<R>(bench: ReportBench, report: Report<R>, query: Partial<ReportQuery> = {}) {
  const index = new ReportIndex<'only', { readonly only: R }>(
    bench.bench.snapshot,
    { now: DAY_ZERO + 100 * DAY, ...query },
    { only: report },
  );
  index.rebuild();
  return index;
}
