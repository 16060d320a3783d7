// The configuration of the browser tests for an engine beside Chromium.
import { defaultReporter } from '@web/test-runner';
import base from '../../../web-test-runner.config.mjs';
import { summaryReporter } from '../summary.mjs';
import { chosenTests } from './chosen.mjs';
import { findEngine, howToInstall } from './find.mjs';
import { freePort } from './free-port.mjs';
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

export const configFor = async (engine, launcher) => ({
  ...base,
  // Two engines begin at the same time: both would find the runner's own port free, and one of them would end.
  port: await freePort(),
  files: chosenTests(),
  concurrency: 1,
  browsers: [launcher],
  reporters: [defaultReporter(), sayingWhatIsLeftOut(engine), summaryReporter({ notAsked: leftOut(engine) })],
  testFramework: { config: { ...base.testFramework.config, ...leftOutPattern(engine) } },
});
