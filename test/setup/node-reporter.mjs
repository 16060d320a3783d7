// node:test reporter: writes the counts of a run, and why tests were skipped, as JSON for the runner. A suite is not a
// test; a file that breaks before its tests count as one failed test, as node:test itself reports it.
export default async function* counts(source) {
  const result = { passed: 0, failed: 0, skipped: 0, skips: [] };
  for await (const { type, data } of source) {
    if ((type !== 'test:pass' && type !== 'test:fail') || data.details?.type === 'suite') continue;
    if (data.skip !== undefined && data.skip !== false) {
      result.skipped++;
      result.skips.push(
        typeof data.skip === 'string' && data.skip ? `${data.name}: ${data.skip}` : data.name,
      );
    } else if (type === 'test:pass') result.passed++;
    else result.failed++;
  }
  yield JSON.stringify(result);
}
