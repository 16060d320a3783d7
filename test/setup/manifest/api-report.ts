// The report of the API, committed in packages/firsat/api: one flat list per part, `what → how`, so that a change of the surface is a changed line
// that somebody reads. Compared with the sources by test/rules/api.node.test.ts.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import ts from 'typescript';
import { packageFolders, root } from '../files.mjs';
import type { ElementDoc } from './collect.js';
import type { DataSchema } from './data-schema.js';
import { typeText } from './docs.js';
import type { ErrorCodes } from './error-codes.js';
import type { JsonSchema } from './json-schema.js';
import type { Sources } from './sources.js';

export type Lines = Readonly<Record<string, string>>;
/** File in packages/firsat/api → its lines. */
export type ApiReport = Readonly<Record<'elements' | 'data' | 'errors' | 'exports', Lines>>;

const lines = (entries: readonly (readonly [string, string])[]): Lines =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

function elementLines(docs: readonly ElementDoc[]): Lines {
  return lines(
    docs.flatMap((doc) => {
      const at = (kind: string, name: string): string => `<${doc.tag}> ${kind} ${name}`.trimEnd();
      return [
        [at('is', ''), doc.className] as const,
        ...doc.properties.map(
          ({ name, attribute, type, standard, readonly }) =>
            [
              at('property', name),
              `${readonly ? 'readonly ' : ''}${type}${standard === undefined ? '' : ` = ${standard}`}${attribute === undefined ? '' : `; attribute ${attribute}`}`,
            ] as const,
        ),
        ...doc.methods.map(
          ({ name, parameters, returns }) =>
            [
              at('method', name),
              `(${parameters.map((parameter) => `${parameter.optional ? 'optional ' : ''}${parameter.type}`).join(', ')}) => ${returns}`,
            ] as const,
        ),
        ...doc.events.map(
          ({ name, type, detail, cancelable }) =>
            [
              at('event', name),
              `${cancelable ? 'cancelable ' : ''}${type.startsWith('CommandRequestEvent') ? type : `${type} ${detail}`}`,
            ] as const,
        ),
        ...doc.slots.map(({ name }) => [at('slot', name || '(default)'), ''] as const),
        ...doc.parts.map(({ name }) => [at('part', name), ''] as const),
        ...doc.cssProperties.map(({ name, standard = '' }) => [at('token', name), standard] as const),
        ...doc.states.map(({ name }) => [at('state', name), ''] as const),
      ];
    }),
  );
}

const withoutWords = (schema: JsonSchema): unknown =>
  JSON.parse(
    JSON.stringify(schema, (key, value: unknown) =>
      key === 'description' && typeof value === 'string' ? undefined : value,
    ),
  );

function dataLines(schema: DataSchema): Lines {
  const fields = (at: string, of: JsonSchema): [string, string][] =>
    of.properties
      ? Object.entries(of.properties).map(([name, field]) => [
          `${at} ${name}${of.required?.includes(name) ? '' : '?'}`,
          JSON.stringify(withoutWords(field)),
        ])
      : [[at, JSON.stringify(withoutWords(of))]];
  const each = (kind: string, group: Readonly<Record<string, JsonSchema>>): [string, string][] =>
    Object.entries(group).flatMap(([name, of]) => fields(`${kind} ${name}`, of));
  return lines([
    ...each('record', schema.records),
    ...each('command', schema.commands),
    ...each('type', schema.$defs),
  ]);
}

const errorLines = ({ problems, stopped, closes }: ErrorCodes): Lines =>
  lines([
    ...problems.map(({ code, params }) => [`problem ${code}`, params.join(' ')] as const),
    ...Object.entries(stopped).flatMap(([name, reasons]) =>
      reasons.map((reason) => [`${name} ${reason}`, ''] as const),
    ),
    ...closes.map(({ code, reason, action }) => [`close ${String(code)}`, `${reason}, ${action}`] as const),
  ]);

interface PackageFile {
  readonly name: string;
  readonly exports: Readonly<Record<string, string | { readonly 'firsat-source'?: string }>>;
}

/** What each entry of each package exports, by its sources. Entries for tests are not part of it, those of single tags export nothing. */
function exportLines({ checker, program }: Sources): Lines {
  const found: [string, string][] = [];
  for (const folder of packageFolders()) {
    const { name, exports } = JSON.parse(
      readFileSync(path.join(root, folder, 'package.json'), 'utf8'),
    ) as PackageFile;
    for (const [entry, target] of Object.entries(exports)) {
      const source = typeof target === 'string' ? undefined : target['firsat-source'];
      if (source === undefined || source.includes('*') || entry.includes('testing')) continue;
      const file = program.getSourceFile(path.join(root, folder, source));
      const module = file && checker.getSymbolAtLocation(file);
      const at = path.posix.join(name, entry);
      found.push([at, '']);
      for (const symbol of module ? checker.getExportsOfModule(module) : []) {
        const real = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
        found.push([`${at} ${symbol.name}`, kindOf(checker, real)]);
      }
    }
  }
  return lines(found);
}

function kindOf(checker: ts.TypeChecker, symbol: ts.Symbol): string {
  const { flags } = symbol;
  if (flags & ts.SymbolFlags.Class) return 'class';
  if (flags & ts.SymbolFlags.Function)
    return `function ${typeText(checker, checker.getTypeOfSymbol(symbol))}`;
  if (flags & ts.SymbolFlags.Interface) return 'interface';
  if (flags & ts.SymbolFlags.TypeAlias) return 'type';
  return 'const';
}

export const apiReport = (
  sources: Sources,
  docs: readonly ElementDoc[],
  schema: DataSchema,
  errors: ErrorCodes,
): ApiReport => ({
  elements: elementLines(docs),
  data: dataLines(schema),
  errors: errorLines(errors),
  exports: exportLines(sources),
});

export interface ApiChanges {
  readonly breaking: readonly string[];
  readonly additions: readonly string[];
}

/** A command that wants more than before refuses what was enough. */
const wantsMore = (line: string): boolean => /^command \S+ \S+$/.test(line) && !line.endsWith('?');

/** What is different, one sentence each. What was there and is gone or is another thing breaks who relies on it. */
export function compareApi(before: ApiReport, now: ApiReport): ApiChanges {
  const breaking: string[] = [];
  const additions: string[] = [];
  for (const part of Object.keys(now) as (keyof ApiReport)[]) {
    const [old, fresh] = [before[part], now[part]];
    for (const [line, value] of Object.entries(old)) {
      const other = fresh[line];
      if (other === undefined) breaking.push(`${part}: "${line}" is gone`);
      else if (other !== value) breaking.push(`${part}: "${line}" was "${value}" and is "${other}"`);
    }
    const commands = new Set(Object.keys(old).map((line) => line.split(' ', 2).join(' ')));
    for (const line of Object.keys(fresh)) {
      if (line in old) continue;
      const isOld = commands.has(line.split(' ', 2).join(' '));
      if (part === 'data' && wantsMore(line) && isOld)
        breaking.push(`${part}: "${line}" has to be given now`);
      else additions.push(`${part}: "${line}" is new`);
    }
  }
  return { breaking, additions };
}
