// Web Test Runner plugin: all test files of the browser in one build. A file by itself asks for some four hundred modules,
// one by one, before its first test begins; built together they share what they have in common, and load in a few requests.
import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { build } from 'esbuild';
import { browserTests, root } from './files.mjs';

/** Below the server's root, so that it serves and caches what is built as it does any other file. */
const folder = `node_modules/.cache/firsat/browser-tests-${process.pid}`;

/** The build of all tests: TypeScript by the project's own settings, sources of our packages, never their builds. */
const bundle = (files) =>
  build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: root,
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    // Within the files: the runner does not find those beside them.
    sourcemap: 'inline',
    sourcesContent: false,
    conditions: ['firsat-source', 'browser', 'development'],
    tsconfig: 'tsconfig.json',
    // The runner serves what begins like this, to every page that it opens.
    external: ['/__web*'],
    logLevel: 'error',
  });

/** The tests that are asked for by name, else all: what is broken elsewhere does not matter to the one in hand. */
function askedTests() {
  const all = browserTests();
  const named = new Set(process.argv.map((arg) => path.relative(root, path.resolve(arg))));
  const asked = all.filter((file) => named.has(file));
  return asked.length > 0 ? asked : all;
}

/** Not while watching or measuring coverage: there each source stands for itself. */
export function bundledTests() {
  const isWanted = !process.argv.some((arg) => /^--(watch|coverage)$/.test(arg));
  const tests = new Set(isWanted ? askedTests().map((file) => `/${file}`) : []);
  return {
    name: 'bundled-tests',
    async serverStart() {
      if (!isWanted) return;
      await mkdir(path.join(root, folder), { recursive: true });
      await bundle([...tests].map((test) => test.slice(1)));
    },
    serve({ path: asked }) {
      if (!tests.has(asked)) return undefined;
      return { body: `import '/${folder}${asked.replace(/\.ts$/, '.js')}';`, type: 'js' };
    },
    async serverStop() {
      await rm(path.join(root, folder), { recursive: true, force: true });
    },
  };
}
