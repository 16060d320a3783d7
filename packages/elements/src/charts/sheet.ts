import type { OpportunityId, StageColor } from '@firsat/model';

/** Colours of what is drawn, by what it means; the others tell series apart that mean nothing in particular. */
export type Tone =
  | 'accent'
  | 'won'
  | 'lost'
  | 'abandoned'
  | 'muted'
  | 'previous'
  | Exclude<StageColor, 'blue' | 'green' | 'rose'>;

/** What numbers of a file may be counted in. */
export type FileUnit = 'percent' | 'days' | 'minutes';

/** One figure of a sheet: what a person reads, what a file holds, and how far it reaches in a drawing. */
export interface Figure {
  readonly text: string;
  /** For the drawing only, never for arithmetic; `null`: nothing to draw, which is not 0 (D29). */
  readonly value: number | null;
  /** In full, where the text is abbreviated. */
  readonly exact?: string;
  /** What the value is counted in, where figures of one name may be in several: those of different units are never compared. */
  readonly unit?: string;
  /** As a file holds it: a text, or `number` × 10^-`digits`, exactly. Default: the text. */
  readonly raw?:
    | string
    | {
        readonly number: number | bigint;
        readonly digits?: number;
        /** Said by the head of the column, for a number cannot. */
        readonly unit?: FileUnit;
      };
  /** The records behind it (S87), looked up when they are asked for. */
  readonly ids?: () => readonly OpportunityId[];
  /** D19: so few records that it says little. */
  readonly isMuted?: boolean;
  /** What must be said with it. */
  readonly note?: string;
}

export interface SheetColumn {
  readonly key: string;
  readonly label: string;
  readonly tone?: Tone;
}

export interface SheetRow {
  readonly key: string;
  readonly label: string;
  /** Of a stage. */
  readonly color?: StageColor;
  /** Behind the label: archived, not finished yet. */
  readonly mark?: string;
  /** In a waterfall: what there is, not what came or went. */
  readonly isLevel?: boolean;
  readonly figures: Readonly<Record<string, Figure | undefined>>;
}

export type MarkKind = 'bars' | 'stacked' | 'line' | 'steps' | 'funnel' | 'waterfall';

/** Columns that may be drawn together: one unit, one scale. Currencies and kinds of prices never share one (D28, D39). */
export interface Measure {
  readonly key: string;
  readonly label: string;
  readonly kind: MarkKind;
  readonly columns: readonly string[];
  /** Words of a place on the scale. */
  readonly tick: (value: number) => string;
  /** A line across the drawing, as of a target. */
  readonly target?: Figure;
  /** Key of the column that says for each row what was to be reached: a line across its marks. */
  readonly goals?: string;
}

/** A table that can be drawn: the drawing shows some of its columns, the table all of them, so neither says what the other does not. */
export interface Sheet {
  readonly key: string;
  readonly title: string;
  /** What the rows are. */
  readonly heading: string;
  /** The rows follow each other in time: they stand side by side. */
  readonly isTimeline?: boolean;
  /** The rows have no order of their own: what is drawn of them stands largest first. */
  readonly isRanked?: boolean;
  readonly columns: readonly SheetColumn[];
  readonly rows: readonly SheetRow[];
  /** All of it; not the sum of the rows where a record may stand in several. */
  readonly total?: SheetRow;
  /** What can be drawn, the first of it at first; none: only the table is shown. */
  readonly measures: readonly Measure[];
}

/** Ends the key of a column that says the same of the period before. */
export const BEFORE = '-before';

/** Nothing to tell: a dash, never 0. */
export const NO_FIGURE: Figure = Object.freeze({ text: '–', value: null, raw: '' });
