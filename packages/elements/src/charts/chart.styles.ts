import { css } from 'lit';

/** Drawings and what stands around them. Goes with `stageColorStyles`, and after `sheetTableStyles`. */
export const chartStyles = css`
  .panel {
    container-type: inline-size;
    display: grid;
    gap: 0.7em;
    min-inline-size: 0;
    margin: 0;
    padding: 1em 1.1em 1.1em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_raised);
  }
  .panel figcaption {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
    justify-content: space-between;
  }
  .panel h3 {
    margin: 0;
    font-size: 1.05em;
    font-weight: 600;
  }
  .panel-tools {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
    align-items: center;
  }
  .measure {
    inline-size: auto;
    field-sizing: content;
    max-inline-size: 18em;
    min-block-size: 2.1em;
    padding-block: 0.2em;
  }
  .switch {
    display: inline-flex;
    padding: 2px;
    border-radius: var(--_radius-inner);
    background: var(--_hover);
  }
  .switch button {
    min-block-size: 1.9em;
    padding: 0.1em 0.8em;
    border: 1px solid transparent;
    border-radius: calc(var(--_radius-inner) - 2px);
    background: transparent;
    color: var(--_muted);
  }
  .switch button[aria-pressed='true'] {
    border-color: var(--_line);
    background: var(--_surface);
    color: var(--_text);
    font-weight: 500;
  }
  .above {
    display: flex;
    flex-wrap: wrap;
    gap: 0.3em 1.2em;
    align-items: baseline;
    justify-content: space-between;
    min-block-size: 2.2em;
    padding-block-end: 0.5em;
  }
  .legend {
    display: flex;
    flex-wrap: wrap;
    gap: 0.2em 1.1em;
    margin: 0;
    padding: 0;
    list-style: none;
    color: var(--_muted);
  }
  .legend li {
    display: inline-flex;
    gap: 0.45em;
    align-items: center;
  }
  .swatch {
    inline-size: 0.85em;
    block-size: 0.85em;
  }
  .readout {
    margin: 0;
    color: var(--_muted);
    font-size: 0.93em;
  }
  .chart {
    min-inline-size: 0;
  }
  .plot {
    overflow: hidden;
    min-inline-size: 0;
  }
  .drawing {
    display: block;
    overflow: visible;
    direction: inherit;
    font-variant-numeric: tabular-nums;
  }
  .drawing text {
    fill: var(--_text);
    stroke: none;
  }
  .drawing .tick {
    fill: var(--_muted);
    font-size: 0.92em;
  }
  .drawing .end,
  .drawing .inside {
    font-weight: 500;
  }
  .drawing .level {
    font-weight: 600;
  }
  /* A line that crosses a figure breaks off around it. */
  .drawing .end,
  .waterfall .label {
    stroke: var(--_raised);
    stroke-width: 4px;
    stroke-linejoin: round;
    paint-order: stroke;
  }
  .drawing .between {
    fill: var(--_muted);
    font-size: 0.93em;
  }
  .grid line {
    stroke: var(--_line);
    stroke-width: 1;
    shape-rendering: crispedges;
  }
  .axis {
    stroke: var(--_line-strong);
    stroke-width: 1;
    shape-rendering: crispedges;
  }
  .lead {
    fill: none;
    stroke: var(--_line-strong);
    stroke-width: 1;
    shape-rendering: crispedges;
  }
  .target {
    stroke: var(--_text);
    stroke-width: 1.5;
    stroke-dasharray: 5 3;
  }
  .goal {
    fill: none;
    stroke: var(--_text);
    stroke-width: 2.5;
    pointer-events: none;
  }
  .mark,
  .line {
    --_tone: var(--_accent);
  }
  [data-tone='won'] {
    --_tone: var(--_success);
  }
  [data-tone='lost'] {
    --_tone: color-mix(in oklab, var(--_danger) 82%, var(--_surface));
  }
  [data-tone='abandoned'] {
    --_tone: light-dark(#9a7b3f, #c9ab6d);
  }
  [data-tone='muted'] {
    --_tone: color-mix(in oklab, var(--_text) 52%, var(--_surface));
  }
  [data-tone='previous'] {
    --_tone: color-mix(in oklab, var(--_text) 38%, var(--_surface));
  }
  [data-tone='stage'] {
    --_tone: var(--_stage);
  }
  [data-tone='teal'] {
    --_tone: light-dark(#0e8a8a, #45c4c0);
  }
  [data-tone='amber'] {
    --_tone: light-dark(#b27a00, #eab94a);
  }
  [data-tone='orange'] {
    --_tone: light-dark(#cc5a14, #f79a5c);
  }
  [data-tone='violet'] {
    --_tone: light-dark(#7a4fd0, #b195f5);
  }
  [data-tone='slate'] {
    --_tone: light-dark(#64748b, #94a3b8);
  }
  .mark {
    outline: none;
  }
  .mark.opens {
    cursor: pointer;
  }
  .shape {
    fill: var(--_tone);
  }
  .point {
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .funnel .shape {
    fill: color-mix(in oklab, var(--_tone) 26%, var(--_surface));
    stroke: var(--_tone);
    stroke-width: 1.5;
  }
  .flow {
    fill: var(--_well);
  }
  .line {
    fill: none;
    stroke: var(--_tone);
    stroke-width: 2;
    stroke-linejoin: round;
  }
  .line[data-dash='1'] {
    stroke-dasharray: 6 3;
  }
  .line[data-dash='2'] {
    stroke-dasharray: 2 3;
  }
  .mark.few .shape {
    opacity: 0.5;
  }
  .drawing text.few {
    fill: var(--_muted);
    font-weight: 400;
    font-style: italic;
  }
  .hit {
    fill: transparent;
    stroke: none;
  }
  .mark:hover > .hit {
    fill: var(--_hover);
  }
  .stacked .mark:hover > .shape,
  .bars .mark:hover > .shape,
  .waterfall .mark:hover > .shape {
    filter: brightness(1.08);
  }
  .mark:focus-visible > .hit {
    stroke: var(--_accent);
    stroke-width: 2;
  }
  .pattern {
    display: none;
    pointer-events: none;
  }
  .hatch {
    fill: none;
    stroke: var(--_surface);
    stroke-width: 1.5;
  }
  .spot {
    fill: var(--_surface);
  }
  .panel .empty {
    margin: 0;
    padding: 2.2em 0;
    text-align: center;
  }
  .panel [hidden] {
    display: none;
  }
  @media (forced-colors: active) {
    .drawing :is(text, .tick, .between, text.few) {
      fill: CanvasText;
    }
    .drawing .end,
    .waterfall .label {
      stroke: Canvas;
    }
    .shape,
    .funnel .shape {
      fill: CanvasText;
      stroke: CanvasText;
      stroke-width: 1;
    }
    .pattern {
      display: inline;
    }
    .hatch {
      stroke: Canvas;
    }
    .spot {
      fill: Canvas;
    }
    .funnel .shape {
      fill: Canvas;
    }
    .flow {
      fill: Canvas;
      stroke: GrayText;
    }
    .line,
    .axis,
    .goal,
    .lead,
    .target {
      stroke: CanvasText;
    }
    .grid line {
      stroke: GrayText;
    }
    .mark:focus-visible > .hit {
      stroke: Highlight;
      stroke-width: 3;
    }
    .switch button[aria-pressed='true'] {
      forced-color-adjust: none;
      border-color: Highlight;
      background: Highlight;
      color: HighlightText;
    }
  }
  @media print {
    .panel {
      border-color: #bbb;
    }
    .plot {
      break-inside: avoid;
    }
    .panel-tools,
    .readout {
      display: none;
    }
    /* On paper nobody can switch: both are there. */
    .panel .twin[hidden],
    .panel .chart[hidden] {
      display: block;
    }
    .twin {
      overflow: visible;
      background: none;
    }
    .twin table {
      font-size: 0.85em;
    }
    .twin th,
    .twin td {
      padding: 0.35em 0.4em;
    }
    .twin tr {
      break-inside: avoid;
    }
    .twin thead {
      display: table-header-group;
    }
    /* Drawn for a window, which may be wider than paper. */
    .drawing {
      max-inline-size: 100%;
      block-size: auto;
    }
  }
`;
