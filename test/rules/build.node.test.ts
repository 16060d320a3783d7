import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';

const folders = [...packageFolders(), 'server'];
/** Packages that need no page. */
const bare = ['model', 'store', 'protocol', 'sync', 'server'];

type Exports = Readonly<Record<string, { readonly types: string; readonly default: string }>>;
interface Manifest {
  readonly name: string;
  readonly exports: Exports;
}

const tree = mkdtempSync(path.join(tmpdir(), 'firsat-build-'));
const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as Manifest;

/** A checkout as a clone has it, with the installed libraries of this one and with our packages of its own. */
function checkOut(): void {
  const left = new Set(['node_modules', 'dist', '.git', 'coverage', 'data']);
  for (const entry of readdirSync(root))
    if (!left.has(entry))
      cpSync(path.join(root, entry), path.join(tree, entry), {
        recursive: true,
        filter: (file) => !left.has(path.basename(file)),
      });
  const ours = new Map(folders.map((folder) => [manifestOf(folder).name, folder]));
  const link = (name: string): void => {
    const folder = ours.get(name);
    const target = folder === undefined ? path.join(root, 'node_modules', name) : path.join(tree, folder);
    symlinkSync(target, path.join(tree, 'node_modules', name), 'dir');
  };
  mkdirSync(path.join(tree, 'node_modules/@firsat'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) if (name !== '@firsat') link(name);
  for (const name of ours.keys()) if (name.startsWith('@')) link(name);
}

/** What a user's Node says when it imports these: nothing, if all is well. */
function importing(names: readonly string[]): string {
  const code = names.map((name) => `await import('${name}');`).join('\n');
  const done = spawnSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: tree,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  return done.stderr;
}

describe('npm run build', () => {
  let built: { readonly status: number | null; readonly said: string };
  before(() => {
    checkOut();
    const done = spawnSync(process.execPath, ['test/setup/build.mjs'], {
      cwd: tree,
      encoding: 'utf8',
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    built = { status: done.status, said: done.stdout + done.stderr };
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('RUL17 succeeds in a fresh checkout, and writes what the packages export', () => {
    assert.equal(built.status, 0, built.said);
    const missing = folders.flatMap((folder) =>
      Object.values(manifestOf(folder).exports)
        .flatMap((entry) => [entry.types, entry.default])
        .map((file) => path.join(folder, file))
        .filter((file) =>
          file.includes('*')
            ? readdirSync(path.join(tree, file.slice(0, file.indexOf('*')))).length === 0
            : !existsSync(path.join(tree, file)),
        ),
    );
    assertNone(missing);
    assert.ok(existsSync(path.join(tree, 'packages/firsat/dist/firsat.min.js')));
  });

  it('CDN3 the hash of every script for pages without a build is written, and those of the entries printed', () => {
    const dist = path.join(tree, 'packages/firsat/dist');
    const hashes = JSON.parse(readFileSync(path.join(dist, 'integrity.json'), 'utf8')) as Record<string, string>;
    const scripts = readdirSync(path.join(dist, 'cdn')).filter((file) => file.endsWith('.js'));
    assert.deepEqual(Object.keys(hashes).sort(), ['firsat.min.js', ...scripts.map((file) => `cdn/${file}`)].sort());
    for (const [file, hash] of Object.entries(hashes))
      assert.equal(hash, `sha384-${createHash('sha384').update(readFileSync(path.join(dist, file))).digest('base64')}`);
    for (const file of ['firsat.min.js', 'cdn/firsat-loader.js'])
      assert.ok(built.said.includes(`${file} integrity="${hashes[file] ?? ''}"`), built.said);
  });

  it('RUL17 what needs no page loads in Node, each entry of it', () => {
    const names = folders
      .filter((folder) => bare.includes(path.basename(folder)))
      .flatMap((folder) => {
        const { name, exports } = manifestOf(folder);
        return Object.keys(exports)
          .filter((entry) => !entry.includes('testing') && entry !== './package.json')
          .map((entry) => path.posix.join(name, entry));
      });
    assert.ok(names.length >= bare.length, names.join(', '));
    assert.equal(importing(names), '');
    assert.match(importing(['@firsat/model/nothing']), /ERR_PACKAGE_PATH_NOT_EXPORTED/);
  });
});
