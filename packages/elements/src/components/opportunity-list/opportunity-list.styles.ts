import { css, type CSSResult } from 'lit';
import { searchStyles } from '../../styles/search.styles.js';

/** The list: tools above, headings that stay, rows of one height, sums that stay. */
export const opportunityListStyles: readonly CSSResult[] = [
  searchStyles,
  css`
  :host {
    block-size: var(--firsat-list-height, 46em);
    container: firsat-list / inline-size;
  }
  .base {
    position: relative;
    display: grid;
    grid-template: auto auto auto minmax(0, 1fr) auto / minmax(0, 1fr);
    block-size: 100%;
    min-block-size: 20em;
    background: var(--_surface);
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    overflow: clip;
  }
  .em {
    position: absolute;
    inline-size: 100em;
    block-size: 0;
    visibility: hidden;
    pointer-events: none;
  }
  .muted {
    color: var(--_muted);
  }
  .toolbar {
    grid-row: 1;
    display: flex;
    align-items: center;
    gap: 0.55em;
    padding: var(--_space);
    overflow-x: auto;
    scrollbar-width: none;
  }
  .toolbar > .button.primary {
    flex: none;
  }
  .spring {
    flex: 1;
  }
  .search {
    display: block;
    flex: 0 2 22em;
    min-inline-size: 9em;
  }
  .search .input {
    padding-inline-end: 2.2em;
  }
  .search .input::-webkit-search-cancel-button {
    display: none;
  }
  .search .clear {
    position: absolute;
    inset-inline-end: 0.3em;
    inset-block: 0;
    margin-block: auto;
    inline-size: 1.75em;
    block-size: 1.75em;
  }
  .filters {
    grid-row: 2;
    min-block-size: 2.7em;
    padding: 0 var(--_space) 0.6em;
  }
  .notes {
    grid-row: 3;
    padding-inline: var(--_space);
  }
  .notes > * {
    margin: 0 0 0.6em;
  }
  .banner {
    padding: 0.5em 0.8em;
    border-radius: var(--_radius-inner);
    background: color-mix(in oklab, var(--_warning) 14%, var(--_surface));
  }
  .frame {
    grid-row: 4;
    position: relative;
    min-block-size: 0;
    min-inline-size: 0;
    border-block-start: 1px solid var(--_line);
  }
  .grid {
    position: absolute;
    inset: 0;
    overflow: auto;
    overscroll-behavior: contain;
    scrollbar-width: thin;
    scrollbar-color: var(--_line-strong) transparent;
    /* A focused cell is not hidden by what stays. */
    scroll-padding-block-start: 2.8em;
    scroll-padding-inline-start: calc(3em + var(--_sticky, 0em));
  }
  .head,
  .row {
    display: grid;
    grid-template-columns: 3em var(--_columns);
    min-inline-size: var(--_least);
    inline-size: 100%;
  }
  .head {
    position: sticky;
    inset-block-start: 0;
    z-index: 3;
    block-size: 2.7em;
    background: var(--_surface);
    box-shadow: 0 1px 0 var(--_line);
  }
  .rows {
    position: relative;
    min-inline-size: var(--_least);
  }
  .row {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    block-size: var(--_row);
    contain: layout style;
    cursor: pointer;
    background: var(--_surface);
  }
  .row > * {
    box-shadow: inset 0 -1px 0 var(--_line);
  }
  .row:hover {
    background: var(--_well);
  }
  .row[aria-selected='true'],
  .row[data-open] {
    background: var(--_selected);
  }
  .row[data-open]::before {
    content: '';
    position: absolute;
    inset-block: 0;
    inset-inline-start: 0;
    inline-size: 3px;
    background: var(--_accent);
    z-index: 2;
  }
  .cell {
    position: relative;
    display: flex;
    align-items: center;
    min-inline-size: 0;
    padding-inline: var(--_space);
    white-space: nowrap;
  }
  .cell.end {
    justify-content: flex-end;
    text-align: end;
  }
  .cell:focus-visible {
    outline-offset: -2px;
    border-radius: 4px;
  }
  .cell.select {
    padding: 0;
  }
  /* The box and, where it stands first, the title stay while the rest scrolls. */
  .row > .cell.select,
  .head > .cell.select {
    position: sticky;
    inset-inline-start: 0;
    z-index: 1;
    background: inherit;
  }
  .row > .cell.select + .cell[data-col='description'],
  .head > .cell.select + .cell[data-col='description'] {
    position: sticky;
    inset-inline-start: 3em;
    z-index: 1;
    background: inherit;
  }
  .base[data-scrolled] .row > .cell.select + .cell[data-col='description'],
  .base[data-scrolled] .head > .cell.select + .cell[data-col='description'] {
    box-shadow:
      inset -1px 0 0 var(--_line),
      inset 0 -1px 0 var(--_line);
  }
  .box {
    display: grid;
    place-items: center;
    inline-size: 100%;
    block-size: 100%;
    cursor: pointer;
  }
  .box > input {
    inline-size: 1.1em;
    block-size: 1.1em;
    margin: 0;
    accent-color: var(--_accent);
    cursor: inherit;
  }
  .row .box > input {
    opacity: 0.55;
  }
  .row:is(:hover, :focus-within, [aria-selected='true']) .box > input {
    opacity: 1;
  }
  .heading {
    display: flex;
    align-items: center;
    gap: 0.3em;
    min-inline-size: 0;
    max-inline-size: 100%;
    margin-inline: -0.4em;
    padding: 0.25em 0.4em;
    border: 0;
    border-radius: 4px;
    background: none;
    color: var(--_muted);
    font-weight: 500;
    text-align: inherit;
  }
  .cell[aria-sort='ascending'] > .heading,
  .cell[aria-sort='descending'] > .heading {
    color: var(--_text);
  }
  .cell[aria-sort] > .heading:hover {
    background: var(--_hover);
  }
  .cell:not([aria-sort]) > .heading {
    cursor: default;
  }
  .sorted {
    display: inline-flex;
    align-items: center;
    flex: none;
  }
  .sorted .icon {
    inline-size: 0.95em;
    block-size: 0.95em;
  }
  .sorted sup {
    font-size: 0.75em;
    line-height: 1;
  }
  .totals {
    grid-row: 5;
    display: flex;
    align-items: center;
    gap: 0.9em;
    min-block-size: 2.9em;
    padding: 0.35em var(--_space);
    border-block-start: 1px solid var(--_line);
    background: var(--_well);
  }
  .totals .count {
    font-weight: 600;
    white-space: nowrap;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    justify-content: flex-end;
    column-gap: 1.4em;
    margin: 0;
    min-inline-size: 0;
  }
  .sum {
    display: flex;
    align-items: baseline;
    gap: 0.45em;
    white-space: nowrap;
  }
  .sum > dt {
    color: var(--_muted);
  }
  .sum > dd {
    margin: 0;
    font-weight: 600;
  }
  .sum.muted > dd {
    font-weight: 400;
    color: var(--_muted);
  }
  .message {
    position: absolute;
    inset: 3em 0 0;
    margin: auto;
    block-size: fit-content;
    inline-size: fit-content;
    display: grid;
    justify-items: center;
    gap: 0.5em;
    max-inline-size: 30em;
    padding: 1.5em;
    text-align: center;
  }
  .base > .message {
    inset: 0;
  }
  .message p {
    margin: 0 0 0.6em;
    color: var(--_muted);
    text-wrap: balance;
  }
  .bones {
    display: grid;
    padding-block-start: 2.7em;
  }
  .bones > span {
    block-size: 2.9em;
    display: grid;
    grid-template-columns: 3fr 2fr 1.4fr 1fr 1fr;
    align-items: center;
    gap: 2em;
    padding-inline: 3em 1em;
    box-shadow: inset 0 -1px 0 var(--_line);
  }
  .bone {
    block-size: 0.9em;
    border-radius: 4px;
    background: var(--_line);
    animation: breathe 1.6s ease-in-out infinite alternate;
  }
  @keyframes breathe {
    from {
      opacity: 0.85;
    }
    to {
      opacity: 0.45;
    }
  }
  @media (pointer: coarse) {
    .icon-button,
    .toolbar .button,
    .search .input {
      min-inline-size: 44px;
      min-block-size: 44px;
    }
    .row .box > input {
      opacity: 1;
    }
  }
  @media (forced-colors: active) {
    .head > .cell,
    .row > .cell {
      border-block-end: 1px solid;
    }
    .row[aria-selected='true'] {
      outline: 1px solid Highlight;
      outline-offset: -1px;
    }
    .bars > i {
      background: CanvasText;
      forced-color-adjust: none;
    }
  }
  @container firsat-list (inline-size < 640px) {
    .toolbar {
      gap: 0.4em;
      padding: 0.6em;
    }
    .search {
      min-inline-size: 6em;
      flex: 1 1 6em;
    }
    .toolbar > .spring,
    .toolbar > .undo {
      display: none;
    }
    .totals {
      gap: 0.5em;
      padding-inline: 0.8em;
    }
    .sums {
      column-gap: 0.8em;
    }
    .sum > dt {
      display: none;
    }
    .totals {
      flex-wrap: wrap;
    }
    .totals > .delivery {
      order: 1;
      flex-basis: 100%;
    }
  }
  /* Back and on in time. */
  .undo:dir(rtl) > .icon {
    scale: -1 1;
  }
`,
];
