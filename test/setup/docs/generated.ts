// `@[made](name)` on a page: what would go out of date if somebody wrote it by hand.
import { kilobytes } from './element-page.js';
import { entries, inlineFor } from './inline.js';
import type { Material } from './material.js';
import { GROUPS } from './nav.js';
import { fieldsOf, recordsText } from './records.js';
import { table } from './table.js';
import { settingWords } from './turkish-settings.js';
import { siteWords, type Language } from './words.js';

type Maker = (material: Material, language: Language, page: string) => string;

const tagsOf = ({ elements }: Material): ReadonlySet<string> => new Set(elements.en.map(({ tag }) => tag));

const makers: Readonly<Record<string, Maker>> = {
  /** Every element in its group. */
  elements: (material, language) => {
    const words = siteWords[language];
    const byTag = new Map(material.elements[language].map((doc) => [doc.tag, doc]));
    return GROUPS.map(({ title, tags }, at) => {
      const rows = tags.map((tag) => {
        const size = material.sizes?.[tag];
        return [
          `\`<${tag}>\``,
          byTag.get(tag)?.summary ?? '',
          ...(material.sizes ? [size ? kilobytes(size.alone, language) : ''] : []),
        ];
      });
      const head = [words.element, words.description, ...(material.sizes ? [words.size] : [])];
      return `## ${title[language]} {#group-${at + 1}}\n\n${table(head, rows)}\n`;
    }).join('\n');
  },

  /** Those that every widget reads. */
  tokens: (material, language, page) => {
    const docs = material.elements[language];
    const [first] = docs;
    const shared = (first?.cssProperties ?? []).filter(({ name }) =>
      docs.every(({ cssProperties }) => cssProperties.some((token) => token.name === name)),
    );
    return entries(
      shared.map(({ name, description, standard }) => ({
        id: `token${name}`,
        name,
        standard,
        text: description,
      })),
      inlineFor(page, tagsOf(material)),
    );
  },

  /** Parts of every element that has some beyond its base. */
  parts: (material, language) =>
    table(
      [siteWords[language].element, siteWords[language].parts],
      material.elements[language]
        .filter(({ parts }) => parts.some(({ name }) => name !== 'base'))
        .map(({ tag, parts }) => [`\`<${tag}>\``, parts.map(({ name }) => `\`${name}\``).join(', ')]),
    ),

  /** Those of every widget as a list, the others by element. */
  states: (material, language, page) => {
    const words = siteWords[language];
    const widgets = material.elements[language].filter(({ tag }) => tag !== 'pipeline-workspace');
    const isShared = (state: string): boolean =>
      widgets.every(({ states }) => states.some(({ name }) => name === state));
    const shared = (widgets[0]?.states ?? []).filter(({ name }) => isShared(name));
    const own = material.elements[language].flatMap(({ tag, states }) =>
      states
        .filter(({ name }) => !isShared(name))
        .map(({ name, description }) => [`\`<${tag}>\``, `\`:state(${name})\``, description]),
    );
    const list = entries(
      shared.map(({ name, description }) => ({
        id: `state-${name}`,
        name: `:state(${name})`,
        text: description,
      })),
      inlineFor(page, tagsOf(material)),
    );
    return `${list}\n${own.length > 0 ? table([words.element, words.state, words.description], own) : ''}`;
  },

  settings: ({ settings }, language) =>
    table(
      [siteWords[language].setting, siteWords[language].standard, siteWords[language].description],
      Object.entries(settings).map(([name, { fallback, text }]) => [
        `\`${name}\``,
        `\`${fallback}\``,
        language === 'tr' ? settingWords[name as keyof typeof settingWords] : text,
      ]),
    ),

  problems: ({ errors }, language) =>
    table(
      [siteWords[language].code, siteWords[language].words],
      errors.problems.map(({ code, words }) => [`\`${code}\``, words[language].replaceAll('{', '\\{')]),
    ),

  stopped: ({ errors }, language) =>
    table(
      [siteWords[language].element, siteWords[language].reason],
      Object.entries(errors.stopped).map(([name, reasons]) => [
        `\`${name}\``,
        reasons.map((reason) => `\`${reason}\``).join(', '),
      ]),
    ),

  closes: ({ errors }, language) =>
    table(
      [siteWords[language].code, siteWords[language].reason, siteWords[language].action],
      errors.closes.map(({ code, reason, action }) => [
        `\`${code}\``,
        `\`${reason}\``,
        siteWords[language].actions[action as keyof (typeof siteWords)['en']['actions']],
      ]),
    ),

  records: ({ schema }, language) => recordsText(schema, language),

  commands: ({ schema }, language) =>
    table(
      [siteWords[language].command, siteWords[language].input],
      Object.entries(schema.commands).map(([command, input]) => [
        `<a id="command-${command}"></a>\`${command}\``,
        fieldsOf(input, schema)
          .map(([field, type]) => `\`${field}\`: \`${type}\``)
          .join(', '),
      ]),
    ),

  integrity: ({ integrity }, language) => {
    const scripts = Object.entries(integrity).filter(([file]) =>
      /^(firsat\.min|cdn\/firsat-loader)\.js$/.test(file),
    );
    if (scripts.length === 0) return siteWords[language].unmeasured;
    return table(
      [siteWords[language].file, siteWords[language].hash],
      scripts.map(([file, hash]) => [`\`${file}\``, `\`${hash}\``]),
    );
  },

  changes: ({ changes }) => changes.map((text) => `- ${text.replace(/\s*\n+\s*/g, ' ')}`).join('\n'),
};

/** @throws {Error} Nothing is made under this name. */
export function made(name: string, material: Material, language: Language, page: string): string {
  const maker = makers[name];
  if (!maker) throw new Error(`Nothing is made under the name ${name}.`);
  return maker(material, language, page);
}
