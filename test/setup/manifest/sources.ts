// The sources of the kit as TypeScript sees them: which tags there are, and which class each of them is.
import path from 'node:path';
import ts from 'typescript';
import { filesUnder, root } from '../files.mjs';

/** A tag of the kit and the class that the page gets for it. */
export interface TaggedClass {
  readonly tag: string;
  readonly declaration: ts.ClassDeclaration;
}

export interface Sources {
  readonly checker: ts.TypeChecker;
  readonly program: ts.Program;
  /** Sorted by tag. */
  readonly elements: readonly TaggedClass[];
  /** The module of a package's file, by its path in the checkout. */
  readonly file: (name: string) => ts.SourceFile;
}

const isSource = /(?<!\.test)\.ts$/;
const folders = ['packages/elements/src', 'packages/firsat/src', 'packages/model/src'];

const isOurs = (node: ts.Node): boolean =>
  node.getSourceFile().fileName.includes('/packages/') &&
  !node.getSourceFile().fileName.includes('/node_modules/');

/** Tags come from `HTMLElementTagNameMap`, so that an element without its type there has no place in the manifest either (RUL15). */
export function readSources(base = root): Sources {
  const settings = path.join(base, 'tsconfig.json');
  const { options } = ts.parseJsonConfigFileContent(
    ts.readConfigFile(settings, (file) => ts.sys.readFile(file)).config,
    ts.sys,
    base,
  );
  const files = folders
    .flatMap((folder) => filesUnder(folder, isSource, base))
    .filter((file) => !file.includes('/testing/'))
    .map((file) => path.join(base, file));
  const program = ts.createProgram(files, {
    ...options,
    types: [],
    noEmit: true,
    // Unions in the order of their declaration: the same text whatever else is read.
    stableTypeOrdering: true,
  });
  const checker = program.getTypeChecker();
  const map = checker.resolveName(
    'HTMLElementTagNameMap',
    program.getSourceFile(files[0] ?? ''),
    ts.SymbolFlags.Interface,
    false,
  );
  const elements: TaggedClass[] = [];
  for (const [name, member] of map?.members ?? []) {
    const declaration = member.declarations?.[0];
    if (!declaration || !isOurs(declaration)) continue;
    const Class = checker.getTypeOfSymbol(member).symbol.declarations?.find(ts.isClassDeclaration);
    if (Class) elements.push({ tag: String(name), declaration: Class });
  }
  return {
    checker,
    program,
    elements: elements.sort((a, b) => (a.tag < b.tag ? -1 : 1)),
    file: (name) => {
      const source = program.getSourceFile(path.join(base, name));
      if (!source) throw new Error(`${name} is not among the sources of the kit.`);
      return source;
    },
  };
}
