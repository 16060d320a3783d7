import { html, nothing, type TemplateResult } from 'lit';
import { isListKind, safeHref, type RichBlock, type RichSpan, type RichText } from '@firsat/model';

/**
 * A formatted text as it is read: real lists, quotes and headings, and nothing that could run. Who has no right to write sees this, and everybody
 * until the editor is there.
 *
 * @param headingLevel of its headings: one below the heading of what it stands in
 */
export function richTextView(text: RichText, headingLevel: 3 | 4 = 4): TemplateResult {
  return html`<div class="text">${blocks(text, headingLevel)}</div>`;
}

function blocks(text: RichText, level: 3 | 4): TemplateResult[] {
  const result: TemplateResult[] = [];
  for (let at = 0; at < text.length;) {
    const block = text[at] as RichBlock;
    if (!isListKind(block.kind)) {
      result.push(single(block, level));
      at += 1;
      continue;
    }
    const end = endOfList(text, at);
    result.push(list(text.slice(at, end), 0));
    at = end;
  }
  return result;
}

function endOfList(text: RichText, from: number): number {
  let end = from;
  while (end < text.length && isListKind((text[end] as RichBlock).kind)) end += 1;
  return end;
}

function single({ kind, spans }: RichBlock, level: 3 | 4): TemplateResult {
  switch (kind) {
    case 'heading':
      return level === 3
        ? html`<h3 class="heading">${words(spans)}</h3>`
        : html`<h4 class="heading">${words(spans)}</h4>`;
    case 'subheading':
      return level === 3
        ? html`<h4 class="subheading">${words(spans)}</h4>`
        : html`<h5 class="subheading">${words(spans)}</h5>`;
    case 'quote':
      return html`<blockquote class="quote">${words(spans)}</blockquote>`;
    case 'paragraph':
    case 'bullet':
    case 'number':
    case 'check':
      return html`<p class="paragraph">${words(spans)}</p>`;
  }
}

/** Items of one level by the kind of the first; deeper ones stand within the item before them. */
function list(items: RichText, level: number): TemplateResult {
  const parts: TemplateResult[] = [];
  for (let at = 0; at < items.length;) {
    const kind = (items[at] as RichBlock).kind;
    const rows: TemplateResult[] = [];
    // A change of kind on this level is another list.
    while (
      at < items.length &&
      ((items[at] as RichBlock).indent > level || (items[at] as RichBlock).kind === kind)
    ) {
      const item = items[at] as RichBlock;
      let end = at + 1;
      while (end < items.length && (items[end] as RichBlock).indent > Math.max(level, item.indent)) end += 1;
      rows.push(row(item, items.slice(at + 1, end), Math.max(level, item.indent) + 1));
      at = end;
    }
    parts.push(kind === 'number' ? html`<ol>${rows}</ol>` : html`<ul class=${kind}>${rows}</ul>`);
  }
  return html`${parts}`;
}

function row(item: RichBlock, within: RichText, level: number): TemplateResult {
  const box =
    item.kind === 'check'
      ? html`<input type="checkbox" disabled .checked=${item.checked} aria-label=${plain(item)} />`
      : nothing;
  return html`<li data-checked=${item.checked}>
    ${box}<span>${words(item.spans)}</span>${within.length > 0 ? list(within, level) : nothing}
  </li>`;
}

const plain = ({ spans }: RichBlock): string => spans.map(({ text }) => text).join('');

function words(spans: readonly RichSpan[]): (TemplateResult | string)[] {
  return spans.map(span);
}

function span({ text, bold, italic, underline, strike, href }: RichSpan): TemplateResult | string {
  let result: TemplateResult | string = text;
  if (strike) result = html`<s>${result}</s>`;
  if (underline) result = html`<u>${result}</u>`;
  if (italic) result = html`<em>${result}</em>`;
  if (bold) result = html`<strong>${result}</strong>`;
  const safe = href === undefined ? undefined : safeHref(href);
  return safe === undefined
    ? result
    : html`<a href=${safe} target="_blank" rel="noopener noreferrer nofollow" referrerpolicy="no-referrer">${result}</a>`;
}
