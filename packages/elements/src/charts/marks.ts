import { nothing, svg, type SVGTemplateResult } from 'lit';
import type { Figure, Measure, Sheet, SheetColumn, SheetRow, Tone } from './sheet.js';

/** Where a mark stands: the number of its row, and of its column among those of the measure. */
export interface MarkPlace {
  readonly row: number;
  readonly column: number;
}

/** What every drawing is made from. Lengths are pixels; `em` is one of them in the size of the text. */
export interface Plot {
  readonly sheet: Sheet;
  readonly measure: Measure;
  readonly width: number;
  readonly em: number;
  readonly isRtl: boolean;
  /** The mark that Tab reaches. */
  readonly active: MarkPlace;
  /** What a mark is called, all of it in words. */
  readonly name: (row: SheetRow, column: SheetColumn) => string;
}

export interface Drawing {
  readonly height: number;
  readonly body: SVGTemplateResult;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** What a row is called, with what must be known about it. */
export function nameOfRow({ label, mark: behind }: SheetRow): string {
  return behind ? `${label} (${behind})` : label;
}

/** From the side where reading begins, whichever that is. */
export function startX({ width, isRtl }: Pick<Plot, 'width' | 'isRtl'>, x: number, length = 0): number {
  return isRtl ? width - x - length : x;
}

export function columnsOf({ sheet, measure }: Pick<Plot, 'sheet' | 'measure'>): readonly SheetColumn[] {
  return measure.columns.flatMap((key) => sheet.columns.find((column) => column.key === key) ?? []);
}

/** What a row was to reach, where the measure says so. */
export function goalOf({ measure }: Pick<Plot, 'measure'>, row: SheetRow): Figure | undefined {
  const figure = measure.goals === undefined ? undefined : row.figures[measure.goals];
  return figure && figure.value !== null ? figure : undefined;
}

/** The column of the goals, where any row has one. */
export function goalColumn({ sheet, measure }: Pick<Plot, 'sheet' | 'measure'>): SheetColumn | undefined {
  if (!sheet.rows.some((row) => goalOf({ measure }, row))) return undefined;
  return sheet.columns.find(({ key }) => key === measure.goals);
}

/** Patterns in the order of the columns, for where colours are taken away (forced colours) or cannot be told apart. */
export const PATTERNS = 6;

export function patternDefs(): SVGTemplateResult {
  return svg`<defs>
    <pattern id="pattern-1" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 6 6 0" class="hatch"/></pattern>
    <pattern id="pattern-2" width="6" height="6" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.2" class="spot"/></pattern>
    <pattern id="pattern-3" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 3H6M3 0V6" class="hatch"/></pattern>
    <pattern id="pattern-4" width="6" height="6" patternUnits="userSpaceOnUse"><path d="M0 0 6 6" class="hatch"/></pattern>
    <pattern id="pattern-5" width="4" height="4" patternUnits="userSpaceOnUse"><path d="M0 2H4" class="hatch"/></pattern>
  </defs>`;
}

/** A rectangle in the colour of its column, with its pattern above it. */
export function bar(box: Box, column: number, radius = 2): SVGTemplateResult {
  const { x, y, height } = box;
  const width = Math.max(0, box.width);
  const pattern = column % PATTERNS;
  return svg`<rect class="shape" x=${x} y=${y} width=${width} height=${height} rx=${Math.min(radius, width / 2)}/>${
    pattern === 0
      ? nothing
      : svg`<rect class="pattern" x=${x} y=${y} width=${width} height=${height} fill="url(#pattern-${pattern})"/>`
  }`;
}

export interface MarkLooks {
  /** What a pointer may touch, and what is outlined when it has the focus. */
  readonly hit: Box;
  readonly shape: unknown;
  readonly tone?: Tone | undefined;
}

/** One figure of the drawing: it can be reached by keyboard, says what it is, and opens its records. */
export function mark(plot: Plot, place: MarkPlace, { hit, shape, tone }: MarkLooks): SVGTemplateResult {
  const row = plot.sheet.rows[place.row];
  const column = columnsOf(plot)[place.column];
  if (!row || !column) return svg``;
  const figure = row.figures[column.key];
  const { active } = plot;
  const isActive = active.row === place.row && active.column === place.column;
  // Beside other columns the colour says which column it is.
  const isAlone = plot.measure.columns.length === 1 || plot.measure.kind === 'funnel';
  const usesRow = row.color !== undefined && column.tone === undefined && isAlone;
  return svg`<g
    class="mark ${usesRow ? 'stage-color' : ''} ${figure?.isMuted ? 'few' : ''} ${figure?.ids ? 'opens' : ''}"
    data-row=${place.row}
    data-column=${place.column}
    data-tone=${usesRow ? 'stage' : (tone ?? column.tone ?? 'accent')}
    data-color=${row.color ?? nothing}
    tabindex=${isActive ? 0 : -1}
    role=${figure?.ids ? 'button' : 'img'}
    aria-label=${plot.name(row, column)}
  ><rect class="hit" x=${hit.x} y=${hit.y} width=${Math.max(1, hit.width)} height=${hit.height} rx="3"/>${shape}</g>`;
}
