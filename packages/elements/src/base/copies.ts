import { VERSION } from './version.js';

/** One evaluation of the kit's code on a page. A page may have several: two widgets of two teams, each with a bundle of its own. */
export interface KitCopy {
  readonly version: string;
  /** Address of the module that it was loaded from. */
  readonly url: string;
}

/** A symbol, so that all copies find the same list and no name of the page is taken (embedding 1.2). */
const COPIES = Symbol.for('firsat.copies');

/** This evaluation of the code. */
export const thisCopy: KitCopy = { version: VERSION, url: import.meta.url };

/** All copies that have registered an element on this page, in the order in which they did; this one is added if it is not among them. */
export function copiesOfPage(): readonly KitCopy[] {
  const copies = (Reflect.get(globalThis, COPIES) as KitCopy[] | undefined) ?? [];
  if (!copies.includes(thisCopy)) copies.push(thisCopy);
  Reflect.set(globalThis, COPIES, copies);
  return copies;
}
