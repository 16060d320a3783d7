import { css } from 'lit';

/** Repeating a sale, and looking back at one. */
export const reviewStyles = css`
  .repeat,
  .review {
    display: grid;
    gap: 0.7em;
    justify-items: start;
  }
  .repeat .field {
    inline-size: 100%;
  }
  .check-field {
    display: flex;
    gap: 0.6em;
    align-items: center;
    min-block-size: 2.3em;
  }
  .check-field input {
    inline-size: 1.15em;
    block-size: 1.15em;
    margin: 0;
    accent-color: var(--_accent);
  }
  .review h3 {
    margin: 0.4em 0 0;
    color: var(--_muted);
    font-size: 1em;
    font-weight: 500;
  }
  .review p,
  .review ul {
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .review table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .review th {
    font-weight: 500;
    text-align: start;
  }
  .review :is(td, thead th:not(:first-child)) {
    text-align: end;
    font-variant-numeric: tabular-nums;
  }
  .review :is(td, th) {
    padding: 0.3em 0.4em;
    border-block-end: 1px solid var(--_line);
  }
  .review td:first-of-type {
    font-weight: 500;
  }
  .review li {
    display: flex;
    gap: 1em;
    justify-content: space-between;
  }
  .review ul {
    inline-size: 100%;
  }
  .arrow:dir(rtl) {
    display: inline-block;
    scale: -1 1;
  }
`;
