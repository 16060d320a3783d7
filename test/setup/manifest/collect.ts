// What each element of the kit offers to a page, read from its class and those that it extends: the manifest in the kit's own words. Everything that
// is generated (custom elements manifest, data of editors, types of frameworks, llms.txt, the report of the API) is made from this.
import path from 'node:path';
import ts from 'typescript';
import { root } from '../files.mjs';
import { describe, hasTag, tagLines, typeText } from './docs.js';
import { requestedCommands } from './requests.js';
import type { Sources, TaggedClass } from './sources.js';

export interface PropertyDoc {
  readonly name: string;
  /** Undefined: no attribute. */
  readonly attribute: string | undefined;
  readonly reflects: boolean;
  readonly readonly: boolean;
  readonly type: string;
  /** The words that an attribute takes, where they are a closed list. */
  readonly values: readonly string[];
  readonly standard: string | undefined;
  readonly description: string;
  readonly from: string;
}

export interface EventDoc {
  readonly name: string;
  readonly type: string;
  readonly description: string;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly detail: string;
}

export interface MethodDoc {
  readonly name: string;
  readonly description: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly type: string;
    readonly optional: boolean;
  }[];
  readonly returns: string;
  readonly from: string;
}

export interface NamedDoc {
  readonly name: string;
  readonly description: string;
  readonly standard?: string;
  /** Of a token: what it may be, as `@property` of CSS says it; `*` is anything. */
  readonly syntax?: string;
}

export interface ElementDoc {
  readonly tag: string;
  readonly className: string;
  /** From the root of its package: `src/…`. */
  readonly module: string;
  readonly package: 'elements' | 'firsat';
  readonly superclasses: readonly string[];
  readonly summary: string;
  readonly description: string;
  readonly properties: readonly PropertyDoc[];
  readonly methods: readonly MethodDoc[];
  readonly events: readonly EventDoc[];
  readonly slots: readonly NamedDoc[];
  readonly parts: readonly NamedDoc[];
  readonly cssProperties: readonly NamedDoc[];
  readonly states: readonly NamedDoc[];
}

const hidden = ts.ModifierFlags.Private | ts.ModifierFlags.Protected | ts.ModifierFlags.Static;

/** The class and those of ours that it extends, the nearest first. */
function chainOf({ checker }: Sources, declaration: ts.ClassDeclaration): ts.ClassDeclaration[] {
  const chain: ts.ClassDeclaration[] = [];
  let at: ts.ClassDeclaration | undefined = declaration;
  while (at && at.getSourceFile().fileName.includes('/packages/')) {
    chain.push(at);
    const base: ts.ExpressionWithTypeArguments | undefined = at.heritageClauses?.find(
      ({ token }) => token === ts.SyntaxKind.ExtendsKeyword,
    )?.types[0];
    at = base && checker.getTypeAtLocation(base).symbol.declarations?.find(ts.isClassDeclaration);
  }
  return chain;
}

interface Decorated {
  readonly attribute: string | undefined;
  readonly reflects: boolean;
}

/** What `@property({…})` says; undefined without one. */
function decorated(member: ts.ClassElement): Decorated | undefined {
  for (const { expression } of ts.canHaveDecorators(member) ? (ts.getDecorators(member) ?? []) : []) {
    if (!ts.isCallExpression(expression) || expression.expression.getText() !== 'property') continue;
    const options = expression.arguments[0]?.getText() ?? '';
    const named = /attribute:\s*(?:'([^']+)'|(false))/.exec(options);
    return {
      attribute: named?.[2] ? undefined : (named?.[1] ?? member.name?.getText().toLowerCase()),
      reflects: /reflect:\s*true/.test(options),
    };
  }
  return undefined;
}

const isAccessor = (member: ts.ClassElement): boolean =>
  ts.isGetAccessorDeclaration(member) || ts.isSetAccessorDeclaration(member);

/** Words of a closed list, of a type as `'auto' | 'none'`. */
function wordsOf(type: ts.Type): string[] {
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map((part) => part.value) : [];
}

function propertyOf(sources: Sources, member: ts.ClassElement, from: string): PropertyDoc | undefined {
  const { checker } = sources;
  const name = member.name?.getText() ?? '';
  const options = decorated(member);
  // What is written down for nobody but the kit is no part of the API.
  if (!options && describe(member) === '') return undefined;
  const type = checker.getTypeAtLocation(member);
  const setter = (member.parent as ts.ClassDeclaration).members.some(
    (other) => ts.isSetAccessorDeclaration(other) && other.name.getText() === name,
  );
  const value = ts.isPropertyDeclaration(member) ? member.initializer : undefined;
  return {
    name,
    attribute: options?.attribute,
    reflects: options?.reflects ?? false,
    readonly: isAccessor(member)
      ? !setter
      : (ts.getCombinedModifierFlags(member) & ts.ModifierFlags.Readonly) !== 0,
    type: typeText(checker, type),
    values: wordsOf(type),
    standard:
      value && value.getText() !== 'undefined' && value.getText().length <= 40 ? value.getText() : undefined,
    description: describe(member),
    from,
  };
}

function methodOf({ checker }: Sources, member: ts.MethodDeclaration, from: string): MethodDoc {
  const signature = checker.getSignatureFromDeclaration(member);
  return {
    name: member.name.getText(),
    description: describe(member),
    parameters: member.parameters.map((parameter) => ({
      name: ts.isIdentifier(parameter.name) ? parameter.name.text : 'options',
      type: typeText(checker, checker.getTypeAtLocation(parameter)),
      optional: parameter.questionToken !== undefined || parameter.initializer !== undefined,
    })),
    returns: signature ? typeText(checker, checker.getReturnTypeOfSignature(signature)) : 'void',
    from,
  };
}

/** An event of the kit by its class: how it is dispatched, and what it tells. */
interface EventClass {
  readonly className: string;
  readonly bubbles: boolean;
  readonly cancelable: boolean;
  readonly detail: string;
  readonly description: string;
}

/** Every class of an event, by the name of the event. */
export function eventClasses(sources: Sources): Map<string, EventClass> {
  const found = new Map<string, EventClass>();
  for (const source of sources.program.getSourceFiles()) {
    if (!source.fileName.includes('/packages/elements/src/events/')) continue;
    for (const statement of source.statements) {
      if (!ts.isClassDeclaration(statement) || !statement.name) continue;
      const text = statement.getText();
      const type = /static readonly type = '([^']+)'/.exec(text)?.[1];
      const detail = statement.members.find((member) => member.name?.getText() === 'detail');
      found.set(type ?? statement.name.text, {
        className: statement.name.text,
        bubbles: /bubbles: true/.test(text),
        cancelable: /cancelable: true/.test(text),
        detail: detail ? typeText(sources.checker, sources.checker.getTypeAtLocation(detail)) : 'undefined',
        description: describe(statement),
      });
    }
  }
  return found;
}

function eventsOf(
  sources: Sources,
  chain: readonly ts.ClassDeclaration[],
  classes: ReadonlyMap<string, EventClass>,
): EventDoc[] {
  const events = new Map<string, EventDoc>();
  const add = (name: string, description: string): void => {
    const command = /^firsat-(.+)-request$/.exec(name)?.[1];
    const own = classes.get(name);
    const kind = own ?? (command === undefined ? undefined : classes.get('CommandRequestEvent'));
    if (!kind) throw new Error(`No class in events/ is of "${name}".`);
    if (events.has(name)) return;
    events.set(name, {
      name,
      type: own ? kind.className : `CommandRequestEvent<'${command ?? ''}'>`,
      description:
        description ||
        `Before \`${command ?? ''}\` is done; \`preventDefault()\` refuses it, \`waitUntil(promise)\` lets it wait.`,
      bubbles: kind.bubbles,
      cancelable: kind.cancelable,
      detail: own
        ? kind.detail
        : `{ readonly command: '${command ?? ''}'; readonly input: CommandInput<'${command ?? ''}'>; readonly origin: 'user' }`,
    });
  };
  for (const declaration of chain)
    for (const { name, description } of tagLines(declaration, 'fires'))
      // The others are found, each by its own name.
      add(name, description.replace(/; likewise .*?\.(?= |$)/u, '.'));
  const [main] = chain;
  if (main)
    for (const command of requestedCommands(sources, main.getSourceFile()))
      add(`firsat-${command}-request`, '');
  return [...events.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function named(chain: readonly ts.ClassDeclaration[], tag: string): NamedDoc[] {
  const found = new Map<string, NamedDoc>();
  for (const declaration of chain)
    for (const { name, description, standard, type: syntax } of tagLines(declaration, tag))
      if (!found.has(name))
        found.set(name, { name, description, ...(standard && { standard }), ...(syntax && { syntax }) });
  return [...found.values()];
}

/** Every shadow root of the kit reads the tokens that are written down at the class of all widgets. */
function tokensOf({ file }: Sources): ts.ClassDeclaration {
  const declared = file('packages/elements/src/base/firsat-element.ts').statements.find(
    ts.isClassDeclaration,
  );
  if (!declared) throw new Error('base/firsat-element.ts has no class.');
  return declared;
}

function elementOf(
  sources: Sources,
  { tag, declaration }: TaggedClass,
  classes: ReadonlyMap<string, EventClass>,
  base: string,
): ElementDoc {
  const chain = chainOf(sources, declaration);
  const properties = new Map<string, PropertyDoc>();
  const methods = new Map<string, MethodDoc>();
  for (const link of chain) {
    const from = link.name?.text ?? '';
    for (const member of link.members) {
      const name = member.name;
      if (!name || !ts.isIdentifier(name)) continue;
      if (ts.getCombinedModifierFlags(member) & (hidden | ts.ModifierFlags.Override)) continue;
      if (hasTag(member, 'internal')) continue;
      if (ts.isMethodDeclaration(member) && member.body) {
        if (!methods.has(name.text)) methods.set(name.text, methodOf(sources, member, from));
      } else if (ts.isPropertyDeclaration(member) || ts.isGetAccessorDeclaration(member)) {
        const property = properties.has(name.text) ? undefined : propertyOf(sources, member, from);
        if (property) properties.set(name.text, property);
      }
    }
  }
  const file = path.relative(base, declaration.getSourceFile().fileName).split(path.sep).join('/');
  const words = chain.map(describe).find((text) => text !== '') ?? '';
  return {
    tag,
    className: declaration.name?.text ?? '',
    module: file.replace(/^packages\/[^/]+\//, ''),
    package: file.startsWith('packages/firsat/') ? 'firsat' : 'elements',
    superclasses: chain.slice(1).map((link) => link.name?.text ?? ''),
    summary: /^(.*?[.:])(\s|$)/.exec(words)?.[1]?.replace(/:$/, '.') ?? words,
    description: words,
    properties: [...properties.values()],
    methods: [...methods.values()],
    events: eventsOf(sources, chain, classes),
    slots: named(chain, 'slot'),
    parts: named(chain, 'csspart'),
    cssProperties: named([...chain, tokensOf(sources)], 'cssprop'),
    states: named(chain, 'cssstate'),
  };
}

/** Every element, sorted by tag. */
export function collect(sources: Sources, base = root): ElementDoc[] {
  const classes = eventClasses(sources);
  return sources.elements.map((element) => elementOf(sources, element, classes, base));
}
