/** Types of create.mjs, for its test. */

/** One line when `name` cannot be a tag of ours, else undefined. */
export function nameProblem(name: string | undefined): string | undefined;
/** The files of a new element: path → text. */
export function elementFiles(name: string): Record<string, string>;
/** Writes the element; returns the written paths, or one line that says why not. */
export function createElement(
  name: string | undefined,
  root?: string,
): { problem?: string; written: string[] };
