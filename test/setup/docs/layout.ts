// What stands around the text of a page: head, bar, navigation, contents.
import { relative } from './address.js';
import { escapeHtml } from './escape.js';
import type { Heading, Rendered } from './markdown.js';
import { siteWords, type Language } from './words.js';

export interface NavLink {
  /** Of the page, from the language's folder, without its ending. */
  readonly page: string;
  readonly title: string;
}

export interface NavGroup {
  readonly title: string;
  readonly links: readonly NavLink[];
  /** Folded while none of its pages is open. */
  readonly isFolded: boolean;
}

export interface PageFrame {
  readonly page: string;
  readonly language: Language;
  readonly groups: readonly NavGroup[];
}

const LOGO = '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M5 5v14M12 5v9M19 5v5" /></svg>';
const ICONS = {
  theme:
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="12" cy="12" r="9" /><path d="M12 3a9 9 0 0 1 0 18z" fill="currentColor" /></svg>',
  search:
    '<svg viewBox="0 0 24 24" aria-hidden="true"><circle cx="11" cy="11" r="7" /><path d="m20 20-4-4" /></svg>',
  menu: '<svg viewBox="0 0 24 24" aria-hidden="true"><path d="M4 7h16M4 12h16M4 17h16" /></svg>',
};

function navigation({ page, language, groups }: PageFrame): string {
  const item = ({ page: to, title }: NavLink): string =>
    `<li><a href="${relative(page, `${to}.html`)}"${to === page ? ' aria-current="page"' : ''}>${escapeHtml(title)}</a></li>`;
  const list = (links: readonly NavLink[]): string => `<ul>${links.map(item).join('')}</ul>`;
  const group = ({ title, links, isFolded }: NavGroup): string =>
    isFolded
      ? `<details${links.some((link) => link.page === page) ? ' open' : ''}><summary>${escapeHtml(title)}</summary>${list(links)}</details>`
      : `<section><h2>${escapeHtml(title)}</h2>${list(links)}</section>`;
  return `<nav class="pages" id="pages" aria-label="${siteWords[language].navigation}">${groups.map(group).join('\n')}</nav>`;
}

function contents(headings: readonly Heading[], language: Language): string {
  const items = headings.filter(({ level, id }) => id && (level === 2 || level === 3));
  if (items.length < 2) return '<div class="contents"></div>';
  return `<nav class="contents" aria-label="${siteWords[language].contents}"><h2>${siteWords[language].contents}</h2><ul>${items
    .map(({ level, id, title }) => `<li class="level-${level}"><a href="#${id}">${title}</a></li>`)
    .join('')}</ul></nav>`;
}

/** The pages before and after in the navigation. */
function neighbours({ page, language, groups }: PageFrame): string {
  const all = groups.flatMap(({ links }) => links);
  const at = all.findIndex((link) => link.page === page);
  const words = siteWords[language];
  const link = (to: NavLink | undefined, rel: 'prev' | 'next', word: string): string =>
    to
      ? `<a rel="${rel}" href="${relative(page, `${to.page}.html`)}"><small>${word}</small> ${escapeHtml(to.title)}</a>`
      : '<span></span>';
  return `<nav class="neighbours" aria-label="${words.previous} · ${words.next}">${link(all[at - 1], 'prev', words.previous)}${link(all[at + 1], 'next', words.next)}</nav>`;
}

/** A whole page. */
export function layout(frame: PageFrame, { html, title, lead, headings }: Rendered): string {
  const { page, language } = frame;
  const words = siteWords[language];
  const other: Language = language === 'en' ? 'tr' : 'en';
  const up = relative(page, '..');
  const full = page === 'index' ? words.site : `${title} · ${words.site}`;
  return `<!doctype html>
<html lang="${language}">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${full}</title>
    <meta name="description" content="${escapeHtml(lead.slice(0, 200))}" />
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="${up}/styles/docs.css" />
    <script type="module" src="${up}/scripts/docs.ts"></script>
  </head>
  <body>
    <a class="skip" href="#content">${words.skip}</a>
    <header class="bar">
      <button type="button" class="menu" aria-expanded="false" aria-controls="pages" aria-label="${words.menu}">${ICONS.menu}</button>
      <a class="brand" href="${relative(page, 'index.html')}">${LOGO}<span>Firsat</span></a>
      <div class="search" role="search" data-index="${up}/search-${language}.json" data-base="${relative(page, '.')}" data-none="${words.searchNone}">
        <label>${ICONS.search}<span class="unseen">${words.search}</span><input type="search" placeholder="${words.searchHint}" autocomplete="off" spellcheck="false" role="combobox" aria-expanded="false" aria-controls="found" aria-autocomplete="list" aria-keyshortcuts="/" /></label>
        <ul id="found" role="listbox" aria-label="${words.search}" hidden></ul>
        <p class="unseen" role="status"></p>
      </div>
      <div class="tools">
        <a href="${up}/../index.html?lang=${language}">${words.playground}</a>
        <a href="${up}/${other}/${page}.html" lang="${other}" hreflang="${other}" data-language>${words.other}</a>
        <button type="button" class="theme" aria-label="${words.theme}" title="${words.theme}">${ICONS.theme}</button>
      </div>
    </header>
    <div class="frame">
      ${navigation(frame)}
      <main id="content" tabindex="-1">
        <article data-copy="${words.copy}" data-copied="${words.copied}">
${html}
        </article>
        ${neighbours(frame)}
      </main>
      ${contents(headings, language)}
    </div>
  </body>
</html>
`;
}

/** `/docs/`: the languages; a script goes on to that of the browser. */
export const entrance = (): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <title>${siteWords.en.site} · ${siteWords.tr.site}</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./styles/docs.css" />
    <script type="module" src="./scripts/entrance.ts"></script>
  </head>
  <body>
    <main class="entrance">
      <h1>Firsat</h1>
      <p><a href="./en/index.html" hreflang="en">${siteWords.en.site}</a></p>
      <p lang="tr"><a href="./tr/index.html" hreflang="tr">${siteWords.tr.site}</a></p>
    </main>
  </body>
</html>
`;
