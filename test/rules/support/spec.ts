import { readFileSync } from 'node:fs';
import ts from 'typescript';

/** A rule of a SPEC.md: `- **ID** text`. */
export interface Rule {
  readonly id: string;
  readonly file: string;
}

/** A test as written in a file: the ids that its title starts with, and whether it always runs. */
export interface TestTitle {
  readonly ids: readonly string[];
  readonly title: string;
  readonly file: string;
  readonly line: number;
  readonly skipped: boolean;
}

/** Last number of each family of ids in the shared documents (domain, sync, embedding). */
const sharedIds: Readonly<Record<string, number>> = { S: 121, D: 86, F: 60, A: 8, I: 6 };

/** True for an id of the shared documents, e.g. `D28`. */
export function isSharedId(id: string): boolean {
  const [, family = '', number = ''] = /^([A-Z]+)(\d+)$/.exec(id) ?? [];
  const last = sharedIds[family];
  return last !== undefined && Number(number) <= last;
}

/** The rules of one SPEC.md. */
export function rulesOf(text: string, file: string): Rule[] {
  return [...text.matchAll(/^- \*\*([A-Z][A-Z0-9]*\d+[a-z]?)\*\*/gm)].map((match) => ({
    id: match[1] ?? '',
    file,
  }));
}

/** The ids at the start of a title: one, or several as in `A1 A2 …` and `A1, A2: …`. */
export function idsOf(title: string): string[] {
  const start = /^[A-Z]+\d+[a-z]?(?:(?:, ?| |\/)[A-Z]+\d+[a-z]?)*(?=[\s:]|$)/.exec(title)?.[0];
  return start ? start.split(/, ?| |\//) : [];
}

/** A call of `it` or `test`, or of one of their modifiers; something else that has the name (a local function, `t.skip`) is none. */
function testCall(node: ts.Node): { call: ts.CallExpression; modifier: string } | undefined {
  if (!ts.isCallExpression(node)) return undefined;
  const callee = node.expression;
  const modified = ts.isPropertyAccessExpression(callee);
  const name = modified ? callee.expression : callee;
  if (!ts.isIdentifier(name) || !/^(it|test)$/.test(name.text)) return undefined;
  const modifier = modified ? callee.name.text : '';
  if (modified && !/^(skip|only|todo)$/.test(modifier)) return undefined;
  const last = node.arguments.at(-1);
  const hasBody = last !== undefined && (ts.isArrowFunction(last) || ts.isFunctionExpression(last));
  const hasTitle = node.arguments.length > 1 && writtenTitle(node.arguments[0]) !== undefined;
  return hasBody || hasTitle ? { call: node, modifier } : undefined;
}

/** The written start of a title; a template literal counts up to its first `${`. Undefined when it is computed. */
function writtenTitle(node: ts.Expression | undefined): string | undefined {
  if (!node) return undefined;
  if (ts.isStringLiteralLike(node)) return node.text;
  if (ts.isTemplateExpression(node)) return node.head.text;
  // 'A1 one half ' + 'the other'
  if (ts.isBinaryExpression(node)) return writtenTitle(node.left);
  return undefined;
}

/** Every test of a file. A computed title is returned as an empty one, so that it is reported. */
export function titlesOf(text: string, file: string): TestTitle[] {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const found: TestTitle[] = [];
  const visit = (node: ts.Node): void => {
    const test = testCall(node);
    if (test) {
      const title = writtenTitle(test.call.arguments[0]) ?? '';
      const line = source.getLineAndCharacterOfPosition(node.getStart()).line + 1;
      const skipped = test.modifier === 'skip' || test.modifier === 'todo';
      found.push({ ids: idsOf(title), title, file, line, skipped });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** What is wrong between rules and tests, one sentence each. */
export function specProblems(
  rules: readonly Rule[],
  tests: readonly TestTitle[],
): { rules: string[]; titles: string[] } {
  const seen = new Map<string, string>();
  const twice: string[] = [];
  for (const { id, file } of rules) {
    const first = seen.get(id);
    if (first !== undefined) twice.push(`${file}: ${id} is already a rule of ${first}`);
    seen.set(id, file);
  }
  const tested = new Set(tests.filter((test) => !test.skipped).flatMap((test) => test.ids));
  const untested = rules
    .filter(({ id }) => !tested.has(id))
    .map(({ id, file }) => `${file}: ${id} has no test`);
  const titles = tests.flatMap(({ ids, title, file, line }) => {
    if (ids.length === 0)
      return [`${file}:${line}: the title does not start with a rule's id: ${JSON.stringify(title)}`];
    return ids
      .filter((id) => !seen.has(id) && !isSharedId(id))
      .map((id) => `${file}:${line}: ${id} is no rule of any SPEC.md`);
  });
  return { rules: [...twice, ...untested], titles };
}

/** Reads and parses files with `parse`. */
export function readEach<T>(
  files: readonly string[],
  root: string,
  parse: (text: string, file: string) => T[],
): T[] {
  return files.flatMap((file) => parse(readFileSync(`${root}/${file}`, 'utf8'), file));
}
