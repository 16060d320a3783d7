import { chromeLauncher } from '@web/test-runner-chrome';
import { configFor, needed } from './config.mjs';
import { firefoxPage, launchOptions, puppeteer } from './firefox.mjs';

export default await configFor(
  'firefox',
  // The launcher drives whatever puppeteer starts.
  chromeLauncher({ puppeteer, createPage: firefoxPage, launchOptions: launchOptions(needed('firefox')) }),
);
