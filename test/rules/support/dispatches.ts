import ts from 'typescript';

/** One `dispatchEvent(…)` of an event of the kit. */
export interface Dispatch {
  readonly name: string;
  readonly at: string;
}

function classOf(argument: ts.Expression | undefined, source: ts.SourceFile): ts.NewExpression | undefined {
  if (!argument) return undefined;
  if (ts.isNewExpression(argument)) return argument;
  if (!ts.isIdentifier(argument)) return undefined;
  // The nearest one of that name before the call: names of events are not used twice in one function.
  let found: ts.NewExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.name.getText() === argument.text &&
      node.initializer &&
      ts.isNewExpression(node.initializer) &&
      node.pos < argument.pos
    )
      found = node.initializer;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** Whether the result of a call goes anywhere. */
function isUsed(call: ts.CallExpression): boolean {
  const { parent } = call;
  if (ts.isExpressionStatement(parent) || ts.isVoidExpression(parent)) return false;
  // `@click=${() => this.dispatchEvent(…)}`: a listener's answer is nobody's.
  return !(ts.isArrowFunction(parent) && ts.isTemplateSpan(parent.parent));
}

/** Dispatches whose answer is looked at, and those where it is not; `known`: the classes that were found. */
export function unansweredDispatches(
  sources: readonly ts.SourceFile[],
  classes: ReadonlySet<string>,
): { readonly ignored: Dispatch[]; readonly looked: Dispatch[]; readonly known: ReadonlySet<string> } {
  const [ignored, looked]: [Dispatch[], Dispatch[]] = [[], []];
  for (const source of sources) {
    const visit = (node: ts.Node): void => {
      if (ts.isCallExpression(node) && /(^|\.)dispatchEvent$/.test(node.expression.getText())) {
        const [argument] = node.arguments;
        const made = classOf(argument, source);
        const name = made?.expression.getText() ?? '';
        if (classes.has(name)) {
          const asks =
            isUsed(node) ||
            (argument !== undefined &&
              ts.isIdentifier(argument) &&
              new RegExp(`\\b${argument.text}\\.(defaultPrevented|refusal)\\b`).test(source.text));
          const { line } = source.getLineAndCharacterOfPosition(node.pos);
          (asks ? looked : ignored).push({ name, at: `${source.fileName}:${String(line + 1)}` });
        }
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return { ignored, looked, known: new Set([...ignored, ...looked].map(({ name }) => name)) };
}
