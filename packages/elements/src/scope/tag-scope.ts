import { defineElement } from '../base/define-element.js';

/** Where a set of the kit's elements is registered, and how their tags are called there (embedding 1.2). */
export interface TagScope {
  readonly registry: CustomElementRegistry;
  /** Before every tag, e.g. `acme-`. */
  readonly prefix: string;
  /** After every tag, e.g. `-v2`. */
  readonly suffix: string;
}

type Class = CustomElementConstructor & {
  readonly tagScope?: TagScope;
  readonly shadowRootOptions?: ShadowRootInit;
};

/** The tag of an element in a scope. */
export function tagIn({ prefix, suffix }: Pick<TagScope, 'prefix' | 'suffix'>, tag: string): string {
  return `${prefix}${tag}${suffix}`;
}

/** The scope that an element belongs to; its inner elements belong to it, too. */
export function scopeOf(host: Element): TagScope {
  return (host.constructor as Class).tagScope ?? { registry: customElements, prefix: '', suffix: '' };
}

/**
 * Registers a class of the kit under its name in a scope, once, and returns that name. Beside the plain tags of the page, a class is registered as
 * one derived from it: a class has one name in a registry, and says by its own which inner elements are meant.
 */
export function defineIn(scope: TagScope, tag: string, Base: CustomElementConstructor): string {
  const name = tagIn(scope, tag);
  if (name === tag && scope.registry === customElements) defineElement(tag, Base);
  else {
    const known = scope.registry.get(name);
    const isOurs = known !== undefined && Object.getPrototypeOf(known) === Base;
    if (!isOurs) defineElement(name, derive(Base, scope), scope.registry);
  }
  return name;
}

function derive(Base: Class, scope: TagScope): CustomElementConstructor {
  const options: ShadowRootInit = { mode: 'open', ...Base.shadowRootOptions };
  return class extends Base {
    static override readonly tagScope = scope;
    // Where a shadow root has a registry of its own, what is parsed into it is looked up there.
    static override readonly shadowRootOptions =
      scope.registry === customElements ? options : { ...options, customElementRegistry: scope.registry };
  };
}

/** An element of the kit within another one: registered as its host is, under the name that it has there. In whichever document its host stands now. */
export function createInner<E extends HTMLElement>(host: Element, tag: string, Base: new () => E): E {
  const scope = scopeOf(host);
  const name = defineIn(scope, tag, Base);
  const inner =
    scope.registry === customElements
      ? document.createElement(name)
      : document.createElement(name, { customElementRegistry: scope.registry });
  return inner as E;
}
