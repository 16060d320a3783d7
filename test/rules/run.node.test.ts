import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { installProblem, isInstalled, nodeProblem } from '../setup/deps.mjs';
import { root } from '../setup/files.mjs';
import { closingLine, countSessions, failuresOf } from '../setup/summary.mjs';

describe('npm test', () => {
  let tree: string;
  const run = (...steps: string[]) => runWith({}, ...steps);
  const runWith = (env: NodeJS.ProcessEnv, ...steps: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['test/setup/run.mjs', ...steps], {
      cwd: tree,
      encoding: 'utf8',
      // A test within a test: node:test must not take the inner run for a part of the outer one.
      env: { ...process.env, NODE_TEST_CONTEXT: undefined, ...env },
    });
    return { status, last: stdout.trimEnd().split('\n').at(-1), output: stdout + stderr };
  };

  before(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'firsat-run-'));
    mkdirSync(path.join(tree, 'test/rules'), { recursive: true });
    cpSync(path.join(root, 'test/setup'), path.join(tree, 'test/setup'), { recursive: true });
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'dir');
    writeFileSync(path.join(tree, 'package.json'), '{"type":"module"}');
    writeFileSync(
      path.join(tree, 'test/rules/a.node.test.ts'),
      "import { it } from 'node:test';\nit('A1 a', (t) => { t.diagnostic('size: 7'); });\nit('A2 b', { skip: 'no data here' }, () => {});\n",
    );
    writeFileSync(
      path.join(tree, 'test/b.node.test.ts'),
      "import { describe, it } from 'node:test';\ndescribe('s', () => { it('A1 a', () => {}); it('A2 b', () => { throw new Error('told'); }); });\n",
    );
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  it('RUL14 ends with the sums, and tells reasons, measures and failures before', () => {
    const { status, last, output } = run('rules', 'node');
    assert.equal(last, '2 passed, 1 failed, 1 skipped');
    assert.equal(status, 1);
    for (const said of ['A2 b: no data here', 'size: 7', 'Error: told'])
      assert.ok(output.includes(said), `${said} is missing in ${output}`);
    assert.match(output, /\nfailed:\n {2}node: A2 b: told\n\n2 passed, 1 failed, 1 skipped\n$/);
  });

  it('RUL14 a failed check counts as one failure and does not stop the others', () => {
    const { status, last, output } = run('types', 'rules');
    assert.equal(last, '1 passed, 1 failed, 1 skipped');
    assert.match(output, /\nfailed:\n {2}types: see above\n/);
    assert.equal(status, 1);
  });

  it('RUL14 success is exit code 0', () => {
    const { status, last } = run('rules');
    assert.equal(last, '1 passed, 0 failed, 1 skipped');
    assert.equal(status, 0);
  });

  it('ENG6 an engine that is not there is told in the table, and is no failure', () => {
    const { status, last, output } = runWith({ PATH: '', FIREFOX_PATH: undefined }, 'firefox', 'rules');
    assert.match(
      output,
      /^firefox +0\.0 s {2}ok \(not tested: Firefox was not found: .*apt-get install firefox-esr/m,
    );
    assert.equal(last, '1 passed, 0 failed, 1 skipped');
    assert.equal(status, 0);
  });

  it('RUL14 a test file that does not load is a failure', () => {
    writeFileSync(path.join(tree, 'test/rules/broken.node.test.ts'), "import './nowhere.js';\n");
    const { status, last } = run('rules');
    rmSync(path.join(tree, 'test/rules/broken.node.test.ts'));
    assert.equal(last, '1 passed, 1 failed, 1 skipped');
    assert.equal(status, 1);
  });

  it('RUL14 browser counts: nested suites, skips, and a page that broke outside its tests', () => {
    const test = (passed: boolean, skipped = false) => ({
      name: 'A1 a',
      passed,
      skipped,
      error: passed ? undefined : { message: 'one\ntwo' },
    });
    const sessions = [
      {
        passed: false,
        testResults: {
          tests: [test(true), test(false)],
          suites: [{ tests: [test(true), test(false, true)], suites: [] }],
        },
      },
      { passed: false, testResults: undefined },
      { passed: true, testResults: { tests: [test(true)], suites: [] } },
    ];
    const counts = countSessions(sessions);
    assert.deepEqual(failuresOf(sessions), ['A1 a: one two', 'a file']);
    assert.deepEqual(counts, { passed: 3, failed: 2, skipped: 1 });
    assert.equal(closingLine({ passed: 3, failed: 0, skipped: 0 }), '3 passed, 0 failed');
  });
});

describe('installing', () => {
  it('RUL13 an old Node is told in one line', () => {
    for (const old of ['18.20.4', '20.18.3', '16.0.0'])
      assert.match(nodeProblem(old) ?? '', /^Node [\d.]+ is too old: [^\n]+$/);
    for (const fine of ['20.19.0', '20.20.2', '22.1.0', '24.0.0']) assert.equal(nodeProblem(fine), undefined);
  });

  it('RUL13 a registry that cannot be reached is told in one line', () => {
    const tree = mkdtempSync(path.join(tmpdir(), 'firsat-deps-'));
    try {
      cpSync(path.join(root, 'test/setup/deps.mjs'), path.join(tree, 'test/setup/deps.mjs'));
      const packages = {
        '': { dependencies: { lit: '3.3.3' } },
        'node_modules/lit': { version: '3.3.3' },
      };
      writeFileSync(
        path.join(tree, 'package.json'),
        JSON.stringify({ name: 'x', version: '1.0.0', dependencies: { lit: '3.3.3' } }),
      );
      writeFileSync(
        path.join(tree, 'package-lock.json'),
        JSON.stringify({ name: 'x', version: '1.0.0', lockfileVersion: 3, requires: true, packages }),
      );
      const { status, stderr } = spawnSync(process.execPath, ['test/setup/deps.mjs'], {
        cwd: tree,
        encoding: 'utf8',
        // Nothing listens on port 9 of the loopback.
        env: {
          ...process.env,
          npm_config_registry: 'http://127.0.0.1:9/',
          npm_config_cache: path.join(tree, 'cache'),
          npm_config_fetch_retries: '0',
        },
      });
      assert.equal(status, 1);
      assert.match(
        stderr,
        /^Dependencies could not be installed: the npm registry cannot be reached \(ECONNREFUSED\)[^\n]*\n$/,
      );
    } finally {
      rmSync(tree, { recursive: true, force: true });
    }
  });

  it('RUL13 a folder or a disk that cannot be written is told in one line', () => {
    assert.match(
      installProblem('npm error code EACCES\nnpm error path x') ?? '',
      /^[^\n]*node_modules cannot be written[^\n]*$/,
    );
    assert.match(installProblem('npm error code ENOSPC') ?? '', /^[^\n]*disk is full[^\n]*$/);
    assert.equal(installProblem('npm error code EUSAGE'), undefined);
  });

  it('RUL13 what is installed is not installed again, what differs is', () => {
    const lock = {
      packages: {
        '': {},
        'packages/a': { version: '1.0.0' },
        'node_modules/x': { version: '1.0.0' },
        'node_modules/mac': { version: '1.0.0', optional: true },
      },
    };
    assert.equal(isInstalled(lock, { packages: { 'node_modules/x': { version: '1.0.0' } } }), true);
    assert.equal(isInstalled(lock, { packages: { 'node_modules/x': { version: '1.0.1' } } }), false);
    assert.equal(isInstalled(lock, { packages: {} }), false);
  });
});
