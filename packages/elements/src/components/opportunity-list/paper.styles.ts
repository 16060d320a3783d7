import { css } from 'lit';

/** A printed list: a table whose headings stand on each page, lines that wrap instead of being cut, no tools. */
export const listPaperStyles = css`
  .base[data-paper] .frame,
  .base[data-paper] .grid {
    position: static;
    overflow: visible;
  }
  @media print {
    :host {
      block-size: auto !important;
      container-type: normal;
    }
    .base {
      display: block;
      block-size: auto;
      overflow: visible;
      border: 0;
    }
    .toolbar,
    .filters,
    .notes,
    .resize,
    .head .visually-hidden,
    .cell.select {
      display: none !important;
    }
    .frame,
    .grid {
      position: static;
      overflow: visible;
    }
    .base[data-paper='whole'] .grid {
      display: table;
      inline-size: 100%;
      border-collapse: collapse;
      font-size: 0.8em;
    }
    .base[data-paper='whole'] .head {
      display: table-header-group;
      position: static;
      block-size: auto;
      min-inline-size: 0;
      break-inside: avoid;
      box-shadow: none;
    }
    .row::before {
      display: none !important;
    }
    .base[data-paper='whole'] .rows {
      display: table-row-group;
      block-size: auto !important;
    }
    .base[data-paper='whole'] .row {
      display: table-row;
      position: static;
      translate: none !important;
      block-size: auto;
      contain: none;
      break-inside: avoid;
    }
    .base[data-paper='whole'] .cell:not(.select) {
      display: table-cell;
      position: static !important;
      padding: 0.35em 0.5em;
      border-block-end: 1px solid #bbb;
      box-shadow: none;
      vertical-align: top;
    }
    .base[data-paper='whole'] .cell:is([data-col='description'], [data-col='customer'], [data-col='stage']) {
      white-space: normal;
    }
    .cell .ellipsis {
      overflow: visible;
      white-space: inherit;
    }
    .totals {
      break-inside: avoid;
      background: none;
    }
  }
`;
