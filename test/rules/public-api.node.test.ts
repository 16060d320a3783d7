import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import ts from 'typescript';
import { packageFolders, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';
import { declarationOptions, leaksOf } from './support/public-types.js';

// Inside node_modules, so that the declarations find the libraries that they name.
const cache = path.join(root, 'node_modules/.cache/firsat');

/** Entries that a user of the kit imports. The store's `binding` is for composition roots and does hand out documents. */
const entries = [
  'model',
  'model/import',
  'model/export',
  'model/reports',
  'store',
  'elements',
  'elements/define',
  'firsat',
  'firsat/define',
  'firsat/diagnose',
];

function entryFile(entry: string): string {
  const [name = '', sub] = entry.split('/');
  const own = `packages/${name}/src/${sub ?? 'index'}.ts`;
  return existsSync(path.join(root, own)) ? own : `packages/${name}/src/${sub ?? ''}/index.ts`;
}

describe('public signatures', () => {
  let out: string;
  let said: string;
  let program: ts.Program;

  const declarations = (entry: string): string => `${out}/${entryFile(entry).replace(/\.ts$/, '.d.ts')}`;

  before(() => {
    mkdirSync(cache, { recursive: true });
    out = mkdtempSync(path.join(cache, 'api-'));
    const tsc = path.join(root, 'node_modules/typescript-native/bin/tsc');
    const settings = path.join(out, 'tsconfig.json');
    const compilerOptions = {
      noEmit: false,
      declaration: true,
      emitDeclarationOnly: true,
      noCheck: true,
      rootDir: root,
      outDir: out,
    };
    const include = packageFolders().map((folder) => `${root}/${folder}/src`);
    writeFileSync(settings, JSON.stringify({ extends: `${root}/tsconfig.json`, compilerOptions, include }));
    const done = spawnSync(process.execPath, [tsc, '-p', settings], { cwd: root, encoding: 'utf8' });
    said = done.stdout + done.stderr;
    const paths: Record<string, string[]> = {};
    for (const folder of packageFolders()) {
      const name = folder === 'packages/firsat' ? 'firsat' : `@firsat/${path.basename(folder)}`;
      paths[name] = [`${out}/${folder}/src/index.d.ts`];
      paths[`${name}/*`] = [`${out}/${folder}/src/*.d.ts`, `${out}/${folder}/src/*/index.d.ts`];
    }
    program = ts.createProgram(
      entries.map(declarations).filter((file) => existsSync(file)),
      { ...declarationOptions, paths },
    );
  });
  after(() => {
    rmSync(out, { recursive: true, force: true });
  });

  for (const entry of entries)
    it(`RUL6 ${entry} takes and returns no Y.*`, () => {
      assert.ok(existsSync(declarations(entry)), `${entry} has no declarations: ${said}`);
      assertNone(leaksOf(program, declarations(entry)).map(({ type, path: way }) => `${type}: ${way}`));
    });
});

describe('the check itself', () => {
  let dir: string;
  const leaks = (text: string): string[] => {
    writeFileSync(path.join(dir, 'bad.d.ts'), text);
    writeFileSync(
      path.join(dir, 'inner.d.ts'),
      "import * as Y from 'yjs';\nexport interface Inner { readonly doc: Y.Doc }\nexport interface Clean { a: string }\n",
    );
    const program = ts.createProgram([path.join(dir, 'bad.d.ts')], declarationOptions);
    return leaksOf(program, path.join(dir, 'bad.d.ts')).map(({ type, path: way }) => `${type}: ${way}`);
  };

  before(() => {
    mkdirSync(cache, { recursive: true });
    dir = mkdtempSync(path.join(cache, 'api-check-'));
  });
  after(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  it('RUL6 a parameter, a result, a member and a type argument are found', () => {
    assert.equal(
      leaks("import type * as Y from 'yjs';\nexport declare function f(doc: Y.Doc): void;").length,
      1,
    );
    assert.equal(leaks("export declare const f: () => import('yjs').Map<string>;").length, 1);
    assert.equal(
      leaks("import type { Doc } from 'yjs';\nexport interface A { doc?: Promise<Doc> }").length,
      1,
    );
    assert.equal(leaks("export { Doc } from 'yjs';").length, 1);
    assert.equal(
      leaks("import type { Awareness } from 'y-protocols/awareness';\nexport type A = readonly Awareness[];")
        .length,
      1,
    );
  });

  it('RUL6 what an exported type reaches through another module is found, with the way to it', () => {
    const found = leaks("import type { Inner } from './inner.js';\nexport interface A { get(): Inner }");
    assert.equal(found.length, 1);
    assert.match(found[0] ?? '', /^Doc: A → Inner/);
  });

  it('RUL6 what is not exported, or private, is no leak', () => {
    assert.deepEqual(
      leaks("import type { Clean } from './inner.js';\nexport interface A { get(): Clean }"),
      [],
    );
    assert.deepEqual(
      leaks(
        "import type * as Y from 'yjs';\nexport {};\ndeclare function hidden(doc: Y.Doc): void;\nexport declare class A { #private; private doc; b: string }",
      ),
      [],
    );
  });
});
