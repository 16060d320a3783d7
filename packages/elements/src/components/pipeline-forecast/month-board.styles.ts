import { css } from 'lit';

export const monthBoardStyles = css`
  .months {
    position: relative;
    display: grid;
    gap: 0.6em;
    min-inline-size: 0;
    margin-block-start: 1.4em;
  }
  .months h3,
  .months p {
    margin: 0;
  }
  .months h3 {
    font-size: 1.15em;
  }
  .month-columns {
    display: grid;
    grid-auto-columns: minmax(14.5em, 1fr);
    grid-auto-flow: column;
    gap: 0.7em;
    padding-block-end: 0.4em;
    overflow-x: auto;
    overscroll-behavior-x: contain;
  }
  .month-column {
    display: grid;
    gap: 0.5em;
    align-content: start;
    min-block-size: 9em;
    padding: 0.6em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius);
    background: var(--_well);
  }
  .month-column.over {
    border-color: var(--_accent);
    outline: 1px solid var(--_accent);
  }
  .month-column h4 {
    display: flex;
    gap: 0.5em;
    justify-content: space-between;
    margin: 0;
    font-size: 1em;
  }
  .month-column .sums {
    display: flex;
    flex-wrap: wrap;
    gap: 0 0.8em;
    color: var(--_muted);
    font-weight: 500;
    font-size: 0.93em;
  }
  .sums > :first-child {
    color: var(--_text);
  }
  .month-column ul {
    display: grid;
    gap: 0.5em;
    align-content: start;
    max-block-size: 34em;
    overflow-y: auto;
    margin: 0;
    padding: 0;
    list-style: none;
  }
  .month-card {
    display: grid;
    gap: 0.25em;
    padding: 0.55em 0.65em;
    border: 1px solid var(--_line);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    cursor: grab;
    user-select: none;
  }
  .month-card.carried {
    opacity: 0.45;
  }
  .month-card .open {
    padding: 0;
    border: 0;
    background: none;
    color: inherit;
    font: inherit;
    font-weight: 600;
    text-align: start;
    overflow-wrap: anywhere;
    cursor: pointer;
  }
  .month-card .open,
  .month-card > .hint {
    unicode-bidi: plaintext;
    text-align: -webkit-match-parent;
    text-align: match-parent;
  }
  .month-card .open:hover {
    text-decoration: underline;
  }
  .month-card .line {
    display: flex;
    flex-wrap: wrap;
    gap: 0.1em 0.6em;
    justify-content: space-between;
  }
  .month-card .line > .hint {
    margin-inline-start: auto;
  }
  .month-card select {
    min-block-size: 2em;
    padding-block: 0.1em;
  }
  .month-ghost {
    position: absolute;
    inset-block-start: 0;
    /* The pointer is told from the left, in every direction of writing. */
    left: 0;
    z-index: 2;
    inline-size: 12em;
    padding: 0.55em 0.65em;
    border: 1px solid var(--_accent);
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    font-weight: 600;
    pointer-events: none;
    overflow-wrap: anywhere;
  }
  @media (pointer: coarse) {
    .month-card select,
    .month-card .open {
      min-block-size: 44px;
    }
  }
`;
