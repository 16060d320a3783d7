/** Types of browser.mjs, for tests written in TypeScript. */

/** Flags for every Chromium a test starts. */
export const chromeArgs: readonly string[];

/** The installed browser's program file, or undefined. Never installs. */
export function findChrome(): string | undefined;
