// Web Test Runner reporter: the counts of the browser tests, for the closing line.
import { writeFileSync } from 'node:fs';

const none = { passed: 0, failed: 0, skipped: 0 };
const add = (a, b) => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
});

/** Counts of one suite and the suites in it. */
function countSuite(suite) {
  if (!suite) return none;
  const own = suite.tests.map((test) => ({
    passed: test.skipped || !test.passed ? 0 : 1,
    failed: test.skipped || test.passed ? 0 : 1,
    skipped: test.skipped ? 1 : 0,
  }));
  return [...own, ...suite.suites.map(countSuite)].reduce(add, none);
}

/** Counts of a finished run. A file that broke outside its tests (import error, page crash) counts as one failed test. */
export function countSessions(sessions) {
  return [...sessions]
    .map((session) => {
      const counts = countSuite(session.testResults);
      return session.passed || counts.failed > 0 ? counts : add(counts, { ...none, failed: 1 });
    })
    .reduce(add, none);
}

/** The closing line: `N passed, N failed`, and what was skipped. */
export function closingLine({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}

/**
 * Writes the counts to `file` when one is given (the runner adds them up), else prints the closing line last. `notAsked`:
 * tests that an engine is not asked, with the reason.
 */
export function summaryReporter({ file = process.env.FIRSAT_RESULTS, notAsked = [] } = {}) {
  return {
    onTestRunFinished({ sessions }) {
      const counts = countSessions(sessions);
      if (file) writeFileSync(file, JSON.stringify({ ...counts, skips: [], notAsked }));
      else process.on('exit', () => console.log(closingLine(counts)));
    },
  };
}
