import { nothing, svg, type SVGTemplateResult } from 'lit';
import { bar, columnsOf, mark, nameOfRow, startX, type Drawing, type Plot } from './marks.js';
import { fitted, linear, textWidth } from './scale.js';
import type { Figure, SheetRow, Tone } from './sheet.js';

/** Narrower than so many em, a label stands above its bar. */
const NARROW_EM = 34;

export const WAYS = ['level', 'up', 'down'] as const;
export type Way = (typeof WAYS)[number];

/** In the order of the patterns that stand for them where there are no colours. */
export const WAY_TONES: Readonly<Record<Way, Tone>> = { level: 'accent', up: 'teal', down: 'orange' };

export function wayOf({ isLevel }: SheetRow, { value }: Figure): Way {
  if (isLevel) return 'level';
  return (value ?? 0) < 0 ? 'down' : 'up';
}

/**
 * How one amount became another, row below row: what there is stands as a bar from zero, what came or went floats from where the row before it ended, and
 * a hairline leads from each to the next.
 */
export function drawWaterfall(plot: Plot): Drawing {
  const { sheet, width, em } = plot;
  const [column] = columnsOf(plot);
  const isNarrow = width < NARROW_EM * em;
  let level = 0;
  const rows = sheet.rows.map((row) => {
    const figure = row.figures[column?.key ?? ''] ?? { text: '–', value: null };
    const from = row.isLevel ? 0 : level;
    level = from + (figure.value ?? 0);
    return { row, figure, from, to: level };
  });
  const longest = Math.max(0, ...sheet.rows.map((row) => textWidth(nameOfRow(row))));
  const labels = isNarrow ? 0 : Math.min(width * 0.34, (longest + 1) * em);
  const ends = Math.min(
    width * (isNarrow ? 0.55 : 0.4),
    (Math.max(0, ...rows.map(({ figure }) => textWidth(figure.text))) + 1) * em,
  );
  const length = Math.max(2 * em, width - labels - ends);
  const reached = rows.flatMap(({ from, to }) => [from, to]);
  const place = linear(Math.min(0, ...reached), Math.max(0, ...reached), length);
  const thickness = 1.25 * em;
  const head = isNarrow ? 1.5 * em : 0;
  const pitch = head + thickness + 0.75 * em;
  const topOf = (at: number): number => at * pitch + head + (isNarrow ? 0 : 0.3 * em);

  const drawn = rows.map(({ row, figure, from, to }, at) => {
    const top = topOf(at);
    const way = wayOf(row, figure);
    const size = from === to ? 0 : Math.max(2, Math.abs(place(to) - place(from)));
    const start = labels + Math.min(place(from), place(to));
    return {
      mark: mark(
        plot,
        { row: at, column: 0 },
        {
          hit: { x: startX(plot, labels, length), y: top - 2, width: length, height: thickness + 4 },
          shape: bar(
            { x: startX(plot, start, size), y: top, width: size, height: thickness },
            WAYS.indexOf(way),
          ),
          tone: WAY_TONES[way],
        },
      ),
      lead:
        at === rows.length - 1
          ? ''
          : `M${String(startX(plot, labels + place(to)))} ${String(size === 0 ? top : top + thickness)}V${String(topOf(at + 1))}`,
      words: svg`<text class="label ${way === 'level' ? 'level' : ''}" x=${startX(plot, 0)} y=${
        isNarrow ? top - 0.5 * em : top + thickness / 2 + 0.35 * em
      }>${fitted(nameOfRow(row), isNarrow ? width / em - 1 : labels / em - 0.8)}</text><text class="end" x=${startX(
        plot,
        start + size + 0.45 * em,
      )} y=${top + thickness / 2 + 0.35 * em}>${figure.text}</text>`,
    };
  });
  const zero = startX(plot, labels + place(0));
  return {
    height: rows.length * pitch,
    // Words last: a line that crosses them would be read into them.
    body: svg`<path class="lead" d=${drawn.map(({ lead }) => lead).join('')}/>${drawn.map((each): SVGTemplateResult => each.mark)}${
      isNarrow ? nothing : svg`<line class="axis" x1=${zero} x2=${zero} y1="0" y2=${rows.length * pitch}/>`
    }${drawn.map(({ words }) => words)}`,
  };
}
