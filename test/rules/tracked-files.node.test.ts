import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { filesUnder, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';

interface Finding {
  readonly what: string;
  readonly pattern: RegExp;
}

// Written in pieces: this file is a tracked file too.
const machine: readonly Finding[] = [
  {
    what: 'a path of one machine',
    pattern: /(?<![\w.~*-])\/(?:work|farm|root|home\/\w+|Users\/\w+)\/[\w.-]/,
  },
  { what: 'a path of one machine', pattern: /\b[A-Z]:\\Users\\/ },
  {
    what: "a package registry's address",
    pattern: /"resolved": *"http|https?:\/\/(?:[\w.-]*\.)?(?:registry|artifactory|nexus|verdaccio)[\w.-]*/i,
  },
];

const marks: readonly Finding[] = [
  { what: 'a suppression without ` -- reason`', pattern: /eslint-disable(?!.* -- \S.{9,})/ },
  { what: 'a suppression of every rule', pattern: /eslint-disable(?:-next-line|-line)?\s*(?:--|\*\/|$)/m },
  {
    what: 'a suppressed type error without ` -- reason`',
    pattern: /@ts-(?:ignore|nocheck)|@ts-expect-error(?! -- .{10,})/,
  },
  { what: 'a focused test', pattern: /\b(?:it|test|describe)\.only\(|^\s*fdescribe\(|^\s*fit\(/m },
];

/** Lines of `text` in which one of `findings` stands. */
function findingsIn(text: string, file: string, findings: readonly Finding[]): string[] {
  return text
    .split('\n')
    .flatMap((line, index) =>
      findings.flatMap(({ what, pattern }) =>
        pattern.test(line) ? [`${file}:${index + 1}: ${what}: ${line.trim().slice(0, 120)}`] : [],
      ),
    );
}

function trackedFiles(): string[] {
  const listed = spawnSync('git', ['ls-files', '-z'], {
    cwd: root,
    encoding: 'utf8',
  });
  // An unpacked archive has no git: everything that is there counts.
  const files = listed.status === 0 ? listed.stdout.split('\0').filter(Boolean) : filesUnder('.');
  return files.filter((file) => existsSync(`${root}/${file}`) && !/\.(png|jpg|bin|ico|woff2?)$/.test(file));
}

const files = trackedFiles();
const search = (findings: readonly Finding[], among = files): string[] =>
  among.flatMap((file) => findingsIn(readFileSync(`${root}/${file}`, 'utf8'), file, findings));
const notThisFile = (file: string): boolean =>
  !file.endsWith('tracked-files.node.test.ts') && !file.endsWith('lint.node.test.ts');

describe('tracked files', () => {
  it('RUL9 name no path of a machine and no registry', () => {
    assert.ok(files.length > 50);
    assertNone(search(machine, files.filter(notThisFile)));
  });

  it('RUL10 suppress nothing without a reason and focus no test', () => {
    assertNone(
      search(
        marks,
        files.filter((file) => /\.(ts|mjs|cjs|js)$/.test(file) && notThisFile(file)),
      ),
    );
  });
});

describe('the check itself', () => {
  const found = (text: string, findings: readonly Finding[]): number =>
    findingsIn(text, 'x', findings).length;

  it('RUL9 paths and registries are found, addresses of the web are not', () => {
    for (const text of [
      ['see ', 'work', 'main', 'x'].join('/'),
      '"/home/ada/firsat"',
      'C:\\Users\\ada',
      ['"resolved":', '"https://x.example/a.tgz"'].join(' '),
      'https://registry.npmjs.org/lit',
    ])
      assert.equal(found(text, machine), 1, text);
    for (const text of [
      'https://x.example/work/main',
      './work/x',
      '"resolved": "packages/model"',
      'packages/home/user',
    ])
      assert.equal(found(text, machine), 0, text);
  });

  it('RUL10 bare suppressions and focused tests are found, reasoned ones are not', () => {
    for (const text of [
      '// eslint-disable-next-line no-x',
      '/* eslint-disable */',
      '// @ts-ignore -- because of it all',
      '// @ts-expect-error',
      "it.only('x', f)",
    ])
      assert.ok(found(text, marks) > 0, text);
    for (const text of [
      '// eslint-disable-next-line no-x -- the library types lack it',
      '// @ts-expect-error -- the library types lack it',
      "it('x', f)",
    ])
      assert.equal(found(text, marks), 0, text);
  });
});
