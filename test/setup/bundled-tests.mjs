// Web Test Runner plugin: all test files of the browser in one build. A file by itself asks for some four hundred modules,
// one by one, before its first test begins; built together they share what they have in common, and load in a few requests.
import path from 'node:path';
import { build } from 'esbuild';
import { browserTests, root } from './files.mjs';

/** Where the build is served: by its process, since browsers keep it for good. */
const folder = `built-tests-${process.pid}`;

/** What was built, by its path: kept in memory, nothing of it is written. */
const built = new Map();

/** The build of all tests: TypeScript by the project's own settings, sources of our packages, never their builds. */
async function bundle(files) {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: files,
    outbase: root,
    outdir: folder,
    write: false,
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
  for (const { path: file, contents } of outputFiles)
    built.set(`/${path.relative(root, file)}`, Buffer.from(contents));
}

/**
 * Koa middleware: answers with what was built before the server reads, rewrites and asks again for it. Its parts are kept by
 * the browser, since the next file asks for most of them, too.
 */
export async function builtTests(context, next) {
  const content = built.get(context.path);
  if (!content) return next();
  context.type = 'js';
  context.set('cache-control', 'max-age=31536000, immutable');
  context.body = content;
}

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
      if (isWanted) await bundle([...tests].map((test) => test.slice(1)));
    },
    serve({ path: asked }) {
      if (!tests.has(asked)) return undefined;
      return { body: `import '/${folder}${asked.replace(/\.ts$/, '.js')}';`, type: 'js' };
    },
  };
}
