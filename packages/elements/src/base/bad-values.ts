import type { Kind } from './property.js';

interface Declared {
  readonly elementProperties?: ReadonlyMap<
    PropertyKey,
    {
      readonly attribute?: boolean | string;
      readonly type?: Kind | object;
      readonly converter?: { fromAttribute?(written: string | null): unknown };
    }
  >;
}

/** An attribute with a value that it cannot have. */
export interface BadValue {
  readonly attribute: string;
  readonly written: string;
  /** What it has to be. */
  readonly expected: string;
}

/** What stands in the attributes of an element of the kit and is none of their kinds. */
export function* badValues(element: Element): Generator<BadValue> {
  const { elementProperties } = element.constructor as Declared;
  for (const [name, { attribute = true, type, converter }] of elementProperties ?? []) {
    if (attribute === false || !Array.isArray(type)) continue;
    const known = typeof attribute === 'string' ? attribute : String(name).toLowerCase();
    const written = element.getAttribute(known);
    const [check, expected] = type as unknown as Exclude<Kind, { readonly name: string }>;
    // Nothing is the default.
    if (written && !check(converter?.fromAttribute?.(written) ?? written))
      yield { attribute: known, written, expected };
  }
}
