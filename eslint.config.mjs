// Lint: what a type cannot say and a test would say too late; the rules that need types are in .oxlintrc.json. Every ban states its reason; test/rules/lint.node.test.ts
// proves that each one fires. Layers and cycles are in .dependency-cruiser.cjs.
import js from '@eslint/js';
import lit from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import wc from 'eslint-plugin-wc';
import tseslint from 'typescript-eslint';

const sources = ['packages/*/src/**/*.ts', 'server/src/**/*.ts'];
const tests = ['**/*.test.ts', '**/testing/**/*.ts', 'test/**/*.ts'];
const widgets = ['packages/elements/src/**/*.ts', 'packages/firsat/src/**/*.ts'];

/** A ban for `no-restricted-syntax`: an esquery selector and the reason a reader gets. */
const ban = (selector, message) => ({ selector, message });

/** Everywhere. */
const everywhere = [
  ban(
    'ExportAllDeclaration',
    'Name what a module exports: `export *` hides what is public and what collides.',
  ),
  ban('ExportDefaultDeclaration', 'Named exports only: one name for one thing in every file.'),
  ban(
    'ExportSpecifier[exported.name="default"]',
    'Named exports only: one name for one thing in every file.',
  ),
  ban('TSEnumDeclaration', 'No enum: a union of strings needs no runtime object and crosses JSON unchanged.'),
  ban(
    'TSParameterProperty',
    'No parameter properties: they hide fields in the constructor and do not erase.',
  ),
  ban(
    ':matches(ImportDeclaration, ExportNamedDeclaration)[source.value=/^\\.{1,2}\\u002F(?!.*\\.(js|mjs|json|css)(\\?.*)?$)/]',
    'Relative imports end in `.js`: the file that exists after the build, in browsers and in Node.',
  ),
  ban(
    'CallExpression[callee.property.name=/^(slice|substring|substr|split)$/][callee.object.callee.property.name="toISOString"]',
    'A calendar date cut from toISOString() is the UTC day: off by one for half of the world. Use the date functions of the model.',
  ),
  ban(
    'NewExpression[callee.name="Date"] > Literal[value=/^\\d{4}-\\d{2}-\\d{2}$/]',
    'new Date("YYYY-MM-DD") is midnight UTC, the day before in half of the world. Calendar dates stay strings.',
  ),
  ban(
    'ImportDeclaration[source.value="zod/mini"][importKind!="type"] > :matches(ImportSpecifier, ImportDefaultSpecifier)',
    "Write `import * as z from 'zod/mini'`: one spelling, and the bundler drops what is not used.",
  ),
];

/** What an embedded widget must not do to its host page (embedding rules). */
const inWidgets = [
  ban(
    'MemberExpression[object.name=/^(e|ev|evt|event)$/i][property.name="target"]',
    'event.target is retargeted at every shadow root: use event.currentTarget or event.composedPath()[0].',
  ),
  ban(
    ':function > ObjectPattern > Property[key.name="target"]',
    'event.target is retargeted at every shadow root: use event.currentTarget or event.composedPath()[0].',
  ),
  ban(
    'MemberExpression[property.name=/^(innerHTML|outerHTML|srcdoc)$/], CallExpression[callee.property.name=/^(insertAdjacentHTML|setHTMLUnsafe|parseHTMLUnsafe|createContextualFragment|parseFromString)$/], CallExpression[callee.object.name="document"][callee.property.name=/^write/]',
    'Markup from strings breaks Trusted Types and invites injection: use a lit template.',
  ),
  ban(
    'TaggedTemplateExpression[tag.name=/^(html|svg)$/] TemplateElement[value.raw=/\\s(on[a-z]+|srcdoc)\\s*=/]',
    'A script in an attribute is refused by a strict CSP and runs whatever it is given: listen with @event.',
  ),
  ban(
    'MemberExpression[object.name="document"][property.name=/^(getElementById|querySelector|querySelectorAll)$/]',
    'The document does not see into shadow roots: look from getRootNode() or the own renderRoot.',
  ),
  ban(
    'MemberExpression[object.name="document"][property.name=/^(head|body)$/]',
    'head and body belong to the host page: keep to the own shadow root.',
  ),
  ban(
    'BinaryExpression[operator="instanceof"][right.name=/^(?!HTML|SVG|Lit|MathML).+Element$|(Board|Card|Column|Editor|Detail|Workspace)$/]',
    'instanceof fails when two copies of the kit are on one page: ask for what is needed (localName, a method).',
  ),
  ban(
    'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/\\drem\\b/]',
    'rem follows the host page (some set 62.5 %): use em, px or a token.',
  ),
  ban(
    'TaggedTemplateExpression[tag.name="css"] TemplateElement[value.raw=/:host\\(\\s*[a-z]/]',
    ':host(tag) breaks under another tag name or a scoped registry: use an attribute or a class.',
  ),
];

const rawEvents = ban(
  'NewExpression[callee.name="CustomEvent"]',
  'An event is a class in packages/elements/src/events: one spelling, typed, with origin.',
);

const selfDefining = ban(
  'CallExpression[callee.object.name="customElements"][callee.property.name="define"]',
  'Importing a class has no side effect; only src/define.ts and src/define/* register.',
);

const readsClock = [
  ban(
    'NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
    'Time is injected (env.now): a rule that reads the clock cannot be replayed or tested.',
  ),
  ban(
    'MemberExpression[object.name=/^(globalThis|window|self)$/]',
    'Pure layer: what the environment gives (time, randomness, storage, network) is passed in.',
  ),
];

const readsEnvironment = ban(
  'MemberExpression[object.name="process"][property.name="env"]',
  'server/src/main.ts is the only reader of the environment; everything else gets its settings passed.',
);

const restrict = (...bans) => ({ 'no-restricted-syntax': ['error', ...everywhere, ...bans.flat()] });

const impure = [
  'setTimeout',
  'setInterval',
  'setImmediate',
  'requestAnimationFrame',
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'BroadcastChannel',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
  'crypto',
  'performance',
  'process',
  'window',
  'document',
  'navigator',
  'location',
].map((name) => ({ name, message: 'Pure layer: time, ids, randomness, storage and network are passed in.' }));

const networkAndStorage = [
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'EventSource',
  'BroadcastChannel',
  'localStorage',
  'sessionStorage',
  'indexedDB',
  'caches',
].map((name) => ({
  name,
  message: 'Elements show and ask; network and storage belong to sync, joined in packages/firsat.',
}));

const fullZod = {
  regex: '^zod($|/(?!mini$))',
  message: 'What a browser loads imports `zod/mini`: the full zod weighs 17 kB more.',
};
const unsafeLit = {
  group: [
    'lit/directives/style-map.js',
    'lit/directives/unsafe-*.js',
    'lit-html/directives/style-map.js',
    'lit-html/directives/unsafe-*.js',
  ],
  message: 'styleMap writes style attributes (refused by a strict CSP), unsafe* writes markup from strings.',
};
const staticHtml = {
  group: ['lit/static-html.js', 'lit-html/static.js'],
  message: 'unsafeStatic writes markup from strings; templates name their tags.',
};
const litProperties = {
  group: ['lit/decorators.js', 'lit/decorators/*.js'],
  importNames: ['property', 'state'],
  message: 'Properties follow the rules of the kit: import `property` and `state` of base/property.js.',
};
const selfDefiningDecorator = {
  group: ['lit/decorators.js', 'lit/decorators/custom-element.js'],
  importNames: ['customElement'],
  message: 'Importing a class has no side effect; only src/define.ts and src/define/* register.',
};

export default tseslint.config(
  {
    ignores: [
      '**/dist/**',
      '**/node_modules/**',
      'coverage/**',
      'data/**',
      '**/*.d.ts',
      '**/*.d.mts',
      // Pages of frameworks, compiled by their own checkers (TYP2).
      'test/embed/frameworks/**',
    ],
  },
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  js.configs.recommended,

  // Tools, in plain modules. They run in Node, the test page's script apart.
  {
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: Object.fromEntries(
        [
          'process',
          'console',
          'URL',
          'Buffer',
          'fetch',
          'performance',
          'setTimeout',
          'clearTimeout',
          'AbortSignal',
          'WebSocket',
          // In functions that run in the page of a browser test.
          'window',
          'document',
          'localStorage',
          'module',
          'require',
          '__dirname',
        ].map((name) => [name, 'readonly']),
      ),
    },
  },

  // TypeScript, without types.
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strict],
    rules: {
      ...restrict(),
      '@typescript-eslint/consistent-type-imports': 'error',
      // A suppression says why, after ` -- `.
      '@typescript-eslint/ban-ts-comment': [
        'error',
        {
          'ts-expect-error': { descriptionFormat: '^ -- .{10,}' },
          'ts-ignore': true,
          'ts-nocheck': true,
          'ts-check': false,
        },
      ],
      '@typescript-eslint/no-unused-vars': [
        'error',
        { argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true },
      ],
      '@typescript-eslint/no-empty-function': 'off',
      // A named interface over a generic one is how the event map and the records read best.
      '@typescript-eslint/no-empty-object-type': ['error', { allowInterfaces: 'with-single-extends' }],
      // `== null` asks for null and undefined at once.
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-eval': 'error',
      'no-new-func': 'error',
    },
  },

  // A file that passes 400 lines has too wide a name.
  {
    files: sources,
    rules: { 'max-lines': ['error', { max: 400, skipBlankLines: false, skipComments: false }] },
  },
  // But for the list of what a package exports: it is as long as that is wide.
  { files: ['packages/*/src/index.ts'], rules: { 'max-lines': 'off' } },

  { files: ['packages/*/src/**/*.ts'], rules: { 'no-console': ['error', { allow: ['warn', 'error'] }] } },
  {
    files: ['packages/*/src/**/*.ts', 'demo/**/*.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [fullZod, unsafeLit, staticHtml] }] },
  },

  // Pure layers.
  {
    files: ['packages/{model,store,protocol}/src/**/*.ts'],
    ignores: tests,
    rules: {
      ...restrict(readsClock),
      'no-restricted-globals': ['error', ...impure],
      'no-restricted-properties': [
        'error',
        { object: 'Date', property: 'now', message: 'Time is injected (env.now).' },
        { object: 'Math', property: 'random', message: 'Randomness is injected (env.random).' },
      ],
    },
  },

  // Widgets.
  {
    files: widgets,
    extends: [lit.configs['flat/all'], wc.configs['flat/best-practice']],
    plugins: { 'lit-a11y': litA11y },
    rules: {
      ...Object.fromEntries(Object.keys(litA11y.rules).map((rule) => [`lit-a11y/${rule}`, 'error'])),
      // About old screen readers and <select>; an edit is saved on `change` here.
      'lit-a11y/no-invalid-change-handler': 'off',
      // These see the literal text of one template only: not names and states from bindings, not the keys that a listbox
      // or grid takes for its options, not that a native checkbox is a switch with its own state. Axe and the keyboard
      // tests look at the page instead.
      'lit-a11y/accessible-name': 'off',
      'lit-a11y/role-has-required-aria-attrs': 'off',
      'lit-a11y/click-events-have-key-events': 'off',
      // Arrow functions and map() in templates are lit's own idiom; `.value` and `value=` are both meant where used.
      'lit/no-template-arrow': 'off',
      'lit/no-template-map': 'off',
      'lit/no-value-attribute': 'off',
      'lit/no-native-attributes': 'off',
      'lit/prefer-query-decorators': 'off',
      'lit/no-useless-template-literals': 'off',
      // style= is refused by a host page with a strict CSP: classes, or CSSOM (`element.style.setProperty`).
      'lit/ban-attributes': ['error', 'style'],
      // LitElement always has these callbacks.
      'wc/guard-super-call': 'off',
    },
  },
  {
    files: widgets,
    ignores: tests,
    rules: {
      ...restrict(inWidgets, rawEvents, selfDefining),
      'no-restricted-imports': [
        'error',
        { patterns: [fullZod, unsafeLit, staticHtml, selfDefiningDecorator, litProperties] },
      ],
    },
  },
  {
    files: ['packages/elements/src/events/**/*.ts'],
    ignores: tests,
    rules: restrict(inWidgets, selfDefining),
  },
  {
    files: ['packages/{elements,firsat}/src/{define.ts,define/**/*.ts}'],
    ignores: tests,
    rules: restrict(inWidgets, rawEvents),
  },
  {
    files: ['packages/elements/src/**/*.ts'],
    ignores: tests,
    rules: { 'no-restricted-globals': ['error', ...networkAndStorage] },
  },

  // Server.
  {
    files: ['server/src/**/*.ts'],
    ignores: [...tests, 'server/src/main.ts'],
    rules: restrict(readsEnvironment),
  },

  // Tests: chai's assertions are expressions, a test may be sure, and a page in a test is made from a string.
  {
    files: tests,
    rules: {
      ...restrict(),
      '@typescript-eslint/no-unused-expressions': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      // A function that runs in another page or process is sent as its source.
      'no-new-func': 'off',
      'lit/ban-attributes': 'off',
      'lit/no-legacy-template-syntax': 'off',
      'max-lines': ['error', { max: 600, skipBlankLines: false, skipComments: false }],
    },
  },

  // Vite reads its settings from a default export.
  { files: ['vite.config.ts'], rules: { 'no-restricted-syntax': 'off' } },
);
