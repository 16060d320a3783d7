// Two builds: the demo (default; also what `npm run dev` serves) and, with FIRSAT_BUNDLE=cdn, the one-file bundle for
// pages without a build. Packages themselves are emitted by tsc (test/setup/build.mjs).
import { fileURLToPath } from 'node:url';
import { defineConfig, type Plugin, type UserConfig } from 'vite';
import { filesUnder } from './test/setup/files.mjs';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Packages by their sources, so that nothing has to be built first; one copy of what must be one copy. */
const resolve = {
  conditions: ['firsat-source', 'browser', 'module', 'development|production'],
  dedupe: ['yjs', 'lit', 'lib0'],
};

/** `/v1` is the sync server's, on the page's own origin. */
const syncServer = `http://127.0.0.1:${process.env['FIRSAT_PORT'] ?? '8787'}`;
const proxy = { '/v1': { target: syncServer, ws: true } };

const demo: UserConfig = {
  root: here('demo'),
  base: './',
  appType: 'mpa',
  resolve,
  build: {
    outDir: here('demo/dist'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Every page of the demo; a top-level await would keep older engines out.
    rolldownOptions: { input: filesUnder('demo', /\.html$/).map((page) => here(page)) },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
};

const cdnEntry = 'virtual:firsat-cdn';

/** Everything that `firsat` exports, with every element registered. */
const cdnModule: Plugin = {
  name: 'firsat-cdn',
  resolveId: (id) => (id === cdnEntry ? id : undefined),
  load: (id) => (id === cdnEntry ? "import 'firsat/define'; export * from 'firsat';" : undefined),
};

const cdn: UserConfig = {
  root: here('packages/firsat'),
  resolve,
  plugins: [cdnModule],
  build: {
    outDir: here('packages/firsat/dist'),
    // The types and modules that tsc wrote stay.
    emptyOutDir: false,
    target: 'es2022',
    // Everything in one file is the point; test/rules measures what a page with the board alone loads.
    chunkSizeWarningLimit: 700,
    sourcemap: true,
    modulePreload: false,
    copyPublicDir: false,
    // Not lib mode: its 'es' format keeps the white space, a third more.
    rolldownOptions: {
      input: cdnEntry,
      preserveEntrySignatures: 'strict',
      output: { format: 'es', codeSplitting: false, entryFileNames: 'firsat.min.js' },
    },
  },
};

export default defineConfig(process.env['FIRSAT_BUNDLE'] === 'cdn' ? cdn : demo);
