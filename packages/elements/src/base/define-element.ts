import { copiesOfPage } from './copies.js';

/**
 * Registers a tag once. The same class again is a no-op; another class keeps the first, since a page may load two copies of the kit and must not
 * break over it: one warning names all such tags, the copies and the way out (embedding 1.2).
 */
export function defineElement(
  tag: string,
  constructor: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  copiesOfPage();
  const known = registry.get(tag);
  if (!known) registry.define(tag, constructor);
  else if (known !== constructor)
    void import('./clashes.js').then(({ noteClash }) => {
      noteClash(tag);
    });
}
