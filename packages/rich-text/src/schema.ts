import { indentOf, isBlockKind, MAX_INDENT, safeHref, type BlockKind } from '@firsat/model';
import { Schema, type DOMOutputSpec, type Node } from 'prosemirror-model';
import { CHECKED, INDENT, KIND, LINK } from './names.js';

/** Elements in which a kind is shown; lists are paragraphs with a mark, drawn by the style sheet of whoever shows the editor. */
const TAGS: Readonly<Record<BlockKind, string>> = {
  paragraph: 'p',
  heading: 'h4',
  subheading: 'h5',
  bullet: 'p',
  number: 'p',
  check: 'p',
  quote: 'blockquote',
};

/** What an attribute says, whoever wrote it. */
export const kindOf = ({ attrs }: Node): BlockKind => (isBlockKind(attrs[KIND]) ? attrs[KIND] : 'paragraph');
export const levelOf = ({ attrs }: Node): number => indentOf(attrs[INDENT]);
export const isChecked = ({ attrs }: Node): boolean => attrs[CHECKED] === true;

/** Attributes as they are stored: what is usual is left out. */
export function blockAttributes(kind: BlockKind, indent = 0, checked = false) {
  return {
    [KIND]: kind === 'paragraph' ? null : kind,
    [INDENT]: indent > 0 ? indent : null,
    [CHECKED]: checked ? true : null,
  };
}

export function blockDom(node: Node): DOMOutputSpec {
  const kind = kindOf(node);
  return [TAGS[kind], { class: kind, 'data-kind': kind, 'data-indent': String(levelOf(node)) }, 0];
}

const ofKind = (kind: BlockKind) => ({ getAttrs: () => blockAttributes(kind) });

/** A paste of our own, or a list item of somebody else's. */
function ownAttributes(dom: HTMLElement) {
  const kind = dom.dataset['kind'];
  if (!isBlockKind(kind)) return false;
  return blockAttributes(kind, indentOf(Number(dom.dataset['indent'])), dom.dataset['checked'] === 'true');
}

function itemAttributes(dom: HTMLElement) {
  let level = -1;
  let list: Element | null = dom.closest('ul, ol');
  const isNumbered = list?.localName === 'ol';
  for (; list; list = list.parentElement?.closest('ul, ol') ?? null) level += 1;
  return blockAttributes(isNumbered ? 'number' : 'bullet', Math.max(0, Math.min(level, MAX_INDENT)));
}

const isBold = (value: string): false | null => /^(bold(er)?|[5-9]\d{2})$/.test(value) && null;

/**
 * What a text may hold: a flat row of blocks (decision 0013). Nothing else gets in, by paste or from others: no pictures, no styles, no
 * scripts, and links only to harmless addresses.
 */
export const schema = new Schema({
  nodes: {
    doc: { content: 'block+' },
    block: {
      content: 'text*',
      // A heading that is pasted into an empty paragraph makes a heading of it.
      defining: true,
      attrs: { [KIND]: { default: null }, [INDENT]: { default: null }, [CHECKED]: { default: null } },
      parseDOM: [
        { tag: '[data-kind]', getAttrs: ownAttributes },
        { tag: 'h1, h2', ...ofKind('heading') },
        { tag: 'h3, h4, h5, h6', ...ofKind('subheading') },
        { tag: 'blockquote', ...ofKind('quote') },
        { tag: 'li', getAttrs: itemAttributes },
        { tag: 'p, pre', ...ofKind('paragraph') },
      ],
      toDOM: blockDom,
    },
    text: {},
  },
  marks: {
    [LINK]: {
      attrs: { href: { default: '' } },
      inclusive: false,
      parseDOM: [
        {
          tag: 'a[href]',
          getAttrs: (dom) => {
            const href = safeHref(dom.getAttribute('href') ?? '');
            return href === undefined ? false : { href };
          },
        },
      ],
      toDOM: ({ attrs }) => {
        const href = typeof attrs['href'] === 'string' ? safeHref(attrs['href']) : undefined;
        if (href === undefined) return ['span', 0];
        return ['a', { href, rel: 'noopener noreferrer nofollow', referrerpolicy: 'no-referrer' }, 0];
      },
    },
    bold: {
      parseDOM: [
        { tag: 'strong' },
        // Google Docs wraps everything in a <b> that is none.
        { tag: 'b', getAttrs: (dom) => dom.style.fontWeight !== 'normal' && null },
        { style: 'font-weight', getAttrs: isBold },
      ],
      toDOM: () => ['strong', 0],
    },
    italic: { parseDOM: [{ tag: 'em, i' }, { style: 'font-style=italic' }], toDOM: () => ['em', 0] },
    underline: {
      parseDOM: [{ tag: 'u' }, { style: 'text-decoration=underline' }],
      toDOM: () => ['u', 0],
    },
    strike: {
      parseDOM: [{ tag: 's, del, strike' }, { style: 'text-decoration=line-through' }],
      toDOM: () => ['s', 0],
    },
  },
});
