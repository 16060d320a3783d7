const MARKS = /\p{M}+/gu;
// eslint-disable-next-line no-control-regex -- reason: what stays as it is is exactly the ASCII range
const BEYOND_ASCII = /[^\u0000-\u007f]/gu;
/** What letters fold to: a language has a few dozen of them, and ten thousand texts are folded before the first hit is shown. */
const LETTERS = new Map([
  ['ı', 'i'],
  ['ß', 'ss'],
  // What Arabic writes in one way or another.
  ['ى', 'ي'],
  ['ة', 'ه'],
  ['ـ', ''],
]);

/**
 * Text as it is searched (D67): I, İ, ı and i are one letter, diacritics and case do not count. `IŞIK`, `ışık` and `isik` fold to
 * `isik`. Plain `toLowerCase` cannot do it: `"İ".toLowerCase()` has two characters, and `ISPARTA` never meets `ısparta`.
 */
export function fold(text: string): string {
  return text.toLowerCase().replace(BEYOND_ASCII, foldLetter);
}

/** Of a small letter; nothing is left of a mark. */
function foldLetter(letter: string): string {
  let folded = LETTERS.get(letter);
  if (folded === undefined) LETTERS.set(letter, (folded = letter.normalize('NFD').replace(MARKS, '')));
  return folded;
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
