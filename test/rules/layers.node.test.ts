import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { packageFolders, root } from '../setup/files.mjs';

/** A module's text by its path, and the rule that each of its imports must break (none: it is allowed). */
interface Edge {
  readonly from: string;
  readonly imports: string;
  readonly breaks?: string;
  readonly typeOnly?: boolean;
}

const edges: readonly Edge[] = [
  // allowed
  { from: 'packages/model/src/ok.ts', imports: 'zod/mini' },
  { from: 'packages/model/src/ok2.ts', imports: 'fractional-indexing' },
  { from: 'packages/model/src/import/ok.ts', imports: 'zod/mini' },
  { from: 'packages/store/src/ok.ts', imports: '@firsat/model' },
  { from: 'packages/store/src/ok2.ts', imports: 'yjs' },
  { from: 'packages/sync/src/ok.ts', imports: '@firsat/protocol' },
  { from: 'packages/elements/src/ok.ts', imports: '@firsat/store' },
  { from: 'packages/elements/src/ok2.ts', imports: 'lit' },
  { from: 'packages/elements/src/ok3.ts', imports: '@lit/context' },
  { from: 'packages/elements/src/ok.test.ts', imports: '@firsat/store/testing' },
  { from: 'packages/elements/src/testing/ok.ts', imports: '@firsat/store/testing' },
  { from: 'packages/sync/src/ok.test.ts', imports: 'y-indexeddb' },
  { from: 'packages/firsat/src/ok.ts', imports: '@firsat/store/binding' },
  { from: 'packages/firsat/src/ok2.ts', imports: '@firsat/sync' },
  { from: 'server/src/ok.ts', imports: '@firsat/protocol' },
  { from: 'server/src/ok2.ts', imports: 'node:fs' },
  // against the arrows
  { from: 'packages/model/src/a.ts', imports: '@firsat/store', breaks: 'layer-model' },
  { from: 'packages/model/src/b.ts', imports: '@firsat/store', breaks: 'layer-model', typeOnly: true },
  { from: 'packages/protocol/src/a.ts', imports: '@firsat/model', breaks: 'layer-protocol' },
  { from: 'packages/store/src/a.ts', imports: '@firsat/sync', breaks: 'layer-store' },
  { from: 'packages/sync/src/a.ts', imports: '@firsat/store', breaks: 'layer-sync' },
  { from: 'packages/sync/src/b.ts', imports: 'y-indexeddb', breaks: 'layer-sync' },
  { from: 'packages/elements/src/a.ts', imports: '@firsat/sync', breaks: 'layer-elements' },
  { from: 'packages/elements/src/b.ts', imports: 'firsat', breaks: 'layer-elements' },
  { from: 'server/src/a.ts', imports: '@firsat/model', breaks: 'layer-server' },
  { from: 'server/src/b.ts', imports: 'lit', breaks: 'layer-server' },
  // libraries of another layer
  { from: 'packages/model/src/c.ts', imports: 'yjs', breaks: 'layer-model' },
  { from: 'packages/model/src/d.ts', imports: 'node:fs', breaks: 'layer-model' },
  { from: 'packages/model/src/e.ts', imports: 'zod', breaks: 'layer-model' },
  { from: 'packages/model/src/f.ts', imports: 'papaparse', breaks: 'layer-model' },
  { from: 'packages/model/src/g.ts', imports: './import/ok.js', breaks: 'import-on-demand' },
  { from: 'packages/protocol/src/b.ts', imports: 'ws', breaks: 'layer-protocol' },
  { from: 'packages/store/src/b.ts', imports: 'lit', breaks: 'layer-store' },
  { from: 'packages/store/src/c.ts', imports: 'y-indexeddb', breaks: 'layer-store' },
  { from: 'packages/elements/src/c.ts', imports: 'yjs', breaks: 'layer-elements', typeOnly: true },
  { from: 'packages/firsat/src/a.ts', imports: 'ws', breaks: 'layer-firsat' },
  // entries, names, declarations
  {
    from: 'packages/elements/src/d.ts',
    imports: '@firsat/store/binding',
    breaks: 'elements-read-only-store',
  },
  { from: 'packages/store/src/d.ts', imports: '../../model/src/index.js', breaks: 'by-name' },
  { from: 'packages/store/src/e.ts', imports: '../../model/src/ok.js', breaks: 'entries-only' },
  { from: 'packages/store/src/f.ts', imports: './testing/index.js', breaks: 'no-test-in-source' },
  { from: 'packages/elements/src/e.ts', imports: '@firsat/store/testing', breaks: 'no-test-in-source' },
  { from: 'server/src/c.ts', imports: 'tsx', breaks: 'not-a-dev-dependency' },
  { from: 'server/src/d.ts', imports: 'undeclared', breaks: 'declared' },
  { from: 'server/src/e.ts', imports: './gone.js', breaks: 'resolvable' },
];

const libraries = [
  'fractional-indexing',
  'papaparse',
  'yjs',
  'lit',
  '@lit/context',
  'ws',
  'y-indexeddb',
  'tsx',
  'undeclared',
  'zod',
];

interface Violation {
  readonly from: string;
  readonly rule: { readonly name: string };
  readonly cycle?: readonly { readonly name: string }[];
}

const tree = mkdtempSync(path.join(tmpdir(), 'firsat-layers-'));
let violations: readonly Violation[] = [];

function write(file: string, text: string): void {
  mkdirSync(path.join(tree, path.dirname(file)), { recursive: true });
  writeFileSync(path.join(tree, file), text);
}

function cruise(): readonly Violation[] {
  const program = path.join(root, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(root, '.dependency-cruiser.cjs');
  const args = ['--config', config, '--output-type', 'json', 'packages', 'server/src'];
  const done = spawnSync(process.execPath, [program, ...args], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1e8,
  });
  assert.ok(done.stdout.startsWith('{'), done.stderr);
  const result = JSON.parse(done.stdout) as { summary: { violations: readonly Violation[] } };
  return result.summary.violations;
}

const rulesBrokenBy = (file: string): string[] =>
  violations.filter(({ from }) => from === file).map(({ rule }) => rule.name);

describe('layers', () => {
  // A small checkout of its own: our package.json files, stub libraries, and one module for each edge.
  before(() => {
    cpSync(path.join(root, 'tsconfig.json'), path.join(tree, 'tsconfig.json'));
    write(
      'package.json',
      JSON.stringify({ name: 'tree', private: true, workspaces: ['packages/*', 'server'] }),
    );
    for (const folder of [...packageFolders(), 'server']) {
      const manifest = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8')) as object;
      write(`${folder}/package.json`, JSON.stringify({ devDependencies: { tsx: '1.0.0' }, ...manifest }));
      const name = folder === 'packages/firsat' ? 'firsat' : `@firsat/${path.basename(folder)}`;
      mkdirSync(path.join(tree, 'node_modules/@firsat'), { recursive: true });
      symlinkSync(path.join(tree, folder), path.join(tree, 'node_modules', name), 'dir');
      write(`${folder}/src/index.ts`, 'export const here = 1;\n');
    }
    for (const entry of ['store/src/binding', 'store/src/testing/index'])
      write(`packages/${entry}.ts`, 'export const here = 1;\n');
    for (const library of libraries) {
      write(
        `node_modules/${library}/package.json`,
        JSON.stringify({ name: library, version: '1.0.0', main: 'index.js' }),
      );
      write(`node_modules/${library}/index.js`, 'module.exports = 1;\n');
    }
    write('node_modules/zod/mini/package.json', JSON.stringify({ main: 'index.js' }));
    write('node_modules/zod/mini/index.js', 'module.exports = 1;\n');
    for (const { from, imports, typeOnly } of edges)
      write(
        from,
        typeOnly
          ? `import type { here } from '${imports}';\nexport type T = typeof here;\n`
          : `import '${imports}';\nexport const value = 1;\n`,
      );
    write('packages/model/src/ring-a.ts', "import './ring-b.js';\n");
    write('packages/model/src/ring-b.ts', "import './ring-c.js';\n");
    write('packages/model/src/ring-c.ts', "import './ring-a.js';\n");
    write('packages/model/src/late-a.ts', "import './late-b.js';\n");
    write('packages/model/src/late-b.ts', "export const late = () => import('./late-a.js');\n");
    violations = cruise();
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  for (const { from, imports, breaks, typeOnly } of edges) {
    const what = `${from} → ${imports}${typeOnly ? ' (types)' : ''}`;
    if (breaks === undefined)
      it(`RUL3 ${what} is allowed`, () => {
        assert.deepEqual(rulesBrokenBy(from), []);
      });
    else
      it(`RUL3 ${what} breaks ${breaks}`, () => {
        assert.ok(
          rulesBrokenBy(from).includes(breaks),
          `reported instead: ${rulesBrokenBy(from).join(', ') || 'nothing'}`,
        );
      });
  }

  it('RUL4 a ring of three modules is reported, one that an import on demand closes is not', () => {
    const rings = violations
      .filter(({ rule }) => rule.name === 'no-cycle')
      .map(({ cycle = [] }) => cycle.map(({ name }) => path.basename(name)).sort());
    assert.deepEqual(rings, [['ring-a.ts', 'ring-b.ts', 'ring-c.ts']]);
  });
});
