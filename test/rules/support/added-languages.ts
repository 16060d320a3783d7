import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { leavesOf, type Leaf } from './messages.js';

/** What a language that a page can add shares with English on purpose. */
export interface AddedLanguage {
  readonly tag: string;
  /** Words that are the same ones. */
  readonly sameWords: readonly string[];
  /** Messages that say one and many alike, though English does not. */
  readonly samePlurals: readonly string[];
}

/** The languages of the kit beside the built-in ones: `locales/<tag>.ts` and `locales/<tag>/<area>.ts`. */
export const addedLanguages: readonly AddedLanguage[] = [
  {
    tag: 'de',
    sameWords: [
      ...['Fax', 'Filter', 'Link', 'Median', 'Name', 'Orange', 'Partner', 'Person', 'Phase', 'Pipeline'],
      ...['Segment', 'SMS', 'Status', 'Team', 'Teams', 'Text', 'in', 'In'],
      ...['kB', 'n', 'R', 'TCKN', 'UTF', 'UTF BE', 'UTF LE', 'VKN'],
    ],
    samePlurals: ['detail.timesOpen', 'devtools.people.devices'],
  },
  {
    tag: 'ar',
    sameWords: ['EUR', 'R', 'TCKN', 'USD', 'UTF', 'UTF BE', 'UTF LE', 'VKN'],
    samePlurals: ['detail.timesOpen'],
  },
];

const areaName = (file: string): string =>
  path.basename(file, '.ts').replace(/-(\w)/gu, (_, letter: string) => letter.toUpperCase());

/** Files of the first language say which areas there are; what else stands beside them is their own. */
export const areaFiles = (folder: string, tag: string): string[] =>
  readdirSync(`${folder}/en`)
    .filter((file) => file !== 'index.ts')
    .map((file) => `${folder}/${tag}/${file}`)
    .filter(existsSync);

/** All areas of a language as its modules say them. */
export async function wordsOfFolder(folder: string, tag: string): Promise<Record<string, object>> {
  const words: Record<string, object> = {};
  for (const file of areaFiles(folder, tag)) {
    const name = areaName(file);
    const module = (await import(file)) as Record<string, object | undefined>;
    words[name] = module[name] ?? {};
  }
  return words;
}

/** What each parameter of a message may be, by the dotted path of the message. */
export type Parameters = ReadonlyMap<string, readonly (readonly unknown[])[]>;

const COUNTS = [0, 1, 2, 3, 11, 100];
/** Stands for any text: found again in what is said. */
const TEXT = 'Xyz';

function valuesOf(type: ts.TypeNode | undefined): readonly unknown[] {
  if (type?.kind === ts.SyntaxKind.NumberKeyword) return COUNTS;
  if (type && ts.isUnionTypeNode(type))
    return type.types.map((each) =>
      ts.isLiteralTypeNode(each) && ts.isStringLiteral(each.literal) ? each.literal.text : TEXT,
    );
  // A problem takes what it says from an object.
  return type ? [TEXT] : [new Proxy({}, { get: () => TEXT })];
}

/** Read from the types of the first language: at run time they are gone. */
export function parametersOf(folder: string, tag: string): Parameters {
  const found = new Map<string, (readonly unknown[])[]>();
  for (const file of areaFiles(folder, tag)) {
    const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
    const visit = (node: ts.Node, at: string): void => {
      if (ts.isPropertyAssignment(node)) {
        const name = ts.isIdentifier(node.name) || ts.isStringLiteral(node.name) ? node.name.text : '';
        visit(node.initializer, `${at}.${name}`);
      } else if (ts.isArrowFunction(node))
        found.set(
          at,
          node.parameters.map(({ type }) => valuesOf(type)),
        );
      else
        ts.forEachChild(node, (child) => {
          visit(child, at);
        });
    };
    visit(source, areaName(file));
  }
  return found;
}

/** Every combination of one value for each parameter. */
const combinations = (lists: readonly (readonly unknown[])[]): unknown[][] =>
  lists.reduce<unknown[][]>(
    (all, values) => all.flatMap((row) => values.map((value) => [...row, value])),
    [[]],
  );

const say = (leaf: Leaf, given: readonly unknown[]): string =>
  typeof leaf === 'string' ? leaf : String((leaf as (...all: readonly unknown[]) => unknown)(...given));

/** The letters that a message adds to what it is given. */
const ownLetters = (said: string): string =>
  said
    .replaceAll(TEXT, ' ')
    .replace(/[^\p{L}]+/gu, ' ')
    .trim();

/** What an added language says badly or not at all: one sentence each. */
export function wordProblems(
  english: object,
  other: object,
  parameters: Parameters,
  { sameWords, samePlurals }: Omit<AddedLanguage, 'tag'>,
): string[] {
  const problems: string[] = [];
  const spoken = leavesOf(other);
  const same = new Set(sameWords);
  const met = new Set<string>();
  for (const [key, first] of leavesOf(english)) {
    const leaf = spoken.get(key);
    if (leaf === undefined) continue; // reported by the comparison of names
    const given = combinations(parameters.get(key) ?? []);
    const said = given.map((values) => say(leaf, values));
    const meant = given.map((values) => say(first, values));
    const broken = said.find((text, at) => isBroken(text, meant[at] ?? ''));
    if (broken !== undefined) problems.push(`${key} says "${broken}"`);
    if (said.every((text, at) => text === meant[at])) {
      const letters = ownLetters(said[0] ?? '');
      met.add(letters);
      if (letters !== '' && !same.has(letters)) problems.push(`${key} is English: "${said[0] ?? ''}"`);
    }
    const [one, two] = [1, 2].map((count) =>
      given.findIndex((values) => values.every((value) => value === count)),
    );
    if (one === undefined || two === undefined || one < 0 || two < 0 || one === two) continue;
    const differs = (texts: readonly string[]): boolean =>
      ownLetters(texts[one] ?? '') !== ownLetters(texts[two] ?? '');
    if (differs(meant) && !differs(said) && !samePlurals.includes(key))
      problems.push(`${key} says one and two alike: "${said[two] ?? ''}"`);
  }
  return [
    ...problems,
    ...sameWords
      .filter((word) => !met.has(word))
      .map((word) => `${word} is listed as the same, but nothing says it`),
  ];
}

/** Nothing where English says something, a value that leaked, or a gap where one is missing. */
const isBroken = (text: string, meant: string): boolean =>
  (text.trim() === '') !== (meant.trim() === '') || /undefined|NaN|null|\[object|\{\w+\}| {2}/u.test(text);
