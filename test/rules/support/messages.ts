import ts from 'typescript';

/** A leaf of a locale: words, or a function of parameters. */
export type Leaf = string | ((...parameters: never[]) => unknown);

/** Every leaf of a locale by its dotted path. */
export function leavesOf(messages: object, prefix = ''): Map<string, Leaf> {
  const leaves = new Map<string, Leaf>();
  for (const [key, value] of Object.entries(messages) as [string, unknown][]) {
    const path = `${prefix}${key}`;
    if (typeof value === 'string' || typeof value === 'function') leaves.set(path, value as Leaf);
    else if (typeof value === 'object' && value !== null)
      for (const [inner, leaf] of leavesOf(value, `${path}.`)) leaves.set(inner, leaf);
    else throw new TypeError(`${path} is neither words nor a function`);
  }
  return leaves;
}

/** Names of the parameters that a message really uses: by position, or by key where it takes an object apart. */
export function placeholdersOf(leaf: Leaf): string[] {
  if (typeof leaf === 'string') return [...leaf.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
  const source = ts.createSourceFile('leaf.ts', `(${String(leaf)})`, ts.ScriptTarget.Latest, true);
  const used = new Set<string>();
  const visit = (node: ts.Node, names: ReadonlyMap<string, string>): void => {
    if (ts.isIdentifier(node) && names.has(node.text)) {
      const parent = node.parent;
      const isKey =
        (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
        (ts.isPropertyAssignment(parent) && parent.name === node);
      if (!isKey) used.add(names.get(node.text) ?? '');
    }
    ts.forEachChild(node, (child) => {
      visit(child, names);
    });
  };
  const find = (node: ts.Node): void => {
    if (!ts.isArrowFunction(node) && !ts.isFunctionExpression(node)) {
      ts.forEachChild(node, find);
      return;
    }
    const names = new Map<string, string>();
    node.parameters.forEach(({ name }, position) => {
      if (ts.isIdentifier(name)) names.set(name.text, String(position));
      else
        for (const element of name.elements)
          if (ts.isBindingElement(element) && ts.isIdentifier(element.name))
            names.set(
              element.name.text,
              `${String(position)}.${(element.propertyName ?? element.name).getText()}`,
            );
    });
    visit(node.body, names);
  };
  find(source);
  return [...used].sort();
}

/** How `other` differs from `first`, one sentence each. */
export function localeProblems(first: object, other: object): string[] {
  const wanted = leavesOf(first);
  const found = leavesOf(other);
  const problems = [...found.keys()]
    .filter((key) => !wanted.has(key))
    .map((key) => `${key} is not in the first locale`);
  for (const [key, leaf] of wanted) {
    const words = found.get(key);
    if (words === undefined) problems.push(`${key} is missing`);
    else if (typeof words !== typeof leaf) problems.push(`${key} is a ${typeof words}, not a ${typeof leaf}`);
    else {
      // Deliberately empty is empty in every language (the period behind a one-off amount).
      if (
        typeof words === 'string' &&
        typeof leaf === 'string' &&
        (words.trim() === '') !== (leaf.trim() === '')
      )
        problems.push(`${key} is empty in one language only`);
      const [here, there] = [placeholdersOf(leaf).join(', '), placeholdersOf(words).join(', ')];
      if (here !== there) problems.push(`${key} uses the parameters (${there}), not (${here})`);
    }
  }
  return problems;
}
