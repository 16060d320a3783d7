// Records of a workspace from their JSON Schema: one table each.
import type { DataSchema } from '../manifest/data-schema.js';
import type { JsonSchema } from '../manifest/json-schema.js';
import { table } from './table.js';
import { siteWords, type Language } from './words.js';

type Loose = JsonSchema & {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly anyOf?: readonly Loose[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly items?: Loose;
  readonly properties?: Readonly<Record<string, Loose>>;
  readonly required?: readonly string[];
  readonly description?: string;
};

const nameOf = (ref: string): string => ref.replace(/^.*\//, '');

/** A type in a few words: `string | null`, `Money`, `'a' | 'b'`. */
export function shortType(schema: Loose): string {
  if (schema.$ref) return nameOf(schema.$ref);
  if (schema.anyOf) return [...new Set(schema.anyOf.map(shortType))].join(' | ');
  if (schema.enum) return schema.enum.map((each) => JSON.stringify(each).replaceAll('"', "'")).join(' | ');
  if (schema.const !== undefined) return JSON.stringify(schema.const).replaceAll('"', "'");
  if (schema.type === 'array') return `${schema.items ? shortType(schema.items) : 'any'}[]`;
  return typeof schema.type === 'string' ? schema.type : 'any';
}

/** Names of what an object holds, with their types; `field?` may be left out. */
export function fieldsOf(schema: JsonSchema, { $defs }: Pick<DataSchema, '$defs'>): [string, string][] {
  const loose = schema as Loose;
  const object: Loose | undefined = loose.$ref ? $defs[nameOf(loose.$ref)] : loose;
  const required = new Set(object?.required);
  return Object.entries(object?.properties ?? {}).map(([field, type]) => [
    required.has(field) ? field : `${field}?`,
    shortType(type),
  ]);
}

export function recordsText(schema: DataSchema, language: Language): string {
  const words = siteWords[language];
  return Object.entries(schema.records)
    .map(([collection, record]) => {
      const rows = fieldsOf(record, schema).map(([field, type]) => [`\`${field}\``, `\`${type}\``]);
      return `### \`${collection}\` {#record-${collection}}\n\n${table([words.field, words.type], rows)}\n`;
    })
    .join('\n');
}
