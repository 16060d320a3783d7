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

export function recordsText({ records, $defs }: DataSchema, language: Language): string {
  const words = siteWords[language];
  return Object.entries(records)
    .map(([collection, schema]) => {
      const loose = schema as Loose;
      const record = loose.$ref ? ($defs[nameOf(loose.$ref)] as Loose | undefined) : loose;
      const rows = Object.entries(record?.properties ?? {}).map(([field, type]) => [
        `\`${field}\``,
        `\`${shortType(type)}\``,
      ]);
      return `### \`${collection}\` {#record-${collection}}\n\n${table([words.field, words.type], rows)}\n`;
    })
    .join('\n');
}
