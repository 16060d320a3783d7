import type { PropertyDeclaration, ReactiveElement } from 'lit';
import { tell } from './telling.js';

/** What a property may be, the `type` of a declaration of Lit: what `typeof` says of it, or a check. */
export type Kind = Check | typeof String | typeof Boolean | typeof Object | typeof Function;
/** And, for whoever gave something else, what is expected. */
export type Check = readonly [check: (given: unknown) => boolean, expected: string];

/** One of these words. */
export const oneOf = (...words: readonly string[]): Check => [
  (given) => words.includes(given as string),
  words.join(' | '),
];

interface Declaration extends PropertyDeclaration {
  readonly type?: Kind;
  readonly converter?: { fromAttribute(written: string | null): unknown };
}

/** What a page does not say does not stand in its attributes either. */
const toAttribute = (value: unknown): unknown => (value === true ? '' : value || null);

/**
 * A property by the rules of the kit, whoever sets it and when: nothing (removed, `null`, `undefined`, empty) is the default, which is what the class
 * begins with; so is what is none of its kind, which is told once; text is read as in an attribute. Without an attribute and without a kind it is taken as
 * it is.
 */
export function property(options: Declaration = {}) {
  const { attribute, converter, type = attribute === false ? undefined : String } = options;
  return (prototype: object, name: string): void => {
    (prototype.constructor as typeof ReactiveElement).createProperty(
      name,
      options.reflect ? { useDefault: true, ...options, converter: { ...converter, toAttribute } } : options,
    );
    const lit = Object.getOwnPropertyDescriptor(prototype, name);
    if (!lit || !type) return;
    let begun: readonly [standard: unknown] | undefined;
    Object.defineProperty(prototype, name, {
      ...lit,
      set(this: Element, given: unknown) {
        begun ??= [given];
        let [value] = begun;
        if (given != null && given !== '') {
          const read = typeof given === 'string' && converter ? converter.fromAttribute(given) : given;
          if ('name' in type ? typeof read === type.name.toLowerCase() : type[0](read)) value = read;
          else
            void tell((told) => {
              told.tellValue(this, typeof attribute === 'string' ? attribute : name, given, type);
            });
        }
        lit.set?.call(this, value);
      },
    });
  };
}

/** A field whose change is drawn; no part of what a page may set. */
export const state = () => property({ state: true, attribute: false });
