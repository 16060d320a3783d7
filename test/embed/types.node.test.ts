// Each framework's own checker on a small page of it (`frameworks/<name>/`), against the declarations that a user gets. Pages that no comment can make
// expect an error say what is wrong in a file of their own, and the errors are counted.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { builtTree, type BuiltTree } from '../rules/support/built.js';

interface Checker {
  readonly framework: string;
  /** Of Node, in the folder of the page. */
  readonly args: readonly string[];
  /** Lines of wrong.* that the checker has to refuse. */
  readonly refused?: Readonly<Record<string, readonly number[]>>;
}

const modules = '../../../../node_modules';
const tsc = [`${modules}/typescript-native/bin/tsc`, '--pretty', 'false'];

const checkers: readonly Checker[] = [
  { framework: 'vue', args: [`${modules}/vue-tsc/bin/vue-tsc.js`, '--pretty', 'false'] },
  {
    framework: 'svelte',
    args: [
      `${modules}/svelte-check/bin/svelte-check`,
      '--tsconfig',
      './tsconfig.json',
      '--output',
      'machine',
    ],
    refused: { 'Wrong.svelte': [7, 8, 9] },
  },
  {
    framework: 'angular',
    args: [`${modules}/@angular/compiler-cli/bundles/src/bin/ngc.js`, '--noEmit'],
    refused: { 'wrong.component.ts': [9, 10] },
  },
  { framework: 'dom', args: tsc },
  { framework: 'react-19', args: tsc },
  { framework: 'react-18', args: tsc },
  { framework: 'preact', args: tsc },
  { framework: 'solid', args: tsc },
];

function run(cwd: string, args: readonly string[]): Promise<string> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...args], {
      cwd,
      env: { ...process.env, NODE_OPTIONS: '', FORCE_COLOR: '0', NO_COLOR: '1' },
    });
    let said = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.on('close', () => {
      resolve(said);
    });
  });
}

/** `host.ts(3,1): error`, `host.ts:3:1 - error`; and what svelte-check writes for machines. */
const FORMS = [/^(\S+?)[:(](\d+)[:,]\d+.*\berror\b/gm, /^\d+ ERROR "(.+?)" (\d+):/gm];

/** `file:line` of what is wrong. */
function errorsIn(said: string): string[] {
  // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
  const plain = said.replace(/\u001b\[[\d;]*m/g, '');
  return FORMS.flatMap((form) => [...plain.matchAll(form)])
    .map(([, file = '', line = '']) => `${path.basename(file)}:${line}`)
    .sort();
}

describe('types of frameworks', { concurrency: 2 }, () => {
  let built: BuiltTree;
  before(() => {
    built = builtTree();
    assert.equal(built.status, 0, built.said);
  });
  after(() => {
    built.remove();
  });

  for (const { framework, args, refused = {} } of checkers)
    it(`TYP2 a page in ${framework} compiles, and what is wrong in it does not`, async () => {
      const folder = path.join(built.tree, 'test/embed/frameworks', framework);
      const said = await run(folder, [...args, ...(framework === 'svelte' ? [] : ['-p', 'tsconfig.json'])]);
      const expected = Object.entries(refused)
        .flatMap(([file, lines]) => lines.map((line) => `${file}:${line}`))
        .sort();
      assert.deepEqual(errorsIn(said), expected, said);
      // Whatever else a checker says is no page that compiles.
      if (expected.length === 0) assert.equal(said.trim(), '');
    });

  it('TYP1 importing one tag is enough for its type and for those of the events', async () => {
    const folder = path.join(built.tree, 'test/embed/frameworks/one-tag');
    assert.equal(await run(folder, [...tsc, '-p', 'tsconfig.json']), '');
    assert.match(readFileSync(path.join(folder, 'host.ts'), 'utf8'), /import 'firsat\/define\/offer-editor'/);
  });
});
