/** What a page needs that brings a language of its own, without the widgets. */
export { addLocale } from './locales/add-locale.js';
export type { Locale } from './locales/locale.js';
export type { Messages } from './locales/messages.js';
export type { DeepPartial, Strings } from './locales/strings.js';
