/**
 * Registers a tag once. The same class again is a no-op; another class keeps the first and says so, since a page may load two builds of
 * the kit and must not break over it (embedding 1.2).
 */
export function defineElement(
  tag: string,
  constructor: CustomElementConstructor,
  registry: CustomElementRegistry = customElements,
): void {
  const known = registry.get(tag);
  if (known === constructor) return;
  if (known) {
    console.warn(`[firsat] <${tag}> is already defined by another copy of the kit; the first one stays.`);
    return;
  }
  registry.define(tag, constructor);
}
