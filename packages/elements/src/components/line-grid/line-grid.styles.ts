import { css } from 'lit';

/** A table where there is room, stacked lines where there is not. */
export const lineGridStyles = css`
  .base {
    container-type: inline-size;
    display: grid;
    gap: 0.9em;
    align-content: start;
  }
  p {
    margin: 0;
  }
  .muted {
    color: var(--_muted);
  }
  .empty {
    display: grid;
    gap: 0.3em;
    padding: 1.6em 1.2em;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
    text-align: center;
  }
  .notice {
    display: flex;
    flex-wrap: wrap;
    gap: 0.4em 0.7em;
    align-items: center;
    padding: 0.5em 0.8em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
  }
  .notice > span {
    flex: 1 1 12em;
  }
  .notice.changed > .icon {
    color: var(--_warning);
  }
  .grid {
    position: relative;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .line {
    display: grid;
    grid-template-columns: 2em minmax(9em, 3fr) minmax(4em, 0.8fr) minmax(4em, 0.8fr) minmax(7em, 1.3fr) minmax(
        5.5em,
        1fr
      ) 4.6em minmax(7em, 1.3fr) 4.6em;
    align-items: stretch;
  }
  .line.head {
    border-block-end: 1px solid var(--_line);
    color: var(--_muted);
    font-weight: 500;
  }
  .entry {
    position: relative;
    translate: 0 var(--_shift, 0);
    background: var(--_surface);
  }
  .entry + .entry {
    border-block-start: 1px solid var(--_line);
  }
  .entry:not(:has(+ .entry)) {
    border-end-start-radius: calc(var(--_radius) - 1px);
    border-end-end-radius: calc(var(--_radius) - 1px);
  }
  .entry.lifted {
    z-index: 2;
    border-radius: var(--_radius-inner);
    box-shadow: var(--_shadow-overlay);
  }
  .cell {
    position: relative;
    display: grid;
    align-content: center;
    min-inline-size: 0;
    min-block-size: 2.7em;
    padding: 0.3em 0.6em;
    overflow-wrap: anywhere;
  }
  .head .cell {
    min-block-size: 2.2em;
  }
  .entry .cell:not(.amount) {
    cursor: text;
  }
  .cell[aria-readonly='true'] {
    cursor: default;
  }
  .cell:hover:not(.amount, [aria-readonly='true'], .edited) {
    background: var(--_hover);
  }
  .cell:focus-visible {
    outline: 2px solid var(--_accent);
    outline-offset: -2px;
    border-radius: var(--_radius-inner);
  }
  .quantity,
  .unitPrice,
  .discount,
  .vat,
  .amount {
    text-align: end;
  }
  .amount {
    font-weight: 600;
  }
  .name .shown {
    font-weight: 500;
  }
  .note {
    font-size: 0.9em;
    color: var(--_muted);
  }
  .note.warning {
    color: var(--_warning);
  }
  .cell-label {
    display: none;
  }
  .cell.edited {
    padding: 0.15em;
    align-content: start;
  }
  .cell-editor {
    min-block-size: 2.4em;
    padding-inline: 0.45em;
    text-align: inherit;
  }
  .cell-hint {
    position: absolute;
    z-index: 3;
    inset-block-start: 100%;
    inset-inline-end: 0;
    max-inline-size: 18em;
    inline-size: max-content;
    padding: 0.3em 0.6em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_raised);
    box-shadow: var(--_shadow-overlay);
    text-align: start;
  }
  .cell-hint:empty {
    display: none;
  }
  .grip,
  .row-actions {
    display: flex;
    align-items: center;
    justify-content: center;
  }
  .handle {
    cursor: grab;
    touch-action: pan-y;
  }
  .details-button[aria-expanded='true'] .icon {
    rotate: 180deg;
  }
  .details-cell {
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(16em, 100%), 1fr));
    gap: 0.7em;
    padding: 0.5em 0.8em 0.9em 2.6em;
  }
  .adder {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em;
  }
  .adder .combo {
    flex: 1 1 14em;
  }
  .foot {
    display: flex;
    flex-wrap: wrap;
    gap: 1em 2em;
    align-items: start;
    justify-content: space-between;
  }
  .terms {
    display: grid;
    gap: 0.6em;
    flex: 1 1 12em;
    max-inline-size: 20em;
  }
  .terms label {
    display: grid;
    gap: 0.2em;
  }
  .totals {
    display: grid;
    gap: 0.3em;
    flex: 1 1 16em;
    max-inline-size: 26em;
    margin: 0 0 0 auto;
  }
  .sum {
    display: flex;
    gap: 1em;
    justify-content: space-between;
  }
  .sum dd {
    margin: 0;
    text-align: end;
    white-space: nowrap;
  }
  .sum.muted,
  .sum.vat {
    color: var(--_muted);
  }
  .sum.net,
  .sum.total {
    padding-block-start: 0.35em;
    border-block-start: 1px solid var(--_line);
    font-weight: 600;
  }
  .sum.total {
    font-size: 1.1em;
  }
  .why {
    font-size: 0.9em;
  }
  .paste {
    display: grid;
    gap: 0.7em;
    padding: 0.8em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .read-as {
    display: flex;
    gap: 0.6em;
    align-items: center;
  }
  .read-as .input {
    inline-size: auto;
  }
  .paste-scroll {
    overflow: auto;
    max-block-size: 18em;
  }
  table {
    border-collapse: collapse;
    inline-size: 100%;
  }
  th,
  td {
    padding: 0.3em 0.6em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    white-space: nowrap;
  }
  td.figure {
    text-align: end;
  }
  td.refused {
    color: var(--_danger);
  }
  .paste-actions {
    display: flex;
    gap: 0.5em;
    justify-content: flex-end;
  }
  @container (inline-size < 52em) {
    .line.head {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .line {
      grid-template-columns: 2.2em repeat(3, minmax(0, 1fr)) auto;
      grid-template-areas:
        'grip name name name actions'
        '. quantity unit unitPrice unitPrice'
        '. discount vat amount amount';
      padding-block: 0.3em;
    }
    .line.head + .entry {
      border-start-start-radius: calc(var(--_radius) - 1px);
      border-start-end-radius: calc(var(--_radius) - 1px);
    }
    .grip {
      grid-area: grip;
    }
    .row-actions {
      grid-area: actions;
    }
    .cell.name {
      grid-area: name;
    }
    .cell.quantity {
      grid-area: quantity;
    }
    .cell.unit {
      grid-area: unit;
    }
    .cell.unitPrice {
      grid-area: unitPrice;
    }
    .cell.discount {
      grid-area: discount;
    }
    .cell.vat {
      grid-area: vat;
    }
    .cell.amount {
      grid-area: amount;
    }
    .entry .cell:not(.name) {
      align-content: start;
      text-align: start;
    }
    .entry .cell.amount,
    .entry .cell.unitPrice {
      text-align: end;
    }
    .entry .cell-label {
      display: block;
      color: var(--_muted);
      font-size: 0.85em;
    }
    .entry .cell.name .cell-label {
      display: none;
    }
    .details-cell {
      padding-inline-start: 0.8em;
    }
  }
  @media (pointer: coarse) {
    .icon-button,
    .cell,
    .cell-editor,
    .adder .button,
    .adder .input,
    .terms .input {
      min-block-size: 44px;
    }
    .icon-button {
      min-inline-size: 40px;
    }
    .line {
      grid-template-columns: 44px minmax(9em, 3fr) minmax(4em, 0.8fr) minmax(4em, 0.8fr) minmax(7em, 1.3fr) minmax(
          5.5em,
          1fr
        ) 4.6em minmax(7em, 1.3fr) 90px;
    }
  }
  @media (pointer: coarse) {
    @container (inline-size < 52em) {
      .line {
        grid-template-columns: 44px repeat(3, minmax(0, 1fr)) auto;
      }
    }
  }
`;
