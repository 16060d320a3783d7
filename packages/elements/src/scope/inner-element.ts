import { noChange } from 'lit';
import { directive, Directive, type ChildPart } from 'lit/directive.js';
import { createInner } from './tag-scope.js';

type Handlers = Readonly<Record<string, (event: never) => void>>;

class InnerElement extends Directive {
  #element: HTMLElement | undefined;
  #tag = '';
  #given: Readonly<Record<string, unknown>> = {};
  #on: Handlers = {};

  override render(
    _tag: string,
    _Base: new () => HTMLElement,
    _given: Readonly<Record<string, unknown>>,
    _on?: Handlers,
  ): unknown {
    return noChange;
  }

  override update(part: ChildPart, [tag, Base, given, on = {}]: Parameters<InnerElement['render']>): unknown {
    const host = part.options?.host;
    if (!(host instanceof Element)) throw new Error(`<${tag}> is rendered without its host`);
    this.#on = on;
    if (!this.#element || tag !== this.#tag) {
      this.#element = createInner(host, tag, Base);
      this.#tag = tag;
      this.#given = {};
      for (const type of Object.keys(on)) this.#element.addEventListener(type, this.#told);
    }
    // As a binding of a template would: what has not changed is not set again, so that the element may change it itself.
    for (const [name, value] of Object.entries(given))
      if (value !== this.#given[name]) Reflect.set(this.#element, name, value);
    this.#given = given;
    return this.#element;
  }

  readonly #told = (event: Event): void => {
    this.#on[event.type]?.(event as never);
  };
}

const render = directive(InnerElement);

/**
 * An element of the kit in the template of another one, with properties and listeners: what a tag in the template would be, but with the name
 * that it has where its host is registered. Which events are listened to is settled when it is created.
 */
export function innerElement<E extends HTMLElement>(
  tag: string,
  Base: new () => E,
  given: Partial<E>,
  on?: Handlers,
): unknown {
  return render(tag, Base, given, on);
}
