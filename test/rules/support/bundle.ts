import { gzipSync } from 'node:zlib';
import { build, type Rolldown } from 'vite';
import { root } from '../../setup/files.mjs';

/** What a page loads at once: bytes over the wire (gzip, level 9), before compression, and by package (before minifying). */
export interface PageSize {
  readonly gzip: number;
  readonly minified: number;
  readonly parts: readonly { readonly name: string; readonly bytes: number }[];
}

/** The package that a module belongs to: ours by folder, others by name. */
function packageOf(id: string): string {
  const library = /.*\/node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(id)?.[1];
  return library ?? /\/packages\/([^/]+)\//.exec(id)?.[1] ?? 'page';
}

const entry = 'virtual:page';

type Chunks = ReadonlyMap<string, Rolldown.OutputChunk>;

/** One build; modules of `together` become one chunk. */
async function bundle(code: string, together: ReadonlySet<string>): Promise<Chunks> {
  const result = (await build({
    configFile: false,
    root,
    logLevel: 'error',
    mode: 'production',
    resolve: {
      conditions: ['firsat-source', 'browser', 'module', 'development|production'],
      dedupe: ['yjs', 'lit', 'lib0'],
    },
    plugins: [
      {
        name: 'page',
        enforce: 'pre',
        resolveId: (id) => (id === entry ? id : undefined),
        load(id) {
          if (id === entry) return code;
          // Vite's own helper for preloading style sheets of chunks: nothing that a page of another bundler carries.
          return id.endsWith('vite/preload-helper.js')
            ? 'export const __vitePreload = (load) => load();'
            : undefined;
        },
      },
    ],
    build: {
      write: false,
      target: 'es2022',
      modulePreload: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: entry,
        preserveEntrySignatures: 'strict',
        output: {
          codeSplitting: {
            groups: together.size > 0 ? [{ name: 'page', test: (id: string) => together.has(id) }] : [],
          },
        },
      },
    },
  })) as Rolldown.RolldownOutput;
  return new Map(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
}

/** The chunks that are loaded before any dynamic import. */
function loadedAtOnce(chunks: Chunks): Rolldown.OutputChunk[] {
  const loaded = new Map<string, Rolldown.OutputChunk>();
  const load = (name: string): void => {
    const chunk = chunks.get(name);
    if (!chunk || loaded.has(name)) return;
    loaded.set(name, chunk);
    for (const next of chunk.imports) load(next);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) load(chunk.fileName);
  return [...loaded.values()];
}

/**
 * Bundles a page whose only script is `code`, as the demo is built, and measures what is loaded before any dynamic import. What is loaded at
 * once is put into one file, as a page's author would: in pieces, cut where lazy chunks share a module, it compresses 2 % worse.
 */
export async function bundlePage(code: string): Promise<PageSize> {
  const first = loadedAtOnce(await bundle(code, new Set()));
  const together = new Set(first.flatMap((chunk) => Object.keys(chunk.modules)).filter((id) => id !== entry));
  let gzip = 0;
  let minified = 0;
  const byPackage = new Map<string, number>();
  for (const chunk of loadedAtOnce(await bundle(code, together))) {
    gzip += gzipSync(chunk.code, { level: 9 }).length;
    minified += Buffer.byteLength(chunk.code);
    for (const [id, { renderedLength }] of Object.entries(chunk.modules))
      byPackage.set(packageOf(id), (byPackage.get(packageOf(id)) ?? 0) + renderedLength);
  }
  const parts = [...byPackage].map(([name, bytes]) => ({ name, bytes })).sort((a, b) => b.bytes - a.bytes);
  return { gzip, minified, parts };
}

/** A module that is imported on demand, and what its import loads (bytes gzip, level 9) beyond what is surely there by then. */
export interface OnDemand {
  readonly module: string;
  readonly gzip: number;
}

/**
 * Every dynamic import of a page, largest first. What is there by then: what the page loads at once, what every importer has loaded, and `soon`, modules
 * (ends of paths) that each page fetches right after its first frame.
 */
export async function bundleOnDemand(code: string, soon: readonly string[] = []): Promise<OnDemand[]> {
  const chunks = await bundle(code, new Set());
  const closure = (start: Iterable<string>): Set<string> => {
    const loaded = new Set<string>();
    const load = (name: string): void => {
      const chunk = chunks.get(name);
      if (!chunk || loaded.has(name)) return;
      loaded.add(name);
      chunk.imports.forEach(load);
    };
    for (const name of start) load(name);
    return loaded;
  };
  const moduleOf = (chunk: Rolldown.OutputChunk): string =>
    (chunk.facadeModuleId ?? chunk.fileName).replace(`${root}/`, '');
  const all = [...chunks.values()];
  const first = closure(loadedAtOnce(chunks).map(({ fileName }) => fileName));
  const early = closure([
    ...first,
    ...all
      .filter((chunk) => soon.some((end) => moduleOf(chunk).endsWith(end)))
      .map((chunk) => chunk.fileName),
  ]);
  return all
    .filter(({ isDynamicEntry, fileName }) => isDynamicEntry && !first.has(fileName))
    .map((chunk) => {
      const importers = all.filter(({ dynamicImports }) => dynamicImports.includes(chunk.fileName));
      const isSoon = soon.some((end) => moduleOf(chunk).endsWith(end));
      const there = importers.map(({ fileName }) => closure([...(isSoon ? first : early), fileName]));
      const gzip = [...closure([chunk.fileName])]
        .filter((name) => !there.every((loaded) => loaded.has(name)))
        .reduce((sum, name) => sum + gzipSync(chunks.get(name)?.code ?? '', { level: 9 }).length, 0);
      return { module: moduleOf(chunk), gzip };
    })
    .sort((a, b) => b.gzip - a.gzip);
}
