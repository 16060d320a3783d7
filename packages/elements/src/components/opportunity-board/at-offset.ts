import { noChange, type ElementPart } from 'lit';
import { Directive, directive, PartType, type PartInfo } from 'lit/directive.js';

/** Puts an element at a vertical offset of its list, through the CSSOM and only when it changes. */
class AtOffset extends Directive {
  #last: number | undefined;

  constructor(part: PartInfo) {
    super(part);
    if (part.type !== PartType.ELEMENT) throw new Error('atOffset stands in the tag of an element');
  }

  render(_pixels: number): symbol {
    return noChange;
  }

  override update(part: ElementPart, [pixels]: [number]): symbol {
    if (pixels !== this.#last) {
      this.#last = pixels;
      (part.element as HTMLElement).style.translate = `0 ${String(pixels)}px`;
    }
    return noChange;
  }
}

export const atOffset = directive(AtOffset);

/** The same for the length of a list: a scroll container must know how long it would be. */
class AsHigh extends Directive {
  #last: number | undefined;

  render(_pixels: number): symbol {
    return noChange;
  }

  override update(part: ElementPart, [pixels]: [number]): symbol {
    if (pixels !== this.#last) {
      this.#last = pixels;
      (part.element as HTMLElement).style.blockSize = `${String(pixels)}px`;
    }
    return noChange;
  }
}

export const asHigh = directive(AsHigh);
