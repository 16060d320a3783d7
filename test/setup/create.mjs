// `npm run create element <name>`: writes a new element with its styles, its test, its registration and its export. It
// never overwrites, and says what comes next.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

const defaultRoot = fileURLToPath(new URL('../..', import.meta.url));
const elements = 'packages/elements/src';

/** Words that no custom element may be called (HTML standard). */
const reserved = new Set([
  'annotation-xml',
  'color-profile',
  'font-face',
  'font-face-src',
  'font-face-uri',
  'font-face-format',
  'font-face-name',
  'missing-glyph',
]);

/** One line when `name` cannot be a tag of ours, else undefined. */
export function nameProblem(name) {
  if (!name) return 'Say the name: npm run create element opportunity-badge';
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)+$/.test(name))
    return `"${name}" is no name for an element: two or more words of small letters and digits, joined by hyphens (opportunity-badge).`;
  if (reserved.has(name)) return `"${name}" is a name that HTML keeps for itself.`;
  return undefined;
}

const className = (name) =>
  name
    .split('-')
    .map((word) => word[0].toUpperCase() + word.slice(1))
    .join('');

/** The files of a new element: path → text. */
export function elementFiles(name) {
  const Class = className(name);
  const styles = `${Class[0].toLowerCase()}${Class.slice(1)}Styles`;
  const folder = `${elements}/components/${name}`;
  return {
    [`${folder}/${name}.ts`]: `import { html, type TemplateResult } from 'lit';
import { FirsatElement } from '../../base/firsat-element.js';
import { baseStyles } from '../../styles/base.styles.js';
import { ${styles} } from './${name}.styles.js';

/**
 * What the element is for, in one sentence.
 *
 * @slot - What may be put inside.
 * @csspart base - The outermost box.
 */
export class ${Class} extends FirsatElement {
  static override styles = [baseStyles, ${styles}];

  protected override render(): TemplateResult {
    return html\`<div part="base"><slot></slot></div>\`;
  }
}
`,
    [`${folder}/${name}.styles.ts`]: `import { css } from 'lit';

/** Looks belong on the parts; :host carries layout only. */
export const ${styles} = css\`
  :host {
    display: block;
  }
\`;
`,
    [`${folder}/${name}.test.ts`]: `import { expect, fixture, html } from '@open-wc/testing';
import '../../define/${name}.js';

// Each title starts with the id of a rule: write the rule into packages/elements/SPEC.md first.
describe('${name}', () => {
  it('shows what is put inside, and is accessible', async () => {
    const element = await fixture(html\`<${name}>inside</${name}>\`);
    const slot = element.shadowRoot?.querySelector('slot');
    expect(slot?.assignedNodes().map((node) => node.textContent)).to.deep.equal(['inside']);
    await expect(element).to.be.accessible();
  });
});
`,
    [`${elements}/define/${name}.ts`]: `import { defineElement } from '../base/define-element.js';
import { ${Class} } from '../components/${name}/${name}.js';

defineElement('${name}', ${Class});

declare global {
  interface HTMLElementTagNameMap {
    '${name}': ${Class};
  }
}
`,
    [`packages/firsat/src/define/${name}.ts`]: `import './pipeline-workspace.js';
import '@firsat/elements/define/${name}';
`,
  };
}

/** `text` with `line` put where the sorted block of lines that `block` matches has its place, else at the end. */
export function withLine(text, line, block) {
  const lines = text.replace(/\n+$/, '').split('\n');
  const key = (value) => /'([^']+)'/.exec(value)?.[1] ?? value;
  const after = lines.findLastIndex((other) => block.test(other) && key(other) < key(line));
  const first = lines.findIndex((other) => block.test(other));
  lines.splice(after === -1 ? (first === -1 ? lines.length : first) : after + 1, 0, line);
  return `${lines.filter((value, index) => value !== '' || index > 0).join('\n')}\n`;
}

/** Writes the element; returns the written paths, or one line that says why not. */
export function createElement(name, root = defaultRoot) {
  const problem = nameProblem(name);
  if (problem) return { problem, written: [] };
  const files = elementFiles(name);
  const there = Object.keys(files).find((file) => existsSync(path.join(root, file)));
  if (there) return { problem: `${there} exists already; nothing was written.`, written: [] };

  const Class = className(name);
  const index = path.join(root, elements, 'index.ts');
  const define = path.join(root, elements, 'define.ts');
  const indexText = readFileSync(index, 'utf8');
  if (new RegExp(`\\b${Class}\\b`).test(indexText))
    return { problem: `${elements}/index.ts exports ${Class} already; nothing was written.`, written: [] };

  for (const [file, text] of Object.entries(files)) {
    mkdirSync(path.join(root, path.dirname(file)), { recursive: true });
    writeFileSync(path.join(root, file), text, { flag: 'wx' });
  }
  writeFileSync(
    index,
    withLine(
      indexText,
      `export { ${Class} } from './components/${name}/${name}.js';`,
      /^export \{.*'\.\/components\//,
    ),
  );
  writeFileSync(
    define,
    withLine(readFileSync(define, 'utf8'), `import './define/${name}.js';`, /^import '\.\/define\//),
  );
  const all = path.join(root, elements, 'all-elements.ts');
  writeFileSync(
    all,
    withLine(
      withLine(
        readFileSync(all, 'utf8'),
        `import { ${Class} } from './components/${name}/${name}.js';`,
        /^import \{.*'\.\/components\//,
      ),
      `  '${name}': ${Class},`,
      /^ {2}'[a-z-]+': /,
    ),
  );
  const lists = ['index', 'define', 'all-elements'].map((list) => `${elements}/${list}.ts`);
  return { written: [...Object.keys(files), ...lists] };
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [kind, name] = process.argv.slice(2);
  const { problem, written } =
    kind === 'element'
      ? createElement(name)
      : { problem: 'What shall be created? npm run create element <name>', written: [] };
  if (problem) {
    console.error(problem);
    process.exitCode = 1;
  } else {
    console.log(written.map((file) => `  ${file}`).join('\n'));
    console.log(
      `\nNext: a rule in packages/elements/SPEC.md whose id starts the test's title, words in locales/en and locales/tr (brought by locales/areas), and \`npm run verify\`.`,
    );
  }
}
