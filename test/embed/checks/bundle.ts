/** All pages of the checks and the kit in one pass of the bundler, in which each kind of file is read as its framework's own tools read it. */
import { existsSync, readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformAsync } from '@babel/core';
import { build, transform, type OnLoadResult, type Plugin } from 'esbuild';
import { compile, compileModule } from 'svelte/compiler';
import { compileScript, parse } from 'vue/compiler-sfc';
import { collect } from '../../setup/manifest/collect.js';
import { reactModule } from '../../setup/manifest/react-wrappers.js';
import { readSources } from '../../setup/manifest/sources.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

const packages = createRequire(import.meta.url);

/** Where a page runs, which decides what the compilers write. */
export type Side = 'browser' | 'server';

const svelte = (side: Side): Plugin => ({
  name: 'svelte',
  setup(setup) {
    const generate = side === 'browser' ? 'client' : 'server';
    setup.onLoad({ filter: /\.svelte$/ }, async ({ path: file }) => ({
      contents: compile(await readFile(file, 'utf8'), { filename: file, generate }).js.code,
      loader: 'js',
    }));
    setup.onLoad({ filter: /\.svelte\.ts$/ }, async ({ path: file }) => {
      const { code } = await transform(await readFile(file, 'utf8'), { loader: 'ts', target: 'esnext' });
      return { contents: compileModule(code, { filename: file, generate }).js.code, loader: 'js' };
    });
  },
});

const isCustomElement = (tag: string): boolean => tag.includes('-');

const vue = (side: Side): Plugin => ({
  name: 'vue',
  setup(setup) {
    setup.onLoad({ filter: /\.vue$/ }, async ({ path: file }) => {
      const { descriptor, errors } = parse(await readFile(file, 'utf8'), {
        filename: file,
        templateParseOptions: { isCustomElement },
      });
      const { content } = compileScript(descriptor, {
        id: file,
        inlineTemplate: true,
        templateOptions: { ssr: side === 'server', ssrCssVars: [], compilerOptions: { isCustomElement } },
      });
      return { contents: content, loader: 'ts', errors: errors.map(({ message }) => ({ text: message })) };
    });
  },
});

const solid = (side: Side): Plugin => ({
  name: 'solid',
  setup(setup) {
    setup.onLoad(
      { filter: /[/\\]frameworks[/\\]solid[/\\].*\.tsx$/ },
      async ({ path: file }): Promise<OnLoadResult> => {
        const { code } = await transform(await readFile(file, 'utf8'), {
          loader: 'tsx',
          jsx: 'preserve',
          target: 'esnext',
        });
        const generate = side === 'browser' ? 'dom' : 'ssr';
        const compiled = await transformAsync(code, {
          filename: file,
          babelrc: false,
          configFile: false,
          presets: [['babel-preset-solid', { generate, hydratable: true }]],
          parserOpts: { plugins: ['jsx'] },
        });
        return { contents: compiled?.code ?? '', loader: 'js' };
      },
    );
  },
});

let made: string | undefined;

/** `firsat/react`, which the build of the packages writes: that of the run, or written anew. */
function wrappersText(): string {
  const built = path.join(process.env['FIRSAT_BUILD'] ?? '', 'packages/firsat/dist/react.js');
  return (made ??=
    process.env['FIRSAT_BUILD'] && existsSync(built)
      ? readFileSync(built, 'utf8')
      : reactModule(collect(readSources())));
}

/** What asks for React there, and in the pages of React 18, gets that one. */
export const react18: Plugin = {
  name: 'react-18',
  setup(setup) {
    const wrappers = path.join(root, 'packages/firsat/src/react.generated.js');
    setup.onResolve({ filter: /^firsat\/react$/ }, () => ({ path: wrappers, namespace: 'wrappers' }));
    setup.onLoad({ filter: /.*/, namespace: 'wrappers' }, () => ({
      contents: wrappersText(),
      loader: 'js',
      resolveDir: path.dirname(wrappers),
    }));
    setup.onResolve({ filter: /^react(-dom)?(\/.+)?$/ }, ({ path: name, importer, namespace }) => {
      const asks =
        namespace === 'wrappers' ||
        /[/\\](frameworks[/\\]react-18|node_modules[/\\]react(-dom)?-18)[/\\]/.test(importer);
      return asks ? { path: packages.resolve(name.replace(/^react(-dom)?/, '$&-18')) } : undefined;
    });
  },
};

const own = (side: Side): Plugin[] => [svelte(side), vue(side), solid(side), react18];

/** File name → code. `entries`: name → file, in the repository. */
export async function bundle(
  side: Side,
  entries: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, string>> {
  const outdir = path.join(root, 'checks');
  const result = await build({
    absWorkingDir: root,
    entryPoints: Object.fromEntries(
      Object.entries(entries).map(([name, file]) => [name, path.join(root, file)]),
    ),
    outdir,
    bundle: true,
    splitting: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    platform: side === 'browser' ? 'browser' : 'node',
    conditions: ['firsat-source', 'svelte', ...(side === 'browser' ? ['browser'] : ['node'])],
    // Warnings and the double effects of StrictMode are there while one develops.
    define: {
      'process.env.NODE_ENV': '"development"',
      __VUE_OPTIONS_API__: 'true',
      __VUE_PROD_DEVTOOLS__: 'false',
      __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'true',
    },
    plugins: own(side),
    logLevel: 'error',
    ...(side === 'server' && {
      packages: 'external',
      // Modules of Node that a framework asks for in the old way.
      banner: {
        js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
      },
    }),
  });
  return new Map(result.outputFiles.map(({ path: file, text }) => [path.relative(outdir, file), text]));
}
