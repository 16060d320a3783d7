import ts from 'typescript';

/** A type of a hidden library that a public signature reaches, and the way to it. */
export interface Leak {
  readonly type: string;
  readonly path: string;
}

const hidden = /\/node_modules\/(yjs|y-protocols|y-websocket|y-indexeddb)\//;

/** Options for reading declaration files: nothing is emitted, libraries are resolved as a user's compiler does. */
export const declarationOptions: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.ESNext,
  moduleResolution: ts.ModuleResolutionKind.Bundler,
  strict: true,
  noEmit: true,
  skipLibCheck: true,
  types: [],
};

/** The name that a node uses as a type: of `Y.Doc` the `Doc`, of `import('yjs').Doc` too. */
function namedType(node: ts.Node): ts.Node | undefined {
  const name = ts.isTypeReferenceNode(node)
    ? node.typeName
    : ts.isTypeQueryNode(node)
      ? node.exprName
      : ts.isImportTypeNode(node)
        ? (node.qualifier ?? node.argument)
        : ts.isExpressionWithTypeArguments(node)
          ? node.expression
          : undefined;
  if (!name) return undefined;
  if (ts.isQualifiedName(name)) return name.right;
  return ts.isPropertyAccessExpression(name) ? name.name : name;
}

/**
 * Walks what a module exports, through every type that its declarations name, and returns the types of Yjs and its
 * providers that are reached. Works on declaration files: there every type is written out, and private members and
 * function bodies are gone.
 */
export function leaksOf(program: ts.Program, file: string): Leak[] {
  const checker = program.getTypeChecker();
  const source = program.getSourceFile(file);
  const module = source && checker.getSymbolAtLocation(source);
  if (!module) throw new Error(`${file} is not a module`);
  const leaks: Leak[] = [];
  const seen = new Set<ts.Symbol>();

  const real = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;

  const visitSymbol = (symbol: ts.Symbol, path: string): void => {
    if (seen.has(symbol)) return;
    for (const declaration of symbol.declarations ?? []) {
      const from = declaration.getSourceFile().fileName;
      if (hidden.test(from)) {
        leaks.push({ type: symbol.name, path });
        return;
      }
      // Other libraries (lit, the DOM) are not ours to walk.
      if (from.includes('/node_modules/') && !from.includes('/node_modules/.cache/')) return;
    }
    seen.add(symbol);
    for (const declaration of symbol.declarations ?? []) visitNode(declaration, path);
  };

  const visitNode = (node: ts.Node, path: string): void => {
    if (
      ts.canHaveModifiers(node) &&
      node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword)
    )
      return;
    const named = namedType(node);
    const symbol = named && checker.getSymbolAtLocation(named);
    if (symbol) visitSymbol(real(symbol), `${path} → ${symbol.name}`);
    ts.forEachChild(node, (child) => {
      visitNode(child, path);
    });
  };

  for (const symbol of checker.getExportsOfModule(module)) visitSymbol(real(symbol), symbol.name);
  return leaks;
}
