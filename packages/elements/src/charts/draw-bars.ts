import { nothing, svg, type SVGTemplateResult } from 'lit';
import { bar, columnsOf, goalOf, mark, nameOfRow, startX, type Drawing, type Plot } from './marks.js';
import { fitted, linear, textWidth } from './scale.js';
import type { Figure, SheetRow } from './sheet.js';

/** Narrower than so many em, a label stands above its bar. */
const NARROW_EM = 34;

interface DrawnRow {
  readonly marks: unknown;
  readonly words: SVGTemplateResult;
  readonly bar: readonly [top: number, bottom: number];
}

/** Rows below each other, for what has names: bars side by side, or one bar in parts. Negative values reach to the other side. */
export function drawBars(plot: Plot): Drawing {
  const { sheet, measure, width, em } = plot;
  const columns = columnsOf(plot);
  const isStacked = measure.kind === 'stacked';
  const isNarrow = width < NARROW_EM * em;
  const values = (row: SheetRow): readonly number[] => columns.map(({ key }) => row.figures[key]?.value ?? 0);
  const reach = (row: SheetRow): number =>
    isStacked ? values(row).reduce((sum, value) => sum + Math.max(0, value), 0) : Math.max(0, ...values(row));
  const goalIn = (row: SheetRow): number => goalOf(plot, row)?.value ?? 0;
  const most = Math.max(0, measure.target?.value ?? 0, ...sheet.rows.map(reach), ...sheet.rows.map(goalIn));
  const least = isStacked ? 0 : Math.min(0, ...sheet.rows.flatMap(values));
  const longest = Math.max(0, ...sheet.rows.map((row) => textWidth(nameOfRow(row))));
  const labels = isNarrow ? 0 : Math.min(width * 0.34, (longest + 1) * em);
  const endText = (row: SheetRow): string => endWords(plot, row, isStacked);
  const ends = Math.min(
    width * (isNarrow ? 0.55 : 0.4),
    (Math.max(0, ...sheet.rows.map((row) => textWidth(endText(row)))) + 1) * em,
  );
  const length = Math.max(2 * em, width - labels - ends);
  const place = linear(least, most, length);
  const thickness = isStacked || columns.length === 1 ? 1.15 * em : 0.85 * em;
  const lines = isStacked ? 1 : columns.length;
  const inner = lines * thickness + (lines - 1) * 0.15 * em;
  const head = isNarrow ? 1.5 * em : 0;
  const pitch = head + inner + (isNarrow ? 0.8 : 0.75) * em;

  const row = (each: SheetRow, at: number): DrawnRow => {
    const top = at * pitch;
    const barTop = top + head + (isNarrow ? 0 : 0.3 * em);
    const middle = barTop + inner / 2;
    let from = place(0);
    const marks = columns.map(({ key }, column) => {
      const value = each.figures[key]?.value ?? 0;
      const to = isStacked ? from + place(value) - place(0) : place(value);
      const start = isStacked ? from : Math.min(place(0), to);
      const size = value === 0 ? 0 : Math.max(1.5, isStacked ? to - from : Math.abs(to - place(0)));
      const y = isStacked ? barTop : barTop + column * (thickness + 0.15 * em);
      const x = startX(plot, labels + start, size);
      if (isStacked) {
        if (value === 0) return nothing;
        from = to;
      }
      const hit = isStacked
        ? { x, y: barTop - 2, width: size, height: inner + 4 }
        : { x: startX(plot, labels, length), y: y - 1, width: length, height: thickness + 2 };
      return mark(
        plot,
        { row: at, column },
        { hit, shape: bar({ x, y, width: size, height: thickness }, column) },
      );
    });
    const goal = goalOf(plot, each)?.value;
    const reached = labels + (isStacked ? from : Math.max(place(0), ...values(each).map(place)));
    const end = pastLines(
      reached,
      textWidth(endText(each)) * em,
      [goal, measure.target?.value].flatMap((line) => (line == null ? [] : [labels + place(line)])),
      em,
    );
    const words = svg`${
      isNarrow
        ? svg`<text class="label" x=${startX(plot, 0)} y=${top + em}>${fitted(nameOfRow(each), width / em - 1)}</text>`
        : svg`<text class="label" x=${startX(plot, 0)} y=${middle + 0.35 * em}>${fitted(nameOfRow(each), labels / em - 0.8)}</text>`
    }<text class="end ${isFew(each, columns[0]?.key) ? 'few' : ''}" x=${startX(plot, end + 0.45 * em)} y=${middle + 0.35 * em}
    >${endText(each)}</text>`;
    const goalX = goal == null ? 0 : startX(plot, labels + place(goal));
    return {
      marks:
        goal == null
          ? marks
          : [marks, svg`<path class="goal" d="M${goalX} ${barTop - 3}V${barTop + inner + 3}"/>`],
      words,
      bar: [barTop, barTop + inner],
    };
  };

  const rows = sheet.rows.map(row);
  const height = sheet.rows.length * pitch;
  const zero = startX(plot, labels + place(0));
  const target = measure.target?.value;
  const goal = target == null ? undefined : startX(plot, labels + place(target));
  /** Where labels stand above the bars, the line would go through them: there each bar has its own piece. */
  const goals = (x: number): string =>
    isNarrow
      ? rows.map(({ bar: [from, to] }) => `M${x} ${from - 2}V${to + 2}`).join('')
      : `M${x} 0V${height}`;
  return {
    height,
    // Words last: a line that crosses them would be read into them.
    body: svg`${rows.map(({ marks }) => marks)}${
      isNarrow ? nothing : svg`<line class="axis" x1=${zero} x2=${zero} y1="0" y2=${height}/>`
    }${goal === undefined ? nothing : svg`<path class="target" d=${goals(goal)}/>`}${rows.map(({ words }) => words)}`,
  };
}

/** Where the words behind a bar begin: past every line that would go through them. */
function pastLines(end: number, width: number, lines: readonly number[], em: number): number {
  return [...lines]
    .sort((a, b) => a - b)
    .reduce((from, line) => (line > from - 1 && line < from + width + 0.7 * em ? line : from), end);
}

function isFew(row: SheetRow, key: string | undefined): boolean {
  return key !== undefined && row.figures[key]?.isMuted === true;
}

/** Behind a bar: its figure; behind several, all of them; behind parts of one, what they come to. */
function endWords(plot: Plot, row: SheetRow, isStacked: boolean): string {
  const figures = columnsOf(plot).flatMap(({ key }): Figure[] => {
    const figure = row.figures[key];
    return figure ? [figure] : [];
  });
  if (!isStacked) return figures.map(({ text }) => text).join(' · ');
  return plot.measure.tick(figures.reduce((sum, { value }) => sum + (value ?? 0), 0));
}
