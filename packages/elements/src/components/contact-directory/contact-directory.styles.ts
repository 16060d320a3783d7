import { css, unsafeCSS } from 'lit';

/** Height of a row: in `em`, and in heights of a board's card, which are measured already. */
const ROW_EMS = 4.4;
export const ROW_OF_CARDS = ROW_EMS / 5.75;

export const contactDirectoryStyles = css`
  :host {
    block-size: var(--firsat-directory-height, 46em);
  }
  .base {
    position: relative;
    display: flex;
    flex-direction: column;
    gap: 0.7em;
    container-type: inline-size;
    block-size: 100%;
    min-block-size: 24em;
  }
  h2,
  h3,
  p,
  ul {
    margin: 0;
    padding: 0;
  }
  ul {
    list-style: none;
  }
  .em {
    position: absolute;
    inline-size: 100em;
    block-size: 0;
    visibility: hidden;
    pointer-events: none;
  }
  .head {
    display: flex;
    flex-wrap: wrap;
    align-items: baseline;
    gap: 0.2em 0.9em;
  }
  h2 {
    font-size: 1.25em;
  }
  h3 {
    font-size: 1em;
  }
  .strong {
    font-weight: 600;
  }
  .tools {
    display: flex;
    gap: 0.6em;
    align-items: center;
  }
  .search {
    flex: 1;
    max-inline-size: 40em;
    min-inline-size: 0;
  }
  .add {
    flex: none;
    min-block-size: 2.4em;
    margin-inline-start: auto;
  }
  .filters {
    display: flex;
    flex-wrap: wrap;
    gap: 0.5em 1em;
    align-items: center;
  }
  .choice {
    display: inline-flex;
    align-items: center;
    gap: 0.5em;
  }
  .choice .input {
    inline-size: auto;
    max-inline-size: 14em;
  }
  .filters .segment {
    flex: 1 1 auto;
  }
  .filters .segment > span {
    white-space: nowrap;
  }

  /* Rows */
  .scroller {
    position: relative;
    flex: 1;
    min-block-size: 10em;
    overflow: auto;
    overscroll-behavior: contain;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
  }
  .rows {
    position: relative;
    block-size: var(--_height);
  }
  .row {
    position: absolute;
    inset-inline: 0;
    inset-block-start: 0;
    translate: 0 var(--_start);
    display: grid;
    grid-template-columns: 1.4em minmax(0, 2fr) minmax(0, 1fr) 9.5em 6.4em;
    gap: 0 0.9em;
    align-items: center;
    block-size: ${unsafeCSS(ROW_EMS)}em;
    padding-inline: 0.9em;
    border-block-end: 1px solid var(--_line);
    cursor: pointer;
  }
  .row:hover {
    background: var(--_hover);
  }
  .row.is-open {
    background: var(--_selected);
  }
  .mark {
    display: grid;
    color: var(--_muted);
  }
  .who {
    display: grid;
    gap: 0.15em;
    min-inline-size: 0;
  }
  .name {
    min-block-size: 24px;
    justify-self: start;
    max-inline-size: 100%;
    padding: 0;
    border: 0;
    border-radius: 3px;
    background: none;
    font-weight: 600;
    text-align: start;
  }
  .row:hover .name {
    text-decoration: underline;
    text-decoration-thickness: 1px;
    text-underline-offset: 3px;
  }
  .under {
    display: flex;
    gap: 0.6em;
    align-items: baseline;
    min-inline-size: 0;
    color: var(--_muted);
  }
  .badge {
    flex: none;
    padding: 0 0.6em;
    border: 1px solid var(--_line-strong);
    border-radius: 1em;
    font-size: 0.9em;
    font-weight: 500;
    color: var(--_muted);
    white-space: nowrap;
  }
  .badge.customer {
    border-color: var(--_success);
    color: var(--_success);
  }
  .sum {
    display: grid;
    min-inline-size: 0;
  }
  .sum strong {
    font-weight: 600;
  }
  .sum-narrow {
    display: none;
    margin-inline-start: auto;
    color: var(--_text);
    font-weight: 500;
  }
  .ways {
    display: flex;
    justify-content: flex-end;
  }
  .way {
    inline-size: 2.6em;
    block-size: 2.6em;
  }
  .way.preferred {
    color: var(--_accent);
  }
  .nobody {
    display: grid;
    align-content: center;
    justify-items: center;
    gap: 0.5em;
    flex: 1;
    padding: 2em 1.5em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_surface);
    text-align: center;
  }
  .nobody > .icon {
    inline-size: 2em;
    block-size: 2em;
    color: var(--_muted);
  }
  .nobody-actions,
  .group-actions {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 0.5em;
  }
  .waiting {
    padding: 2em 1em;
  }

  @container (inline-size < 46em) {
    .row {
      grid-template-columns: minmax(0, 1fr) auto;
    }
    .mark,
    .sum,
    .last {
      display: none;
    }
    .sum-narrow {
      display: block;
    }
    .segments {
      flex: 1 1 100%;
    }
    .choice {
      flex: 1 1 40%;
    }
    .choice .label {
      position: absolute;
      inline-size: 1px;
      block-size: 1px;
      overflow: hidden;
      clip-path: inset(50%);
    }
    .choice .input {
      inline-size: 100%;
      max-inline-size: none;
    }
    .group {
      grid-template-columns: minmax(0, 1fr);
    }
    .group-actions {
      justify-content: flex-end;
    }
  }
  @media (pointer: coarse) {
    .way {
      inline-size: 44px;
      block-size: 44px;
    }
    .link {
      min-block-size: 44px;
    }
  }
  @media (forced-colors: active) {
    .row.is-open {
      outline: 2px solid Highlight;
      outline-offset: -2px;
    }
  }
`;
