// The documentation as files, from `docs/`: HTML pages as Vite takes them, and the indexes of the search.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../files.mjs';
import { elementPage } from './element-page.js';
import { made } from './generated.js';
import { entrance, layout, type NavGroup } from './layout.js';
import { render, textOf, type Heading, type Rendered } from './markdown.js';
import type { Material } from './material.js';
import { GROUPS, SECTIONS } from './nav.js';
import { LANGUAGES, type Language } from './words.js';

export interface Site {
  /** Address below `docs/` → text. */
  readonly pages: Readonly<Record<string, string>>;
  readonly assets: Readonly<Record<string, string>>;
}

/** What the search finds: a page, or a heading of it. */
interface Found {
  readonly page: string;
  readonly title: string;
  readonly id?: string;
  readonly heading?: string;
}

/** The Markdown file of a page. */
export const fileOf = (language: Language, page: string): string => `demo/docs/${language}/${page}.md`;

function pagesOf(language: Language, material: Material): Map<string, Rendered> {
  const tags = new Set(material.elements[language].map(({ tag }) => tag));
  const options = (page: string) => ({
    language,
    page,
    tags,
    made: (name: string) => made(name, material, language, page),
  });
  const pages = new Map<string, Rendered>();
  for (const page of SECTIONS.flatMap((section) => section.pages)) {
    const file = path.join(root, fileOf(language, page));
    if (!existsSync(file)) throw new Error(`${fileOf(language, page)} is not there.`);
    pages.set(page, render(readFileSync(file, 'utf8'), options(page)));
  }
  for (const doc of material.elements[language])
    pages.set(
      `elements/${doc.tag}`,
      render(elementPage(doc, material, language), options(`elements/${doc.tag}`)),
    );
  return pages;
}

function navigationOf(language: Language, pages: ReadonlyMap<string, Rendered>): NavGroup[] {
  const link = (page: string) => ({
    page,
    title: textOf(pages.get(page)?.title ?? page).replace(/[<>]/g, ''),
  });
  return [
    ...SECTIONS.map(({ title, pages: names }) => ({
      title: title[language],
      links: names.map(link),
      isFolded: false,
    })),
    ...GROUPS.map(({ title, tags }) => ({
      title: title[language],
      links: tags.map((tag) => link(`elements/${tag}`)),
      isFolded: true,
    })),
  ];
}

function indexOf(pages: ReadonlyMap<string, Rendered>): Found[] {
  return [...pages].flatMap(([page, { title, headings }]) => [
    { page, title: textOf(title) },
    ...headings
      .filter(({ level, id }: Heading) => level > 1 && id)
      .map(({ id, title: heading }) => ({ page, title: textOf(title), id, heading: textOf(heading) })),
  ]);
}

export function buildSite(material: Material): Site {
  const pages: Record<string, string> = { 'index.html': entrance() };
  const assets: Record<string, string> = {};
  for (const language of LANGUAGES) {
    const rendered = pagesOf(language, material);
    const groups = navigationOf(language, rendered);
    for (const [page, text] of rendered)
      pages[`${language}/${page}.html`] = layout({ page, language, groups }, text);
    assets[`search-${language}.json`] = JSON.stringify(indexOf(rendered));
  }
  return { pages, assets };
}
