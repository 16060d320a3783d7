/** Marks of the direction of writing, which formats of some languages put into dates and amounts; they come along when those are pasted. */
const MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
/** Where the digits of other scripts begin: Arabic, Persian and Urdu, Devanagari, Bengali. */
const ZEROS = [0x660, 0x6f0, 0x966, 0x9e6];
const OTHER_DIGITS = /[\u0660-\u0669\u06f0-\u06f9\u0966-\u096f\u09e6-\u09ef]/g;

export const withoutMarks = (text: string): string => text.replace(MARKS, '');

/** The same with the digits that are read here, whatever script they were typed in: `٢٠٢٦` is `2026`. */
export function plainDigits(text: string): string {
  return withoutMarks(text).replace(OTHER_DIGITS, (digit) => {
    const code = digit.charCodeAt(0);
    return String(code - (ZEROS.findLast((zero) => zero <= code) ?? code));
  });
}
