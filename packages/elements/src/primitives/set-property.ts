import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type DirectiveResult, type PartInfo } from 'lit/directive.js';

class SetPropertyDirective extends Directive {
  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('setProperty stands in the tag of an element');
  }

  render(_name: `--${string}`, _value: string): symbol {
    return noChange;
  }

  override update(part: ElementPart, [name, value]: Parameters<this['render']>): symbol {
    (part.element as HTMLElement).style.setProperty(name, value);
    return noChange;
  }
}

const setPropertyDirective = directive(SetPropertyDirective);

/** Sets a custom property through the CSSOM: `style=` and styleMap write an attribute, which a strict content security policy refuses. */
export function setProperty(name: `--${string}`, value: string): DirectiveResult {
  return setPropertyDirective(name, value);
}
