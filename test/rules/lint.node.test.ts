import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, before, describe, it } from 'node:test';
import { ESLint } from 'eslint';
import tseslint from 'typescript-eslint';
import { root } from '../setup/files.mjs';

/** A construct, the rule and the words that refuse it in `at`, and a place where it may stand. */
interface Ban {
  readonly code: string;
  readonly at: string;
  readonly rule: string;
  readonly says?: RegExp;
  readonly allowedAt?: string;
}

const model = 'packages/model/src/x.ts';
const modelTest = 'packages/model/src/x.node.test.ts';
const element = 'packages/elements/src/components/x/x.ts';
const server = 'server/src/x.ts';
const syntax = 'no-restricted-syntax';
const imports = 'no-restricted-imports';
const globals = 'no-restricted-globals';
const properties = 'no-restricted-properties';
const import_ = (names: string, from: string): string => `import ${names} from '${from}'; use(z);`;
const html = (text: string): string => `import { html } from 'lit'; export const t = html\`${text}\`;`;
const css = (text: string): string => `import { css } from 'lit'; export const t = css\`${text}\`;`;

const bans: readonly Ban[] = [
  { code: "export * from './a.js';", at: model, rule: syntax, says: /export \*/ },
  { code: 'export default 1;', at: server, rule: syntax, says: /Named exports/, allowedAt: 'vite.config.ts' },
  { code: 'enum A { B }', at: model, rule: syntax, says: /enum/ },
  {
    code: 'class A { constructor(private a: number) {} }',
    at: model,
    rule: syntax,
    says: /parameter properties/,
  },
  { code: "import { a } from './a'; use(a);", at: modelTest, rule: syntax, says: /\.js/ },
  { code: "export { a } from '../a.ts';", at: model, rule: syntax, says: /\.js/ },
  { code: 'use(now.toISOString().slice(0, 10));', at: element, rule: syntax, says: /UTC day/ },
  { code: "use(new Date('2026-01-02'));", at: element, rule: syntax, says: /Calendar dates/ },
  { code: 'const a: any = 1;', at: modelTest, rule: '@typescript-eslint/no-explicit-any' },
  { code: '// @ts-ignore\nuse(1);', at: model, rule: '@typescript-eslint/ban-ts-comment' },
  { code: '// @ts-expect-error\nuse(1);', at: model, rule: '@typescript-eslint/ban-ts-comment' },
  { code: "use(eval('1'));", at: element, rule: 'no-eval' },
  { code: "use(new Function('1'));", at: element, rule: 'no-new-func' },
  { code: '\n'.repeat(401), at: model, rule: 'max-lines', allowedAt: modelTest },
  // zod
  { code: import_('* as z', 'zod'), at: model, rule: imports, says: /zod\/mini/, allowedAt: server },
  { code: import_('* as z', 'zod/v4'), at: 'packages/store/src/x.ts', rule: imports, says: /zod\/mini/ },
  { code: import_('{ z }', 'zod/mini'), at: model, rule: syntax, says: /import \* as z/ },
  // pure layers
  { code: 'use(Date.now());', at: model, rule: properties, says: /injected/, allowedAt: modelTest },
  {
    code: 'use(new Date());',
    at: 'packages/store/src/x.ts',
    rule: syntax,
    says: /injected/,
    allowedAt: element,
  },
  {
    code: 'use(Math.random());',
    at: 'packages/protocol/src/x.ts',
    rule: properties,
    says: /injected/,
    allowedAt: 'packages/sync/src/x.ts',
  },
  { code: 'use(globalThis.fetch);', at: model, rule: syntax, says: /Pure layer/ },
  ...[
    'setTimeout(f, 1)',
    'setInterval(f, 1)',
    "fetch('/')",
    'localStorage.x',
    'indexedDB.x',
    "new WebSocket('x')",
    'crypto.randomUUID()',
  ].map((call): Ban => ({
    code: `use(${call});`,
    at: 'packages/store/src/x.ts',
    rule: globals,
    allowedAt: 'packages/store/src/testing/x.ts',
  })),
  { code: 'use(process.env);', at: model, rule: globals },
  {
    code: 'use(process.env);',
    at: server,
    rule: syntax,
    says: /only reader/,
    allowedAt: 'server/src/main.ts',
  },
  { code: 'console.log(1);', at: model, rule: 'no-console' },
  // widgets
  ...["fetch('/')", 'localStorage.x', 'indexedDB.x', "new WebSocket('x')", "new BroadcastChannel('x')"].map(
    (call): Ban => ({
      code: `use(${call});`,
      at: element,
      rule: globals,
      allowedAt: 'packages/firsat/src/x.ts',
    }),
  ),
  {
    code: "host.dispatchEvent(new CustomEvent('x'));",
    at: element,
    rule: syntax,
    says: /src\/events/,
    allowedAt: 'packages/elements/src/events/x.ts',
  },
  {
    code: "host.dispatchEvent(new CustomEvent('x'));",
    at: 'packages/firsat/src/x.ts',
    rule: syntax,
    says: /src\/events/,
  },
  {
    code: "customElements.define('x-y', X);",
    at: element,
    rule: syntax,
    says: /register/,
    allowedAt: 'packages/elements/src/define/x.ts',
  },
  {
    code: "import { customElement } from 'lit/decorators.js'; use(customElement);",
    at: element,
    rule: imports,
    says: /register/,
  },
  {
    code: "import { property } from 'lit/decorators.js'; use(property);",
    at: element,
    rule: imports,
    says: /rules of the kit/,
  },
  {
    code: "import { styleMap } from 'lit/directives/style-map.js'; use(styleMap);",
    at: element,
    rule: imports,
    says: /CSP/,
  },
  {
    code: "import { unsafeHTML } from 'lit/directives/unsafe-html.js'; use(unsafeHTML);",
    at: element,
    rule: imports,
    says: /strings/,
  },
  {
    code: "import { unsafeSVG } from 'lit/directives/unsafe-svg.js'; use(unsafeSVG);",
    at: element,
    rule: imports,
    says: /strings/,
  },
  {
    code: "import { unsafeStatic } from 'lit/static-html.js'; use(unsafeStatic);",
    at: element,
    rule: imports,
    says: /strings/,
  },
  {
    code: "node.innerHTML = '';",
    at: element,
    rule: syntax,
    says: /Trusted Types/,
    allowedAt: 'packages/elements/src/x.test.ts',
  },
  { code: "node.insertAdjacentHTML('beforeend', '');", at: element, rule: syntax, says: /Trusted Types/ },
  ...[
    "frame.srcdoc = '';",
    "document.write('');",
    "host.setHTMLUnsafe('');",
    "new DOMParser().parseFromString('', 'text/html');",
  ].map((code): Ban => ({ code, at: element, rule: syntax, says: /Trusted Types/ })),
  ...['<button onclick="x()"></button>', '<iframe title="x" srcdoc="x"></iframe>'].map((text): Ban => ({
    code: html(text),
    at: element,
    rule: syntax,
    says: /script in an attribute/,
  })),
  { code: 'use((event) => event.target);', at: element, rule: syntax, says: /retargeted/ },
  { code: 'use((e) => use(e.target.value));', at: element, rule: syntax, says: /retargeted/ },
  { code: 'use(({ target }) => target);', at: element, rule: syntax, says: /retargeted/ },
  { code: "use(document.getElementById('x'));", at: element, rule: syntax, says: /shadow roots/ },
  { code: 'document.body.append(node);', at: element, rule: syntax, says: /host page/ },
  { code: 'use(node instanceof FirsatElement);', at: element, rule: syntax, says: /two copies/ },
  { code: html('<p style="color: red"></p>'), at: element, rule: 'lit/ban-attributes' },
  { code: css('p { margin: 1rem; }'), at: element, rule: syntax, says: /rem follows/ },
  { code: css(':host(x-board) { color: red; }'), at: element, rule: syntax, says: /:host\(tag\)/ },
  { code: html('<img src="x">'), at: element, rule: 'lit-a11y/alt-text' },
  { code: html('<input autofocus>'), at: element, rule: 'lit-a11y/no-autofocus' },
];

const fine: readonly { readonly code: string; readonly at: string }[] = [
  { code: "import * as z from 'zod/mini'; use(z);", at: model },
  { code: 'use((event) => event.composedPath()[0], (event) => event.currentTarget);', at: element },
  { code: 'use(node instanceof HTMLElement);', at: element },
  { code: css(':host([open]) { margin: 1em; padding: var(--rem-like); }'), at: element },
  { code: "export { a } from './a.js'; import d from './a.json'; use(d);", at: model },
  { code: '// @ts-expect-error -- the library types lack this overload\nuse(1);', at: model },
];

let eslint: ESLint;

async function problems(code: string, at: string): Promise<{ rule: string; message: string }[]> {
  const [result] = await eslint.lintText(code, { filePath: `${root}/${at}` });
  return (result?.messages ?? []).map(({ ruleId, message }) => ({ rule: ruleId ?? 'parser', message }));
}

describe('bans', () => {
  before(() => {
    eslint = new ESLint({ cwd: root });
  });

  for (const { code, at, rule, says, allowedAt } of bans) {
    const shown = code.trim().slice(0, 60) || '401 lines';
    it(`RUL5 in ${at}: ${shown}`, async () => {
      const found = await problems(code, at);
      const hit = found.find((problem) => problem.rule === rule && (says?.test(problem.message) ?? true));
      assert.ok(hit, `not refused by ${rule}; reported: ${JSON.stringify(found)}`);
      if (allowedAt === undefined) return;
      const there = await problems(code, allowedAt);
      assert.deepEqual(
        there.filter((problem) => problem.rule === rule),
        [],
        `refused at ${allowedAt} too`,
      );
    });
  }

  for (const { code, at } of fine)
    it(`RUL5 allowed in ${at}: ${code.slice(0, 60)}`, async () => {
      assert.deepEqual(
        (await problems(code, at)).filter(({ rule }) => rule !== 'no-undef' && !rule.includes('unused')),
        [],
      );
    });
});

/** What only somebody who knows the types can refuse; each needs nothing but itself. */
const typed: readonly (readonly [rule: string, code: string])[] = [
  ['no-floating-promises', 'export const f = (): void => { Promise.resolve(1); };'],
  ['no-misused-promises', 'export const f = (): void => { [1].forEach(async () => { await g(); }); };'],
  ['await-thenable', 'export const f = async (): Promise<void> => { await 1; };'],
  ['no-unsafe-argument', "export const f = (): number => Math.abs(JSON.parse('1'));"],
  ['no-unsafe-assignment', "export const f = (): void => { const a = JSON.parse('1'); g(a as number); };"],
  ['no-unsafe-member-access', "export const a = (): number => JSON.parse('1').a as number;"],
  ['no-unsafe-return', "export const f = (): number => JSON.parse('1');"],
  ['no-unnecessary-condition', "export const f = (a: string): string => a ?? '';"],
  ['no-unnecessary-type-assertion', 'export const f = (a: string): string => a as string;'],
  ['no-deprecated', 'export const f = (a: string): string => a.substr(1);'],
  ['no-base-to-string', 'export const f = (a: object): string => String(a);'],
  ['only-throw-error', "export const f = (): void => { throw 'a'; };"],
  ['restrict-template-expressions', 'export const f = (a: object): string => `${a}`;'],
  [
    'switch-exhaustiveness-check',
    "export const f = (a: 'x' | 'y'): void => { switch (a) { case 'x': g(1); } };",
  ],
];

describe('bans that need types', () => {
  let tree: string;
  let said = '';
  before(() => {
    tree = mkdtempSync(path.join(tmpdir(), 'firsat-typed-'));
    symlinkSync(path.join(root, 'node_modules'), path.join(tree, 'node_modules'), 'dir');
    const { compilerOptions } = JSON.parse(readFileSync(path.join(root, 'tsconfig.json'), 'utf8')) as {
      compilerOptions: object;
    };
    writeFileSync(
      path.join(tree, 'tsconfig.json'),
      JSON.stringify({ compilerOptions: { ...compilerOptions, types: [] }, include: ['*.ts'] }),
    );
    for (const [rule, code] of typed)
      writeFileSync(
        path.join(tree, `${rule}.ts`),
        `declare const g: (a?: number) => Promise<void>;\n${code}\n`,
      );
    writeFileSync(path.join(tree, 'fine.ts'), 'export const f = (a: number): string => `${a}`;\n');
    const program = path.join(root, 'node_modules/oxlint/bin/oxlint');
    const files = [...typed.map(([rule]) => `${rule}.ts`), 'fine.ts'];
    const done = spawnSync(
      process.execPath,
      [program, '--config', path.join(root, '.oxlintrc.json'), '--format=unix', ...files],
      { cwd: tree, encoding: 'utf8' },
    );
    said = done.stdout + done.stderr;
  });
  after(() => {
    rmSync(tree, { recursive: true, force: true });
  });

  const about = (file: string): string[] => said.split('\n').filter((line) => line.includes(`${file}.ts:`));

  for (const [rule] of typed)
    it(`RUL5 ${rule}`, () => {
      assert.ok(
        about(rule).some((line) => line.includes(`(${rule})`)),
        said,
      );
    });

  it('RUL5 what is in order is not refused', () => {
    assert.deepEqual(about('fine'), []);
  });

  it('RUL5 every strict rule that needs types is asked, but for those with a reason', () => {
    const left = [
      // `() => { f(); }` for every `() => f()` adds noise and no safety.
      'no-confusing-void-expression',
      // There are no enums.
      'no-unsafe-enum-assignment',
      // `async` without `await` keeps a contract: what throws becomes a rejection.
      'require-await',
      // `must<HTMLInputElement>(selector)` says what the caller knows, as querySelector itself does.
      'no-unnecessary-type-parameters',
      // Unknown to oxlint; classes with private fields are told apart by the compiler.
      'no-unsafe-class-instance-assignment',
    ];
    const strict = Object.assign(
      {},
      ...tseslint.configs.strictTypeChecked.map(({ rules }) => rules),
    ) as object;
    const needTypes = Object.keys(strict)
      .filter((name) => name.startsWith('@typescript-eslint/'))
      .map((name) => name.replace('@typescript-eslint/', ''))
      .filter((name) => `@typescript-eslint/${name}` in (tseslint.configs.disableTypeChecked.rules ?? {}));
    const { rules: asked } = JSON.parse(
      readFileSync(path.join(root, '.oxlintrc.json'), 'utf8').replaceAll(/^ *\/\/.*$/gm, ''),
    ) as { rules: object };
    assert.ok(needTypes.length > 30);
    assert.deepEqual(
      needTypes.filter((name) => !left.includes(name) && !(`typescript/${name}` in asked)),
      [],
    );
  });
});
