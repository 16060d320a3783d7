import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import { format } from 'oxfmt';
import { createElement, nameProblem } from '../setup/create.mjs';
import { root } from '../setup/files.mjs';

// Inside node_modules, so that the copy finds lit and our other packages.
const cache = path.join(root, 'node_modules/.cache/firsat');
const name = 'opportunity-badge-sample';

describe('npm run create element', () => {
  let tree: string;
  const read = (file: string): string => readFileSync(path.join(tree, file), 'utf8');

  before(() => {
    mkdirSync(cache, { recursive: true });
    tree = mkdtempSync(path.join(cache, 'create-'));
    for (const folder of ['packages/elements/src', 'packages/firsat/src/define'])
      cpSync(path.join(root, folder), path.join(tree, folder), { recursive: true });
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('RUL11 writes a complete element that type-checks, lints and is formatted', async () => {
    const { problem, written } = createElement(name, tree);
    assert.equal(problem, undefined);
    assert.deepEqual(written, [
      `packages/elements/src/components/${name}/${name}.ts`,
      `packages/elements/src/components/${name}/${name}.styles.ts`,
      `packages/elements/src/components/${name}/${name}.test.ts`,
      `packages/elements/src/define/${name}.ts`,
      `packages/firsat/src/define/${name}.ts`,
      'packages/elements/src/index.ts',
      'packages/elements/src/define.ts',
      'packages/elements/src/all-elements.ts',
    ]);
    assert.match(
      read('packages/elements/src/index.ts'),
      new RegExp(`^export \\{ OpportunityBadgeSample \\} from './components/${name}/${name}\\.js';$`, 'm'),
    );
    assert.match(
      read('packages/elements/src/define.ts'),
      new RegExp(`^import './define/${name}\\.js';$`, 'm'),
    );

    const settings = path.join(tree, 'tsconfig.json');
    const files = written
      .filter((file) => file.includes(name) && file.includes('elements'))
      .map((file) => path.join(tree, file));
    writeFileSync(
      settings,
      JSON.stringify({
        extends: `${root}/tsconfig.json`,
        compilerOptions: { typeRoots: [`${root}/node_modules/@types`] },
        files,
        include: [],
      }),
    );
    const tsc = path.join(root, 'node_modules/typescript-native/bin/tsc');
    const { stdout } = spawnSync(process.execPath, [tsc, '-p', settings], { cwd: tree, encoding: 'utf8' });
    assert.deepEqual(
      stdout.split('\n').filter((line) => line.includes(name)),
      [],
    );

    const eslint = new ESLint({ cwd: root });
    const options = JSON.parse(readFileSync(path.join(root, '.oxfmtrc.json'), 'utf8')) as Parameters<
      typeof format
    >[2];
    for (const file of written) {
      const [result] = await eslint.lintText(read(file), { filePath: path.join(root, file) });
      assert.deepEqual(result?.messages, [], file);
      const { code, errors } = await format(file, read(file), options);
      assert.deepEqual(errors, []);
      assert.equal(code, read(file), `${file} is not formatted`);
    }
  });

  it('RUL11 overwrites nothing: a second call and a taken class name are refused, and change no file', () => {
    const file = `packages/elements/src/components/${name}/${name}.ts`;
    writeFileSync(path.join(tree, file), '// mine\n');
    assert.match(createElement(name, tree).problem ?? '', /exists already; nothing was written/);
    assert.equal(read(file), '// mine\n');
    assert.match(createElement('firsat-element', tree).problem ?? '', /exports FirsatElement already/);
    assert.equal(existsSync(path.join(tree, 'packages/elements/src/components/firsat-element')), false);
  });

  it('RUL11 refuses what cannot be a tag, in one line', () => {
    for (const bad of [
      undefined,
      '',
      'badge',
      'Opportunity-Badge',
      'opportunity_badge',
      '-x',
      'x-',
      '1-x',
      'a--b',
      '../x-y',
      'font-face',
    ]) {
      const { problem, written } = createElement(bad, tree);
      assert.ok(problem && !problem.includes('\n'), String(bad));
      assert.deepEqual(written, []);
    }
    assert.equal(nameProblem('x-1'), undefined);
  });
});
