import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { builtTree, type BuiltTree } from './support/built.js';

const folders = [...packageFolders(), 'server'];

type Target = string | { readonly types: string; readonly default: string };
interface Manifest {
  readonly name: string;
  readonly exports: Readonly<Record<string, Target>>;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Manifest;

const targetsOf = (target: Target): string[] =>
  typeof target === 'string' ? [target] : [target.types, target.default];

/** What a pattern of exports stands for, with one star or two: each word that makes it a file. */
function matching(tree: string, folder: string, pattern: string): string[] {
  const where = path.join(tree, folder, pattern.slice(0, pattern.indexOf('*')));
  const end = pattern.slice(pattern.lastIndexOf('*') + 1);
  if (!existsSync(where)) return [];
  return readdirSync(where)
    .map((name) => (name.endsWith(end) ? name.slice(0, -end.length) : name))
    .filter((word) => existsSync(path.join(tree, folder, pattern.replaceAll('*', word))));
}

/** Everything that can be imported from a package as a module, patterns written out. */
function entriesOf(tree: string, folder: string): string[] {
  const { name, exports } = manifestOf(folder);
  return Object.entries(exports).flatMap(([entry, target]) => {
    if (typeof target === 'string') return [];
    const entries = entry.includes('*')
      ? matching(tree, folder, target.default).map((each) => entry.replace('*', each))
      : [entry];
    return entries.map((each) => path.posix.join(name, each));
  });
}

/** What a user's Node says when it imports these, one after the other: nothing, if all is well. */
function importing(tree: string, names: readonly string[]): string {
  const code = names
    .map(
      (name) =>
        `await import('${name}').catch((error) => console.error('${name}: ' + error.code + ' ' + error.message));`,
    )
    .join('\n');
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return done.stderr;
}

describe('npm run build', () => {
  let built: BuiltTree;
  before(() => {
    built = builtTree();
  });
  after(() => {
    built.remove();
  });

  it('RUL17 succeeds in a fresh checkout, and writes what the packages export', () => {
    assert.equal(built.status, 0, built.said);
    const missing = folders.flatMap((folder) =>
      Object.values(manifestOf(folder).exports)
        .flatMap(targetsOf)
        .filter((file) =>
          file.includes('*')
            ? matching(built.tree, folder, file).length === 0
            : !existsSync(path.join(built.tree, folder, file)),
        )
        .map((file) => path.join(folder, file)),
    );
    assertNone(missing);
    assert.ok(existsSync(path.join(built.tree, 'packages/firsat/dist/firsat.min.js')));
  });

  it('CDN3 the hash of every script for pages without a build is written, and those of the entries printed', () => {
    const dist = path.join(built.tree, 'packages/firsat/dist');
    const hashes = JSON.parse(readFileSync(path.join(dist, 'integrity.json'), 'utf8')) as Record<
      string,
      string
    >;
    const scripts = readdirSync(path.join(dist, 'cdn')).filter((file) => file.endsWith('.js'));
    assert.deepEqual(
      Object.keys(hashes).sort(),
      ['firsat.min.js', ...scripts.map((file) => `cdn/${file}`)].sort(),
    );
    for (const [file, hash] of Object.entries(hashes))
      assert.equal(
        hash,
        `sha384-${createHash('sha384')
          .update(readFileSync(path.join(dist, file)))
          .digest('base64')}`,
      );
    for (const file of ['firsat.min.js', 'cdn/firsat-loader.js'])
      assert.ok(built.said.includes(`${file} integrity="${hashes[file] ?? ''}"`), built.said);
  });

  it('RUL17 each entry of each package loads in Node, without a page', () => {
    const names = folders
      .flatMap((folder) => entriesOf(built.tree, folder))
      // They bring what tests need, and wrappers need a framework that the page has.
      .filter((name) => !name.includes('testing') && name !== 'firsat/react');
    assert.ok(names.includes('firsat/define/opportunity-board'), names.join(', '));
    assert.equal(importing(built.tree, names), '');
    assert.match(importing(built.tree, ['@firsat/model/nothing']), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
