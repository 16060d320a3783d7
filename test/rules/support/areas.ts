import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { componentTags } from './registration.js';

const elements = 'packages/elements/src';
const locales = `${elements}/locales`;

/** Words that every page has; all others come with the widget that says them. */
const everywhere = 'common';

/** Folders with an `index.ts`: `areas/` and the modules beside it are no languages. */
export function languages(root: string): string[] {
  const folder = path.join(root, locales);
  if (!existsSync(folder)) return [];
  return readdirSync(folder).filter((name) => existsSync(path.join(folder, name, 'index.ts')));
}

/** Areas that a widget has to bring: the files of the first language, without its index and what is always there. */
export function areas(root: string): string[] {
  return readdirSync(path.join(root, locales, 'en'))
    .map((file) => path.basename(file, '.ts'))
    .filter((name) => name !== 'index' && name !== everywhere);
}

interface Module {
  /** Areas whose words it says. */
  readonly says: ReadonlySet<string>;
  /** Areas that it imports, so that they are there before any of its code runs. */
  readonly brings: ReadonlySet<string>;
  /** Areas that it fetches itself before it says them. */
  readonly fetches: ReadonlySet<string>;
  /** Modules of ours that are loaded with it. */
  readonly loads: readonly string[];
  /** Modules of ours that it loads later. */
  readonly loadsLater: readonly string[];
}

/** `l.t`, `this.l.t`, `localizer().t` or a variable that is called `t`. */
function isWords(node: ts.Node): boolean {
  return (
    (ts.isPropertyAccessExpression(node) && node.name.text === 't') ||
    (ts.isIdentifier(node) && node.text === 't')
  );
}

/** What a module loads at run time: types are gone by then. */
function isLoaded(node: ts.ImportDeclaration | ts.ExportDeclaration): boolean {
  if (ts.isExportDeclaration(node)) return !node.isTypeOnly;
  const clause = node.importClause;
  if (!clause) return true;
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return false;
  const named = clause.namedBindings;
  const onlyTypes = named && ts.isNamedImports(named) && named.elements.every(({ isTypeOnly }) => isTypeOnly);
  return clause.name !== undefined || !onlyTypes;
}

function readModule(root: string, file: string): Module {
  const source = ts.createSourceFile(
    file,
    readFileSync(path.join(root, file), 'utf8'),
    ts.ScriptTarget.Latest,
    true,
  );
  const says = new Set<string>();
  const brings = new Set<string>();
  const fetches = new Set<string>();
  const loads: string[] = [];
  const loadsLater: string[] = [];
  const load = (specifier: string, words: Set<string>, others: string[]): void => {
    if (!specifier.startsWith('.')) return;
    const target = path.posix.join(path.posix.dirname(file), specifier).replace(/\.js$/, '.ts');
    const area = new RegExp(`^${locales}/areas/([^/]+)\\.ts$`).exec(target)?.[1];
    if (area !== undefined) words.add(area);
    else if (existsSync(path.join(root, target))) others.push(target);
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier) {
      if (isLoaded(node) && ts.isStringLiteral(node.moduleSpecifier))
        load(node.moduleSpecifier.text, brings, loads);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [specifier] = node.arguments;
      if (specifier && ts.isStringLiteral(specifier)) load(specifier.text, fetches, loadsLater);
    } else if (ts.isPropertyAccessExpression(node) && isWords(node.expression)) says.add(node.name.text);
    else if (ts.isPropertyAccessExpression(node) && node.name.text === 'problem' && callsOnLocalizer(node))
      says.add('problems');
    else if (ts.isVariableDeclaration(node) && node.initializer && isWords(node.initializer)) {
      if (ts.isObjectBindingPattern(node.name))
        for (const element of node.name.elements) says.add((element.propertyName ?? element.name).getText());
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return { says, brings, fetches, loads, loadsLater };
}

/** `l.problem(…)`, `this.l.problem(…)`, `localizer().problem(…)`: the words of a problem. */
function callsOnLocalizer(node: ts.PropertyAccessExpression): boolean {
  return (
    ts.isCallExpression(node.parent) &&
    node.parent.expression === node &&
    /(^|\.)(l|localizer\(\))$/.test(node.expression.getText())
  );
}

/** What a widget says without bringing it, and which areas have no module: one sentence each. */
export function areaProblems(root: string): string[] {
  const known = new Set(areas(root));
  const problems = [...known]
    .filter((area) => !existsSync(path.join(root, locales, 'areas', `${area}.ts`)))
    .map((area) => `${locales}/areas/${area}.ts is missing: no widget can bring these words`);
  const modules = new Map<string, Module>();
  const moduleOf = (file: string): Module => {
    const found = modules.get(file) ?? readModule(root, file);
    modules.set(file, found);
    return found;
  };
  const check = (tag: string, start: string, has: ReadonlySet<string>, done: Set<string>): void => {
    const reached = new Set<string>();
    const reach = (file: string): void => {
      if (reached.has(file) || file.startsWith(`${locales}/`)) return;
      reached.add(file);
      moduleOf(file).loads.forEach(reach);
    };
    reach(start);
    const brought = new Set([...has, ...[...reached].flatMap((file) => [...moduleOf(file).brings])]);
    for (const file of reached) {
      const { says, fetches, loadsLater } = moduleOf(file);
      for (const area of says)
        if (known.has(area) && !brought.has(area) && !fetches.has(area))
          problems.push(
            `<${tag}> says words of ${area} (${file}) but does not import locales/areas/${area}.js`,
          );
      for (const later of loadsLater) {
        if (done.has(later)) continue;
        done.add(later);
        check(tag, later, brought, done);
      }
    }
  };
  for (const { tag } of componentTags(root))
    check(tag, `${elements}/components/${tag}/${tag}.ts`, new Set(), new Set());
  return problems;
}
