/** Bundles the kit as a team of its own would: with its own Lit and its own Yjs, of whatever version. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const root = fileURLToPath(new URL('../../../', import.meta.url));

export interface CopyOptions {
  readonly version: string;
  /** The contract between a workspace and its widgets that it speaks; default: the present one. */
  readonly handleVersion?: number;
  /** The newest format of documents that it writes; default: the present one. */
  readonly dataVersion?: number;
  /** With the builds of Lit that warn developers. */
  readonly isForDevelopers?: boolean;
}

/** What makes a copy another version: constants, each in its module. */
const constants = ({ version, handleVersion, dataVersion }: CopyOptions) => [
  { file: 'packages/elements/src/base/version.ts', name: 'VERSION', value: JSON.stringify(version) },
  { file: 'packages/elements/src/base/read-only.ts', name: 'HANDLE_VERSION', value: handleVersion },
  { file: 'packages/store/src/store-options.ts', name: 'DATA_VERSION', value: dataVersion },
];

function otherConstants(options: CopyOptions): Plugin {
  const wanted = new Map(constants(options).map(({ file, ...rest }) => [join(root, file), rest]));
  return {
    name: 'other constants',
    setup(setup) {
      setup.onLoad({ filter: /(version|read-only|store-options)\.ts$/ }, async ({ path }) => {
        const constant = wanted.get(path);
        if (constant?.value === undefined) return undefined;
        const source = await readFile(path, 'utf8');
        const contents = source.replace(
          new RegExp(`(export const ${constant.name} = )[^;]+;`),
          (_, before: string) => `${before}${String(constant.value)};`,
        );
        if (contents === source) throw new Error(`${path} has no ${constant.name} of its own any more`);
        return { contents, loader: 'ts' };
      });
    },
  };
}

/** One module, everything in it. */
export async function buildCopy(options: CopyOptions): Promise<string> {
  const mode = options.isForDevelopers ? 'development' : 'production';
  const { outputFiles } = await build({
    entryPoints: [join(root, 'packages/firsat/src/everything.ts')],
    absWorkingDir: root,
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    target: 'es2022',
    conditions: ['firsat-source', 'browser', mode],
    define: { 'process.env.NODE_ENV': JSON.stringify(mode) },
    plugins: [otherConstants(options)],
    logLevel: 'error',
  });
  return outputFiles[0]?.text ?? '';
}
