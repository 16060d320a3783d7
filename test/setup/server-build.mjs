// node test/setup/server-build.mjs <folder>: the server as JavaScript, for the tests that start it as a process many times: each entry and each thread is
// a file, with what it depends on in it, for a process that looks for a thousand files takes longer to start than it lives. And the server's own tests, which
// would translate its sources again in each process and each thread. The folder has to be under node_modules, where the other libraries are found.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { filesUnder, root } from './files.mjs';

const [folder] = process.argv.slice(2);
const programs = path.join(folder, 'server/src');
const sources = filesUnder('server/src', /\.ts$/);
const isTest = (file) => /\.test\.ts$|\/testing\//.test(file);

/** Where a module is, for itself: one of the server is beside its threads, a test is where the files are that it reads. */
const places = {
  name: 'places',
  setup(setup) {
    setup.onLoad({ filter: /[/\\]server[/\\]src[/\\].*\.ts$/ }, ({ path: file }) => {
      const name = path.relative(root, file).split(path.sep).join('/');
      const place = isTest(name) ? file : path.join(folder, name.replace(/\.ts$/, '.js'));
      const text = readFileSync(file, 'utf8');
      return {
        contents: text.replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path.resolve(place)).href)),
        loader: 'ts',
      };
    });
  },
};

const translate = (entryPoints, outdir, external) =>
  build({
    absWorkingDir: root,
    entryPoints,
    outbase: 'server/src',
    outdir,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    conditions: ['firsat-source'],
    external,
    plugins: [places],
    sourcemap: 'inline',
    sourcesContent: false,
    // Modules of Node that a library asks for in the old way.
    banner: { js: "import { createRequire as _r } from 'node:module'; const require = _r(import.meta.url);" },
    logLevel: 'error',
  });

mkdirSync(folder, { recursive: true });
writeFileSync(path.join(folder, 'package.json'), JSON.stringify({ type: 'module' }));
// What is a program of the machine, or starts threads of its own, stays where it is.
await translate(
  sources.filter((file) => /(^|[/-])(main|worker)\.ts$/.test(file)),
  programs,
  ['libsql', 'pino'],
);
// In a test there is one copy of each library, the one that everything else in its process has.
const { dependencies, devDependencies } = JSON.parse(
  readFileSync(path.join(root, 'server/package.json'), 'utf8'),
);
const others = Object.keys({
  ...JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')).devDependencies,
  ...dependencies,
  ...devDependencies,
}).filter((name) => !name.startsWith('@firsat/'));
await translate(
  sources.filter((file) => /\.node\.test\.ts$/.test(file)),
  path.join(folder, 'tests/server/src'),
  others,
);
