// The one-line texts of the manifest as HTML: code between backticks, and a link where it is another element.
import { relative } from './address.js';
import { escapeHtml } from './escape.js';

export type Inline = (text: string) => string;

export function inlineFor(page: string, tags: ReadonlySet<string>): Inline {
  return (text) =>
    text
      .split(/(`[^`]+`)/)
      .map((part) => {
        if (!part.startsWith('`')) return escapeHtml(part);
        const code = part.slice(1, -1);
        const tag = /^<([a-z-]+)>$/.exec(code)?.[1] ?? '';
        const html = `<code>${escapeHtml(code)}</code>`;
        return tags.has(tag) && page !== `elements/${tag}`
          ? `<a href="${relative(page, `elements/${tag}.html`)}">${html}</a>`
          : html;
      })
      .join('');
}

export interface Entry {
  readonly id: string;
  /** As a page would write it. */
  readonly name: string;
  readonly type?: string;
  readonly standard?: string | undefined;
  readonly badges?: readonly string[];
  readonly text: string;
  readonly more?: string;
}

/** A list of names with what they are: a table would be too wide for a phone. */
export function entries(items: readonly Entry[], inline: Inline): string {
  const one = ({ id, name, type, standard, badges = [], text, more }: Entry): string => {
    const head = [
      `<code class="name">${escapeHtml(name)}</code>`,
      ...(type === undefined ? [] : [`<code class="type">${escapeHtml(type)}</code>`]),
      ...(standard === undefined ? [] : [`<code class="standard">= ${escapeHtml(standard)}</code>`]),
      ...badges.map((badge) => `<span class="badge">${escapeHtml(badge)}</span>`),
    ].join(' ');
    return `<div id="${escapeHtml(id)}"><dt>${head}</dt><dd>${inline(text)}${more === undefined ? '' : `<pre tabindex="0"><code>${escapeHtml(more)}</code></pre>`}</dd></div>`;
  };
  // No empty line within: Markdown would go on there.
  return `<dl class="api">\n${items
    .map(one)
    .join('\n')
    .replace(/\n{2,}/g, '\n')}\n</dl>\n`;
}
