import { fold } from './fold.js';

/** A name as it identifies something: folded, without blanks and punctuation. `GTXPro` and `GTX Pro` are one. */
export function nameKey(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]+/gu, '');
}

/**
 * The id of a record that comes from a source: always the same for the same source text, so that a second import recognises it, and two people
 * who import at once create it once.
 */
export function sourceId(prefix: string, text: string): string {
  if (/^[A-Za-z0-9_-]{1,40}$/.test(text)) return `${prefix}-${text}`;
  const slug = fold(text)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 30);
  return `${prefix}-${slug}-${textHash(text)}`;
}

/**
 * The same for a key that another system gives, which may be an address or a name: an id stays where personal data are emptied (D77), so nothing
 * of the key can be read in it unless the key is an id itself.
 */
export function opaqueId(prefix: string, key: string): string {
  return /^[A-Za-z0-9_-]{1,40}$/.test(key)
    ? `${prefix}-${key}`
    : `${prefix}--${textHash(key)}${textHash(`${key}~`)}`;
}

/** cyrb53: 53 well-mixed bits of a text, in base 36. Not for secrets. */
export function textHash(text: string): string {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    a = Math.imul(a ^ unit, 2654435761);
    b = Math.imul(b ^ unit, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4_294_967_296 * (2_097_151 & b) + (a >>> 0)).toString(36);
}
