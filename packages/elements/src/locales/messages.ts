import type { Problem, ProblemCode } from '@firsat/model';
import type { en } from './en/index.js';

type Words = (params: NonNullable<Problem['params']>) => string;

/** Every word of the kit, as the English modules define it; problems are typed by their codes. */
export type Messages = Omit<typeof en, 'problems'> & { problems: Record<ProblemCode, Words> };
