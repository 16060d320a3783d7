import { unturned } from '../fields/kinds.js';
import { isListKind, type RichBlock, type RichText } from './rich-text.js';

/** Longest excerpt of a note, in code points: what its head keeps, and what a search finds. */
export const MAX_EXCERPT = 280;

const textOf = ({ spans }: RichBlock): string => spans.map(({ text }) => text).join('');

/** Text for exports and mails: one line per block, lists with their marks, levels indented by two blanks. */
export function richTextToPlain(value: RichText): string {
  const counts: number[] = [];
  return value
    .map((block) => {
      const { kind, indent } = block;
      counts.length = isListKind(kind) ? indent + 1 : 0;
      if (kind !== 'number') counts[indent] = 0;
      return `${isListKind(kind) ? '  '.repeat(indent) : ''}${markOf(block, counts)}${textOf(block)}`;
    })
    .join('\n');
}

/** Counts on within a run of numbers of one level. */
function markOf({ kind, indent, checked }: RichBlock, counts: number[]): string {
  switch (kind) {
    case 'bullet':
      return '• ';
    case 'check':
      return checked ? '[x] ' : '[ ] ';
    case 'number':
      counts[indent] = (counts[indent] ?? 0) + 1;
      return `${String(counts[indent])}. `;
    case 'quote':
      return '> ';
    case 'paragraph':
    case 'heading':
    case 'subheading':
      return '';
  }
}

/** The first words as one line; longer text ends in an ellipsis. */
export function excerptOf(value: RichText, max = MAX_EXCERPT): string {
  return cutExcerpt(value.map(textOf).join(' '), max);
}

/** One line of at most `max` code points. */
export function cutExcerpt(text: string, max = MAX_EXCERPT): string {
  const line = unturned(text)
    .replace(/[\p{Cc}\p{Z}]+/gu, ' ')
    .normalize('NFC')
    .trim();
  const letters = [...line];
  return letters.length <= max
    ? line
    : `${letters
        .slice(0, max - 1)
        .join('')
        .trimEnd()}…`;
}
