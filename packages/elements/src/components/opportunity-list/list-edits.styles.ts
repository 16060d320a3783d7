import { css } from 'lit';

/** An editor over its cell, wide enough to type in. */
export const listEditsStyles = css`
  .row:has(.edit) {
    z-index: 2;
  }
  .row > .cell:has(.edit) {
    z-index: 3;
  }
  .edit {
    position: absolute;
    inset-block-start: 0;
    inset-inline-start: 0;
    display: grid;
    gap: 0.3em;
    inline-size: max(100%, 16em);
    padding: 0.2em;
    border-radius: var(--_radius-inner);
    background: var(--_surface);
    box-shadow: var(--_shadow-overlay);
    white-space: normal;
    text-align: start;
    cursor: auto;
  }
  .cell.end > .edit {
    inset-inline: auto 0;
  }
  .edit .field-notes {
    padding-inline: 0.4em;
  }
`;
