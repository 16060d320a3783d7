import { MARKS, type RichSpan } from '@firsat/model';
import type * as Y from 'yjs';
import { LINK } from './names.js';

/** Formats of a text in the document, by name. */
export type Attributes = Readonly<Record<string, unknown>>;

interface Delta {
  readonly insert: unknown;
  readonly attributes?: Attributes;
}

/** What a text says, in stretches that look the same. Whatever others have put into it, this does not throw. */
export function spansOf(text: Y.XmlText): RichSpan[] {
  const spans: RichSpan[] = [];
  for (const { insert, attributes } of text.toDelta() as readonly Delta[]) {
    if (typeof insert !== 'string' || insert === '') continue;
    const set = MARKS.filter((mark) => isSet(attributes?.[mark]));
    const href = hrefOf(attributes?.[LINK]);
    spans.push(
      Object.freeze({
        text: insert,
        ...Object.fromEntries(set.map((mark) => [mark, true as const])),
        ...(href !== undefined && { href }),
      }),
    );
  }
  return spans;
}

/** The formats of a stretch; `null` takes one away. */
export function attributesOf(span: RichSpan): Record<string, object | null> {
  return {
    ...Object.fromEntries(MARKS.map((mark) => [mark, span[mark] ? {} : null])),
    [LINK]: span.href === undefined ? null : { href: span.href },
  };
}

export const looksLike = (a: RichSpan, b: RichSpan): boolean =>
  MARKS.every((mark) => a[mark] === b[mark]) && a.href === b.href;

/** Neighbours that look the same are one: how text is cut into pieces differs between documents that say the same. */
export function merged(spans: readonly RichSpan[]): RichSpan[] {
  const result: RichSpan[] = [];
  for (const span of spans) {
    const last = result.at(-1);
    if (last && looksLike(last, span))
      result[result.length - 1] = Object.freeze({ ...last, text: last.text + span.text });
    else result.push(span);
  }
  return result;
}

const isSet = (value: unknown): boolean => value !== undefined && value !== null && value !== false;

function hrefOf(value: unknown): string | undefined {
  if (typeof value !== 'object' || value === null || !('href' in value)) return undefined;
  return typeof value.href === 'string' ? value.href : undefined;
}
