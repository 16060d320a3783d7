import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import ts from 'typescript';
import { filesUnder, root } from '../setup/files.mjs';
import { assertNone } from './support/assert-none.js';

/** Where a parameter is followed by letters, or by an apostrophe and letters: a suffix that fits one value and not the next. */
function gluedSuffixes(text: string, file: string): string[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node))
      for (const { literal } of node.templateSpans)
        if (/^['’]?\p{L}/u.test(literal.text)) found.push(`${file}: ${node.getText()}`);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Changes of case that do not say of which language: `i` becomes `I`, which Turkish reads as another letter. */
function blindCase(text: string, file: string): string[] {
  const pattern = /text-transform:\s*(?:uppercase|lowercase|capitalize)|\.toUpperCase\(\)/g;
  return [...text.matchAll(pattern)].map(([what]) => `${file}: ${what}`);
}

const sourcesOf = (folder: string): [text: string, file: string][] =>
  filesUnder(folder, /(?<!\.test)\.(?:ts|css)$/).map((file) => [
    readFileSync(`${root}/${file}`, 'utf8'),
    file,
  ]);

describe('Turkish', () => {
  it('D72 no suffix is glued to a parameter', () => {
    assertNone(
      sourcesOf('packages/elements/src/locales/tr').flatMap(([text, file]) => gluedSuffixes(text, file)),
    );
  });

  it('D68 nothing changes the case of words but by the rules of their language', () => {
    assertNone(sourcesOf('packages/elements/src').flatMap(([text, file]) => blindCase(text, file)));
  });
});

describe('the check itself', () => {
  it('D72 a glued suffix is reported, with an apostrophe and without; punctuation and a word apart are none', () => {
    const messages =
      'const a = [`${n}ler`, `${n}’in evresi`, `${n} fırsat`, `“${n}” silindi`, `${n}.`, `%${n}`];';
    assert.equal(gluedSuffixes(messages, 'x.ts').length, 2);
  });

  it('D68 upper case without a language is reported', () => {
    const code =
      "a.toUpperCase(); a.toLocaleUpperCase('tr'); css`x { text-transform: uppercase } y { text-transform: none }`";
    assert.equal(blindCase(code, 'x.ts').length, 2);
  });
});
