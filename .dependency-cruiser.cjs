// Who may import whom (packages/README.md has the picture). `npm run lint` prints the offending edge and the reason
// given here; test/rules/layers.node.test.ts proves that each rule fires.

const { readdirSync, readFileSync } = require('node:fs');
const path = require('node:path');

const modules = (...names) => names.map((name) => `^node_modules/${name}(/|$)`);
const ownPackage = (name) => `^packages/${name}/src/`;

/** Tests and testing helpers may reach further than the sources they test. */
const testCode = '\\.test\\.ts$|/testing/';

/** What each package may import besides itself: ours by its entries, others by name. */
const layers = [
  {
    name: 'model',
    ours: [],
    outside: modules('zod/mini', 'zod/v4/mini', 'fractional-indexing', '@noble/hashes'),
    why: 'The model is pure: it knows no other package, no document, no page, no Node.',
  },
  {
    name: 'protocol',
    ours: [],
    outside: modules('lib0', 'y-protocols'),
    why: 'The protocol is bytes to messages and back: no sockets, no records, no other package.',
  },
  {
    name: 'store',
    ours: ['model'],
    outside: modules('yjs', 'y-protocols', 'lib0'),
    why: 'The store is the one door to the document: below it only the model, and nothing of page or network.',
  },
  {
    name: 'sync',
    ours: ['protocol'],
    outside: modules('yjs', 'y-websocket', 'y-protocols', 'lib0'),
    why: 'Sync moves and keeps bytes: it must work without knowing what a record is.',
  },
  {
    name: 'rich-text',
    ours: ['model', 'store'],
    outside: modules(
      'yjs',
      'y-protocols',
      'prosemirror-commands',
      'prosemirror-history',
      'prosemirror-keymap',
      'prosemirror-model',
      'prosemirror-state',
      'prosemirror-view',
    ),
    why: 'Rich text joins the editor library to a document: no network, no storage, no widget of ours.',
  },
  {
    name: 'elements',
    ours: ['model', 'store'],
    outside: modules('lit', 'lit-html', 'lit-element', '@lit/reactive-element', '@lit/context'),
    why: 'Elements show the store and ask for changes: no Yjs, no network, no storage.',
  },
  {
    name: 'firsat',
    ours: ['model', 'store', 'sync', 'protocol', 'elements', 'rich-text'],
    outside: modules(
      'lit',
      'lit-html',
      'lit-element',
      '@lit/reactive-element',
      '@lit/context',
      'yjs',
      'y-protocols',
      'lib0',
    ),
    why: 'The composition root joins our packages; it brings no library of its own.',
  },
];

/** The sources behind the `exports` of a package (`./define/*`: each file of the folder). */
function entriesOf(folder) {
  const { exports = {} } = JSON.parse(readFileSync(path.join(__dirname, folder, 'package.json'), 'utf8'));
  return Object.values(exports).flatMap((entry) => {
    const source = entry['firsat-source'];
    if (!source) return [];
    const file = path.posix.join(folder, source);
    return [`^${file.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`];
  });
}

/** Public entries of all packages: everything else in a package is its own affair. */
const entries = [
  ...readdirSync(path.join(__dirname, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && entry.name !== 'decisions')
    .flatMap((entry) => entriesOf(`packages/${entry.name}`)),
  ...entriesOf('server'),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...layers.map(({ name, ours, outside, why }) => ({
      name: `layer-${name}`,
      comment: `${why} Allowed: ${[...ours.map((other) => `@firsat/${other}`), ...outside.map((path) => path.slice('^node_modules/'.length, -'(/|$)'.length))].join(', ') || 'nothing'}.`,
      severity: 'error',
      from: { path: ownPackage(name), pathNot: testCode },
      to: {
        pathNot: [ownPackage(name), ...ours.map(ownPackage), ...outside],
      },
    })),
    {
      name: 'layer-server',
      comment: 'The server knows bytes, rooms and rights; of our packages it imports the protocol only.',
      severity: 'error',
      from: { path: '^server/src/', pathNot: testCode },
      to: {
        path: '^(packages/(?!protocol/)|demo/|test/)|^node_modules/(lit|lit-html|@lit|y-websocket|y-indexeddb)(/|$)',
      },
    },
    {
      name: 'import-on-demand',
      comment:
        'The main entry of the model must not pull the importer, the exporter or the sample into every page.',
      severity: 'error',
      from: { path: ownPackage('model'), pathNot: ['^packages/model/src/(import|export|sample)/', testCode] },
      to: { path: '^packages/model/src/(import|export|sample)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'elements-read-only-store',
      comment:
        'Elements use the main entry of the store; its bindings hand out the document and are for the composition root.',
      severity: 'error',
      from: { path: ownPackage('elements'), pathNot: testCode },
      to: { path: '^packages/store/src/(lazy-)?binding' },
    },
    {
      name: 'entries-only',
      comment: 'Another package is entered by its public entries (its `exports`), not by its files.',
      severity: 'error',
      from: { path: '^(?:packages/)?([^/]+)/', pathNot: '^test/' },
      to: { path: '^(packages/[^/]+|server)/src/', pathNot: ['^(?:packages/)?$1/', ...entries] },
    },
    {
      name: 'by-name',
      comment:
        'Another package is imported by its name (`@firsat/model`), so that its declared dependencies are true.',
      severity: 'error',
      from: { path: '^(?:packages/)?([^/]+)/', pathNot: '^test/' },
      to: {
        path: '^(packages/[^/]+|server)/src/',
        pathNot: '^(?:packages/)?$1/',
        dependencyTypes: ['local'],
      },
    },
    {
      name: 'no-test-in-source',
      comment: 'Sources do not import tests or testing helpers: they would be shipped.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|server)/src/', pathNot: testCode },
      to: { path: `${testCode}|^test/` },
    },
    {
      name: 'no-cycle',
      comment:
        'A cycle of modules loads in an order nobody chose. Move what both need into a third file. One that an import on demand closes has an order.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    },
    {
      name: 'declared',
      comment: "Every import of a package stands in the importing package's package.json.",
      severity: 'error',
      from: { path: '^(packages/[^/]+|server)/src/', pathNot: testCode },
      to: { dependencyTypes: ['npm-no-pkg', 'npm-unknown'] },
    },
    {
      name: 'not-a-dev-dependency',
      comment:
        'What a source imports is a dependency or a peer dependency, else it is missing after npm install.',
      severity: 'error',
      from: { path: '^(packages/[^/]+|server)/src/', pathNot: testCode },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'The imported module does not exist.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules|/dist/' },
    exclude: { path: '/dist/' },
    // Type imports are edges too: a layer that needs another layer's types knows it.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      // Our packages by their sources, as everywhere else before a build.
      conditionNames: ['firsat-source', 'import', 'browser', 'default'],
      extensions: ['.ts', '.js', '.mjs', '.d.ts', '.json'],
    },
  },
};
