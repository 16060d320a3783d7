// The page of an element, written from the manifest.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { root } from '../files.mjs';
import type { ElementDoc, EventDoc, NamedDoc, PropertyDoc } from '../manifest/collect.js';
import { entries, inlineFor, type Entry, type Inline } from './inline.js';
import type { Material } from './material.js';
import { siteWords, type Language, type SiteWords } from './words.js';

/** The piece of a page that shows an element at work. */
export const exampleOf = (tag: string): string => `demo/docs/examples/${tag}.html`;

/** kB with one decimal, as the language writes it. */
export const kilobytes = (bytes: number, language: Language): string =>
  `${new Intl.NumberFormat(language, { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(bytes / 1000)} kB`;

const isEmpty = (standard: string | undefined): boolean => standard === undefined || standard === "''";

function propertyEntry(
  { name, attribute, type, standard, readonly, reflects, description }: PropertyDoc,
  words: SiteWords,
): Entry {
  return {
    id: `property-${name}`,
    name: attribute ?? name,
    type,
    standard: isEmpty(standard) ? undefined : standard,
    badges: [
      ...(attribute === undefined ? [words.property] : []),
      ...(attribute !== undefined && attribute !== name ? [`${words.property}: ${name}`] : []),
      ...(readonly ? [words.readonly] : []),
      ...(reflects ? [words.reflects] : []),
    ],
    text: description,
  };
}

const plainEntry =
  (kind: string, words: SiteWords) =>
  ({ name, description, standard }: NamedDoc): Entry => ({
    id: `${kind}-${name || 'default'}`,
    name:
      kind === 'state' ? `:state(${name})` : kind === 'part' ? `::part(${name})` : name || words.defaultSlot,
    standard,
    text: description,
  });

/** Asks before a command; what the command takes stands on the page about data. */
const isRequest = ({ type }: EventDoc): boolean => type.startsWith('CommandRequestEvent');

function events(doc: ElementDoc, words: SiteWords, inline: Inline): string {
  const told = doc.events.filter((event) => !isRequest(event));
  const requests = doc.events.filter(isRequest);
  const list = entries(
    told.map(({ name, type, detail, bubbles, cancelable, description }) => ({
      id: `event-${name}`,
      name,
      type,
      badges: [...(cancelable ? [words.cancelable] : []), ...(bubbles ? [words.bubbles] : [])],
      text: description,
      ...(detail !== 'undefined' && { more: `detail: ${detail}` }),
    })),
    inline,
  );
  const asked = `### ${words.requests} {#requests}\n\n${words.requestsText}\n\n<ul class="names">${requests
    .map(
      ({ name }) =>
        `<li id="event-${name}"><a href="../data.html#command-${name.replace(/^firsat-|-request$/g, '')}"><code>${name}</code></a></li>`,
    )
    .join('')}</ul>\n`;
  return `${told.length > 0 ? list : ''}\n${requests.length > 0 ? asked : ''}`;
}

function facts(doc: ElementDoc, { sizes }: Material, language: Language, inline: Inline): string {
  const words = siteWords[language];
  const size = sizes?.[doc.tag];
  const measured = size
    ? `<b>${kilobytes(size.alone, language)}</b> ${words.alone}${size.onTop > 0 ? `, <b>${kilobytes(size.onTop, language)}</b> ${words.onTop}` : ''}`
    : inline(words.unmeasured);
  return `<dl class="facts"><div><dt>${words.size}</dt><dd data-size="${doc.tag}" title="${words.sizeNote}">${measured}</dd></div><div><dt>${words.register}</dt><dd><code>import 'firsat/define/${doc.tag}'</code></dd></div></dl>\n`;
}

/** Of every widget; told once on the page about looks. */
const isShared = (all: readonly ElementDoc[], name: string): boolean =>
  all.every(({ cssProperties }) => cssProperties.some((token) => token.name === name));

/** Markdown. */
export function elementPage(doc: ElementDoc, material: Material, language: Language): string {
  const words = siteWords[language];
  const all = material.elements[language];
  const inline = inlineFor(`elements/${doc.tag}`, new Set(all.map(({ tag }) => tag)));
  const part = (title: string, id: string, body: string): string =>
    body ? `## ${title} {#${id}}\n\n${body}\n` : '';
  const list = (items: readonly Entry[]): string => (items.length > 0 ? entries(items, inline) : '');
  const own = doc.cssProperties.filter(({ name }) => !isShared(all, name));
  const shared = doc.cssProperties.filter(({ name }) => isShared(all, name));
  const sharedLine = `<ul class="names">${shared.map(({ name }) => `<li><a href="../theming.html#token${name}"><code>${name}</code></a></li>`).join('')}</ul>\n`;
  return [
    `# \`<${doc.tag}>\``,
    doc.description,
    facts(doc, material, language, inline),
    ...(existsSync(path.join(root, exampleOf(doc.tag)))
      ? [`## ${words.example} {#example}`, `@[live](${exampleOf(doc.tag)})`]
      : []),
    part(
      words.attributes,
      'properties',
      list(doc.properties.map((property) => propertyEntry(property, words))),
    ),
    part(
      words.methods,
      'methods',
      list(
        doc.methods.map(({ name, parameters, returns, description }) => ({
          id: `method-${name}`,
          name: `${name}(${parameters.map((each) => `${each.name}${each.optional ? '?' : ''}`).join(', ')})`,
          type: returns,
          text: description,
          ...(parameters.length > 0 && {
            more: parameters
              .map((each) => `${each.name}${each.optional ? '?' : ''}: ${each.type}`)
              .join('\n'),
          }),
        })),
      ),
    ),
    part(words.events, 'events', doc.events.length > 0 ? events(doc, words, inline) : ''),
    part(words.slots, 'slots', list(doc.slots.map(plainEntry('slot', words)))),
    part(words.parts, 'parts', list(doc.parts.map(plainEntry('part', words)))),
    part(words.states, 'states', list(doc.states.map(plainEntry('state', words)))),
    part(
      words.tokens,
      'tokens',
      `${list(own.map(plainEntry('token', words)))}\n${shared.length > 0 ? sharedLine : ''}`,
    ),
  ].join('\n\n');
}
