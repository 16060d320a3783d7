import type { Json } from '../json.js';

export const BLOCK_KINDS = [
  'paragraph',
  'heading',
  'subheading',
  'bullet',
  'number',
  'check',
  'quote',
] as const;
/** What a block is. Blocks are flat: a list is a run of blocks, a deeper level is a number (decision 0013). */
export type BlockKind = (typeof BLOCK_KINDS)[number];

export const MARKS = ['bold', 'italic', 'underline', 'strike'] as const;
export type Mark = (typeof MARKS)[number];

/** Deepest level of a list; 0 is the outermost. */
export const MAX_INDENT = 4;
/** Longest text of all blocks together that is read from a register, in UTF-16 units. */
export const MAX_RICH_TEXT = 262_144;

/** Text that looks the same from its first to its last character. `href` is unchecked: see `safeHref`. */
export interface RichSpan {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly href?: string;
}

export interface RichBlock {
  readonly kind: BlockKind;
  /** 0 to {@link MAX_INDENT}; counts for lists. */
  readonly indent: number;
  /** Counts for `check`. */
  readonly checked: boolean;
  readonly spans: readonly RichSpan[];
}

/** Formatted text as plain data: what is shown without an editor, frozen into an offer, searched and exported. A line break is `\n`. */
export type RichText = readonly RichBlock[];

const kinds = new Set<unknown>(BLOCK_KINDS);

export const isBlockKind = (value: unknown): value is BlockKind => kinds.has(value);
export const isListKind = (kind: BlockKind): boolean =>
  kind === 'bullet' || kind === 'number' || kind === 'check';

/** A level as it came from a document that others write. */
export function indentOf(value: unknown): number {
  return typeof value === 'number' && Number.isInteger(value) ? Math.max(0, Math.min(MAX_INDENT, value)) : 0;
}

/** Reads what `encodeRichText` has written; `undefined` for anything else. Never throws. */
export function decodeRichText(json: unknown): RichText | undefined {
  if (!Array.isArray(json)) return undefined;
  const blocks: RichBlock[] = [];
  let length = 0;
  for (const block of json as unknown[]) {
    if (!Array.isArray(block)) return undefined;
    const [kind, indent, checked, ...spans] = block as unknown[];
    const read = spans.map(decodeSpan);
    if (!isBlockKind(kind) || !read.every((span) => span !== undefined)) return undefined;
    for (const { text } of read) length += text.length;
    if (length > MAX_RICH_TEXT) return undefined;
    blocks.push(
      Object.freeze({
        kind,
        indent: indentOf(indent),
        checked: checked === 1,
        spans: Object.freeze(read),
      }),
    );
  }
  return Object.freeze(blocks);
}

/** The stored form: `[kind, indent, checked, …spans]` per block, a span is its text or `[text, marks, href]`. */
export function encodeRichText(value: RichText): Json {
  return value.map(({ kind, indent, checked, spans }) => [
    kind,
    indent,
    checked ? 1 : 0,
    ...spans.map(encodeSpan),
  ]);
}

function encodeSpan(span: RichSpan): Json {
  const marks = MARKS.filter((mark) => span[mark]).map((mark) => mark.charAt(0));
  if (marks.length === 0 && span.href === undefined) return span.text;
  return [span.text, marks.join(''), span.href ?? null];
}

function decodeSpan(json: unknown): RichSpan | undefined {
  if (typeof json === 'string') return Object.freeze({ text: json });
  if (!Array.isArray(json)) return undefined;
  const [text, marks, href] = json as unknown[];
  if (typeof text !== 'string' || typeof marks !== 'string') return undefined;
  const set = MARKS.filter((mark) => marks.includes(mark.charAt(0)));
  return Object.freeze({
    text,
    ...Object.fromEntries(set.map((mark) => [mark, true])),
    ...(typeof href === 'string' && { href }),
  });
}
