import { fileURLToPath } from 'node:url';

/** Deliberately broken servers: entry files that change the real one from outside. Each must turn a crash test red. */
export const MUTANTS = ['early-ack', 'early-broadcast', 'no-step-2', 'emitted-only'] as const;
export type Mutant = (typeof MUTANTS)[number];

/** The entry file of a mutant. */
export function mutantEntry(name: Mutant): string {
  return fileURLToPath(new URL(`${name}-main.ts`, import.meta.url));
}
