import { nothing, svg, type SVGTemplateResult } from 'lit';
import { bar, columnsOf, mark, nameOfRow, startX, type Drawing, type Plot } from './marks.js';
import { fitted, linear, textWidth } from './scale.js';
import type { SheetRow } from './sheet.js';

const NARROW_EM = 34;

/**
 * What came in and what went on, stage below stage. The first column is the width of a stage, the second (if there is one) is what went on to the
 * next; between two stages stands what the second column says.
 */
export function drawFunnel(plot: Plot): Drawing {
  const { sheet, width, em } = plot;
  const [entered, passed] = columnsOf(plot);
  const isNarrow = width < NARROW_EM * em;
  const longest = Math.max(0, ...sheet.rows.map((row) => textWidth(nameOfRow(row))));
  const labels = isNarrow ? 0 : Math.min(width * 0.34, (longest + 1.2) * em);
  const full = width - labels;
  const figure = (row: SheetRow | undefined, key: string | undefined) =>
    key ? row?.figures[key] : undefined;
  const most = Math.max(1, ...sheet.rows.map((row) => figure(row, entered?.key)?.value ?? 0));
  const size = linear(0, most, full);
  const head = isNarrow ? 1.5 * em : 0;
  const thickness = 2.1 * em;
  const gap = passed ? 1.8 * em : 0.6 * em;
  const pitch = head + thickness + gap;
  const middle = labels + full / 2;

  const row = (each: SheetRow, at: number): SVGTemplateResult => {
    const top = at * pitch + head + 1;
    const own = figure(each, entered?.key);
    const length = own?.value ? Math.max(2, size(own.value)) : 0;
    const next = sheet.rows[at + 1];
    const nextLength = size(figure(next, entered?.key)?.value ?? 0);
    const x = (half: number): number => startX(plot, middle + half);
    const text = textWidth(own?.text ?? '') * em;
    const isInside = text + em < length;
    return svg`<text class="label" x=${startX(plot, 0)} y=${isNarrow ? top - 0.45 * em : top + thickness / 2 + 0.35 * em}
      >${fitted(nameOfRow(each), (isNarrow ? width : labels) / em - 0.6)}</text>${
        next && passed
          ? svg`<path class="flow" d="M${x(-length / 2)} ${top + thickness}L${x(length / 2)} ${top + thickness}L${x(nextLength / 2)} ${top + pitch}L${x(-nextLength / 2)} ${top + pitch}Z"/>`
          : nothing
      }${mark(
        plot,
        { row: at, column: 0 },
        {
          hit: { x: startX(plot, labels, full), y: top, width: full, height: thickness },
          shape: svg`${bar({ x: startX(plot, middle - length / 2, length), y: top, width: length, height: thickness }, 0, 4)}
      <text class=${isInside ? 'inside' : 'end'} x=${isInside ? startX(plot, middle) : startX(plot, middle + length / 2 + 0.4 * em)} y=${top + thickness / 2 + 0.35 * em} text-anchor=${isInside ? 'middle' : 'start'}>${own?.text ?? ''}</text>`,
        },
      )}${
        next && passed
          ? mark(
              plot,
              { row: at, column: 1 },
              {
                hit: {
                  x: startX(plot, middle - 3 * em, 6 * em),
                  y: top + thickness + 1,
                  width: 6 * em,
                  height: gap - 2,
                },
                shape: svg`<text class="between ${figure(each, passed.key)?.isMuted ? 'few' : ''}" x=${startX(plot, middle)} y=${top + thickness + gap / 2 + 0.32 * em} text-anchor="middle">${figure(each, passed.key)?.text ?? ''}</text>`,
              },
            )
          : nothing
      }`;
  };
  return { height: sheet.rows.length * pitch - gap + 4, body: svg`${sheet.rows.map(row)}` };
}
