import type { Messages } from './messages.js';
import type { Language } from './words.js';

/** A language beside English and Turkish: one of the kit's own (`firsat/locales/de`), or one that the page brings. */
export interface Locale {
  /** Its subtag, in small letters: `de` stands for `de`, `de-AT` and `de-CH`. */
  readonly language: Language;
  /** How it is written; asked of the browser when it is not said. */
  readonly dir?: 'ltr' | 'rtl';
  /** The words of one area (`satisfies Messages['board']`). Called when something of the page speaks the language and has the area. */
  readonly load: <A extends keyof Messages>(area: A) => Messages[A] | Promise<Messages[A]>;
}
