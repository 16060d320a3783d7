/** Types of files.mjs, for tests written in TypeScript. */

/** The checkout's folder, without a slash at the end. */
export const root: string;
/** Every file under `dir` (relative to `base`), sorted; nothing where the folder is missing. */
export function filesUnder(dir: string, match?: RegExp, base?: string): string[];
/** The folders of packages/, e.g. `packages/model`. */
export function packageFolders(base?: string): string[];
/** Tests that run in Node, those of test/rules apart. */
export function nodeTests(base?: string): string[];
/** Tests of the repository itself. */
export function ruleTests(base?: string): string[];
/** Tests that run in a browser. */
export function browserTests(base?: string): string[];
