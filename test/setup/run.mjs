// `npm test` and `npm run verify`: runs the checks, goes on after a failed one, and closes with a table of the steps and
// the line `N passed, N failed`.
//
//   node test/setup/run.mjs                   everything
//   node test/setup/run.mjs types lint        only these steps
//   node test/setup/run.mjs node packages/store   only the Node tests whose path holds `packages/store`
//   node test/setup/run.mjs firefox               the tests that depend on the engine, in Firefox (`webkit`: in WebKitGTK)
//   node test/setup/run.mjs firefox test          all browser tests, in Firefox
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { chosenTests } from './engines/chosen.mjs';
import { engines, findEngine, howToInstall } from './engines/find.mjs';
import { browserTests, nodeTests, packageFolders, root, ruleTests } from './files.mjs';
import { closingLine } from './summary.mjs';

const bin = (file) => path.join(root, 'node_modules', file);
const results = mkdtempSync(path.join(tmpdir(), 'firsat-test-'));

/** Guards against a file that hangs, also on a loaded machine; a rule's own time limit belongs into its test. */
const testTimeout = 600_000;

function nodeTestArgs(files, resultFile) {
  return [
    '--conditions=firsat-source',
    '--import',
    'tsx',
    '--test',
    '--test-concurrency=2',
    `--test-timeout=${testTimeout}`,
    '--test-reporter=spec',
    '--test-reporter-destination=stdout',
    `--test-reporter=${new URL('node-reporter.mjs', import.meta.url).href}`,
    `--test-reporter-destination=${resultFile}`,
    ...files,
  ];
}

/** Tests for which a process of their own would take longer than they do. Those that measure what the machine does need one. */
const isLight = (file) => file.startsWith('packages/') && !/(^|\/)cost\./.test(file);
const BATCHES = 4;

/** Of how many files the run says how long they took. */
const LONGEST = 12;

/** The same files, the light ones as a few modules that import them. */
function inBatches(files) {
  const light = files.filter(isLight);
  const batches = Array.from({ length: BATCHES }, (_, at) =>
    light.filter((_file, index) => index % BATCHES === at),
  );
  const modules = batches
    .filter((batch) => batch.length > 0)
    .map((batch, at) => {
      const module = path.join(results, `light-${at + 1}.mjs`);
      writeFileSync(
        module,
        batch
          .map((file) => `import ${JSON.stringify(pathToFileURL(path.join(root, file)).href)};\n`)
          .join(''),
      );
      return module;
    });
  return [...files.filter((file) => !isLight(file)).map(translated), ...modules];
}

/** A checkout with everything built, for the tests of what a user gets. */
const build = path.join(results, 'build');

/** The demo as the tests in a browser visit it. */
const site = path.join(build, 'demo/dist');

/** The server as the tests start it, and its own tests. */
const server = path.join(root, 'node_modules/.cache/firsat', `server-${process.pid}`);

/** What `--test` is given for a test file: the translated one, where there is one. */
const translated = (file) => {
  const there = path.join(server, 'tests', file.replace(/\.ts$/, '.js'));
  return existsSync(there) ? there : file;
};
/** The source of what node:test names. */
const sourceOf = (file) =>
  path.relative(root, file).replace(/^node_modules\/\.cache\/firsat\/server-\d+\/tests\/(.*)\.js$/, '$1.ts');

const clean = () => {
  for (const dir of [results, server]) rmSync(dir, { recursive: true, force: true });
};

/**
 * A step: `args` for Node; `files` and `resultFile` for steps that count tests. `alone` steps get the whole machine
 * (then the other engines, two at a time), the others run in two lanes (two cores: the Node tests beside the static checks).
 */
const steps = [
  { name: 'types', lane: 'static', args: () => [bin('typescript-native/bin/tsc'), '-p', '.'] },
  {
    name: 'layers',
    lane: 'static',
    args: () => [
      bin('dependency-cruiser/bin/dependency-cruise.mjs'),
      '--config',
      '.dependency-cruiser.cjs',
      '--output-type',
      'err-long',
      ...[...packageFolders().map((dir) => `${dir}/src`), 'server/src', 'demo'].filter((dir) =>
        existsSync(path.join(root, dir)),
      ),
    ],
  },
  {
    name: 'format',
    lane: 'static',
    args: () => [bin('oxfmt/bin/oxfmt'), '--check', '.'],
  },
  { name: 'lint', lane: 'static', args: () => [bin('eslint/bin/eslint.js'), '--max-warnings=0', '.'] },
  {
    name: 'typed-lint',
    lane: 'static',
    args: () => [bin('oxlint/bin/oxlint'), '--deny-warnings', '--format=unix', '.'],
  },
  { name: 'rules', lane: 'static', files: ruleTests, args: nodeTestArgs },
  {
    name: 'server',
    lane: 'node',
    args: () => [path.join(root, 'test/setup/server-build.mjs'), server],
  },
  {
    name: 'build',
    lane: 'node',
    args: () => [path.join(root, 'test/setup/build-tree.mjs'), build],
  },
  {
    name: 'node',
    lane: 'node',
    files: nodeTests,
    args: (files, resultFile) => nodeTestArgs(inBatches(files), resultFile),
  },
  {
    name: 'browser',
    lane: 'alone',
    files: browserTests,
    args: (files) => [bin('@web/test-runner/dist/bin.js'), '--files', ...files],
  },
  ...Object.keys(engines).map((engine) => ({
    name: engine,
    lane: engine,
    // Driven from outside, over protocols of their own: what fails once on a busy machine is asked once more, and the table says so.
    attempts: 2,
    // Those that depend on the engine; of all of them what is asked for by step and path.
    files: () => (names.has(engine) && filters.length > 0 ? browserTests() : chosenTests()),
    missing: () => (findEngine(engine) ? undefined : howToInstall(engine)),
    args: (files) => [
      bin('@web/test-runner/dist/bin.js'),
      '--config',
      `test/setup/engines/wtr.${engine}.mjs`,
      '--files',
      ...files,
    ],
  })),
];

const children = new Set();
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => {
    for (const child of children) child.kill();
    clean();
    process.exit(130);
  });

function spawnNode(args, env) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] });
    children.add(child);
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => (output += text));
    child.stderr.setEncoding('utf8').on('data', (text) => (output += text));
    child.on('close', (code) => {
      children.delete(child);
      resolve({ ok: code === 0, output });
    });
  });
}

/** node:test repeats what failed at the end; the hundreds of passing lines before it help nobody. */
function whatMatters(raw) {
  // Reporters move the cursor for a terminal that is not there.
  // eslint-disable-next-line no-control-regex -- escape sequences begin with a control character
  const output = raw.replace(/\u001b\[[\d;?]*[A-Za-z]/g, '');
  const failing = output.lastIndexOf('failing tests:');
  return failing === -1 ? output : output.slice(failing);
}

const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`;
const readResult = (file) => (existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined);

async function runStep(step, filters) {
  const first = await attempt(step, filters);
  if (first.ok || (step.attempts ?? 1) === 1) return first;
  const second = await attempt(step, filters);
  return {
    ...second,
    note: `second attempt; the first: ${first.counts?.failed ?? 'all'} failed`,
    failedAtFirst: first.counts?.failures,
  };
}

async function attempt(step, filters) {
  const lacks = step.missing?.();
  if (lacks) return { step, ok: true, ms: 0, note: `not tested: ${lacks}` };
  const files = step
    .files?.()
    .filter((file) => filters.length === 0 || filters.some((part) => file.includes(part)));
  if (files?.length === 0) return { step, ok: true, ms: 0, note: 'no files' };
  const resultFile = path.join(results, `${step.name}.json`);
  console.log(`… ${step.name}${files ? ` (${files.length} files)` : ''}`);
  const start = performance.now();
  const { ok: exitOk, output } = await spawnNode(step.args(files ?? [], resultFile), {
    ...process.env,
    FIRSAT_RESULTS: resultFile,
    FIRSAT_SITE: existsSync(site) ? site : '',
    FIRSAT_SERVER_BUILD: existsSync(server) ? server : '',
    FIRSAT_BUILD: existsSync(path.join(build, 'build.json')) ? build : '',
  });
  const ms = performance.now() - start;
  const counts = files && readResult(resultFile);
  const ok = exitOk && (!files || (counts !== undefined && counts.failed === 0));
  if (!ok)
    console.log(
      `\n${'─'.repeat(20)} ${step.name} failed ${'─'.repeat(20)}\n${whatMatters(output).trim()}\n${'─'.repeat(50)}\n`,
    );
  const shown = counts ? `${counts.passed} passed${counts.failed ? `, ${counts.failed} failed` : ''}` : '';
  console.log(`${ok ? '✓' : '✗'} ${step.name} ${seconds(ms)} ${shown}`.trimEnd());
  return { step, ok, ms, counts, output };
}

async function runLane(lane, filters) {
  const done = [];
  for (const step of lane) done.push(await runStep(step, filters));
  return done;
}

const asked = process.argv.slice(2).filter((arg) => arg !== '--');
const names = new Set(asked.filter((arg) => steps.some((step) => step.name === arg)));
const filters = asked.filter((arg) => !names.has(arg));
const chosen = steps.filter((step) => names.size === 0 || names.has(step.name));
const lane = (name) => chosen.filter((step) => step.lane === name);

const start = performance.now();
const beside = await Promise.all([runLane(lane('static'), filters), runLane(lane('node'), filters)]);
const alone = await runLane(lane('alone'), filters);
// Two cores: the two other engines beside each other, each with one window.
const others = await Promise.all(Object.keys(engines).map((engine) => runLane(lane(engine), filters)));
const done = [...beside.flat(), ...alone, ...others.flat()];
clean();

const total = { passed: 0, failed: 0, skipped: 0 };
for (const { ok, counts } of done) {
  total.passed += counts?.passed ?? 0;
  total.skipped += counts?.skipped ?? 0;
  // A failed check that counts no tests, or a runner that died without naming a test, is one failure.
  total.failed += counts?.failed || (ok ? 0 : 1);
}

console.log(`\n${'step'.padEnd(10)}${'time'.padStart(9)}  result`);
for (const { step, ok, ms, counts, note } of done) {
  const said = [counts && closingLine(counts), note].filter(Boolean).join('; ');
  const tests = said ? ` (${said})` : '';
  console.log(`${step.name.padEnd(10)}${seconds(ms).padStart(9)}  ${ok ? 'ok' : 'FAILED'}${tests}`);
}
console.log(`${'total'.padEnd(10)}${seconds(performance.now() - start).padStart(9)}`);
const list = (title, lines) => {
  if (lines.length > 0) console.log(`\n${title}:\n${lines.map((line) => `  ${line}`).join('\n')}`);
};
const longest = done
  .flatMap(({ counts }) => Object.entries(counts?.files ?? {}))
  .sort(([, a], [, b]) => b - a)
  .slice(0, LONGEST)
  .map(([file, ms]) => `${seconds(ms).padStart(8)}  ${sourceOf(file)}`);
const allOf = (key) => done.flatMap(({ counts }) => counts?.[key] ?? []);
const named = (key) => done.flatMap((one) => (key(one) ?? []).map((line) => `${one.step.name}: ${line}`));
list('longest files', longest);
list('measured', allOf('notes'));
list('skipped', allOf('skips'));
list('not asked', allOf('notAsked'));
list(
  'failed at first',
  named(({ failedAtFirst }) => failedAtFirst),
);
// Last, where it is looked for.
list(
  'failed',
  named(({ ok, counts }) => (ok ? [] : counts?.failures?.length ? counts.failures : ['see above'])),
);
console.log(`\n${closingLine(total)}`);
process.exitCode = total.failed > 0 ? 1 : 0;
