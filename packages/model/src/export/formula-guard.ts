/** What spreadsheets take for the beginning of a formula, the full-width forms of Asian keyboards included. */
const FORMULA = String.raw`'*[=+\-@\t\r\n＝＋－＠]`;
const BEGINS_FORMULA = new RegExp(`^${FORMULA}`, 'u');
const GUARDED = new RegExp(`^'${FORMULA}`, 'u');

/**
 * A text that a spreadsheet shows instead of calculating: with an apostrophe before it when it could be a formula. One that looks guarded
 * already gets one more, so that {@link unguarded} gives every text back as it was.
 */
export function guarded(text: string): string {
  return BEGINS_FORMULA.test(text) ? `'${text}` : text;
}

/** The text without the guard: what {@link guarded} was given. */
export function unguarded(text: string): string {
  return GUARDED.test(text) ? text.slice(1) : text;
}
