import { css } from 'lit';

/** Tags, priority and own fields, one below the other. */
export const attributesStyles = css`
  .attributes {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 0.9em;
  }
  .attributes h3 {
    margin: 0.4em 0 0;
    font-size: 1em;
  }
  .attributes p {
    margin: 0;
  }
  .tag-list {
    display: flex;
    flex-wrap: wrap;
    gap: 0.35em;
  }
  .tag-list:empty {
    display: none;
  }
  .tag-chip {
    display: inline-flex;
    align-items: center;
    padding-inline-start: 0.7em;
    border-radius: 999px;
    background: var(--_hover);
    overflow-wrap: anywhere;
  }
  .attributes input[type='checkbox'] {
    justify-self: start;
    inline-size: 1.2em;
    block-size: 1.2em;
    accent-color: var(--_accent);
  }
  .new-field > summary {
    min-block-size: 24px;
    align-content: center;
    cursor: pointer;
    color: var(--_muted);
  }
  .new-field > form {
    display: grid;
    gap: 0.6em;
    padding-block-start: 0.6em;
  }
  .new-field .button {
    justify-self: end;
  }
`;
