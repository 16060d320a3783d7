// `firsat/schema.json`: every record of a workspace and the input of every command, as JSON Schema.
import type ts from 'typescript';
import { SchemaWriter, type JsonSchema } from './json-schema.js';
import type { Sources } from './sources.js';

export interface DataSchema {
  readonly $schema: string;
  readonly title: string;
  readonly description: string;
  /** Collection → the name of its record in `$defs`, by reference. */
  readonly records: Readonly<Record<string, JsonSchema>>;
  /** Command → its input. */
  readonly commands: Readonly<Record<string, JsonSchema>>;
  readonly $defs: Readonly<Record<string, JsonSchema>>;
}

export function exportedType({ checker, file }: Sources, module: string, name: string): ts.Type {
  const symbol = checker.getSymbolAtLocation(file(module));
  const found = symbol && checker.getExportsOfModule(symbol).find((each) => each.name === name);
  if (!found) throw new Error(`${module} does not export ${name}.`);
  return checker.getDeclaredTypeOfSymbol(found);
}

const sorted = <T>(entries: readonly (readonly [string, T])[]): Record<string, T> =>
  Object.fromEntries([...entries].sort(([a], [b]) => (a < b ? -1 : 1)));

export function dataSchema(sources: Sources): DataSchema {
  const { checker } = sources;
  const writer = new SchemaWriter(checker);
  const members = (module: string, name: string): [string, ts.Type][] =>
    exportedType(sources, module, name)
      .getProperties()
      .map((symbol) => [symbol.name, checker.getTypeOfSymbol(symbol)]);
  const records = members('packages/model/src/records/collections.ts', 'RecordMap').map(
    ([collection, type]) => [collection, writer.of(type)] as const,
  );
  const commands = members('packages/model/src/commands/command-map.ts', 'CommandMap').map(
    ([command, type]) => {
      const input = type.getProperty('input');
      return [command, input ? writer.of(checker.getTypeOfSymbol(input)) : {}] as const;
    },
  );
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    title: 'Firsat',
    description:
      'Records as `store.get(collection, id)` gives them, and inputs as `store.execute(command, input)` takes them. Money is integers in minor units.',
    records: sorted(records),
    commands: sorted(commands),
    $defs: sorted(Object.entries(writer.definitions)),
  };
}
