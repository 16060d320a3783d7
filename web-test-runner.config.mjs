import { fileURLToPath } from 'node:url';
import { defaultReporter } from '@web/test-runner';
import { chromeLauncher } from '@web/test-runner-chrome';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import puppeteer from 'puppeteer-core';
import { chromeArgs, findChrome } from './test/setup/browser.mjs';
import { builtTests, bundledTests } from './test/setup/bundled-tests.mjs';
import { summaryReporter } from './test/setup/summary.mjs';

/** One window for each slot: as tabs of one window, all but one get no animation frames. */
const ownWindow = async ({ browser }) => (await browser.createBrowserContext()).newPage();

export default {
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  files: ['packages/*/src/**/*.test.ts', 'test/**/*.test.ts', '!**/*.node.test.ts', '!**/node_modules/**'],
  // The sources of our packages, never their builds; one copy of what must be one copy.
  nodeResolve: {
    exportConditions: ['firsat-source', 'browser', 'development'],
    dedupe: ['yjs', 'lit', 'lib0'],
  },
  concurrency: Number(process.env.WTR_CONCURRENCY ?? 2),
  browsers: [
    chromeLauncher({
      puppeteer,
      launchOptions: { executablePath: findChrome(), headless: true, args: chromeArgs },
      createPage: ownWindow,
    }),
  ],
  middleware: [builtTests],
  plugins: [
    bundledTests(),
    // What a test asks for by its address: modules of pages in frames.
    // Without the tsconfig esbuild does not see experimentalDecorators.
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
  ],
  // The browser's complaint about resize observers has no error to show.
  filterBrowserLogs: ({ args }) => args[0] !== null && !String(args[0]).startsWith('Lit is in dev mode'),
  reporters: [defaultReporter(), summaryReporter()],
  browserStartTimeout: 60_000,
  testsStartTimeout: 60_000,
  testsFinishTimeout: 300_000,
  // Guards against a test that hangs: axe on a loaded machine takes its time.
  testFramework: { config: { timeout: 60_000 } },
  // Test files share one origin: each starts with empty storage, cleared before the framework (and any test) loads.
  testRunnerHtml: (
    framework,
  ) => `<!doctype html><html lang="en"><head><title>test</title></head><body><script type="module">
    localStorage.clear();
    sessionStorage.clear();
    for (const { name } of await indexedDB.databases())
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(name);
        request.onsuccess = request.onerror = request.onblocked = () => done();
      });
    await import('${framework}');
  </script></body></html>`,
  coverageConfig: {
    include: ['packages/*/src/**/*.ts'],
    report: true,
    reportDir: 'coverage',
    reporters: ['lcovonly', 'text-summary'],
  },
};
