import type { FieldKind } from '../fields/field-kind.js';
import { decodeRichText, encodeRichText, type RichText } from './rich-text.js';

/** Formatted text that is kept as a value: frozen, not edited together. */
export const richText: FieldKind<RichText> = {
  name: 'rich-text',
  decode: decodeRichText,
  encode: encodeRichText,
};
