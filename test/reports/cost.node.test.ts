import assert from 'node:assert/strict';
import { it } from 'node:test';
import { ReportIndex, type Report, type ReportSource } from '@firsat/model/reports';
import { ALL_REPORTS, manyLives } from './many-lives.js';

/** What is read and told for one change among so many. */
function workOf(count: number): { readonly read: number; readonly told: number } {
  const { source, now, touch } = manyLives(count, 6);
  let [read, told] = [0, 0];
  const counting: ReportSource = {
    ...source,
    history: (id) => {
      read++;
      return source.history(id);
    },
  };
  const reports = Object.fromEntries(
    Object.entries(ALL_REPORTS).map(([name, report]): [string, Report<unknown>] => [
      name,
      {
        ...report,
        tell: (...given) => {
          told++;
          report.tell(...given);
        },
        ...(report.watch && {
          watch: (...given: Parameters<NonNullable<typeof report.watch>>) => {
            told++;
            report.watch?.(...given);
          },
        }),
      },
    ]),
  );
  const index = new ReportIndex(counting, { now }, reports);
  index.rebuild();
  assert.equal(read, count, 'each history once');
  [read, told] = [0, 0];
  index.apply(touch(3));
  return { read, told };
}

it('RPT5 one change reads one history and is told once to each report, however many opportunities there are', () => {
  const few = workOf(50);
  assert.deepEqual(few, { read: 1, told: Object.keys(ALL_REPORTS).length });
  assert.deepEqual(workOf(500), few);
});
