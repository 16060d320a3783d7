/** Names in the document. They are kept for ever: renaming one loses text. */
export const BLOCK = 'block';
export const KIND = 'kind';
export const INDENT = 'indent';
export const CHECKED = 'checked';
export const LINK = 'link';
