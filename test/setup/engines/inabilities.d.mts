/** Types of inabilities.mjs, for tests written in TypeScript. */

export interface Inability {
  readonly what: string;
  readonly why: string;
  /** Each by its file, the beginning of its title, and what it says too where only some of a row are meant. */
  readonly tests: readonly (readonly [file: string, title: string, says?: string])[];
}

/** What an engine cannot be asked to do, and the tests that need just this. */
export const inabilities: Readonly<Record<'firefox' | 'webkit', readonly Inability[]>>;
