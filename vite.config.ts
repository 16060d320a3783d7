// Three builds: the demo (default; also what `npm run dev` serves), with FIRSAT_BUNDLE=cdn the one-file bundle for pages
// without a build, with FIRSAT_BUNDLE=loader the script that loads each element when it is seen. Packages themselves are emitted by tsc (test/setup/build.mjs).
import { fileURLToPath } from 'node:url';
import { defineConfig, type UserConfig } from 'vite';
import { documentation } from './test/setup/docs/vite-plugin.js';
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

/**
 * What so many chunks share is one file: cut wherever chunks share a module, a board with the loader would be 190 of them, and a page of the demo's shop
 * 125; with fewer, each page would load what only others need.
 */
const groups = [{ name: 'shared', minShareCount: 8 }];

const demo: UserConfig = {
  root: here('demo'),
  base: './',
  appType: 'mpa',
  resolve,
  plugins: [documentation()],
  build: {
    outDir: here('demo/dist'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 700,
    // Every page of the demo, those of the documentation apart; a top-level await would keep older engines out.
    rolldownOptions: {
      input: filesUnder('demo', /^demo\/(?!docs\/).*\.html$/).map((page) => here(page)),
      output: { codeSplitting: { groups } },
    },
  },
  server: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
  preview: { host: '127.0.0.1', port: 5173, strictPort: true, proxy },
};

const cdn: UserConfig = {
  root: here('packages/firsat'),
  resolve,
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
      input: here('packages/firsat/src/everything.ts'),
      preserveEntrySignatures: 'strict',
      output: { format: 'es', codeSplitting: false, entryFileNames: 'firsat.min.js' },
    },
  },
};

/** A small script and a chunk for each element; the names of chunks change with what they hold, so that they may be cached for good. */
const loader: UserConfig = {
  ...cdn,
  build: {
    ...cdn.build,
    outDir: here('packages/firsat/dist/cdn'),
    emptyOutDir: true,
    rolldownOptions: {
      input: here('packages/firsat/src/auto-loader.ts'),
      preserveEntrySignatures: 'strict',
      output: {
        format: 'es',
        entryFileNames: 'firsat-loader.js',
        chunkFileNames: '[name]-[hash].js',
        codeSplitting: { groups },
      },
    },
  },
};

const builds: Readonly<Record<string, UserConfig>> = { cdn, loader };

export default defineConfig(builds[process.env['FIRSAT_BUNDLE'] ?? ''] ?? demo);
