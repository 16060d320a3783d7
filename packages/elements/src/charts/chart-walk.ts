import { columnsOf, type MarkPlace, type Plot } from './marks.js';

export const FIRST: MarkPlace = Object.freeze({ row: 0, column: 0 });

/** Parts of a stacked bar that are nothing, and the way out of the last stage, are not drawn. */
export function isDrawn(plot: Plot, { row, column }: MarkPlace): boolean {
  const { kind } = plot.measure;
  const figure = plot.sheet.rows[row]?.figures[columnsOf(plot)[column]?.key ?? ''];
  if (kind === 'stacked') return (figure?.value ?? 0) > 0;
  if (kind === 'waterfall') return figure !== undefined && figure.value !== null;
  return kind !== 'funnel' || column === 0 || row < plot.sheet.rows.length - 1;
}

function* placesOf({ sheet, measure }: Plot): Generator<MarkPlace> {
  for (const row of sheet.rows.keys()) for (const column of measure.columns.keys()) yield { row, column };
}

/** The first mark of a drawing. */
export function firstDrawn(plot: Plot): MarkPlace {
  for (const place of placesOf(plot)) if (isDrawn(plot, place)) return place;
  return FIRST;
}

/** Where a key leads: `undefined` nowhere further, `null`: it is none of ours. */
export function nextPlace(plot: Plot, from: MarkPlace, key: string): MarkPlace | undefined | null {
  const places = [...placesOf(plot)].filter((place) => isDrawn(plot, place));
  if (key === 'Home') return places[0];
  if (key === 'End') return places.at(-1);
  const isAcross = plot.sheet.isTimeline === true && !['funnel', 'waterfall'].includes(plot.measure.kind);
  const [forward, back] = plot.isRtl ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
  const rowStep = isAcross ? { [forward]: 1, [back]: -1 }[key] : { ArrowDown: 1, ArrowUp: -1 }[key];
  const columnStep = isAcross ? { ArrowUp: 1, ArrowDown: -1 }[key] : { [forward]: 1, [back]: -1 }[key];
  if (rowStep === undefined && columnStep === undefined) return null;
  if (columnStep !== undefined) {
    const own = places.filter(({ row }) => row === from.row);
    return own[own.findIndex(({ column }) => column === from.column) + columnStep];
  }
  const step = rowStep ?? 0;
  for (let row = from.row + step; row >= 0 && row < plot.sheet.rows.length; row += step) {
    const own = places.filter((place) => place.row === row);
    if (own.length > 0) return own.find(({ column }) => column >= from.column) ?? own.at(-1);
  }
  return undefined;
}

export function focusMark(plot: Element, { row, column }: MarkPlace): void {
  plot.querySelector<SVGElement>(`[data-row="${String(row)}"][data-column="${String(column)}"]`)?.focus();
}

/** The mark that an event is about. */
export function placeOf(event: Event): MarkPlace | undefined {
  const inner = event.composedPath()[0];
  const found = inner instanceof Element ? inner.closest<SVGElement>('.mark[data-row]') : null;
  if (!found) return undefined;
  return { row: Number(found.dataset['row']), column: Number(found.dataset['column']) };
}
