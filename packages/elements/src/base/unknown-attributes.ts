import { nearestName } from '../locales/nearest-name.js';

/** Attributes that any element may have, those of frameworks among them. */
const ANYWHERE =
  /^(id|class|lang|dir|hidden|style|slot|part|exportparts|title|role|tabindex|inert|popover|nonce|is|autofocus|translate|draggable|spellcheck|contenteditable|accesskey|enterkeyhint|inputmode|item\w+|key|ref|defer-hydration|data-.*|aria-.*|on\w+|.*[:.@()[\]*#].*|(_ng|ng-|v-|x-|hx-|s-|wire-|up-|unicorn-).*)$/;

interface Declared {
  readonly observedAttributes?: readonly string[];
  readonly elementProperties?: ReadonlyMap<PropertyKey, { readonly state?: boolean }>;
}

/** An attribute that its element does not know, and what was meant. */
export interface UnknownAttribute {
  readonly name: string;
  /** The attribute that was meant, or the property: of that there is no attribute. */
  readonly meant: string;
  readonly isProperty: boolean;
}

/** Whether one can be the other as HTML has it: without capital letters. */
const same = (written: string, property: string): boolean => written === property.toLowerCase();

/** Attributes of an element of the kit that it does not know, and that are near to what it knows. */
export function* unknownAttributes(element: Element): Generator<UnknownAttribute> {
  const { observedAttributes = [], elementProperties } = element.constructor as Declared;
  for (const name of element.getAttributeNames()) {
    if (observedAttributes.includes(name) || ANYWHERE.test(name)) continue;
    // `schemaId` arrives as `schemaid`: letters and digits are what counts.
    const spelled = observedAttributes.find(
      (known) => known.replaceAll('-', '') === name.replaceAll(/[-_]/g, ''),
    );
    const property = [...(elementProperties ?? [])].find(
      ([key, { state }]) => !state && same(name, String(key)),
    )?.[0];
    const meant = spelled ?? (property === undefined ? nearestName(name, observedAttributes) : undefined);
    if (meant !== undefined) yield { name, meant, isProperty: false };
    else if (property !== undefined) yield { name, meant: String(property), isProperty: true };
  }
}
