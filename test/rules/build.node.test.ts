import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
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

/** Files of a pattern such as `./dist/define/*.js`; what each stands for. */
function matching(tree: string, folder: string, pattern: string): string[] {
  const [before = '', after = ''] = path.basename(pattern).split('*');
  const where = path.join(tree, folder, path.dirname(pattern));
  if (!existsSync(where)) return [];
  return readdirSync(where)
    .filter((file) => file.startsWith(before) && file.endsWith(after))
    .map((file) => file.slice(before.length, file.length - after.length));
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
