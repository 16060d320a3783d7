import assert from 'node:assert/strict';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import ts from 'typescript';
import { root } from '../setup/files.mjs';
import {
  addedLanguages,
  areaFiles,
  parametersOf,
  wordProblems,
  wordsOfFolder,
} from './support/added-languages.js';
import { areaProblems, areas, languages } from './support/areas.js';
import { assertNone } from './support/assert-none.js';
import { leavesOf, localeProblems } from './support/messages.js';

const folder = `${root}/packages/elements/src/locales`;
const tags = languages(root);

type Words = Record<string, object | undefined>;

interface Manifest {
  readonly sideEffects: readonly string[];
  readonly exports: Readonly<Record<string, unknown>>;
}

async function load(tag: string): Promise<object> {
  const module = (await import(`${folder}/${tag}/index.ts`)) as Record<string, unknown>;
  const messages = module[tag];
  assert.ok(
    typeof messages === 'object' && messages !== null,
    `locales/${tag}/index.ts exports no \`${tag}\``,
  );
  return messages;
}

describe('locales', () => {
  it('RUL7 Turkish and English are there, and not empty', async () => {
    assert.ok(tags.includes('en') && tags.includes('tr'), `found: ${tags.join(', ')}`);
    assert.ok(leavesOf(await load('en')).size > 50);
  });

  for (const tag of tags.filter((name) => name !== 'en'))
    it(`RUL7 ${tag} says all that en says, with the same parameters`, async () => {
      assertNone(localeProblems(await load('en'), await load(tag)));
    });
});

describe('languages that a page can add', () => {
  for (const language of addedLanguages) {
    const { tag } = language;
    it(`LOC21 ${tag} says all that en says, with the same parameters, in whole sentences for every count`, async () => {
      const [english, other] = [await load('en'), await wordsOfFolder(folder, tag)];
      assertNone([
        ...localeProblems(english, other),
        ...wordProblems(english, other, parametersOf(folder, 'en'), language),
      ]);
    });

    it(`LOC22 ${tag} is a module of the kit that bundlers keep, and no area of it is more than 6 kB`, () => {
      for (const name of ['elements', 'firsat']) {
        const own = JSON.parse(readFileSync(`${root}/packages/${name}/package.json`, 'utf8')) as Manifest;
        const has = (extension: string): boolean =>
          [`${tag}.${extension}`, `*.${extension}`].some((file) =>
            own.sideEffects.some((one) => one.endsWith(`/locales/${file}`)),
          );
        assert.ok(has('ts') && has('js'), `packages/${name}/package.json: sideEffects without ${tag}`);
        assert.ok(own.exports[`./locales/${tag}`] ?? own.exports['./locales/*'], name);
        assert.ok(existsSync(`${root}/packages/${name}/src/locales/${tag}.ts`), name);
      }
      for (const file of areaFiles(folder, tag)) {
        const text = readFileSync(file, 'utf8');
        const { outputText } = ts.transpileModule(text, {
          compilerOptions: { target: ts.ScriptTarget.ES2022, removeComments: true },
        });
        const bytes = gzipSync(outputText).length;
        assert.ok(bytes <= 6_000, `${path.relative(folder, file)}: ${bytes} bytes gzip`);
      }
    });
  }
});

describe('areas of words', () => {
  it('RUL16 every area has its module, and every widget brings what it says', () => {
    assert.ok(areas(root).length > 3, areas(root).join(', '));
    assertNone(areaProblems(root));
  });

  it('RUL16 the module of an area brings its words in every language', async () => {
    const { wordsOf } = (await import(`${folder}/words.ts`)) as { wordsOf(tag: string): Words };
    for (const area of areas(root)) {
      await import(`${folder}/areas/${area}.ts`);
      const name = area.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
      for (const tag of tags) {
        const words = wordsOf(tag)[name];
        assert.ok(words, `areas/${area}.ts brings no ${tag}`);
        assert.equal(words, ((await load(tag)) as Words)[name], `${area}, ${tag}`);
      }
    }
  });
});

describe('the check itself', () => {
  const first = {
    a: 'x',
    empty: '',
    b: { c: (n: number) => `${n} days`, d: ({ max }: { max: number }) => `at most ${max}` },
    e: 'to {name}',
  };

  it('RUL7 an equal locale passes, with other words and parameter names', () => {
    const other = {
      a: 'y',
      empty: '',
      b: { c: (gün: number) => `${gün} gün`, d: ({ max: most }: { max: number }) => `en çok ${most}` },
      e: '{name} için',
    };
    assert.deepEqual(localeProblems(first, other), []);
  });

  it('RUL7 a missing key, an added key, an empty word and a lost parameter are reported', () => {
    const other = {
      a: ' ',
      empty: '',
      b: { c: () => 'gün', d: (_: unknown) => 'en çok' },
      more: 'z',
      e: 'için',
    };
    assert.deepEqual(localeProblems(first, other), [
      'more is not in the first locale',
      'a is empty in one language only',
      'b.c uses the parameters (), not (0)',
      'b.d uses the parameters (), not (0.max)',
      'e uses the parameters (), not (name)',
    ]);
    assert.deepEqual(localeProblems({ a: 'x' }, {}), ['a is missing']);
  });

  it('LOC21 English words, a value that leaks, a gap, and a plural that is none are reported', () => {
    const count = new Map([['c.many', [[0, 1, 2]]]]);
    const english = { a: 'Save', b: 'Status', c: { many: (n: number) => (n === 1 ? '1 day' : `${n} days`) } };
    const check = (many: (n: number) => string, samePlurals: readonly string[] = []): string[] =>
      wordProblems(english, { a: 'Speichern', b: 'Status', c: { many } }, count, {
        sameWords: ['Status'],
        samePlurals,
      });
    assert.deepEqual(
      check((n) => (n === 1 ? '1 Tag' : `${n} Tage`)),
      [],
    );
    assert.deepEqual(
      check((n) => `${n} Tage`),
      ['c.many says one and two alike: "2 Tage"'],
    );
    assert.deepEqual(
      check((n) => `${n} Tage`, ['c.many']),
      [],
    );
    assert.deepEqual(
      check((n) => ['0 Tage', '1 Tag'][n] ?? String(undefined)),
      ['c.many says "undefined"'],
    );
    assert.deepEqual(
      check((n) => (n === 1 ? '1 Tag' : `${n}  Tage`)),
      ['c.many says "0  Tage"'],
    );
    assert.deepEqual(
      wordProblems({ a: 'Save' }, { a: 'Speichern' }, count, { sameWords: ['Save'], samePlurals: [] }),
      ['Save is listed as the same, but nothing says it'],
    );
    assert.deepEqual(wordProblems(english, english, count, { sameWords: ['Status'], samePlurals: [] }), [
      'a is English: "Save"',
      'c.many is English: "0 days"',
    ]);
  });

  /** A checkout with one widget and its template; `words` are the areas that are given. */
  function tree(t: TestContext, widget: string, template: string): string {
    const made = mkdtempSync(path.join(tmpdir(), 'firsat-areas-'));
    t.after(() => {
      rmSync(made, { recursive: true, force: true });
    });
    const write = (file: string, text: string): void => {
      const full = path.join(made, 'packages/elements/src', file);
      mkdirSync(path.dirname(full), { recursive: true });
      writeFileSync(full, text);
    };
    for (const name of ['index', 'common', 'board', 'form', 'problems']) write(`locales/en/${name}.ts`, '');
    for (const name of ['board', 'problems']) write(`locales/areas/${name}.ts`, '');
    write('components/some-badge/some-badge.ts', `${widget}\nexport class SomeBadge {}\n`);
    write('components/some-badge/template.ts', template);
    return made;
  }

  it('RUL16 an area without a module is reported; what is no language is none', (t) => {
    const made = tree(t, '', '');
    assert.deepEqual(languages(made), ['en']);
    assert.equal(areaProblems(made).length, 1);
    assert.match(areaProblems(made)[0] ?? '', /areas\/form\.ts is missing/);
  });

  const template = "import './template.js';";
  const brings = "import '../../locales/areas/board.js';";
  for (const [what, widget, text, reported] of [
    ['words that nobody brings', template, 'l.t.board.title;', ['board']],
    ['words that the widget brings', `${brings}${template}`, 'l.t.board.title; l.t.common.save;', []],
    ['words that another module of it brings', template, `${brings} l.t.board.title;`, []],
    ['words that are taken apart', template, 'const { board: b, common } = this.l.t;', ['board']],
    ['words of a problem', `${brings}${template}`, 'this.l.problem(found);', ['problems']],
    [
      'words fetched where they are said',
      template,
      "import('../../locales/areas/problems.js'); l.problem(p);",
      [],
    ],
    ['a module that only gives types', "import type { T } from './template.js';", 'l.t.board.title;', []],
    [
      'words that only a later module brings',
      `void import('./template.js'); l.t.board.title;`,
      brings,
      ['board'],
    ],
    [
      'words that were brought before a later module',
      `${brings} void import('./template.js');`,
      'l.t.board.title;',
      [],
    ],
    ['a module that is loaded later', "void import('./template.js');", 'l.t.board.title;', ['board']],
  ] as const)
    it(`RUL16 ${what}: ${reported.length === 0 ? 'passes' : 'is reported'}`, (t) => {
      const found = areaProblems(tree(t, widget, text)).filter((line) => line.startsWith('<some-badge>'));
      assert.deepEqual(
        found.map((line) => /words of (\w+)/.exec(line)?.[1]),
        reported,
      );
    });
});
