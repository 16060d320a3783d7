import { css } from 'lit';

/** A search field with its icon inside; where it stands and how wide it is, its widget says. */
export const searchStyles = css`
  .search {
    position: relative;
  }
  .search > .icon {
    position: absolute;
    inset-inline-start: 0.7em;
    inset-block: 0;
    margin-block: auto;
    color: var(--_muted);
    pointer-events: none;
  }
  .search .input {
    padding-inline-start: 2.3em;
  }
`;
