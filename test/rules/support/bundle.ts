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

/** What a dynamic import of a module loads (gzip, level 9) beyond what the page has loaded at once; `module`: the end of its path. */
export async function bundleLazy(code: string, module: string): Promise<number> {
  const first = loadedAtOnce(await bundle(code, new Set()));
  const together = new Set(first.flatMap((chunk) => Object.keys(chunk.modules)).filter((id) => id !== entry));
  const chunks = await bundle(code, together);
  const loaded = new Set(loadedAtOnce(chunks).map(({ fileName }) => fileName));
  const [start] = [...chunks.values()].filter(({ facadeModuleId }) => facadeModuleId?.endsWith(module));
  if (!start) throw new Error(`${module} is not imported on demand`);
  let gzip = 0;
  const load = (name: string): void => {
    const chunk = chunks.get(name);
    if (!chunk || loaded.has(name)) return;
    loaded.add(name);
    gzip += gzipSync(chunk.code, { level: 9 }).length;
    for (const next of chunk.imports) load(next);
  };
  load(start.fileName);
  return gzip;
}
