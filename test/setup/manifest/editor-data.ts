// What editors show while somebody types: HTML and CSS data of VS Code, web-types of JetBrains.
import type { ElementDoc, NamedDoc } from './collect.js';

export type Language = 'en' | 'tr';

/** The page about the elements; editors link to it. */
const REFERENCES = { en: 'Firsat', tr: 'Fırsat' } as const;

const markdown = (value: string) => ({ kind: 'markdown', value });

const headings = {
  en: { events: 'Events', slots: 'Slots', parts: 'CSS parts', content: 'content', on: 'Of' },
  tr: { events: 'Olaylar', slots: 'Yuvalar', parts: 'CSS parçaları', content: 'içerik', on: 'Şunlarda' },
} as const;

const list = (
  heading: string,
  items: readonly (NamedDoc & { readonly type?: string })[],
  nameless: string,
): string =>
  items.length === 0
    ? ''
    : `\n\n**${heading}**\n${items.map(({ name, description }) => `- \`${name || nameless}\`: ${description}`).join('\n')}`;

/** `html.customData` of VS Code. */
export function htmlData(docs: readonly ElementDoc[], language: Language): object {
  const words = headings[language];
  return {
    version: 1.1,
    tags: docs.map((doc) => ({
      name: doc.tag,
      description: markdown(
        `${doc.description}${list(words.events, doc.events, '')}${list(words.slots, doc.slots, words.content)}${list(words.parts, doc.parts, '')}`,
      ),
      attributes: doc.properties
        .filter(({ attribute }) => attribute !== undefined)
        .map(({ attribute, type, values, description }) => ({
          name: attribute,
          description: markdown(description),
          // `v`: the attribute alone says it.
          ...(type === 'boolean' && { valueSet: 'v' }),
          ...(values.length > 0 && { values: values.map((name) => ({ name })) }),
        })),
    })),
  };
}

/** The same thing of several elements once, with the tags that have it. */
function together(
  docs: readonly ElementDoc[],
  of: (doc: ElementDoc) => readonly NamedDoc[],
): {
  readonly name: string;
  readonly words: ReadonlyMap<string, readonly string[]>;
  readonly standard?: string;
  readonly syntax?: string;
}[] {
  const found = new Map<string, { words: Map<string, string[]>; standard?: string; syntax?: string }>();
  for (const doc of docs)
    for (const { name, description, standard, syntax } of of(doc)) {
      const entry = found.get(name) ?? {
        words: new Map<string, string[]>(),
        ...(standard && { standard }),
        ...(syntax && { syntax }),
      };
      found.set(name, entry);
      const tags = entry.words.get(description) ?? [];
      entry.words.set(description, [...tags, doc.tag]);
    }
  return [...found].map(([name, entry]) => ({ name, ...entry })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function textOf(words: ReadonlyMap<string, readonly string[]>, all: number, language: Language): string {
  return [...words]
    .map(([description, tags]) =>
      tags.length === all
        ? description
        : `${description} ${headings[language].on}: ${tags.map((tag) => `\`${tag}\``).join(', ')}.`,
    )
    .join('\n\n');
}

/** `css.customData` of VS Code: tokens as properties, parts as pseudo-elements, states as pseudo-classes. */
export function cssData(docs: readonly ElementDoc[], language: Language): object {
  const entries = (of: (doc: ElementDoc) => readonly NamedDoc[], write: (name: string) => string) =>
    together(docs, of).map(({ name, words, standard, syntax }) => ({
      name: write(name),
      ...(syntax && { syntax }),
      description: markdown(
        `${textOf(words, docs.length, language)}${standard === undefined ? '' : `\n\n\`${standard}\``}`,
      ),
    }));
  return {
    version: 1.1,
    properties: entries(
      (doc) => doc.cssProperties,
      (name) => name,
    ),
    pseudoElements: entries(
      (doc) => doc.parts,
      (name) => `::part(${name})`,
    ),
    pseudoClasses: entries(
      (doc) => doc.states,
      (name) => `:state(${name})`,
    ),
  };
}

/** `web-types.json` of JetBrains. */
export function webTypes(docs: readonly ElementDoc[], language: Language, version: string): object {
  const named = (items: readonly NamedDoc[]) =>
    items.map(({ name, description }) => ({ name: name || 'default', description }));
  return {
    $schema: 'https://raw.githubusercontent.com/JetBrains/web-types/master/schema/web-types.json',
    name: language === 'en' ? 'firsat' : `firsat (${REFERENCES.tr})`,
    version,
    'description-markup': 'markdown',
    'js-types-syntax': 'typescript',
    contributions: {
      html: {
        elements: docs.map((doc) => ({
          name: doc.tag,
          description: doc.description,
          attributes: doc.properties
            .filter(({ attribute }) => attribute !== undefined)
            .map(({ attribute, type, values, standard, description }) => ({
              name: attribute,
              description,
              value:
                type === 'boolean'
                  ? { kind: 'no-value' }
                  : { type: values.length > 0 ? values.map((word) => `'${word}'`).join(' | ') : type },
              ...(standard !== undefined && { default: standard }),
            })),
          slots: named(doc.slots),
          js: {
            properties: doc.properties.map(({ name, type, description, readonly }) => ({
              name,
              type,
              description,
              ...(readonly && { 'read-only': true }),
            })),
            events: doc.events.map(({ name, type, description }) => ({ name, type, description })),
          },
          css: {
            parts: named(doc.parts),
            properties: named(doc.cssProperties),
          },
        })),
      },
    },
  };
}
