/** Text of another direction (a name, an amount, what somebody typed) inside a sentence: neither disturbs the order of the other. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;

/** The same, in quotation marks. */
export const quoted = (text: string): string => `«${isolate(text)}»`;
