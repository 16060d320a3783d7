import { LitElement, type ComplexAttributeConverter, type PropertyDeclaration } from 'lit';

/** `false` is how frameworks and templates of servers write that something is off; an attribute that says nothing is none. */
const converter: ComplexAttributeConverter = {
  fromAttribute: (text, type) => (type === Boolean ? text !== null && text !== 'false' : text),
  toAttribute: (value) => (value === true ? '' : value || null),
};

/**
 * An element whose properties and attributes anybody can set: what is no longer said is as if it had never been said. That is `undefined`, `null` (also of an
 * attribute that was removed) or `''`, whichever a framework sets.
 *
 * A property without a default needs `= undefined`: what is set first is the default.
 */
export abstract class SettableElement extends LitElement {
  readonly #defaults: Record<PropertyKey, unknown> = {};

  static override createProperty(name: PropertyKey, options?: PropertyDeclaration): void {
    // What a page does not say does not stand there either: what a server has written stays as it is.
    super.createProperty(name, options?.reflect ? { converter, useDefault: true, ...options } : options);
  }

  protected static override getPropertyDescriptor(
    name: PropertyKey,
    key: string | symbol,
    options: PropertyDeclaration,
  ): PropertyDescriptor | undefined {
    const descriptor = super.getPropertyDescriptor(name, key, options);
    const set = descriptor?.set;
    if (set && !options.state)
      descriptor.set = function (this: SettableElement, value: unknown) {
        const defaults = this.#defaults;
        if (!(name in defaults)) defaults[name] = value;
        set.call(this, value == null || value === '' ? defaults[name] : value);
      };
    return descriptor;
  }
}
