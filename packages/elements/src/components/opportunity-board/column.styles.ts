import { css } from 'lit';

export const columnStyles = css`
  .column {
    grid-row: 1 / span 2;
    display: grid;
    grid-template-rows: subgrid;
    grid-template-columns: minmax(0, 1fr);
    min-inline-size: 0;
    scroll-snap-align: start;
    border-radius: var(--_radius);
    transition: background var(--_quick);
  }
  .column[data-over] {
    background: color-mix(in oklab, var(--_accent) 6%, transparent);
  }
  .head {
    position: relative;
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    align-content: start;
    gap: 0.1em;
    padding: 0.35em 0.35em 0.45em;
    border-block-end: 2px solid color-mix(in oklab, var(--_stage, var(--_line)) 55%, transparent);
  }
  .head-line {
    display: flex;
    align-items: center;
    gap: 0.45em;
    min-block-size: 1.75em;
  }
  .name {
    font-weight: 600;
  }
  .count {
    color: var(--_muted);
    white-space: nowrap;
  }
  .tag {
    flex: none;
    padding: 0 0.45em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    color: var(--_muted);
    font-weight: 500;
  }
  .head-actions {
    position: absolute;
    inset-block-start: 0.35em;
    inset-inline-end: 0;
    display: flex;
    padding-inline-start: 0.4em;
    border-radius: var(--_radius-inner);
    background: var(--_well);
    opacity: 0;
    transition: opacity var(--_quick);
  }
  .column:hover .head-actions,
  .head:focus-within .head-actions {
    opacity: 1;
  }
  .column:hover .head-line,
  .head:focus-within .head-line {
    padding-inline-end: 3.6em;
  }
  @media (hover: none) {
    .column .head .head-line {
      padding-inline-end: 0;
    }
    .head-actions {
      position: static;
      margin-inline-start: auto;
      padding: 0;
      opacity: 1;
    }
  }
  .dots,
  .card-menu {
    display: inline-grid;
    place-items: center;
  }
  .dots::before,
  .card-menu::before {
    content: '';
    inline-size: 15px;
    block-size: 5px;
    background: radial-gradient(circle, currentColor 1.5px, transparent 2px) 0 0 / 5px 5px repeat-x;
  }
  .sums {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.8em;
    min-block-size: 1.75em;
    align-items: center;
    padding: 0;
    border: 0;
    border-radius: 4px;
    background: none;
    justify-self: start;
    max-inline-size: 100%;
    text-align: start;
    font-weight: 600;
    cursor: help;
  }
  .sum {
    white-space: nowrap;
  }
  .sum.none {
    color: var(--_muted);
    font-weight: 400;
  }
  .preview .sums,
  .preview .count {
    color: var(--_accent);
  }
  .weighted {
    display: flex;
    flex-wrap: wrap;
    column-gap: 0.8em;
    color: var(--_muted);
    min-block-size: 1.4em;
  }
  .unpriced {
    flex: none;
  }
  .scroller {
    position: relative;
    min-block-size: 0;
    margin-inline: -4px;
    padding-inline: 4px;
    overflow: hidden auto;
    overscroll-behavior-y: contain;
    scrollbar-width: thin;
    scrollbar-color: transparent transparent;
  }
  .column:hover .scroller {
    scrollbar-color: var(--_line-strong) transparent;
  }
  .list {
    position: relative;
  }
  .nothing {
    margin: 0.6em 0 0;
    color: var(--_muted);
    text-align: center;
  }
  .nothing.inviting {
    display: grid;
    justify-items: center;
    gap: 0.3em;
    padding: 1.2em 0.8em;
    border: 1px dashed var(--_line-strong);
    border-radius: var(--_radius);
    text-wrap: balance;
  }
  .nothing strong {
    color: var(--_text);
    font-weight: 600;
  }
`;
