// Writes what is generated from the elements into packages/firsat/dist: `node --conditions=firsat-source --import tsx test/setup/manifest/main.ts`, as
// the last step of the packages' build.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../files.mjs';
import { customElements } from './custom-elements.js';
import { cssData, htmlData, webTypes } from './editor-data.js';
import { readEverything } from './everything.js';
import { frameworkTypes } from './framework-types.js';
import { llmsText } from './llms.js';
import { reactModule, reactTypes } from './react-wrappers.js';
import { inTurkish } from './translate.js';

const folder = path.join(root, 'packages/firsat');
const { version } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
  version: string;
};

const { docs: english, schema, errors } = readEverything();
const { docs: turkish, problems } = inTurkish(english);
if (problems.length > 0)
  console.warn(`In English for want of words (test/setup/manifest/turkish*.ts):\n  ${problems.join('\n  ')}`);

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
const files: Record<string, string> = {
  'custom-elements.json': json(customElements(english)),
  'custom-elements.tr.json': json(customElements(turkish)),
  'vscode.html-custom-data.json': json(htmlData(english, 'en')),
  'vscode.html-custom-data.tr.json': json(htmlData(turkish, 'tr')),
  'vscode.css-custom-data.json': json(cssData(english, 'en')),
  'vscode.css-custom-data.tr.json': json(cssData(turkish, 'tr')),
  'web-types.json': json(webTypes(english, 'en', version)),
  'web-types.tr.json': json(webTypes(turkish, 'tr', version)),
  'schema.json': json(schema),
  'errors.json': json(errors),
  'llms.txt': llmsText(english, version),
  'react.js': reactModule(english),
  'react.d.ts': reactTypes(english),
};
for (const [name, text] of Object.entries(frameworkTypes(english))) {
  files[`types/${name}.d.ts`] = text;
  // `import 'firsat/types/vue'` without `type` is resolved when the page runs, too.
  files[`types/${name}.js`] = 'export {};\n';
}
for (const [name, text] of Object.entries(files)) {
  const file = path.join(folder, 'dist', name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}
