import { common as commonEn } from './en/common.js';
import type { Messages } from './messages.js';
import { common as commonTr } from './tr/common.js';

/** The languages that are always there. */
export type BuiltIn = 'en' | 'tr';
/** A language by its subtag: one of those, or one that the page has added (`addLocale`). */
export type Language = string;
/** Words that only some widgets say; each widget brings its own, so that a page loads no others. */
export type Area = Exclude<keyof Messages, 'common'>;

/** Only what has been brought is there: a widget reads no area that its module does not import from `areas/`. */
export interface Vocabulary extends Partial<Messages> {
  /** Of a language that is fetched: asks for what is missing; the answer is what the first rendering of `host` waits for. */
  need?(host?: HTMLElement): Promise<unknown> | undefined;
}

const builtIn: Readonly<Record<BuiltIn, Vocabulary>> = { en: { common: commonEn }, tr: { common: commonTr } };
/** The same, and what the page has added. */
export const words: Record<Language, Vocabulary> = builtIn;
/** Told of each area that comes: other languages fetch theirs then. */
export const followers = new Set<(area: Area) => void>();

export function addWords<A extends Area>(area: A, both: Readonly<Record<BuiltIn, Messages[A]>>): void {
  builtIn.en[area] = both.en;
  builtIn.tr[area] = both.tr;
  for (const follow of followers) follow(area);
}

/** The language of a `lang` if there are words of it, else English. */
export function languageOf(lang: string): Language {
  const language = lang.toLowerCase().split('-', 1).join();
  return Object.hasOwn(words, language) ? language : 'en';
}

/** Only of what `languageOf` has answered. */
export function wordsOf(language: Language): Messages {
  return words[language] as Messages;
}
