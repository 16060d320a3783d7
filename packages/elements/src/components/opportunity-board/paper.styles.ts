import { css } from 'lit';

/** A printed board: its stages after each other with all their cards side by side, no tools, each card on one page. */
export const boardPaperStyles = css`
  .base[data-paper] .scroller {
    overflow: visible;
    block-size: max-content;
    min-block-size: max-content;
  }
  @media print {
    :host {
      block-size: auto !important;
      container-type: normal;
    }
    .base {
      --_well: transparent;
      display: block;
      block-size: auto;
      overflow: visible;
    }
    .toolbar,
    .switcher,
    .beyond,
    .notes,
    .head-actions,
    .card-menu,
    .nothing.inviting,
    .flights {
      display: none !important;
    }
    .columns,
    .column,
    .columns-frame {
      display: block;
      block-size: auto;
      padding: 0;
      overflow: visible;
    }
    .column + .column {
      margin-block-start: 1.2em;
    }
    .column .head {
      break-after: avoid;
      padding-inline: 0;
    }
    .base[data-paper='whole'] .list {
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(13em, 1fr));
      gap: 0.5em;
      block-size: auto !important;
      padding-block: 0.5em;
    }
    .base[data-paper='whole'] .item {
      position: static;
      translate: none !important;
      block-size: auto;
      contain: none;
      break-inside: avoid;
    }
    .base[data-paper='whole'] .card {
      grid-template-rows: none;
      padding-block: 0.45em;
      border-color: #999;
    }
    .base[data-paper='whole'] .card :is(.title, .customer, .date, .amount) {
      display: block;
      overflow: visible;
      white-space: normal;
    }
    .foot {
      flex-wrap: wrap;
    }
    .mark {
      translate: none !important;
    }
    .owner {
      border: 1px solid #999;
    }
  }
`;
