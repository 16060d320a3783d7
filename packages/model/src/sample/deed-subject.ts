import type { CalendarDate } from '../calendar-date.js';
import type { SampleWords } from './words.js';

/** Whose deeds are told. */
export interface DeedsOf {
  readonly seed: number;
  readonly words: SampleWords;
  readonly language: string;
  readonly currency: string;
  readonly timeZone: string;
  readonly today: CalendarDate;
  /** Of the representatives, by id. */
  readonly names: ReadonlyMap<string, string>;
}

/** How far it has come, and what it is about. */
export interface Subject {
  /** Index of its stage. */
  readonly reached: number;
  readonly product: { readonly id: string; readonly name: string };
}
