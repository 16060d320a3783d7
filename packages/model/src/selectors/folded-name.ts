import { fold } from '../fold.js';

/** By record: one that is renamed is another one. */
const names = new WeakMap<object, string>();

/** A name as it is searched; folded once, however many cards bear it. */
export function foldedName(bearer: { readonly name: string } | undefined): string {
  if (!bearer) return '';
  let name = names.get(bearer);
  if (name === undefined) names.set(bearer, (name = fold(bearer.name)));
  return name;
}
