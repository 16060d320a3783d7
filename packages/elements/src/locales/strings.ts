import type { Localizer } from './localizer.js';
import type { Messages } from './messages.js';
import type { Language } from './words.js';

/** Any part of it; functions are replaced whole. */
export type DeepPartial<T> = {
  readonly [K in keyof T]?: T[K] extends string | ((...parameters: never[]) => unknown)
    ? T[K]
    : DeepPartial<T[K]>;
};

/** Words of a host page in place of the kit's, by language: `{ en: { board: { toolbar: { create: 'New deal' } } } }`. */
export type Strings = Readonly<Partial<Record<Language, DeepPartial<Messages>>>>;

type Reword = (l: Localizer, strings: readonly Strings[]) => Localizer;

let made: Reword | undefined;
let fetching: Promise<unknown> | undefined;

/** A localizer with the words of the host, the last of them first. What makes it is fetched when a page gives some; `ready` is told then. */
export function reworded(l: Localizer, strings: readonly Strings[], ready: () => void): Localizer {
  if (made || strings.length === 0) return made?.(l, strings) ?? l;
  fetching ??= import('./reword.js').then(
    ({ reword }) => {
      made = reword;
      ready();
    },
    () => {
      fetching = undefined; // no network; the next update tries again
    },
  );
  return { ...l, coming: (host) => fetching?.then(() => l.coming(host)) };
}
