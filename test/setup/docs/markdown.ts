// Markdown to HTML. Beyond CommonMark and tables: `## Title {#id}`, and lines of their own that bring something in:
//   @[code](path/of/a/file#region)   a file or a region of it
//   @[live](path/of/an/example.html) a piece of a page, running, with its code below
//   @[made](name)                    what is generated: tables of tokens, settings, codes …
import path from 'node:path';
import MarkdownIt from 'markdown-it';
import { relative } from './address.js';
import { escapeHtml } from './escape.js';
import { highlight } from './highlight.js';
import { sampleOf } from './regions.js';
import { siteWords, type Language } from './words.js';

export interface Heading {
  readonly level: number;
  readonly id: string;
  readonly title: string;
}

export interface Rendered {
  readonly html: string;
  readonly title: string;
  /** The first paragraph, for search engines. */
  readonly lead: string;
  readonly headings: readonly Heading[];
}

export interface RenderOptions {
  readonly language: Language;
  /** The page's own address, below that of its language: `start`, `elements/sync-status`. */
  readonly page: string;
  /** Tags that have a page. */
  readonly tags: ReadonlySet<string>;
  /** What `@[made](name)` stands for, as Markdown. */
  readonly made: (name: string) => string;
}

const DIRECTIVE = /^@\[(code|live|made)\]\(([^)\s#]+)(?:#([\w-]+))?\)\s*$/;

const languageOf = (file: string): string => {
  const ending = path.extname(file).slice(1);
  return { js: 'ts', mjs: 'ts', conf: 'nginx' }[ending] ?? ending;
};

/** A sample with a button that copies it. */
function figure(code: string, language: string): string {
  return `<div class="code"><pre tabindex="0" data-language="${escapeHtml(language)}"><code>${highlight(code, language)}</code></pre></div>\n`;
}

function live(file: string, language: Language): string {
  const code = sampleOf(file);
  const words = siteWords[language];
  return `<figure class="live" aria-label="${words.live}" data-example="${path.basename(file, '.html')}"><div class="stage">\n${code}\n</div><figcaption>${words.liveNote}</figcaption></figure>\n${figure(code, 'html')}`;
}

const plain = (html: string): string => html.replace(/<[^>]+>/g, '').trim();

/** Text out of HTML of ours. */
export const textOf = (html: string): string =>
  plain(html)
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&');

function markdownFor({ language, page, tags }: RenderOptions, headings: Heading[]): MarkdownIt {
  const md = new MarkdownIt({ html: true, typographer: false });
  const { rules } = md.renderer;
  rules.fence = (tokens, at) => {
    const { content = '', info = '' } = tokens[at] ?? {};
    return figure(content.trimEnd(), info.trim());
  };
  rules.code_inline = (tokens, at) => {
    const text = tokens[at]?.content ?? '';
    const code = `<code>${escapeHtml(text)}</code>`;
    const tag = /^<([a-z]+(?:-[a-z]+)+)>$/.exec(text)?.[1] ?? '';
    const isWithin =
      tokens
        .slice(0, at)
        .reduce((depth, { type }) => depth + (type === 'link_open' ? 1 : type === 'link_close' ? -1 : 0), 0) >
      0;
    return tags.has(tag) && !isWithin && page !== `elements/${tag}`
      ? `<a href="${relative(page, `elements/${tag}.html`)}">${code}</a>`
      : code;
  };
  rules.table_open = () => '<div class="table" tabindex="0"><table>\n';
  rules.table_close = () => '</table></div>\n';
  md.core.ruler.push('ids-and-links', ({ tokens }) => {
    tokens.forEach((token, at) => {
      const inline = tokens[at + 1];
      if (token.type === 'heading_open' && inline?.children) {
        const last = inline.children.at(-1);
        const id = /\s*\{#([\w-]+)\}$/.exec(last?.content ?? '')?.[1] ?? '';
        if (last) last.content = last.content.replace(/\s*\{#[\w-]+\}$/, '');
        if (id) token.attrSet('id', id);
        const level = Number(token.tag.slice(1));
        const title = plain(md.renderer.render(inline.children, md.options, {}));
        headings.push({ level, id, title });
        if (level > 1) token.meta = { anchor: id };
      }
      for (const child of token.children ?? []) {
        if (child.type !== 'link_open') continue;
        const href = child.attrGet('href') ?? '';
        child.attrSet('href', href.replace(/\.md(?=$|#)/, '.html'));
      }
    });
  });
  rules.heading_close = (tokens, at) => {
    const open = tokens.slice(0, at).findLast(({ type }) => type === 'heading_open');
    const { anchor } = (open?.meta ?? {}) as { anchor?: string };
    const { tag = '' } = tokens[at] ?? {};
    return anchor
      ? ` <a class="anchor" href="#${anchor}" aria-label="${siteWords[language].anchor}">#</a></${tag}>\n`
      : `</${tag}>\n`;
  };
  return md;
}

/** A page as HTML, with what the navigation and the search need of it. */
export function render(text: string, options: RenderOptions): Rendered {
  const headings: Heading[] = [];
  const md = markdownFor(options, headings);
  let html = '';
  let held: string[] = [];
  const flush = (): void => {
    html += md.render(held.join('\n'));
    held = [];
  };
  const eat = (source: string): void => {
    for (const line of source.split('\n')) {
      const [, what, target = '', region] = DIRECTIVE.exec(line) ?? [];
      if (what === undefined) held.push(line);
      else if (what === 'made') eat(options.made(target));
      else {
        flush();
        html +=
          what === 'live'
            ? live(target, options.language)
            : figure(sampleOf(target, region), languageOf(target));
      }
    }
  };
  eat(text);
  flush();
  const title = headings.find(({ level }) => level === 1)?.title ?? '';
  const lead = textOf(/<p>([^]*?)<\/p>/.exec(html)?.[1] ?? '').replace(/\s+/g, ' ');
  return { html, title, lead, headings };
}
