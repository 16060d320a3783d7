import { DOCS } from './docs-of-findings.js';
import { unknownAttributes } from './unknown-attributes.js';

const told = new Set<string>();
const watched = new WeakSet<Element>();

/** Tells of attributes that an element of the kit does not know, now and when more are set: once for each tag and name. */
export function watchAttributes(element: Element): void {
  if (watched.has(element)) return;
  watched.add(element);
  const look = (): void => {
    for (const { name, meant, isProperty } of unknownAttributes(element)) {
      const tag = `<${element.localName}>`;
      const key = `${tag} ${name}`;
      if (told.has(key)) continue;
      told.add(key);
      console.warn(
        `[firsat] unknown-attribute: ${tag} knows no attribute ${name}. ` +
          (isProperty
            ? `${meant} is a property: set it by a script, element.${meant} = …`
            : `Did you mean ${meant}?`) +
          ` ${DOCS}#unknown-attribute`,
      );
    }
  };
  look();
  new MutationObserver(look).observe(element, { attributes: true });
}
