/** Types of find.mjs, for tests written in TypeScript. */

export interface WebKitPrograms {
  readonly driver: string;
  readonly browser: string;
  readonly display: string;
}

/** The programs of an engine, or undefined. Never installs. */
export function findEngine(name: 'firefox'): { readonly browser: string } | undefined;
export function findEngine(name: 'webkit'): WebKitPrograms | undefined;
