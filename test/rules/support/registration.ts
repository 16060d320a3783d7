import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const elements = 'packages/elements/src';

/** The class that a component's file is for: `opportunity-board` → `OpportunityBoard`. */
export function classOf(tag: string): string {
  return tag
    .split('-')
    .map((word) => (word[0] ?? '').toUpperCase() + word.slice(1))
    .join('');
}

/** Tags of the component folders: a folder without `<name>/<name>.ts` with its class is a part of others, no element. */
export function componentTags(root: string): { tag: string; abstract: boolean }[] {
  const folder = path.join(root, elements, 'components');
  if (!existsSync(folder)) return [];
  return readdirSync(folder).flatMap((tag) => {
    const file = path.join(folder, tag, `${tag}.ts`);
    if (!existsSync(file)) return [];
    const declared = new RegExp(`^export (abstract )?class ${classOf(tag)}\\b`, 'm').exec(
      readFileSync(file, 'utf8'),
    );
    return declared ? [{ tag, abstract: declared[1] !== undefined }] : [];
  });
}

/** What an element lacks, one sentence each. */
export function registrationProblems(root: string): string[] {
  const text = (file: string): string => {
    const full = path.join(root, file);
    return existsSync(full) ? readFileSync(full, 'utf8') : '';
  };
  const problems: string[] = [];
  const expect = (file: string, pattern: RegExp, what: string): void => {
    if (!pattern.test(text(file))) problems.push(`${file}: ${what}`);
  };
  for (const { tag, abstract } of componentTags(root)) {
    const Class = classOf(tag);
    expect(
      `${elements}/index.ts`,
      new RegExp(`\\b${Class}\\b[^;]*from '\\./components/${tag}/${tag}\\.js'`),
      `does not export ${Class}`,
    );
    expect(
      `packages/firsat/src/define/${tag}.ts`,
      /import|defineElement/,
      `is missing: \`firsat/define/${tag}\` cannot be imported`,
    );
    // An abstract element is finished, named and registered by the composition root.
    if (abstract) continue;
    expect(
      `${elements}/define/${tag}.ts`,
      new RegExp(`defineElement\\(\\s*'${tag}', ${Class}`),
      `does not register <${tag}>`,
    );
    expect(`${elements}/all-elements.ts`, new RegExp(`'${tag}': ${Class},`), `does not hold <${tag}>`);
    expect(`${elements}/define.ts`, new RegExp(`'\\./define/${tag}\\.js'`), `does not register <${tag}>`);
    // Beside its registration: who imports that has the tag, and needs its type; the declarations of the class are not part of it otherwise.
    expect(
      `${elements}/define/${tag}.ts`,
      new RegExp(`HTMLElementTagNameMap\\s*\\{[^}]*'${tag}': ${Class}`),
      `does not declare '${tag}' in HTMLElementTagNameMap`,
    );
  }
  return problems;
}

/** Where a module names an element of the kit by its tag: in a template, a style or a script; one sentence each. Comments may. */
export function literalTags(file: string, source: string, tags: readonly string[]): string[] {
  const code = source.replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');
  const name = `(${tags.join('|')})`;
  const patterns = [
    new RegExp(`</?${name}[\\s>]`),
    new RegExp(
      `(createElement|querySelector|querySelectorAll|closest|matches|whenDefined)(<[^>]*>)?\\(\\s*['"\`]${name}['"\`]`,
    ),
    new RegExp(`^\\s*([^'"\`\\n]*[\\s>+~,(])?${name}(\\s*[{,:>.[)]|\\s+[.#\\w:>[][^\\n]*\\{)`, 'm'),
  ];
  return patterns.flatMap((pattern) => {
    const found = pattern.exec(code)?.[0];
    return found === undefined ? [] : [`${file}: ${found.trim()}`];
  });
}
