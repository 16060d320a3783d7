import type { Messages } from '@firsat/elements/inspection';

/** What can be found; each has its words and its paragraph in `README.md` beside this file. */
export type FindingCode = keyof Messages['diagnosis']['findings'];

/** `error`: something does not work; `warning`: it works, but not as it should; `hint`: worth knowing. */
export type Severity = 'error' | 'warning' | 'hint';

/** One thing that keeps a widget from working, or from working well, on its page. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** Which element of the kit it is about; `null`: the whole page. */
  readonly element: Element | null;
  /** What is wrong, in the language of the page. */
  readonly what: string;
  /** What to do, likewise. */
  readonly fix: string;
  /** What is to be written, to be copied: markup, a header, a line of code. */
  readonly copy: string;
  /** Where more is said: a paragraph of a file in the package. */
  readonly docs: string;
}

/** A finding before it has words: what its sentences name, and what is to be copied. */
export interface Found {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly element?: Element;
  readonly names?: readonly string[];
  readonly copy: string;
}
