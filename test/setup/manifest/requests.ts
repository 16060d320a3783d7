// Which commands an element can ask for: every name of a command that the modules behind it pass on. Found, not written down, so that the list of
// request events in the manifest is whole.
import ts from 'typescript';
import type { Sources } from './sources.js';

/** The names of all commands, from the map that types them. */
export function commandNames({ checker, file }: Sources): ReadonlySet<string> {
  const source = file('packages/model/src/commands/command-map.ts');
  const module = checker.getSymbolAtLocation(source);
  const map = module && checker.getExportsOfModule(module).find(({ name }) => name === 'CommandMap');
  if (!map) throw new Error('The model has no CommandMap.');
  return new Set(
    checker
      .getDeclaredTypeOfSymbol(map)
      .getProperties()
      .map(({ name }) => name),
  );
}

const inElements = (file: string): boolean => file.includes('/packages/elements/src/');
/** Words and other elements are not what an element does itself. */
const isApart = (file: string): boolean =>
  file.includes('/locales/') || /\/components\/([^/]+)\/\1\.ts$/.test(file);

/** Where a name of a command is no request: a key, a comparison, a type. */
function isMentioned(node: ts.StringLiteral): boolean {
  const { parent } = node;
  if (ts.isPropertyAssignment(parent)) return parent.name === node || parent.name.getText() !== 'command';
  return ts.isCallExpression(parent) ||
    ts.isConditionalExpression(parent) ||
    ts.isArrayLiteralExpression(parent)
    ? false
    : true;
}

const imports = new WeakMap<ts.SourceFile, readonly string[]>();

function importsOf({ program, checker }: Sources, source: ts.SourceFile): readonly string[] {
  const known = imports.get(source);
  if (known) return known;
  const found: string[] = [];
  const follow = (specifier: ts.Expression | undefined): void => {
    const module = specifier && checker.getSymbolAtLocation(specifier);
    const target = module?.declarations?.[0]?.getSourceFile().fileName;
    if (target && inElements(target) && program.getSourceFile(target)) found.push(target);
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node) && node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword)
      follow(node.moduleSpecifier);
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      follow(node.arguments[0]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  imports.set(source, found);
  return found;
}

/** Commands that the modules of an element pass on, sorted. */
export function requestedCommands(sources: Sources, main: ts.SourceFile): string[] {
  const names = commandNames(sources);
  const found = new Set<string>();
  const seen = new Set<ts.SourceFile>();
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && names.has(node.text) && !isMentioned(node)) found.add(node.text);
    if (!ts.isTypeNode(node)) ts.forEachChild(node, visit);
  };
  const walk = (source: ts.SourceFile): void => {
    if (seen.has(source)) return;
    seen.add(source);
    visit(source);
    for (const next of importsOf(sources, source)) {
      const target = isApart(next) ? undefined : sources.program.getSourceFile(next);
      if (target) walk(target);
    }
  };
  walk(main);
  return [...found].sort();
}
