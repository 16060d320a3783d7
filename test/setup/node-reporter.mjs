// node:test reporter: writes the counts of a run, what failed, why tests were skipped, what tests noted (measured sizes)
// and which files took longest, as JSON for the runner. A suite is not a
// test; a file that breaks before its tests count as one failed test, as node:test itself reports it.
import { failureLine } from './summary.mjs';

const ownSummary = /^(tests|suites|pass|fail|cancelled|skipped|todo|duration_ms) [\d.]+$/;

export default async function* counts(source) {
  const result = { passed: 0, failed: 0, skipped: 0, failures: [], skips: [], notes: [], files: {} };
  for await (const { type, data } of source) {
    if (type === 'test:diagnostic' && !ownSummary.test(data.message)) result.notes.push(data.message);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    // What stands at the top of a file lasts as long as all within.
    if (data.nesting === 0 && data.file)
      result.files[data.file] = (result.files[data.file] ?? 0) + data.details.duration_ms;
    if (data.details?.type === 'suite') continue;
    if (data.skip !== undefined && data.skip !== false) {
      result.skipped++;
      result.skips.push(
        typeof data.skip === 'string' && data.skip ? `${data.name}: ${data.skip}` : data.name,
      );
    } else if (type === 'test:pass') result.passed++;
    else {
      result.failed++;
      const { error } = data.details;
      result.failures.push(failureLine(data.name, error?.cause?.message ?? error?.message));
    }
  }
  yield JSON.stringify(result);
}
