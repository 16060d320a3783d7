import { CSV_DIALECTS, csvText, type CsvCell } from '@firsat/model/export';
import type { Sheet, SheetColumn, SheetRow, Tone } from '../charts/sheet.js';
import { browserTimer } from '../base/timer.js';
import { textWidth, wrapped } from '../charts/scale.js';
import { spreadsheetOf } from '../fields/spreadsheet.js';
import type { Localizer } from '../locales/localizer.js';

/** The tables of a report, one below the other, as a spreadsheet of the language opens them; what must be known of them is said below. */
export function csvFile(sheets: readonly Sheet[], l: Localizer, notes: readonly string[] = []): Blob {
  const rows = sheets.flatMap((sheet, at) => {
    const line = (row: SheetRow): CsvCell[] => [
      row.mark ? `${row.label} (${row.mark})` : row.label,
      ...sheet.columns.map(({ key }) => {
        const figure = row.figures[key];
        return figure?.raw ?? figure?.text ?? null;
      }),
    ];
    return [
      ...(at > 0 ? [[null]] : []),
      [sheet.title],
      [sheet.heading, ...sheet.columns.map((column) => headOf(sheet, column, l))],
      ...sheet.rows.map(line),
      ...(sheet.total ? [line(sheet.total)] : []),
    ];
  });
  const said = notes.length > 0 ? [[null], ...notes.map((note) => [note])] : [];
  const text = csvText([...rows, ...said], CSV_DIALECTS[spreadsheetOf(l)]);
  return new Blob([text], { type: 'text/csv;charset=utf-8' });
}

/** The name of a column with what its numbers are counted in; what stands beside them on the page would make them texts in a file. */
function headOf({ rows, total }: Sheet, { key, label }: SheetColumn, l: Localizer): string {
  for (const { figures } of total ? [...rows, total] : rows) {
    const raw = figures[key]?.raw;
    if (typeof raw === 'object' && raw.unit !== undefined)
      return l.t.reports.countedIn(label, l.t.reports.units[raw.unit]);
  }
  return label;
}

export interface DrawnSheet {
  readonly title: string;
  readonly svg: SVGSVGElement;
  /** What the colours of the columns mean; empty when there is but one. */
  readonly legend: readonly string[];
  /** Their colours, for a series that has no mark to take it from: all of it is 0. */
  readonly tones?: readonly Tone[];
  /** What the line across the marks says. */
  readonly goal?: string;
}

/** What a drawing gets from style sheets, which a file does not have. */
const COPIED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'font-style',
  'direction',
] as const;

const NAMESPACE = 'http://www.w3.org/2000/svg';
const MARGIN = 24;
const TITLE = 34;
const LINE = 26;
const SWATCH = 12;

/** The drawings as one picture that stands alone; `undefined` where the page's policy does not let a PNG be made. */
export async function pictureFile(
  drawings: readonly DrawnSheet[],
  kind: 'svg' | 'png',
  notes: readonly string[] = [],
): Promise<Blob | undefined> {
  const first = drawings[0]?.svg;
  if (!first) return undefined;
  const style = getComputedStyle(first);
  const background = getComputedStyle(first.closest('.base') ?? first).getPropertyValue('--_surface');
  const width = Number(first.getAttribute('width')) + 2 * MARGIN;
  const picture = document.createElementNS(NAMESPACE, 'svg');
  const paper = document.createElementNS(NAMESPACE, 'rect');
  picture.append(paper);
  const plain = plainColors();
  let top = MARGIN;
  const write = (
    text: string,
    x: number,
    y: number,
    looks: Readonly<Record<string, string | number>>,
  ): void => {
    const line = document.createElementNS(NAMESPACE, 'text');
    set(line, { x, y, fill: plain(style.color), 'font-family': style.fontFamily, 'font-size': 14, ...looks });
    line.textContent = text;
    picture.append(line);
  };
  for (const { title, svg, legend, tones, goal } of drawings) {
    write(title, MARGIN, top + 18, { 'font-size': 18, 'font-weight': 600 });
    top += TITLE;
    let x = MARGIN;
    for (const [column, label] of legend.entries()) {
      const shape = svg.querySelector(`[data-column="${String(column)}"] .shape`);
      const swatch = document.createElementNS(NAMESPACE, 'rect');
      set(swatch, { x, y: top, width: SWATCH, height: SWATCH, rx: 3 });
      set(swatch, {
        fill: plain(shape ? getComputedStyle(shape).fill : toneFill(tones?.[column] ?? 'accent', svg)),
      });
      picture.append(swatch);
      write(label, x + SWATCH + 6, top + 11, {});
      x += SWATCH + 6 + (textWidth(label) + 1.5) * 14;
    }
    if (goal !== undefined) {
      const line = document.createElementNS(NAMESPACE, 'rect');
      set(line, { x, y: top + SWATCH / 2 - 1, width: SWATCH, height: 2.5, fill: plain(style.color) });
      picture.append(line);
      write(goal, x + SWATCH + 6, top + 11, {});
    }
    if (legend.length > 0 || goal !== undefined) top += LINE;
    const drawing = standingAlone(svg, plain);
    set(drawing, { x: MARGIN, y: top });
    picture.append(drawing);
    top += Number(svg.getAttribute('height')) + MARGIN;
  }
  for (const note of notes.flatMap((each) => wrapped(each, (width - 2 * MARGIN) / 14))) {
    write(note, MARGIN, top + 4, { opacity: 0.75 });
    top += LINE;
  }
  set(picture, { xmlns: NAMESPACE, width, height: top, viewBox: `0 0 ${String(width)} ${String(top)}` });
  set(paper, { width: '100%', height: '100%', fill: plain(resolved(background, first)) });
  const svg = new Blob([new XMLSerializer().serializeToString(picture)], { type: 'image/svg+xml' });
  return kind === 'svg' ? svg : pngOf(svg, width, top);
}

function set(element: Element, attributes: Readonly<Record<string, string | number>>): void {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, String(value));
}

/** A custom property as a colour: `light-dark()` and `color-mix()` mean nothing outside of the page. */
function resolved(value: string, beside: SVGElement): string {
  const probe = document.createElementNS(NAMESPACE, 'rect');
  probe.style.fill = value;
  beside.append(probe);
  const { fill } = getComputedStyle(probe);
  probe.remove();
  return fill;
}

/** The colour that marks of a tone have on the page. */
function toneFill(tone: Tone, beside: SVGElement): string {
  const mark = document.createElementNS(NAMESPACE, 'g');
  set(mark, { class: 'mark', 'data-tone': tone });
  const shape = document.createElementNS(NAMESPACE, 'rect');
  set(shape, { class: 'shape' });
  mark.append(shape);
  beside.append(mark);
  const { fill } = getComputedStyle(shape);
  mark.remove();
  return fill;
}

/** What is there for a person at the page only: what a pointer may touch, and patterns for where there are no colours. */
const UNSEEN = '.hit, .pattern, defs';

/** A copy that carries its looks as attributes. */
function standingAlone(svg: SVGSVGElement, plain: (color: string) => string): SVGSVGElement {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const originals = [...svg.querySelectorAll('*')];
  const copies = [...copy.querySelectorAll('*')];
  for (const [at, element] of copies.entries()) {
    const original = originals[at];
    if (!original || element.matches(UNSEEN)) continue;
    const style = getComputedStyle(original);
    for (const name of COPIED) {
      const value = style.getPropertyValue(name);
      if (value !== '')
        element.setAttribute(name, name === 'fill' || name === 'stroke' ? plain(value) : value);
    }
  }
  for (const unseen of copy.querySelectorAll(UNSEEN)) unseen.remove();
  for (const element of [copy, ...copy.querySelectorAll('*')])
    for (const { name } of [...element.attributes])
      if (/^(?:class|tabindex|role|aria-.*|data-.*)$/u.test(name)) element.removeAttribute(name);
  return copy;
}

/** Colours as every program knows them: `oklab()` is for browsers. */
function plainColors(): (color: string) => string {
  const known = new Map<string, string>();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (color) => {
    const found = known.get(color);
    if (found !== undefined || !context || color === 'none') return found ?? color;
    context.clearRect(0, 0, 1, 1);
    context.fillStyle = color;
    context.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0, alpha = 255] = context.getImageData(0, 0, 1, 1).data;
    const plain =
      alpha === 0
        ? 'none'
        : `#${[red, green, blue].map((part) => part.toString(16).padStart(2, '0')).join('')}`;
    known.set(color, plain);
    return plain;
  };
}

async function pngOf(svg: Blob, width: number, height: number): Promise<Blob | undefined> {
  const image = new Image();
  const href = URL.createObjectURL(svg);
  try {
    image.src = href;
    await image.decode();
    const canvas = document.createElement('canvas');
    // Sharp enough to be printed.
    canvas.width = width * 2;
    canvas.height = height * 2;
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
    return (
      (await new Promise<Blob | null>((resolve) => {
        canvas.toBlob(resolve);
      })) ?? undefined
    );
  } catch {
    // The page's policy allows no such images.
    return undefined;
  } finally {
    URL.revokeObjectURL(href);
  }
}

/** Hands a file to the browser. */
export function handOver(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  // The browser has taken it by then.
  browserTimer.after(60_000, () => {
    URL.revokeObjectURL(link.href);
  });
}
