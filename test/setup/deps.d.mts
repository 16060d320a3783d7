/** Types of deps.mjs, for its test. */

/** One line for people when `version` cannot run the project, else undefined. */
export function nodeProblem(version: string): string | undefined;
/** What npm said, in one line where the cause is known. */
export function installProblem(npmOutput: string): string | undefined;
/** True when node_modules already holds what the lock names. */
export function isInstalled(lock: object, hiddenLock: object): boolean;
