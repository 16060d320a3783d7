import { css } from 'lit';

/** The table that says what a drawing shows. */
export const sheetTableStyles = css`
  /* What is further on shows as a shadow at the edge, as long as there is any. */
  .twin {
    overflow-x: auto;
    min-inline-size: 0;
    background:
      linear-gradient(to right, var(--_raised) 40%, transparent) 0 0 / 3em 100% no-repeat local,
      linear-gradient(to left, var(--_raised) 40%, transparent) 100% 0 / 3em 100% no-repeat local,
      linear-gradient(to right, var(--_hover), transparent) 0 0 / 1em 100% no-repeat scroll,
      linear-gradient(to left, var(--_line), transparent) 100% 0 / 1em 100% no-repeat scroll;
  }
  .twin table {
    inline-size: 100%;
    border-collapse: collapse;
  }
  .twin th,
  .twin td {
    padding: 0.45em 0.7em;
    border-block-end: 1px solid var(--_line);
    text-align: start;
    font-weight: 400;
    white-space: nowrap;
  }
  .twin thead th {
    color: var(--_muted);
    font-weight: 500;
    white-space: normal;
    vertical-align: bottom;
  }
  .twin :is(th, td):first-child {
    position: sticky;
    inset-inline-start: 0;
    padding-inline-start: 0.2em;
    background: var(--_raised);
  }
  .twin tbody th {
    white-space: normal;
    min-inline-size: 9em;
  }
  .twin .figure {
    text-align: end;
  }
  .twin tfoot :is(th, td) {
    border-block-end: 0;
    font-weight: 600;
  }
  .twin .few {
    color: var(--_muted);
    font-style: italic;
  }
  .name {
    display: inline-flex;
    gap: 0.5em;
    align-items: center;
  }
  .twin .opens {
    min-block-size: 1.8em;
    margin: -0.2em -0.3em;
    padding: 0.1em 0.3em;
    border: 0;
    border-radius: 4px;
    background: transparent;
    font-style: inherit;
    text-decoration: underline;
    text-decoration-style: dotted;
    text-decoration-color: var(--_line-strong);
    text-underline-offset: 0.25em;
  }
  .twin .opens:hover {
    background: var(--_hover);
    text-decoration-style: solid;
  }
`;
