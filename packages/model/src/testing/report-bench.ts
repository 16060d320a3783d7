import { dateInZone } from '../calendar-date.js';
import type { CommandEnv } from '../commands/command.js';
import type { CommandInput, CommandName, CommandValue } from '../commands/command-map.js';
import { Replays, subjectsOf } from '../reports/report-index.js';
import {
  reportContext,
  runReport,
  type Report,
  type ReportQuery,
  type ReportSource,
} from '../reports/report.js';
import { aWorkbench, type Workbench } from './workbench.js';

/** 2026-02-02, 09:00 in Istanbul, a Monday. */
export const DAY_ZERO = Date.UTC(2026, 1, 2, 6);
const DAY = 86_400_000;

/** A workspace on which things happen on days counted from `DAY_ZERO`, and reports about it. */
export interface ReportBench {
  readonly bench: Workbench;
  /** An open opportunity in the first of the six Planports stages, created on that day. */
  opportunity(day: number, fields?: Partial<CommandInput<'opportunity-create'>>): string;
  on<N extends CommandName>(
    day: number,
    name: N,
    input: CommandInput<N>,
    env?: Partial<CommandEnv>,
  ): CommandValue<N>;
  move(day: number, id: string, stage: number): void;
  close(
    day: number,
    id: string,
    status: CommandInput<'opportunity-set-status'>['status'],
    reason?: string,
  ): void;
  report<R>(report: Report<R>, query?: Partial<ReportQuery>, more?: Partial<ReportSource>): R;
  readonly replays: () => Replays;
}

/** Reports are asked on day 100 unless a query says otherwise. */
export function aReportBench(): ReportBench {
  const bench = aWorkbench();
  const env = (day: number): Partial<CommandEnv> => ({
    now: DAY_ZERO + day * DAY,
    today: dateInZone(DAY_ZERO + day * DAY, 'Europe/Istanbul'),
  });
  const on: ReportBench['on'] = (day, name, input, more = {}) =>
    bench.run(name, input, { ...env(day), ...more }).value;
  return {
    bench,
    on,
    opportunity: (day, fields = {}) =>
      on(day, 'opportunity-create', {
        customerId: 'contact1',
        description: 'Servis',
        schemaId: 'planports',
        ...fields,
      }).id,
    move: (day, id, stage) => void on(day, 'opportunity-move', { id, stageId: `planports-${stage}` }),
    close: (day, id, status, reason) =>
      void on(day, 'opportunity-set-status', { id, status, ...(reason === undefined ? {} : { reason }) }),
    report(report, query = {}, more = {}) {
      const source: ReportSource = Object.assign(Object.create(bench.snapshot) as ReportSource, more);
      const context = reportContext(source, { now: DAY_ZERO + 100 * DAY, ...query });
      return runReport(report, subjectsOf(new Replays(source), context), context);
    },
    replays: () => new Replays(bench.snapshot),
  };
}
