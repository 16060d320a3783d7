import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { checkPackage, createPackageFromTarballData, type Problem } from '@arethetypeswrong/core';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';
import { packageFolders } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { builtTree, type BuiltTree } from './support/built.js';

interface Packed {
  readonly name: string;
  readonly filename: string;
  readonly files: readonly { readonly path: string }[];
}

interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
  readonly [field: string]: unknown;
}

const folders = packageFolders();

/** Paths that a package.json names: in its exports, and for tools. */
function pathsOf(manifest: Manifest): string[] {
  const exported = Object.values(manifest.exports).flatMap((target) =>
    typeof target === 'string' ? [target] : Object.values(target),
  );
  const named = ['main', 'module', 'types', 'customElements', 'web-types', 'sideEffects']
    .flatMap((field) => manifest[field])
    .filter((value) => typeof value === 'string');
  return [...exported, ...named].map((file) => file.replace(/^\.\//, ''));
}

/** What a star stands for is the same at every star. */
const asPattern = (file: string): RegExp =>
  new RegExp(`^${file.replace(/[.+]/g, '\\$&').replace('*', '(.+)').replaceAll('*', '\\1')}$`);

/**
 * Entries that attw looks at: one of a pattern stands for all of it. Of the elements without those that reach every module, since attw makes four
 * programs of all that it reaches (20 s); the same modules are compiled by the pages of frameworks (TYP2).
 */
function entriesOf(manifest: Manifest, files: readonly string[]): string[] {
  return Object.entries(manifest.exports).flatMap(([entry, target]) => {
    const file = typeof target === 'string' ? undefined : target['default']?.replace(/^\.\//, '');
    if (file === undefined) return [];
    if (manifest.name === '@firsat/elements' && ['.', './define', './all', './testing'].includes(entry))
      return [];
    if (!entry.includes('*')) return [entry];
    const [found] = files.flatMap((each) => asPattern(file).exec(each)?.[1] ?? []);
    return found === undefined ? [] : [entry.replace('*', found)];
  });
}

/** The kit is modules only: what CommonJS and Node 10 would find is nobody's concern. */
const concerns = (problem: Problem): boolean =>
  problem.kind !== 'CJSResolvesToESM' &&
  !(
    'resolutionKind' in problem &&
    (problem.resolutionKind === 'node10' || problem.resolutionKind === 'node16-cjs')
  );

describe('the packed packages', () => {
  let built: BuiltTree;
  let out: string;
  let packed: readonly Packed[];
  const manifestOf = (folder: string): Manifest =>
    JSON.parse(readFileSync(path.join(built.tree, folder, 'package.json'), 'utf8')) as Manifest;
  const packedOf = (folder: string): Packed => {
    const { name } = manifestOf(folder);
    const found = packed.find((each) => each.name === name);
    assert.ok(found, `${name} was not packed`);
    return found;
  };

  before(() => {
    built = builtTree();
    out = mkdtempSync(path.join(tmpdir(), 'firsat-packed-'));
    const cli = process.env['npm_execpath'];
    const [command, first] = cli ? [process.execPath, [cli]] : ['npm', []];
    const done = spawnSync(
      command,
      [...first, 'pack', '--json', '--pack-destination', out, ...folders.map((folder) => `./${folder}`)],
      { cwd: built.tree, encoding: 'utf8', env: { ...process.env, NODE_OPTIONS: '' } },
    );
    assert.equal(done.status, 0, done.stderr);
    packed = JSON.parse(done.stdout) as Packed[];
  });
  after(() => {
    built.remove();
    rmSync(out, { recursive: true, force: true });
  });

  it('TYP3 hold every path that their package.json names', () => {
    assertNone(
      folders.flatMap((folder) => {
        const manifest = manifestOf(folder);
        const { files } = packedOf(folder);
        return pathsOf(manifest)
          .filter((file) => !files.some((each) => asPattern(file).test(each.path)))
          .map((file) => `${manifest.name}: ${file}`);
      }),
    );
    assert.equal(asPattern('dist/define/*.js').test('dist/define/opportunity-board.js'), true);
    assert.equal(asPattern('dist/*/*.js').test('dist/board/card.js'), false);
  });

  for (const folder of folders)
    it(`TYP3 publint and attw have nothing to say about ${path.basename(folder)}`, async () => {
      const { filename, files } = packedOf(folder);
      const data = readFileSync(path.join(out, filename));
      const { messages, pkg } = await publint({
        pack: {
          tarball: data.buffer.slice(data.byteOffset, data.byteOffset + data.byteLength),
        },
        strict: true,
      });
      assertNone(messages.map((message) => formatMessage(message, pkg) ?? message.code));
      const result = await checkPackage(createPackageFromTarballData(data), {
        entrypoints: entriesOf(
          manifestOf(folder),
          files.map((file) => file.path),
        ),
      });
      assert.ok(result.types, 'it has types');
      assertNone(
        'problems' in result
          ? result.problems.filter(concerns).map((problem) => JSON.stringify(problem))
          : [],
      );
    });
});
