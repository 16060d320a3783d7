// TypeScript types of plain JSON as JSON Schema (2020-12). The types are the one place that says what a record is: records are decoded by their fields
// (decision 0001), and the shapes of inputs are checked against the same types, so there is no second description to keep in step.
import ts from 'typescript';
import { describe } from './docs.js';

export interface JsonSchema {
  readonly type?: string;
  readonly format?: string;
  readonly description?: string;
  readonly const?: Literal;
  readonly enum?: readonly Literal[];
  readonly anyOf?: readonly JsonSchema[];
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: JsonSchema;
  readonly $ref?: string;
}
type Literal = string | number | boolean | null;

/** What a name says that its type does not: name, type, what it is. */
const SAID_BY_NAME: readonly (readonly [RegExp, string, JsonSchema])[] = [
  [/\bCalendarDate\b/, 'string', { type: 'string', format: 'date' }],
  // Milliseconds since the epoch.
  [/\bInstant\b/, 'number', { type: 'integer' }],
];

/** Types put together of others have none. */
const symbolOf = (type: ts.Type): ts.Symbol | undefined => type.aliasSymbol ?? type.symbol;

const isLiteral = (type: ts.Type): type is ts.LiteralType => type.isStringLiteral() || type.isNumberLiteral();

export class SchemaWriter {
  /** Types with names, by their names. */
  readonly definitions: Record<string, JsonSchema> = {};
  readonly #checker: ts.TypeChecker;
  readonly #names = new Map<ts.Type, string>();

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  /** `declared` is what stands in the source: aliases of strings and numbers are seen nowhere else. */
  of(type: ts.Type, declared = ''): JsonSchema {
    const { flags } = type;
    if (type.aliasSymbol?.name === 'Json' || flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & ts.TypeFlags.Null) return { type: 'null' };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (isLiteral(type)) return { const: type.value as Literal };
    if (flags & (ts.TypeFlags.String | ts.TypeFlags.TemplateLiteral))
      return named(declared, { type: 'string' });
    if (flags & ts.TypeFlags.Number) return named(declared, { type: 'number' });
    if (flags & ts.TypeFlags.Boolean) return { type: 'boolean' };
    if (type.isUnion()) return this.#union(type, declared);
    // An id is a string with a brand.
    if (type.isIntersection() && type.types.some((part) => part.flags & ts.TypeFlags.String))
      return { type: 'string' };
    if (this.#checker.isTupleType(type))
      return {
        type: 'array',
        prefixItems: this.#checker.getTypeArguments(type as ts.TypeReference).map((part) => this.of(part)),
      };
    if (this.#checker.isArrayType(type)) {
      const [item] = this.#checker.getTypeArguments(type as ts.TypeReference);
      return { type: 'array', items: item ? this.of(item, declared) : {} };
    }
    return this.#object(type);
  }

  #union(type: ts.UnionType, declared: string): JsonSchema {
    const parts = type.types.filter((part) => !(part.flags & ts.TypeFlags.Undefined));
    const literals = parts.filter((part) => isLiteral(part)).map((part) => part.value as Literal);
    const schemas: JsonSchema[] = [];
    if (literals.length === 1) schemas.push({ const: literals[0] ?? null });
    if (literals.length > 1) schemas.push({ enum: literals.sort() });
    if (parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).length === 2)
      schemas.push({ type: 'boolean' });
    else
      schemas.push(
        ...parts.filter((part) => part.flags & ts.TypeFlags.BooleanLiteral).map((part) => this.of(part)),
      );
    for (const part of parts)
      if (!isLiteral(part) && !(part.flags & ts.TypeFlags.BooleanLiteral))
        schemas.push(this.of(part, declared));
    // The order of a union is chance.
    schemas.sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    const [only] = schemas;
    return schemas.length === 1 && only ? only : { anyOf: schemas };
  }

  #object(type: ts.Type): JsonSchema {
    const name = this.#nameOf(type);
    if (name === undefined) return this.#members(type);
    if (!this.#names.has(type)) {
      // Two types of one name, of different modules.
      let own = name;
      for (let at = 2; own in this.definitions; at += 1) own = `${name}${String(at)}`;
      this.#names.set(type, own);
      this.definitions[own] = {};
      this.definitions[own] = this.#members(type);
    }
    return { $ref: `#/$defs/${this.#names.get(type) ?? name}` };
  }

  /** Ours by a name that says all: no `Partial<…>`, no type written in place. */
  #nameOf(type: ts.Type): string | undefined {
    const symbol = symbolOf(type);
    if (!symbol) return undefined;
    const declared = symbol.declarations?.[0]?.getSourceFile().fileName ?? '';
    const isGeneric = (type.aliasTypeArguments?.length ?? 0) > 0;
    return symbol.name.startsWith('__') || isGeneric || !declared.includes('/packages/')
      ? undefined
      : symbol.name;
  }

  #members(type: ts.Type): JsonSchema {
    const properties: Record<string, JsonSchema> = {};
    const required: string[] = [];
    for (const symbol of type.getProperties()) {
      const declaration = symbol.declarations?.[0];
      // Marks of a brand are no data.
      if (symbol.name.startsWith('__')) continue;
      const node =
        declaration && (ts.isPropertySignature(declaration) || ts.isPropertyDeclaration(declaration))
          ? declaration.type
          : undefined;
      const schema = this.of(this.#checker.getTypeOfSymbol(symbol), node?.getText());
      const words = declaration ? describe(declaration) : '';
      properties[symbol.name] = words ? { ...schema, description: words } : schema;
      if (!(symbol.flags & ts.SymbolFlags.Optional)) required.push(symbol.name);
    }
    const index = type.getStringIndexType();
    return {
      type: 'object',
      ...(Object.keys(properties).length > 0 && { properties }),
      ...(required.length > 0 && { required }),
      ...(index && { additionalProperties: this.of(index) }),
    };
  }
}

function named(declared: string, schema: JsonSchema): JsonSchema {
  return SAID_BY_NAME.find(([name, type]) => name.test(declared) && type === schema.type)?.[2] ?? schema;
}
