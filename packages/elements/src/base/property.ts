import type { ComplexAttributeConverter, LitElement, PropertyDeclaration } from 'lit';

/** `false` is how frameworks and templates of servers write that something is off; an attribute that says nothing is none. */
const converter: ComplexAttributeConverter = {
  fromAttribute: (text, type) => (type === Boolean ? text !== null && text !== 'false' : text),
  toAttribute: (value) => (value === true ? '' : value || null),
};

/** Of each element: what it sets itself while it is made. */
const defaults = new WeakMap<object, Record<string, unknown>>();

/**
 * A property that anybody can set: what is no longer said is as if it had never been said. That is `undefined`, `null` (also of an attribute that was removed)
 * or `''`, whichever a framework sets.
 *
 * A property without a default needs `= undefined`: what is set first is the default.
 */
export const property =
  (options: PropertyDeclaration = {}) =>
  (prototype: LitElement, name: string): void => {
    (prototype.constructor as typeof LitElement).createProperty(
      name,
      // What a page does not say does not stand there either: what a server has written stays as it is.
      options.reflect ? { converter, useDefault: true, ...options } : options,
    );
    const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
    Object.defineProperty(prototype, name, {
      ...descriptor,
      set(this: LitElement, value: unknown) {
        let own = defaults.get(this);
        if (!own) defaults.set(this, (own = {}));
        if (!(name in own)) own[name] = value;
        descriptor?.set?.call(this, value == null || value === '' ? own[name] : value);
      },
    });
  };

/** What an element keeps for itself and is rendered by. */
export const state =
  () =>
  (prototype: LitElement, name: string): void => {
    (prototype.constructor as typeof LitElement).createProperty(name, { state: true, attribute: false });
  };
