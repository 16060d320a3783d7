// node --conditions=firsat-source --import tsx test/bench/reports.ts: what the reports cost on a workspace with a full history. Prints times;
// machines are noisy. `test/reports/cost.node.test.ts` counts the work of one change.
import { openAmounts, Replays, ReportIndex } from '@firsat/model/reports';
import { ALL_REPORTS, manyLives } from '../reports/many-lives.js';

/** Time of the processor, in milliseconds: others on the machine do not count. */
const script = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
};
const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;
const show = (what: string, value: number, limit?: number): void =>
  console.log(`${what}: ${value.toFixed(2)} ms${limit === undefined ? '' : ` (limit ${limit})`}`);

const changes: number[] = [];
for (const count of [1_000, 10_000]) {
  const { source, now, touch } = manyLives(count, 20);
  const slices: number[] = [];
  const started = script();
  const index = new ReportIndex(source, { now }, ALL_REPORTS);
  let from = started;
  for (const _ of index.building()) {
    slices.push(script() - from);
    from = script();
  }
  for (const name of Object.keys(ALL_REPORTS)) index.get(name);
  show(
    `${count} × 20 events, ${Object.keys(ALL_REPORTS).length} reports, first`,
    script() - started,
    count === 10_000 ? 1000 : undefined,
  );
  show('  longest slice', Math.max(...slices));
  const one = Array.from({ length: 300 }, (_, round) => {
    const changed = touch(round);
    const begun = script();
    index.apply(changed);
    for (const name of Object.keys(ALL_REPORTS)) index.get(name);
    return script() - begun;
  });
  changes.push(median(one.slice(100)));
  show('  one change, all reports', changes.at(-1) ?? 0);
  const replays = new Replays(source);
  for (const replay of replays.all()) replay.tracksAt(now);
  const steps = Array.from({ length: 5 }, (_, round) => {
    const begun = script();
    const past = new ReportIndex(
      source,
      { now, asOf: now - (round + 1) * 20 * 86_400_000 },
      { open: openAmounts() },
      replays,
    );
    past.rebuild();
    past.get('open');
    return script() - begun;
  });
  show('  one step of the time slider', median(steps), 100);
}
const [few = 1, many = 0] = changes;
console.log(`one change among 10,000 against 1,000: × ${(many / few).toFixed(2)} (limit 2)`);
