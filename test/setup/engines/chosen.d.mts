/** Types of chosen.mjs, for tests written in TypeScript. */

/** What Firefox and WebKitGTK are asked in every run: the beginnings of paths. */
export const chosen: readonly string[];
/** The tests of every run. */
export function chosenTests(): string[];
