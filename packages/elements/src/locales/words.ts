import { common as commonEn } from './en/common.js';
import type { Messages } from './messages.js';
import { common as commonTr } from './tr/common.js';

export type Language = 'en' | 'tr';
/** Words that only some widgets say; each widget brings its own, so that a page loads no others. */
export type Area = Exclude<keyof Messages, 'common'>;

/** Only what has been brought is there: a widget reads no area that its module does not import from `areas/`. */
const words: Readonly<Record<Language, Partial<Messages>>> = {
  en: { common: commonEn },
  tr: { common: commonTr },
};

export function addWords<A extends Area>(area: A, both: Readonly<Record<Language, Messages[A]>>): void {
  words.en[area] = both.en;
  words.tr[area] = both.tr;
}

export function wordsOf(language: Language): Messages {
  return words[language] as Messages;
}
