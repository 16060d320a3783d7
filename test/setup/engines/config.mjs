// The configuration of the browser tests for an engine beside Chromium.
import { defaultReporter } from '@web/test-runner';
import base from '../../../web-test-runner.config.mjs';
import { summaryReporter } from '../summary.mjs';
import { chosenTests } from './chosen.mjs';
import { findEngine, howToInstall } from './find.mjs';
import { leftOut, leftOutPattern } from './inabilities.mjs';

/** The programs of an engine, or the end of the run in one line. */
export function needed(engine) {
  const found = findEngine(engine);
  if (found) return found;
  console.error(howToInstall(engine));
  process.exit(1);
}

const sayingWhatIsLeftOut = (engine) => ({
  onTestRunFinished() {
    const lines = leftOut(engine);
    if (lines.length > 0 && !process.env.FIRSAT_RESULTS) console.log(`\n${lines.join('\n')}`);
  },
});

export const configFor = (engine, launcher) => ({
  ...base,
  files: chosenTests(),
  concurrency: 1,
  browsers: [launcher],
  reporters: [defaultReporter(), sayingWhatIsLeftOut(engine), summaryReporter({ notAsked: leftOut(engine) })],
  testFramework: { config: { ...base.testFramework.config, ...leftOutPattern(engine) } },
});
