import { nothing, svg, type SVGTemplateResult } from 'lit';
import { bar, columnsOf, goalOf, mark, startX, type Drawing, type Plot } from './marks.js';
import { fitted, linear, textWidth, ticksOf } from './scale.js';
import type { SheetColumn } from './sheet.js';

const HEIGHT_EM = 17;

/** Rows beside each other, for what follows in time: columns, columns in parts, a line, or steps. */
export function drawColumns(plot: Plot): Drawing {
  const { sheet, measure, width, em } = plot;
  const columns = columnsOf(plot);
  const { kind } = measure;
  const value = (row: number, { key }: SheetColumn): number | null =>
    sheet.rows[row]?.figures[key]?.value ?? null;
  const all = sheet.rows.flatMap((_, row) =>
    kind === 'stacked'
      ? [columns.reduce((sum, column) => sum + Math.max(0, value(row, column) ?? 0), 0)]
      : columns.map((column) => value(row, column) ?? 0),
  );
  const isWhole = all.every(Number.isInteger);
  const goals = sheet.rows.map((row) => goalOf(plot, row)?.value ?? 0);
  const ticks = ticksOf(
    Math.min(0, ...all),
    Math.max(measure.target?.value ?? 0, ...goals, ...all),
    4,
    isWhole,
  );
  const gutter = (Math.max(...ticks.map((tick) => textWidth(measure.tick(tick)))) + 0.8) * em * 0.92;
  const top = 0.8 * em;
  const plotHeight = (HEIGHT_EM - 3) * em;
  const bottom = top + plotHeight;
  const up = linear(ticks[0] ?? 0, ticks.at(-1) ?? 0, plotHeight);
  const y = (of: number): number => bottom - up(of);
  const band = (width - gutter) / Math.max(1, sheet.rows.length);
  const left = (row: number): number => gutter + row * band;
  const wide = Math.min(band * 0.66, 4 * em);
  // Every label that fits, and always the last one that follows the same rhythm.
  const every = Math.ceil(
    ((Math.max(0, ...sheet.rows.map(({ label }) => textWidth(label))) + 0.9) * em * 0.92) / band,
  );

  /** Below its column; the first and the last stay within the drawing. */
  const labelX = (row: number): number => {
    const middle = left(row) + band / 2;
    const half = ((textWidth(fitted(sheet.rows[row]?.label ?? '', 12)) + 0.6) * em * 0.92) / 2;
    return Math.max(half, Math.min(middle, width - half));
  };

  const hitOf = (row: number): { x: number; y: number; width: number; height: number } => ({
    x: startX(plot, left(row), band),
    y: top,
    width: band,
    height: plotHeight,
  });

  const stacked = (row: number): unknown => {
    let from = 0;
    return columns.map((column, at) => {
      const own = Math.max(0, value(row, column) ?? 0);
      if (own === 0) return nothing;
      const box = {
        x: startX(plot, left(row) + (band - wide) / 2, wide),
        y: y(from + own),
        width: wide,
        height: up(from + own) - up(from),
      };
      from += own;
      return mark(
        plot,
        { row, column: at },
        { hit: { ...box, height: Math.max(4, box.height) }, shape: bar(box, at, 1) },
      );
    });
  };
  const beside = (row: number): unknown =>
    columns.map((column, at) => {
      const own = value(row, column);
      const size = wide / columns.length;
      const x = startX(plot, left(row) + (band - wide) / 2 + at * size, size);
      const box = {
        x,
        y: Math.min(y(0), y(own ?? 0)),
        width: Math.max(1, size - 1),
        height: Math.abs(y(own ?? 0) - y(0)),
      };
      return mark(
        plot,
        { row, column: at },
        {
          hit: columns.length === 1 ? hitOf(row) : { ...box, y: top, height: plotHeight },
          shape: own === null ? nothing : bar(box, at),
        },
      );
    });
  const points = (row: number): unknown =>
    columns.map((column, at) => {
      const own = value(row, column);
      const x = startX(plot, left(row) + band / 2);
      const hit = hitOf(row);
      // Of several lines each has its own point; of one, the whole band.
      const size = 1.6 * em;
      const near =
        own === null
          ? { ...hit, y: bottom - size, height: size }
          : { ...hit, y: y(own) - size / 2, height: size };
      return mark(
        plot,
        { row, column: at },
        {
          hit: columns.length === 1 ? hit : near,
          shape:
            own === null ? nothing : svg`<circle class="shape point" cx=${x} cy=${y(own)} r=${0.28 * em}/>`,
        },
      );
    });
  const line = (column: SheetColumn, at: number): SVGTemplateResult => {
    let path = '';
    let isDrawing = false;
    for (const row of sheet.rows.keys()) {
      const own = value(row, column);
      if (own === null) {
        isDrawing = false;
        continue;
      }
      const x = startX(plot, left(row) + band / 2).toFixed(1);
      const place = y(own).toFixed(1);
      path += !isDrawing ? `M${x} ${place}` : kind === 'steps' ? `H${x}V${place}` : `L${x} ${place}`;
      isDrawing = true;
    }
    return svg`<path class="line" data-tone=${column.tone ?? 'accent'} data-dash=${at} d=${path}/>`;
  };

  /** Across the marks of a row, a little wider than they are. */
  const goalMark = (row: number): unknown => {
    const goal = sheet.rows[row] && goalOf(plot, sheet.rows[row])?.value;
    if (goal == null) return nothing;
    const size = Math.min(band, wide + 0.8 * em);
    const x = startX(plot, left(row) + (band - size) / 2, size);
    return svg`<path class="goal" d="M${x} ${y(goal)}h${size}"/>`;
  };

  const draw = kind === 'stacked' ? stacked : kind === 'bars' ? beside : points;
  const goal = measure.target?.value;
  return {
    height: HEIGHT_EM * em,
    body: svg`<g class="grid">${ticks.map(
      (tick) => svg`<line x1=${startX(plot, gutter)} x2=${startX(plot, width)} y1=${y(tick)} y2=${y(tick)}/>
      <text class="tick" x=${startX(plot, gutter - 0.5 * em)} y=${y(tick) + 0.32 * em} text-anchor="end">${measure.tick(tick)}</text>`,
    )}</g>${kind === 'line' || kind === 'steps' ? columns.map(line) : nothing}${sheet.rows.map(
      (each, row) =>
        svg`${draw(row)}${goalMark(row)}${
          row % every === 0
            ? svg`<text class="tick" x=${startX(plot, labelX(row))} y=${bottom + 1.5 * em} text-anchor="middle">${fitted(each.label, 12)}</text>`
            : nothing
        }`,
    )}<line class="axis" x1=${startX(plot, gutter)} x2=${startX(plot, width)} y1=${y(0)} y2=${y(0)}/>${
      goal == null
        ? nothing
        : svg`<line class="target" x1=${startX(plot, gutter)} x2=${startX(plot, width)} y1=${y(goal)} y2=${y(goal)}/>`
    }`,
  };
}
