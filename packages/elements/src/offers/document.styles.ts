import { css } from 'lit';

/** An offer as its reader sees it: paper, on the screen and out of the printer. Colours of its own: paper is white in every theme. */
export const documentStyles = css`
  .document {
    --_ink: #1b1f27;
    --_faint: #545a66;
    --_rule: #c9cdd5;
    position: relative;
    display: grid;
    gap: 1.4em;
    min-inline-size: 0;
    padding: 2em 2.2em;
    background: #fff;
    color: var(--_ink);
    color-scheme: light;
    border: 1px solid var(--_rule);
    overflow-wrap: anywhere;
  }
  .document p,
  .document h2,
  .document h3,
  .document dl,
  .document dd {
    margin: 0;
  }
  .document-head {
    display: flex;
    flex-wrap: wrap;
    gap: 0.6em 2em;
    justify-content: space-between;
    border-block-end: 2px solid var(--_ink);
    padding-block-end: 0.8em;
  }
  .document h2 {
    font-size: 1.5em;
    line-height: 1.25;
  }
  .document h3 {
    font-size: 1.15em;
    margin-block-end: 0.4em;
  }
  .company,
  .document .kind {
    color: var(--_faint);
  }
  .document .kind {
    font-weight: 600;
    letter-spacing: 0.06em;
  }
  .document .number {
    font-size: 1.25em;
    font-weight: 600;
    white-space: nowrap;
  }
  .facts {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(11em, 1fr));
    gap: 0.6em 1.5em;
  }
  .document dt {
    color: var(--_faint);
  }
  .facts dd {
    font-weight: 500;
  }
  .part {
    min-inline-size: 0;
  }
  .document table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .document th {
    border-block-end: 1px solid var(--_ink);
    padding: 0.35em 0.5em;
    font-weight: 600;
    text-align: start;
    vertical-align: bottom;
  }
  .document td {
    border-block-end: 1px solid var(--_rule);
    padding: 0.45em 0.5em;
    vertical-align: top;
  }
  .document .amount {
    text-align: end;
    overflow-wrap: normal;
  }
  td.amount {
    white-space: nowrap;
  }
  .document :is(th, td):first-child {
    padding-inline-start: 0;
  }
  .document :is(th, td):last-child {
    padding-inline-end: 0;
  }
  .line-name {
    font-weight: 500;
  }
  .line-about {
    display: block;
    color: var(--_faint);
    font-size: 0.92em;
    white-space: pre-line;
  }
  .totals {
    display: grid;
    gap: 0.2em;
    margin-block-start: 0.8em !important;
    margin-inline-start: auto !important;
    inline-size: min(24em, 100%);
  }
  .totals > div {
    display: flex;
    gap: 1em;
    justify-content: space-between;
    padding-block: 0.15em;
  }
  .totals dt {
    color: var(--_ink);
  }
  .totals .total {
    border-block: 1px solid var(--_ink);
    padding-block: 0.4em;
    font-size: 1.12em;
    font-weight: 700;
  }
  .questions {
    display: grid;
    gap: 0.8em;
  }
  .questions dt {
    color: var(--_ink);
    font-weight: 600;
  }
  .questions dd {
    white-space: pre-line;
  }
  .in-words {
    margin-block-start: 0.5em !important;
    color: var(--_ink);
    font-style: italic;
    text-align: end;
    text-wrap: balance;
  }
  .document-notes {
    margin-block-start: 0.8em !important;
    color: var(--_faint);
    font-size: 0.92em;
  }
  .hash {
    color: var(--_faint);
    font-size: 0.75em;
    word-break: break-all;
  }
  .watermark {
    position: absolute;
    inset: 0;
    display: grid;
    place-items: center;
    overflow: hidden;
    color: rgb(27 31 39 / 0.07);
    font-size: min(9em, 22cqi);
    font-weight: 800;
    letter-spacing: 0.1em;
    rotate: -24deg;
    pointer-events: none;
  }
  /* Seen only: the kind of the document says it in words. */
  .watermark::before {
    content: attr(data-words);
  }
  .document .text > * {
    margin-block: 0 0.5em;
  }
  @container (max-inline-size: 34em) {
    .document {
      padding: 1.1em 1em;
      font-size: 0.95em;
    }
    .scroller {
      overflow-x: auto;
    }
    /* The name has a line of its own; the figures below it stand under each other from row to row. */
    .document .lines tr {
      display: flex;
      flex-wrap: wrap;
      border-block-end: 1px solid var(--_rule);
      padding-block: 0.3em;
    }
    .document .lines thead tr {
      border-color: var(--_ink);
    }
    .document .lines :is(th, td) {
      flex: 4 0 0;
      min-inline-size: min-content;
      border: 0;
      padding: 0.1em 0.15em;
    }
    .document .lines :is(th, td):first-child {
      flex-basis: 100%;
    }
    .document .lines .small {
      flex-grow: 3;
    }
  }
  @media print {
    .facts {
      padding-block-start: 4pt;
    }
    .document {
      display: block;
      padding: 0;
      border: 0;
      print-color-adjust: exact;
    }
    .document > * + * {
      margin-block-start: 14pt;
    }
    .scroller {
      overflow: visible;
    }
    .document thead {
      display: table-header-group;
    }
    .document tr,
    .totals,
    .in-words,
    .questions > div,
    .document-head {
      break-inside: avoid;
    }
    .document h3,
    .document h4 {
      break-after: avoid;
    }
    .document p,
    .document li {
      orphans: 2;
      widows: 2;
    }
    .watermark {
      position: fixed;
    }
  }
`;
