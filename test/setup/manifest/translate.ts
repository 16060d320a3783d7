// The manifest in Turkish: the same elements with other words.
import type { ElementDoc } from './collect.js';
import { requestWords, sharedWords } from './turkish-records.js';
import { elementWords, type ElementWords } from './turkish.js';

type Kind = 'members' | 'events' | 'slots' | 'parts' | 'cssProperties' | 'states';
type Own = Partial<Record<Kind, Readonly<Record<string, string>>>>;

/** The words, and what has been asked for in vain. */
class Dictionary {
  readonly missing: string[] = [];
  readonly used = new Set<string>();

  find(tag: string, kind: Kind, name: string): string {
    const own = (elementWords as Readonly<Record<string, ElementWords<never> | undefined>>)[tag] as
      | Own
      | undefined;
    const shared: Readonly<Record<string, string>> = sharedWords[kind];
    const ownWords = own?.[kind]?.[name];
    if (ownWords !== undefined) this.used.add(`${tag} ${kind} ${name}`);
    const command = kind === 'events' ? /^firsat-(.+)-request$/.exec(name)?.[1] : undefined;
    const words = ownWords ?? shared[name] ?? (command === undefined ? undefined : requestWords(command));
    if (words === undefined) this.missing.push(`<${tag}> ${kind}: ${name || '(default)'}`);
    return words ?? '';
  }

  /** Words about what there is no more. */
  left(tag: string): string[] {
    const own = (elementWords as Readonly<Record<string, Own | undefined>>)[tag] ?? {};
    return Object.entries(own).flatMap(([kind, words]) =>
      typeof words === 'string'
        ? []
        : Object.keys(words)
            .filter((name) => !this.used.has(`${tag} ${kind} ${name}`))
            .map((name) => `<${tag}> ${kind}: ${name || '(default)'} is no more`),
    );
  }
}

export interface Translated {
  /** What has no words is said in English. */
  readonly docs: readonly ElementDoc[];
  /** What has no Turkish words, and words for what is no more. */
  readonly problems: readonly string[];
}

export function inTurkish(docs: readonly ElementDoc[]): Translated {
  const dictionary = new Dictionary();
  const translated = docs.map((doc): ElementDoc => {
    const { tag } = doc;
    const all = <T extends { readonly name: string; readonly description: string }>(
      items: readonly T[],
      kind: Kind,
    ): T[] =>
      items.map((item) => ({
        ...item,
        description: dictionary.find(tag, kind, item.name) || item.description,
      }));
    const own = (elementWords as Readonly<Record<string, { readonly description: string } | undefined>>)[tag];
    if (!own) dictionary.missing.push(`<${tag}>`);
    const description = own?.description ?? doc.description;
    return {
      ...doc,
      description,
      summary: /^(.*?[.:])(\s|$)/.exec(description)?.[1]?.replace(/:$/, '.') ?? description,
      properties: all(doc.properties, 'members'),
      methods: all(doc.methods, 'members'),
      events: all(doc.events, 'events'),
      slots: all(doc.slots, 'slots'),
      parts: all(doc.parts, 'parts'),
      cssProperties: all(doc.cssProperties, 'cssProperties'),
      states: all(doc.states, 'states'),
    };
  });
  return {
    docs: translated,
    problems: [...dictionary.missing, ...docs.flatMap(({ tag }) => dictionary.left(tag))],
  };
}
