const MARKS = /\p{M}+/gu;
const DOTTED_AND_DOTLESS = /[Iİı]/g;
// eslint-disable-next-line no-control-regex -- reason: the fast path is exactly the ASCII range
const ASCII = /^[\u0000-\u007f]*$/;

/**
 * Text as it is searched (D67): I, İ, ı and i are one letter, diacritics and case do not count. `IŞIK`, `ışık` and `isik` fold to
 * `isik`. Plain `toLowerCase` cannot do it: `"İ".toLowerCase()` has two characters, and `ISPARTA` never meets `ısparta`.
 */
export function fold(text: string): string {
  if (ASCII.test(text)) return text.toLowerCase();
  return text.replace(DOTTED_AND_DOTLESS, 'i').normalize('NFD').replace(MARKS, '').toLowerCase();
}

/** The words of a query, folded; empty when nothing is asked. */
export function foldedWords(query: string): readonly string[] {
  return fold(query).split(/\s+/u).filter(Boolean);
}

/** Whether every word occurs somewhere in a folded text. */
export function matchesWords(foldedText: string, words: readonly string[]): boolean {
  for (const word of words) if (!foldedText.includes(word)) return false;
  return true;
}

/** Whether every word of a folded query occurs in a folded text, in any order; an empty query matches all. */
export function matchesAll(foldedText: string, foldedQuery: string): boolean {
  return matchesWords(foldedText, foldedQuery.split(/\s+/u).filter(Boolean));
}
