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

/** How much of a message stands in the line of a failure; the whole of it stands where the step is reported. */
const MESSAGE_LENGTH = 300;

/** One line for a failed test: its title and the beginning of what it said. */
export function failureLine(title, message = '') {
  const said = message.replaceAll(/\s+/g, ' ').trim().slice(0, MESSAGE_LENGTH);
  return said ? `${title}: ${said}` : title;
}

/** The lines of what failed in finished sessions. */
export function failuresOf(sessions) {
  const inSuite = (suite) =>
    suite
      ? [
          ...suite.tests
            .filter((test) => !test.skipped && !test.passed)
            .map((test) => failureLine(test.name, test.error?.message)),
          ...suite.suites.flatMap(inSuite),
        ]
      : [];
  return [...sessions].flatMap((session) => {
    const failures = inSuite(session.testResults);
    return session.passed || failures.length > 0
      ? failures
      : [failureLine(session.testFile ?? 'a file', session.errors?.[0]?.message)];
  });
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
      if (file)
        writeFileSync(
          file,
          JSON.stringify({ ...counts, failures: failuresOf(sessions), skips: [], notAsked }),
        );
      else process.on('exit', () => console.log(closingLine(counts)));
    },
  };
}
